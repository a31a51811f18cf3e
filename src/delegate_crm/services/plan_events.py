# SPDX-License-Identifier: MIT
"""What is done elsewhere in the program and closes steps of plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from delegate_crm.entities.document import Document
from delegate_crm.entities.followup import TERMINAL, FollowUp
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.repeats import ended
from delegate_crm.schema.entity import Entity
from delegate_crm.services.anchors import anchor_date
from delegate_crm.services.plan_changes import step_of
from delegate_crm.services.plan_subjects import touched_by
from delegate_crm.services.plans import said
from delegate_crm.services.rulebook import Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

AGREED = ("text_agreed", "cleared_to_sign", "signed", "in_force")
ANSWERED = ("accepted", "tentative", "declined", "attended")
REPLY = "reply_logged"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is done elsewhere in the program and closes a step."""

    label: Text
    kind: str
    """Kind of record that tells of it."""
    told: Callable[[Any], object]
    """Whether a record tells of it; a day or a date says when."""


def _invited(record: Invitation) -> object:
    written = record.direction == "received" and record.form != "verbal"
    return written and record.status not in ("planned", "withdrawn") and (record.on or True)


def _answered(record: Invitation) -> object:
    if record.direction != "received":
        return False
    return record.replied_on or record.status in ANSWERED


def _our_letter(record: Document) -> object:
    return record.kind == "letter" and not record.received_from and (record.on or True)


EVENTS: Mapping[str, Happening] = MappingProxyType(
    {
        "report_approved": Happening(
            NC_("event", "The report was approved"), "visit", lambda x: x.report_approved_on
        ),
        "programme_sent": Happening(
            NC_("event", "The programme was sent"), "visit", lambda x: x.programme_sent_on
        ),
        "letter_sent": Happening(
            NC_("event", "A letter of ours was filed"), "document", _our_letter
        ),
        "conversation_recorded": Happening(
            NC_("event", "The conversation was recorded"),
            "interaction",
            lambda x: x.kind == "record_of_conversation" and (x.at or True),
        ),
        REPLY: Happening(
            NC_("event", "An answer was recorded"),
            "interaction",
            lambda x: bool(x.result) and (x.at or True),
        ),
        "invitation_obtained": Happening(
            NC_("event", "The written invitation has come"), "invitation", _invited
        ),
        "invitation_answered": Happening(
            NC_("event", "The invitation was answered"), "invitation", _answered
        ),
        "text_agreed": Happening(
            NC_("event", "The text was agreed"), "agreement", lambda x: x.status in AGREED
        ),
        "signed": Happening(
            NC_("event", "The agreement was signed"), "agreement", lambda x: x.signed_on
        ),
        "in_force": Happening(
            NC_("event", "The agreement has entered into force"),
            "agreement",
            lambda x: x.effective_on,
        ),
        "sample_sent": Happening(
            NC_("event", "The sample was sent"), "sample", lambda x: x.sent_on
        ),
        "test_started": Happening(
            NC_("event", "The test has begun"), "sample", lambda x: x.test_start
        ),
        "sample_result": Happening(
            NC_("event", "The result of the test was recorded"),
            "sample",
            lambda x: x.result != "pending",
        ),
        "sample_settled": Happening(
            NC_("event", "The sample is no longer with the recipient"),
            "sample",
            lambda x: x.disposition != "at_recipient",
        ),
    }
)
"""What may close a step."""


def has_happened(event: str, subject: Entity) -> bool:
    """Whether the records of a subject tell of an event already."""
    if event not in EVENTS:
        return False
    happening = EVENTS[event]
    return subject.code == happening.kind and bool(happening.told(subject))


def _close(work: Work, change: Change) -> None:
    """Close the steps that an event has settled, each with a result that says so.

    What recurs is over with that: none comes after it.
    """
    after = change.after
    if after is None:
        return
    for code, day in _news(change.before, after, work.actor.clock.today()).items():
        for item in _waiting_for(work.reader, code, after):
            if _comes_after(work.reader, item, day):
                last = ended(item.rrule) if item.rrule else ""
                closed = {"status": "done", "done_on": day, "result": said(_result(code))}
                work.save(item.having(**closed, rrule=last))


def _news(before: Entity | None, after: Entity, today: dt.date) -> dict[str, dt.date]:
    """The events that a change tells of, and their days."""
    found = {}
    for code, happening in EVENTS.items():
        if happening.kind != after.code or (before is not None and happening.told(before)):
            continue
        told = happening.told(after)
        if told:
            day = told.nominal if isinstance(told, ApproxDate) else told
            found[code] = day if isinstance(day, dt.date) else today
    return found


def _waiting_for(reader: Reader, event: str, record: Entity) -> Iterable[FollowUp]:
    """The steps that a record's event closes; an answer closes only what it is about."""
    if event == REPLY:
        items = reader.many(FollowUp, record.get("about"))
        runs = _by_id(reader.many(PlanRun, [x.plan_run for x in items if x.plan_run]))
    else:
        subjects = touched_by(reader, record)
        runs = _by_id(run for each in subjects for run in reader.where(PlanRun, subject=each))
        items = [x for run in runs for x in reader.where(FollowUp, plan_run=run)]
    for item in items:
        run = runs.get(item.plan_run or 0)
        step = step_of(reader, run, item) if run and item.status not in TERMINAL else None
        if step and step.closes_by == event:
            yield item


def _by_id(runs: Iterable[PlanRun]) -> dict[int, PlanRun]:
    return {run.id: run for run in runs}


def _comes_after(reader: Reader, item: FollowUp, day: dt.date) -> bool:
    """Whether an event is not older than what a step counts from, where it counts forward."""
    window = item.window
    if window is None or (window.offset_min or 0) <= 0:
        return True
    start = anchor_date(reader, window.anchor, window.anchor_id)
    return start is None or day >= (start.earliest or start.nominal)


def _result(event: str) -> Text:
    return N_("Closed by itself: {event}", event=EVENTS[event].label)


REACTIONS = tuple(
    Reaction(code, _close) for code in dict.fromkeys(each.kind for each in EVENTS.values())
)
