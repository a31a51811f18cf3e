# SPDX-License-Identifier: MIT
"""What comes again: once an occurrence is over, the next one is there (DOMAIN 3.2)."""

from __future__ import annotations

from delegate_crm.entities.followup import FollowUp
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.repeats import following
from delegate_crm.store.work import Change, Work

KEPT = (
    *("text", "type", "by_side", "by", "to", "visit", "arose_at", "about", "said_as", "source"),
    *("source_line", "roll", "calendar", "reminders", "responsible", "helpers", "escalate_after"),
    *("escalate_to", "plan_run", "plan_step", "note", "confidentiality", "source_note", "tags"),
)
"""What the next occurrence has in common with the one before it."""
ENDED = ("done", "not_fulfilled")
"""Ends of one occurrence; cancelled or superseded, nothing comes after it."""


def repeat(work: Work, change: Change) -> None:
    """Begin the next occurrence of a recurring follow-up when one is over."""
    before, item = change.before, change.after
    if not isinstance(item, FollowUp) or item.due_mode != "recurring" or not item.due:
        return
    over = item.status in ENDED and (before is None or before.get("status") not in ENDED)
    rule = following(item.rrule, item.due.nominal) if over else None
    if rule is None or work.reader.ever(FollowUp, parent=item.id, due_mode="recurring"):
        return
    day, rest = rule
    same = {key: item.get(key) for key in KEPT}
    again = FollowUp(**same, parent=item.id, due_mode="recurring")
    work.add(again.having(due=ApproxDate.exact(day), rrule=rest))
