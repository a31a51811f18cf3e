# SPDX-License-Identifier: MIT
"""Interactions: calls, letters, messages and notes between visits."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing, Order

INTERACTION_KINDS = {
    "meeting": N_("Meeting"),
    "call": N_("Call"),
    "letter": NC_("interaction", "Letter"),
    "e_mail": N_("E-mail"),
    "messenger": N_("Messenger"),
    "note": NC_("interaction", "Note"),
    "record_of_conversation": N_("Record of conversation"),
}


class Interaction(Entity):
    """One contact with somebody."""

    code = "interaction"
    label = N_("Interaction")
    plural = N_("Interactions")
    minimum = (("summary",),)

    kind = f.choice(N_("Kind of interaction"), INTERACTION_KINDS, "note", listed=True)
    at = f.date(NC_("interaction", "When"), listed=True)
    summary = f.local_text(N_("Summary"), search=True, listed=True)
    participants = f.links(N_("Participants"), "person", "organisation")
    place = f.reference(N_("Place"), "place")
    result = f.local_text(N_("Result"), search=True)
    about = f.links(N_("About"))
    approved_by = f.reference(N_("Approved by"), "user")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "interaction", ("at", "kind", "summary"), order=(Order("at", descending=True),)
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """What it was about."""
        return self.summary.best(tr.lang)
