# SPDX-License-Identifier: MIT
"""What happens next, in a report: windows on their axis with what lies around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from delegate_crm.entities.followup import TERMINAL
from delegate_crm.kit.i18n import NC_
from delegate_crm.reports import outcome
from delegate_crm.reports.blocks import Block, Milestone, opening
from delegate_crm.reports.promises import ordered, window_bar
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.datewords import write_date


def next_steps(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """The bar of each window that is still awaited; invitations; events."""
    visit, marks = _visit_mark(voice, facts), _milestones(voice, facts)
    for item in ordered(facts.follow_ups):
        bar = window_bar(voice, item, visit, marks, facts.today)
        if bar:
            yield bar
            marks = ()
    yield from outcome.invitations(voice, facts)


def _visit_mark(voice: Voice, facts: VisitFacts) -> Milestone | None:
    """The visit on the axis, with its date in short."""
    date = facts.visit.end or facts.visit.start
    if date is None:
        return None
    short = write_date(date, voice.tr, "short")
    label = voice(NC_("window", "visit, {date}", date=short))
    return Milestone(date.middle, label, told=True)


def _milestones(voice: Voice, facts: VisitFacts) -> tuple[Milestone, ...]:
    """Events, and days on which what has no date is looked at again."""
    marks = [
        Milestone(
            each.start.middle,
            voice.comma(
                (opening(voice.words(each, "title")), write_date(each.start, voice.tr, "short"))
            ),
            told=True,
        )
        for each in facts.events
        if each.start
    ]
    marks += [Milestone(day, voice(NC_("window", "review"))) for day in _reviews(facts)]
    return tuple(sorted(marks, key=lambda mark: mark.day))


def _reviews(facts: VisitFacts) -> set[dt.date]:
    return {
        each.review_on
        for each in facts.follow_ups
        if each.review_on and each.status not in TERMINAL
    }
