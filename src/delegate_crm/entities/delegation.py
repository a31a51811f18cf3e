# SPDX-License-Identifier: MIT
"""Delegations and their delegates, with names and titles frozen as they were printed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup, first
from delegate_crm.schema.listing import Listing, Order

SIDES = {"guest": N_("Guests"), "host": N_("Hosts")}
ORDER_BASES = {
    "head_rank": N_("Rank of the heads"),
    "alphabetical": N_("Alphabetical"),
    "date_of_notice": N_("Date of notice"),
    "date_of_arrival": N_("Date of arrival"),
    "agreed": N_("As agreed"),
    "manual": N_("By hand"),
}
LIST_SOURCES = {
    "received": N_("List received from them"),
    "own": N_("Our own list"),
    "press": NC_("source", "Press"),
    "none": N_("No list"),
}
DELEGATE_ROLES = {
    "head": N_("Head of delegation"),
    "deputy_head": N_("Deputy head of delegation"),
    "member": N_("Member of delegation"),
    "adviser": N_("Adviser"),
    "secretary": N_("Delegation secretary"),
    "accompanying": N_("Accompanying person"),
    "spouse": N_("Spouse"),
    "interpreter": N_("Interpreter"),
    "press": NC_("delegate", "Press"),
    "security": N_("Security"),
    "driver": N_("Driver"),
    "other": NC_("delegate", "Other"),
}
HOSTING: Mapping[str, Text | None] = MappingProxyType(
    {"head": NC_("at a stop", "Host"), "member": None}
)
"""Hosts are no delegation, of which somebody could be the head or a member."""
PRECEDENCE_BASES = {
    "their_list": N_("Their list"),
    "rank": N_("Rank"),
    "seniority_date": N_("Date of appointment"),
    "alphabetical": N_("Alphabetical"),
    "manual": N_("By hand"),
}
ATTENDANCE = {
    "expected": NC_("attendance", "Expected"),
    "confirmed": NC_("attendance", "Confirmed"),
    "arrived": NC_("attendance", "Arrived"),
    "part": NC_("attendance", "In part"),
    "absent": NC_("attendance", "Absent"),
    "replaced": NC_("attendance", "Replaced"),
}
VISA = {
    "not_needed": NC_("visa", "Not needed"),
    "to_request": N_("To request"),
    "requested": N_("Requested"),
    "invitation_issued": N_("Invitation issued"),
    "granted": N_("Granted"),
    "refused": NC_("visa", "Refused"),
}
TRAVEL, PRINTED = N_("Travel"), N_("As printed")


class Delegation(Entity):
    """One side's group in a visit; a visit may hold several guest delegations."""

    code = "delegation"
    label = N_("Delegation")
    plural = N_("Delegations")
    minimum = (("visit",),)
    titled_by = ("sending_organisations",)
    passes_on = ("sending_organisations",)
    retitles = ("visit",)
    indexes = (Index(("visit",)),)

    visit = f.reference(N_("Visit"), "visit", listed=True)
    side = f.choice(N_("Side"), SIDES, "guest", listed=True)
    name = f.local_text(NC_("delegation", "Name"), search=True, listed=True)
    sending_organisations = f.links(N_("Sent by"), "organisation")
    country = f.country(N_("Country"), search=True, listed=True)
    order = f.integer(N_("Order among delegations"))
    order_basis = f.choice(N_("Order follows"), ORDER_BASES)
    list_source = f.choice(N_("Source of the list"), LIST_SOURCES, "none")
    list_date = f.day(N_("Date of the list"))
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("delegation", ("visit", "side", "name", "country"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its name, else who sent it, else its side in the visit."""
        senders = [look.title(each, tr.lang) for each in self.sending_organisations]
        side = tr(SIDES[self.side]) if self.side in SIDES else ""
        return first((self.name.best(tr.lang), ", ".join(senders[:2]), side))


class Delegate(Entity):
    """Somebody's place in a delegation; printed name and title stay as they were."""

    code = "delegate"
    label = N_("Delegate")
    plural = N_("Delegates")
    minimum = (("delegation",), ("person", "placeholder"))
    titled_by = ("person",)
    indexes = (Index(("delegation",)), Index(("person",)))

    delegation = f.reference(N_("Delegation"), "delegation", listed=True)
    person = f.reference(N_("Person"), "person", listed=True)
    placeholder = f.text(N_("Seat without a name"), search=True)
    affiliation = f.reference(N_("In the capacity of"), "affiliation")
    role = f.choice(NC_("delegate", "Role"), DELEGATE_ROLES, "member", listed=True)
    precedence = f.integer(N_("Order of precedence"), least=1, listed=True)
    precedence_basis = f.choice(N_("Precedence follows"), PRECEDENCE_BASES)
    precedence_note = f.text(N_("Why the head is not first"))
    name_as_printed = f.local_text(N_("Name as printed"), search=True, group=PRINTED)
    title_as_printed = f.local_text(N_("Title as printed"), search=True, listed=True, group=PRINTED)
    attendance = f.choice(N_("Attendance"), ATTENDANCE, "expected", listed=True)
    replaces = f.reference(N_("Replaces"), "delegate")
    spouse_of = f.reference(N_("Spouse of"), "delegate")
    arrival = f.text(N_("Arrival"), group=TRAVEL)
    departure = f.text(N_("Departure"), group=TRAVEL)
    room = f.text(NC_("delegate", "Room"), group=TRAVEL)
    visa = f.choice(N_("Visa"), VISA, "not_needed", group=TRAVEL)
    dietary_override = f.text(
        N_("Dietary requirements for this visit"), restricted=True, group=TRAVEL
    )
    interpreter_lang = f.languages(N_("Interpreter's language"), group=TRAVEL)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "delegate",
        ("delegation", "precedence", "person", "role", "title_as_printed"),
        order=(Order("delegation"), Order("precedence")),
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """The printed name, else the person's, else the seat's."""
        return first(
            (
                self.name_as_printed.exact(tr.lang),
                look.title(self.person, tr.lang),
                self.placeholder,
            )
        )


def role_in(side: str, role: str) -> Text | None:
    """What somebody is called on a side of a visit; who only sits among the hosts is nothing."""
    known = DELEGATE_ROLES[role]
    return HOSTING.get(role, known) if side == "host" else known
