# SPDX-License-Identifier: MIT
"""Priorities of countries, and for how long they hold."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing

PRIORITY_LEVELS = {
    "priority": N_("Priority country"),
    "regular": N_("Regular"),
    "watch": N_("Watch"),
    "restricted": NC_("country", "Restricted"),
}


class CountryPriority(Entity):
    """How important a country is to the office in a period."""

    code = "country_priority"
    label = N_("Country priority")
    plural = N_("Country priorities")
    minimum = (("country",), ("level",))

    country = f.country(N_("Country"), search=True, listed=True)
    level = f.choice(N_("Priority"), PRIORITY_LEVELS, "regular", listed=True)
    basis = f.local_text(N_("Said or decided by"), search=True, listed=True)
    valid_from = f.date(N_("Valid from"), listed=True)
    valid_to = f.date(N_("Valid until"), listed=True)
    owner = f.reference(N_("Person in charge"), "user")
    yearly_goal = f.note(N_("Goal of the year"), search=True)

    listing = Listing("country_priority", ("country", "level", "basis", "valid_from", "valid_to"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The country and its level."""
        country = CountryPriority.country.kind.write(self.country, tr)
        return f"{country} · {tr(PRIORITY_LEVELS[self.level])}"
