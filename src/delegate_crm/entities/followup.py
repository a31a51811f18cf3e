# SPDX-License-Identifier: MIT
"""Follow-ups: what was promised, by whom, and when it may be expected."""

from __future__ import annotations

import datetime as dt

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.reminders import half_of
from delegate_crm.rules.windows import Window, closing_from
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Derived, Entity, Index, Lookup
from delegate_crm.schema.kinds import Cell, Holds
from delegate_crm.schema.listing import Listing, Order

FOLLOW_UP_TYPES = {
    "feedback": N_("Feedback"),
    "send_material": N_("Send material"),
    "send_sample": N_("Send a sample"),
    "test_result": N_("Test result"),
    "reply": N_("Reply"),
    "invite": N_("Invite"),
    "return_visit": N_("Return visit"),
    "attend_event": N_("Attend an event"),
    "prepare_document": N_("Prepare a document"),
    "sign": N_("Sign"),
    "introduce": N_("Introduce"),
    "meet": N_("Meet"),
    "report": N_("Report"),
    "thank": N_("Thank"),
    "declare_gift": N_("Declare a gift"),
    "check_fact": N_("Check a fact"),
    "pay": N_("Pay"),
    "other": NC_("follow-up", "Other"),
}
BY_SIDES = {
    "us": NC_("side", "We owe"),
    "them": NC_("side", "We wait for"),
    "both": NC_("side", "Both sides"),
}
DUE_MODES = {
    "date": NC_("due", "By a date"),
    "window": NC_("due", "In a window"),
    "recurring": NC_("due", "Recurring"),
    "condition": NC_("due", "On a condition"),
    "undated": NC_("due", "Without a date"),
}
FOLLOW_UP_STATUS = {
    "open": NC_("follow-up", "Open"),
    "in_progress": NC_("follow-up", "In progress"),
    "waiting_partner": NC_("follow-up", "Waiting for the partner"),
    "done": NC_("follow-up", "Done"),
    "not_fulfilled": NC_("follow-up", "Not fulfilled"),
    "cancelled": NC_("follow-up", "Cancelled"),
    "superseded": NC_("follow-up", "Superseded"),
}
ROLLS = {
    "back": NC_("day off", "To the working day before"),
    "forward": NC_("day off", "To the next working day"),
}
CALENDARS = {
    "ours": NC_("calendar", "Ours"),
    "joint": NC_("calendar", "Ours and the partner's"),
}
REVIEWED = ("undated", "condition")
"""Kinds of deadline without a date: they are looked at again, and never late."""
LET_GO = ("not_fulfilled", "cancelled", "superseded")
TERMINAL = ("done", *LET_GO)
NEEDED = ("closes_on", "opens_on")
"""What tells on which days it needs somebody."""
TOLD_APART = ("closing_from", "by_side", "snoozed_until", "responsible", "terminal")
"""What else is asked of those that need somebody. Unless `terminal` stands in the index itself,
SQLite looks it up in each row."""
REMINDED = ("best_opens", "best_half", "best_closes", "snoozed_until", "escalate_after")
"""From what reminders are reckoned (`rules.reminders`)."""
PROMISED, WHEN, RESULT = NC_("follow-up", "Promised"), N_("When"), N_("Result")


class FollowUpReminder(Child):
    """A day on which to be reminded of one follow-up, in place of the office's own ladder."""

    code = "follow_up_reminder"
    label = N_("Reminder of a follow-up")
    main = "on"

    on = f.day(NC_("reminder", "On"))
    what = f.text(NC_("reminder", "What for"))


class FollowUp(Entity):
    """A promise with one of ours who watches it."""

    code = "follow_up"
    label = N_("Follow-up")
    plural = N_("Follow-ups")
    minimum = (("text",), ("responsible",))
    by_rule = ("responsible",)

    text = f.local_text(N_("What was promised"), search=True, listed=True)
    type = f.choice(N_("Kind of promise"), FOLLOW_UP_TYPES, "other")
    by_side = f.choice(NC_("follow-up", "Side"), BY_SIDES, "us", listed=True)
    by = f.reference(
        NC_("follow-up", "Promised by"), "organisation", "person", listed=True, group=PROMISED
    )
    to = f.reference(NC_("follow-up", "Promised to"), "organisation", "person", group=PROMISED)
    visit = f.reference(N_("Visit"), "visit", listed=True)
    arose_at = f.reference(
        N_("Where it was promised"),
        "visit",
        "programme_item",
        "interaction",
        "agreement",
        "invitation",
        group=PROMISED,
    )
    said_as = f.note(N_("In which words"), search=True, group=PROMISED)
    source = f.reference(N_("Written in"), "press_item", "document", "interaction", group=PROMISED)
    source_line = f.text(N_("Line of the source"), search=True, group=PROMISED)
    about = f.reference(N_("Concerns"), "agreement", "event", "sample", "interest", "invitation")
    due_mode = f.choice(N_("Kind of deadline"), DUE_MODES, "undated", group=WHEN)
    due = f.date(N_("Due"), listed=True, group=WHEN)
    window = f.window(NC_("follow-up", "Window"), listed=True, group=WHEN)
    rrule = f.repeat(N_("Repeats"), group=WHEN)
    condition = f.text(N_("Condition"), search=True, group=WHEN)
    roll = f.choice(N_("If it falls on a day off"), ROLLS, group=WHEN)
    calendar = f.choice(N_("Working days"), CALENDARS, "ours", group=WHEN)
    review_on = f.day(N_("Review on"), group=WHEN)
    reminders = f.children(N_("Reminders"), FollowUpReminder, group=WHEN)
    snoozed_until = f.day(N_("Snoozed until"), group=WHEN)
    snooze_reason = f.text(N_("Why it was snoozed"), group=WHEN)
    responsible = f.reference(N_("Responsible"), "user", listed=True)
    helpers = f.links(N_("Helpers"), "user")
    escalate_after = f.integer(N_("Escalate after working days"), group=WHEN)
    escalate_to = f.reference(N_("Escalate to"), "user", group=WHEN)
    status = f.choice(NC_("follow-up", "Status"), FOLLOW_UP_STATUS, "open", listed=True)
    done_on = f.day(N_("Done on"), group=RESULT)
    result = f.local_text(N_("Result"), search=True, group=RESULT)
    reason = f.text(NC_("follow-up", "Reason"), search=True, group=RESULT)
    evidence = f.links(N_("Evidence"), "document", group=RESULT)
    parent = f.reference(N_("Follows from"), "follow_up")
    plan_run = f.reference(N_("From the plan"), "plan_run")
    plan_step = f.text(N_("Step of the plan"))
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "follow_up",
        ("by_side", "by", "visit", "window", "due", "responsible", "status"),
        order=(Order("closes_on"), Order("opens_on")),
    )
    derived = (
        Derived("opens_on", Holds.TEXT, lambda item: _iso(opens_on(item))),
        Derived("closes_on", Holds.TEXT, lambda item: _iso(closes_on(item))),
        Derived("closing_from", Holds.TEXT, lambda item: _iso(closing_on(item))),
        Derived("terminal", Holds.INTEGER, lambda item: int(is_over(item))),
        Derived("best_opens", Holds.TEXT, lambda item: _iso(best_opening(item))),
        Derived("best_half", Holds.TEXT, lambda item: _iso(best_half(item))),
        Derived("best_closes", Holds.TEXT, lambda item: _iso(best_closing(item))),
    )
    indexes = (
        Index((*NEEDED, *TOLD_APART), where="terminal = 0"),
        Index((*NEEDED[::-1], *TOLD_APART), where="terminal = 0"),
        Index(("done_on", *NEEDED, "by_side", "terminal"), where="terminal = 1"),
        *(Index((name,), where="terminal = 0") for name in REMINDED),
        Index(("visit",)),
        Index(("responsible",), where="terminal = 0"),
        Index(("by",), where="terminal = 0"),
        Index(("about",), where="terminal = 0"),
        Index(("to",), where="terminal = 0"),
        Index(("window_anchor_id",)),
        Index(("plan_run",)),
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """The promise in one sentence."""
        return self.text.best(tr.lang)


def sides_of(side: str) -> tuple[str, ...]:
    """The sides that are looked for with a side: what both promised answers to either."""
    return (side, "both") if side else ()


def is_over(item: FollowUp) -> bool:
    """Whether nobody needs to look at it any more: it ended, or was put away."""
    return item.status in TERMINAL or item.archived_at is not None


def span_of(item: FollowUp) -> Window | None:
    """The span in which it is awaited; none where it is due on one day, or has no date."""
    if item.due_mode != "window" or item.window is None or item.window.is_day:
        return None
    return item.window


def opening(item: FollowUp) -> ApproxDate | None:
    """When it may be expected, as well as that is known; else when it is looked at again."""
    if item.due_mode == "window" and item.window:
        return item.window.opens
    if item.due_mode in ("date", "recurring") and item.due:
        return item.due
    return ApproxDate.exact(item.review_on) if item.review_on else None


def closing(item: FollowUp) -> ApproxDate | None:
    """Until when it is not late; none for what never is."""
    if item.due_mode == "window" and item.window:
        return item.window.closes
    return item.due if item.due_mode in ("date", "recurring") else None


def best_opening(item: FollowUp) -> dt.date | None:
    """The day that the opening is taken for where one day is needed; else the outer one."""
    first = opening(item)
    return (first.best or first.earliest) if first else None


def best_closing(item: FollowUp) -> dt.date | None:
    """The day that the closing is taken for where one day is needed; else the outer one."""
    last = closing(item)
    return (last.best or last.latest) if last else None


def best_half(item: FollowUp) -> dt.date | None:
    """The day on which half of a window has passed."""
    return half_of(best_opening(item), best_closing(item))


def opens_on(item: FollowUp) -> dt.date | None:
    """First day on which the follow-up may need somebody; none while nothing is known."""
    first = opening(item)
    return (first.earliest or first.best or first.latest) if first else None


def closes_on(item: FollowUp) -> dt.date | None:
    """Last day on which it is not late; none for what has no date and never is late."""
    last = closing(item)
    return last.latest if last else None


def closing_on(item: FollowUp) -> dt.date | None:
    """Day from which it counts as closing."""
    first, last = opens_on(item), closes_on(item)
    return closing_from(first, last) if first and last else None


def _iso(day: dt.date | None) -> Cell:
    return day.isoformat() if day else None
