# SPDX-License-Identifier: MIT
"""Steps of the ladders of rank, which the office edits."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing, Order

SCHEMES = {
    "CN": N_("Chinese ladder"),
    "RU": N_("Russian ladder"),
    "own": N_("Our own ladder"),
    "academic": N_("Academic ladder"),
    "business": N_("Business ladder"),
}


class RankLevel(Entity):
    """One step; a higher value is more senior."""

    code = "rank_level"
    label = N_("Rank")
    plural = N_("Ranks")
    minimum = (("names",),)

    scheme = f.choice(N_("Ladder"), SCHEMES, "own", listed=True)
    value = f.integer(N_("Seniority"), listed=True)
    names = f.local_text(N_("Names"), search=True, listed=True)

    listing = Listing(
        "rank_level", ("scheme", "value", "names"), order=(Order("value", descending=True),)
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """Ladder and name of the step."""
        return f"{self.scheme} · {self.names.best(tr.lang)}"
