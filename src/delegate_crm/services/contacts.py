# SPDX-License-Identifier: MIT
"""The clock restarts on a real contact: who has just been spoken to need not be looked up soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.followup import REVIEWED, FollowUp, is_over
from delegate_crm.entities.interaction import Interaction
from delegate_crm.services.followup_rules import REVIEW_AFTER
from delegate_crm.services.rulebook import Reaction
from delegate_crm.store.partner_facts import follow_ups_with
from delegate_crm.store.work import Change, Work

REAL = ("meeting", "call", "letter", "e_mail", "messenger", "record_of_conversation")
"""Kinds of interaction in which both sides took part; a note is ours alone.

A reply is kept as a note, for nobody asks by which way it came; it restarts the clock all the same.
"""
MOST = 100


def restart(work: Work, partners: Sequence[int], day: dt.date | None) -> None:
    """Look at what partners promised without a date again three months after a contact with them.

    A day of review is only moved away, never nearer, and what we owe stays where it is: a talk is
    no reason to put it off. It is part of the same step as the contact, and undone with it.
    """
    if day is None or day > work.actor.clock.today():
        return
    for item in _silent(work, partners):
        if item.review_on and item.review_on < day + REVIEW_AFTER:
            work.save(item.having(review_on=day + REVIEW_AFTER), item)


def _restart(work: Work, change: Change) -> None:
    after = change.after
    if isinstance(after, Interaction) and after.kind in REAL and _is_news(change):
        day = (after.at.best or after.at.latest) if after.at else None
        restart(work, after.participants, day)


def _is_news(change: Change) -> bool:
    """Whether it is another contact than before: its words alone are none."""
    before, after = change.before, change.after
    keys = ("kind", "at", "participants")
    return before is None or after is None or any(before.get(k) != after.get(k) for k in keys)


def _silent(work: Work, partners: Sequence[int]) -> Iterator[FollowUp]:
    """What these partners, or bodies in which they hold a post, promised without a date."""
    bodies = list(partners)
    for person in partners:
        posts = work.reader.where(Affiliation, person=person)
        bodies += [each.organisation for each in posts if each.organisation and not each.until]
    found = [follow_ups_with(work.reader, each, MOST).ids for each in dict.fromkeys(bodies)]
    for item in work.reader.many(FollowUp, list(dict.fromkeys(x for ids in found for x in ids))):
        if item.due_mode in REVIEWED and item.by_side != "us" and not is_over(item):
            yield item


REACTIONS = (Reaction("interaction", _restart),)
