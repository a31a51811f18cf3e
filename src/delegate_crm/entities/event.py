# SPDX-License-Identifier: MIT
"""Events: fairs, forums, openings, with dates as well as they are known."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing, Order

EVENT_KINDS = {
    "fair": N_("Fair"),
    "exhibition": N_("Exhibition"),
    "forum": N_("Forum"),
    "conference": N_("Conference"),
    "ceremony": N_("Ceremony"),
    "opening": N_("Opening ceremony"),
    "anniversary": N_("Anniversary"),
    "reception": N_("Reception"),
    "working_group": N_("Working group"),
}
OUR_ROLES = {
    "organiser": N_("Organiser"),
    "exhibitor": N_("Exhibitor"),
    "speaker": N_("Speaker"),
    "guest": NC_("at an event", "Guest"),
    "none": NC_("at an event", "No part"),
}


class Event(Entity):
    """Something that takes place and to which people are invited."""

    code = "event"
    label = N_("Event")
    plural = N_("Events")
    minimum = (("title",),)

    title = f.local_text(NC_("event", "Title"), search=True, listed=True)
    kind = f.choice(N_("Kind of event"), EVENT_KINDS, "fair", listed=True)
    start = f.date(N_("First day"), listed=True)
    end = f.date(N_("Last day"))
    place = f.reference(N_("Place"), "place", listed=True)
    place_note = f.text(N_("Where, in words"), search=True)
    organisers = f.links(N_("Organisers"), "organisation")
    our_role = f.choice(N_("Our part"), OUR_ROLES, "guest", listed=True)
    repeats_yearly = f.flag(N_("Every year"))
    deadline_registration = f.date(N_("Registration until"))
    website = f.text(N_("Website"), search=True)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("event", ("kind", "start", "place", "our_role"), order=(Order("start"),))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its title."""
        return self.title.best(tr.lang)
