# SPDX-License-Identifier: MIT
"""Programme items: the stops of a visit, whose order is known even when their time is not."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Entity, Index, Lookup, first
from delegate_crm.schema.listing import Listing, Order

ITEM_KINDS = {
    "arrival": NC_("stop", "Arrival"),
    "transfer": N_("Transfer"),
    "meeting": N_("Meeting"),
    "talks": N_("Talks"),
    "courtesy_call": NC_("stop", "Courtesy call"),
    "presentation": N_("Presentation"),
    "round_table": N_("Round table"),
    "site_tour": N_("Site tour"),
    "lab_tour": N_("Laboratory tour"),
    "meal": N_("Meal"),
    "reception": N_("Reception"),
    "ceremony": N_("Ceremony"),
    "signing": NC_("stop", "Signing"),
    "photo": N_("Group photo"),
    "press": NC_("stop", "Press"),
    "cultural": N_("Cultural programme"),
    "free_time": N_("Free time"),
    "departure": NC_("stop", "Departure"),
}
DAY_PARTS = {
    "morning": N_("morning"),
    "midday": N_("midday"),
    "afternoon": N_("afternoon"),
    "evening": N_("evening"),
}
PEOPLE_ROLES = {
    "host": NC_("at a stop", "Host"),
    "co_host": N_("Co-host"),
    "presenter": N_("Presenter"),
    "speaker": N_("Speaker"),
    "guest": NC_("at a stop", "Guest"),
    "interpreter": N_("Interpreter"),
    "note_taker": N_("Note-taker"),
    "escort": N_("Escort"),
    "photographer": N_("Photographer"),
    "signatory": N_("Signatory"),
    "driver": N_("Driver"),
}
INTERPRETERS = {
    "none": NC_("interpreter", "None"),
    "ours": NC_("interpreter", "Ours"),
    "theirs": NC_("interpreter", "Theirs"),
    "both": NC_("interpreter", "Both"),
}
VISIBILITY = {"guest": N_("Shown to guests"), "internal": NC_("visibility", "Internal")}
ITEM_STATUS = {
    "draft": NC_("stop", "Draft"),
    "proposed": NC_("stop", "Proposed"),
    "confirmed": NC_("stop", "Confirmed"),
    "done": NC_("stop", "Done"),
    "changed": NC_("stop", "Changed"),
    "dropped": NC_("stop", "Dropped"),
}
LOGISTICS = N_("Logistics")


class ItemPerson(Child):
    """Somebody at a stop, and what he or she does there."""

    code = "item_person"
    label = N_("Person at a stop")
    main = "person"

    person = f.reference(N_("Person"), "person")
    role = f.choice(NC_("at a stop", "Role"), PEOPLE_ROLES, "guest")


class ProgrammeItem(Entity):
    """One stop of a visit's programme."""

    code = "programme_item"
    label = N_("Programme item")
    plural = N_("Programme items")
    minimum = (("visit",), ("title", "kind"))
    indexes = (Index(("visit",)),)

    visit = f.reference(N_("Visit"), "visit", listed=True)
    seq = f.integer(N_("Position"), listed=True)
    kind = f.choice(N_("Kind of stop"), ITEM_KINDS, listed=True)
    title = f.local_text(NC_("stop", "Title"), search=True, listed=True)
    day = f.day(NC_("stop", "Day"), listed=True)
    part = f.choice(N_("Part of the day"), DAY_PARTS)
    start = f.time(N_("Begins at"), listed=True)
    end = f.time(N_("Ends at"))
    venue = f.reference(N_("Venue"), "place", "organisation")
    room = f.text(N_("Room"))
    host_org = f.reference(N_("Received by"), "organisation")
    people = f.children(NC_("at a stop", "People"), ItemPerson)
    topics = f.local_text(N_("Topics"), search=True)
    offerings = f.links(N_("Shown"), "offering")
    result = f.local_text(N_("Result"), search=True)
    status = f.choice(NC_("stop", "Status"), ITEM_STATUS, "draft", listed=True)
    visibility = f.choice(N_("Visibility"), VISIBILITY, "guest")
    interpreter = f.choice(N_("Interpreter"), INTERPRETERS, "none", group=LOGISTICS)
    interpreter_note = f.text(N_("Interpreting mode and languages"), group=LOGISTICS)
    transport = f.text(N_("Transport"), group=LOGISTICS)
    dress = f.text(N_("Dress code"), group=LOGISTICS)
    meal = f.text(NC_("stop", "Meal arrangements"), group=LOGISTICS)
    materials = f.links(N_("Materials"), "document", group=LOGISTICS)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "programme_item",
        ("visit", "seq", "kind", "title", "day", "start"),
        order=(Order("visit"), Order("seq")),
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its title, else its kind."""
        return first((self.title.best(tr.lang), tr(ITEM_KINDS[self.kind]) if self.kind else ""))
