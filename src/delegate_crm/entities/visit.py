# SPDX-License-Identifier: MIT
"""Visits: from the first inquiry to the closed file, in both directions."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Derived, Entity, Index, Lookup
from delegate_crm.schema.kinds import Holds
from delegate_crm.schema.listing import Listing, Order

DIRECTIONS = {"incoming": N_("Incoming"), "outgoing": N_("Outgoing")}
VISIT_KINDS = {
    "exploratory": NC_("visit", "Exploratory"),
    "courtesy": NC_("visit", "Courtesy call"),
    "working": NC_("visit", "Working"),
    "official": NC_("visit", "Official"),
    "investor": NC_("visit", "Investor"),
    "signing": NC_("visit", "Signing"),
    "return": NC_("visit", "Return"),
    "trade_mission": NC_("visit", "Trade mission"),
    "technical": NC_("visit", "Technical"),
    "event_attendance": NC_("visit", "Event attendance"),
    "side_visit": NC_("visit", "Side visit"),
    "other": NC_("visit", "Other"),
}
VISIT_STATUS = {
    "inquiry": NC_("visit status", "Inquiry"),
    "assessing": NC_("visit status", "Assessing"),
    "planning": NC_("visit status", "Planning"),
    "confirmed": NC_("visit status", "Confirmed"),
    "in_progress": NC_("visit status", "Under way"),
    "held": NC_("visit status", "Held"),
    "reported": NC_("visit status", "Reported"),
    "follow_up": NC_("visit status", "In follow-up"),
    "closed": NC_("visit status", "Closed"),
    "postponed": NC_("visit status", "Postponed"),
    "declined": NC_("visit status", "Declined"),
    "cancelled": NC_("visit status", "Cancelled"),
    "merged": NC_("visit status", "Merged"),
}
OVER = ("held", "reported", "follow_up", "closed")
"""States of a visit that took place."""
HOST_ROLES = {
    "lead": N_("Lead host"),
    "co_host": NC_("host", "Co-host"),
    "site": NC_("host", "Site"),
    "payer": NC_("host", "Payer"),
    "third_party_organiser": N_("Third-party organiser"),
}
INITIATORS = {
    "us": NC_("initiator", "We"),
    "them": NC_("initiator", "They"),
    "third_party": N_("Third party"),
}
LEVELS = {
    "top": N_("Top leadership"),
    "deputy": N_("Deputy head"),
    "department": N_("Department"),
    "expert": N_("Experts"),
}
RATINGS = {
    "strong": NC_("outcome", "Strong"),
    "promising": NC_("outcome", "Promising"),
    "neutral": NC_("outcome", "Neutral"),
    "weak": NC_("outcome", "Weak"),
}
PAYERS = {
    "us": NC_("payer", "We"),
    "them": NC_("payer", "They"),
    "shared": NC_("payer", "Shared"),
    "third": N_("Third party"),
}
BASIS, OUTCOME = N_("Basis and approval"), N_("Outcome")


class VisitHost(Child):
    """An organisation that receives the guests, or a part of their programme."""

    code = "visit_host"
    label = N_("Host of a visit")
    main = "organisation"

    organisation = f.reference(N_("Organisation"), "organisation")
    role = f.choice(NC_("host", "Role"), HOST_ROLES, "lead")
    contact = f.reference(N_("Contact"), "person")


class VisitCost(Child):
    """One item of what a visit costs, planned and in fact."""

    code = "visit_cost"
    label = N_("Cost of a visit")
    main = "item"

    item = f.text(N_("Item"))
    payer = f.choice(NC_("payer", "Paid by"), PAYERS, "us")
    planned = f.money(NC_("cost", "Planned"))
    actual = f.money(NC_("cost", "Actual"))


class Visit(Entity):
    """A delegation that comes to us, or one of ours that goes out."""

    code = "visit"
    label = N_("Visit")
    plural = N_("Visits")
    minimum = (("direction",), ("status",), ("title", "start"))
    number = "reference"
    titled_by = ("hosts",)

    title = f.local_text(NC_("visit", "Title"), search=True)
    reference = f.text(N_("Reference number"), search=True)
    direction = f.choice(N_("Direction"), DIRECTIONS, "incoming", listed=True)
    kinds = f.codes(N_("Kind of visit"), VISIT_KINDS)
    status = f.choice(NC_("visit", "Status"), VISIT_STATUS, "inquiry", listed=True)
    status_reason = f.text(N_("Reason for the status"))
    start = f.date(N_("First day"), listed=True)
    end = f.date(N_("Last day"))
    country = f.country(N_("Partner's country"), search=True, listed=True)
    purpose = f.local_text(N_("Purpose of visit"), search=True)
    initiated_by = f.choice(N_("Initiated by"), INITIATORS)
    level = f.choice(N_("Level"), LEVELS)
    hosts = f.children(N_("Hosts"), VisitHost)
    languages = f.languages(N_("Working languages"))
    coordinator = f.reference(N_("Visit coordinator"), "user", listed=True)
    headcount_stated = f.integer(N_("Number of people announced"))
    retrospective = f.flag(N_("Entered after the fact"))
    return_of = f.reference(N_("Return visit for"), "visit")
    event = f.reference(N_("Occasion"), "event")
    merged_into = f.reference(N_("Merged into"), "visit")
    decision_by = f.text(N_("Decided by"), group=BASIS)
    decision_on = f.day(N_("Decided on"), group=BASIS)
    decision_reference = f.text(N_("Decision number"), search=True, group=BASIS)
    programme_approved_on = f.day(N_("Programme approved on"), group=BASIS)
    programme_sent_on = f.day(N_("Programme sent on"), group=BASIS)
    costs = f.children(N_("Costs"), VisitCost, restricted=True, group=BASIS)
    summary = f.local_text(N_("Summary"), search=True, group=OUTCOME)
    outcome_rating = f.choice(N_("Assessment"), RATINGS, restricted=True, group=OUTCOME)
    outcome_text = f.note(N_("Result in one paragraph"), search=True, group=OUTCOME)
    report_approved_on = f.day(N_("Report approved on"), group=OUTCOME)
    report_distributed_on = f.day(N_("Report distributed on"), group=OUTCOME)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "visit",
        ("start", "direction", "status", "country", "coordinator"),
        order=(Order("start", descending=True),),
    )
    derived = (Derived("year", Holds.INTEGER, lambda visit: _year(visit.start)),)
    indexes = (Index(("country", "year", "status")), Index(("status",)), Index(("start_best",)))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The typed title, else who comes or where we go, else when."""
        if self.title:
            return self.title.best(tr.lang)
        partner = self._partner(tr, look)
        if partner and self.direction == "outgoing":
            return tr(NC_("visit title", "Visit to {place}", place=partner))
        if partner:
            return tr(NC_("visit title", "Delegation from {place}", place=partner))
        kind = VISIT_FROM_US if self.direction == "outgoing" else VISIT_TO_US
        if not self.start:
            return tr(kind)
        start = type(self).start.kind.write(self.start, tr)
        return tr(NC_("visit title", "{visit}, {start}", visit=kind, start=start))

    def _partner(self, tr: Translator, look: Lookup) -> str:
        """Name of the guests' place, or of our hosts' place when we go out."""
        if self.direction == "outgoing":
            bodies = [host.organisation for host in self.hosts]
        else:
            guests = [d for d in look.parts("delegation", "visit", self.id) if d.side == "guest"]
            named = [d.name.best(tr.lang) for d in guests if d.name]
            if named:
                return str(named[0])
            bodies = [body for each in guests for body in each.sending_organisations]
        records = [look.record(body) for body in bodies]
        places = [look.title(each.place, tr.lang) for each in records if each and each.place]
        return next(filter(None, places), "") or next((look.title(b, tr.lang) for b in bodies), "")


VISIT_TO_US = N_("Visit to us")
VISIT_FROM_US = N_("Visit from us")


def counted_in(visit: Visit) -> int | None:
    """Year in which a visit is counted: that of its first day as best known."""
    return _year(visit.start)


def _year(start: ApproxDate | None) -> int | None:
    day = start and (start.best or start.earliest or start.latest)
    return day.year if day else None
