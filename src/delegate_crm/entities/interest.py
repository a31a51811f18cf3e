# SPDX-License-Identifier: MIT
"""Interests: who wants what from us, and how far it has come."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup
from delegate_crm.schema.listing import Listing

NATURES = {
    "buy": N_("Buy"),
    "invest": N_("Invest"),
    "joint_venture": N_("Joint venture"),
    "localise_production": N_("Localise production"),
    "license": N_("License"),
    "distribute": N_("Distribute"),
    "joint_research": N_("Joint research"),
    "exchange": N_("Exchange"),
    "exhibit": N_("Exhibit"),
    "other": NC_("interest", "Other"),
}
STAGES = {
    "noted": NC_("stage", "Noted"),
    "qualified": NC_("stage", "Qualified"),
    "materials_sent": NC_("stage", "Materials sent"),
    "sample_sent": NC_("stage", "Sample sent"),
    "under_test": NC_("stage", "Under test"),
    "results_in": NC_("stage", "Results in"),
    "negotiating": NC_("stage", "Negotiating"),
    "agreed": NC_("stage", "Agreed"),
    "contracted": NC_("stage", "Contracted"),
    "done": NC_("stage", "Done"),
    "lost": NC_("stage", "Lost"),
    "dormant": NC_("stage", "Dormant"),
}
STRENGTHS = {
    "low": NC_("strength", "Low"),
    "medium": NC_("strength", "Medium"),
    "high": NC_("strength", "High"),
}


class Interest(Entity):
    """An interest of a partner in an offering or a topic."""

    code = "interest"
    label = N_("Interest")
    plural = N_("Interests")
    minimum = (("offering", "topic"), ("by",))
    titled_by = ("offering", "by")
    indexes = (Index(("offering",)), Index(("by",)), Index(("found_at",)))

    offering = f.reference(N_("Offering"), "offering", listed=True)
    topic = f.local_text(N_("Topic"), search=True, listed=True)
    by = f.reference(NC_("interest", "Interested party"), "organisation", "person", listed=True)
    nature = f.codes(N_("Nature of the interest"), NATURES, listed=True)
    stage = f.choice(N_("Stage"), STAGES, "noted", listed=True)
    strength = f.choice(N_("Strength"), STRENGTHS)
    found_at = f.reference(N_("Found at"), "visit", "programme_item", "interaction")
    expected = f.window(NC_("interest", "Decision expected"))
    value = f.money(N_("Value"), restricted=True)
    owner = f.reference(NC_("responsible", "Owner"), "user")
    lost_reason = f.text(N_("Why it was lost"))
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("interest", ("offering", "topic", "by", "nature", "stage"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """What, and who wants it."""
        what = look.title(self.offering, tr.lang) or self.topic.best(tr.lang)
        return " · ".join(filter(None, (what, look.title(self.by, tr.lang))))
