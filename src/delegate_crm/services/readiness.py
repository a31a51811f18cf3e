# SPDX-License-Identifier: MIT
"""Visits that are coming, and how ready each is: programme, visas, names (`UX` 4.1).

One that has ended stays among them until somebody says that it was held: that is proposed from the
day after on, and never done by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import DIRECTIONS, Visit
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.kit.locales import month_names, weekday_names
from delegate_crm.rules.approx import ApproxDate, Precision, Qualifier
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.window_words import capital, near_day
from delegate_crm.store.dashboard import coming_visits, ended_visits
from delegate_crm.store.queries import Reader

WEEK, LETTERS = 7, 3
MOST_ENDED = 2
"""So many of them at the most, that what comes next has its place."""
SETTLED = ("confirmed", "done", "changed")
"""States of a stop that need no more work."""


@dataclass(frozen=True, slots=True)
class VisitAhead:
    """A visit that is coming."""

    id: int
    title: str
    start: dt.date
    month: str
    day: str
    """Number of the first day; ≈ where it is not known."""
    near: bool
    """Whether it begins within a week."""
    remark: str
    share: float
    """How ready its weakest part is, 0 to 1."""
    weakest: str
    """The weakest part in words."""
    arrives: str
    """What happens when, as a sentence."""
    over: bool = False
    """Whether it has ended, and is to be called held."""


@dataclass(frozen=True, slots=True)
class _Part:
    """How far one part of the preparation is."""

    share: float
    words: Text


_ASKED = _Part(1.0, N_("Did it take place?"))
"""What is asked of a visit that has ended."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What belongs to one visit."""

    stops: Sequence[ProgrammeItem]
    seats: Sequence[Delegate]
    over: bool = False


def visits_ahead(reader: Reader, today: dt.date, lang: str, limit: int) -> list[VisitAhead]:
    """What ended and was not called held yet, then the next visits, first the nearest."""
    ended = ended_visits(reader, today, MOST_ENDED)
    ids = [*ended, *coming_visits(reader, today, limit - len(ended))]
    visits = reader.many(Visit, ids)
    stops = reader.among(ProgrammeItem, "visit", ids)
    groups = reader.among(Delegation, "visit", ids)
    seats = reader.among(Delegate, "delegation", [each.id for each in groups])
    titles, tr = reader.titles(ids, lang), Translator(lang)
    found = []
    for visit in visits:
        own = {x.id for x in groups if x.visit == visit.id and x.side == "guest"}
        around = _Around(
            [each for each in stops if each.visit == visit.id and each.status != "dropped"],
            [each for each in seats if each.delegation in own],
            over=visit.id in ended,
        )
        found.append(_ahead(visit, around, capital(titles.get(visit.id, "")), today, tr))
    return found


def _ahead(visit: Visit, around: _Around, title: str, today: dt.date, tr: Translator) -> VisitAhead:
    start = visit.start
    assert start is not None  # noqa: S101 - the query leaves undated visits out
    day = start.nominal
    weakest = _ASKED if around.over else min(_parts(visit, around), key=lambda part: part.share)
    when = _ended(visit, start, today, tr) if around.over else _when(visit, start, today, tr)
    known = start.precision is Precision.DAY
    people = visit.headcount_stated or len(around.seats)
    remark = [tr(DIRECTIONS[visit.direction])] if visit.direction in DIRECTIONS else []
    remark += [tr(_people(visit, people))] if people else []
    return VisitAhead(
        id=visit.id,
        title=title,
        start=day,
        month=capital(month_names(tr.lang, "abbreviated")[day.month - 1][:LETTERS]),
        day=str(day.day) if known else "≈",
        near=known and (day - today).days < WEEK,
        remark=" · ".join([*remark, tr(when)]),
        share=weakest.share,
        weakest=tr(weakest.words),
        arrives=tr(NC_("visit ahead", "{title}, {when}", title=title, when=when)),
        over=around.over,
    )


def _people(visit: Visit, count: int) -> Text:
    if visit.direction == "outgoing":
        return NN_("{n} of us", "{n} of us", count)
    return NN_("{n} guest", "{n} guests", count)


def _ended(visit: Visit, start: ApproxDate, today: dt.date, tr: Translator) -> Text:
    end = visit.end or start
    return NC_("visit ahead", "ended {day}", day=near_day(end.latest or end.nominal, today, tr))


def _when(visit: Visit, start: ApproxDate, today: dt.date, tr: Translator) -> Text:
    """Say when it begins: the weekday within a week, else the date as well as it is known."""
    days = (start.nominal - today).days
    if visit.status == "in_progress" or (start.is_exact and days < 0):
        return NC_("visit ahead", "under way")
    if start.precision is not Precision.DAY or start.qualifier is not Qualifier.EXACT:
        return NC_("visit ahead", "{date}", date=write_date(start, tr))
    if days > WEEK - 1:
        return NC_("visit ahead", "{date}", date=near_day(start.nominal, today, tr))
    return _soon(visit, days, weekday_names(tr.lang, use="format")[start.nominal.weekday()])


def _soon(visit: Visit, days: int, weekday: str) -> Text:
    if days == 0:
        return NC_("visit ahead", "today")
    if days == 1:
        return NC_("visit ahead", "tomorrow")
    if visit.direction == "outgoing":
        return N_("leaves on {weekday}", weekday=weekday)
    return N_("arrives on {weekday}", weekday=weekday)


def _parts(visit: Visit, around: _Around) -> Iterable[_Part]:
    """Programme, visas where any are needed, names where people are expected."""
    stops = around.stops
    ready = sum(each.status in SETTLED for each in stops)
    if stops:
        words = N_("Programme: {ready} of {all} confirmed", ready=ready, all=len(stops))
        yield _Part(ready / len(stops), words)
    else:
        yield _Part(0.0, N_("Programme not started"))
    asked = [each for each in around.seats if each.visa != "not_needed"]
    granted = sum(each.visa == "granted" for each in asked)
    if asked:
        words = N_("Visas: {ready} of {all} ready", ready=granted, all=len(asked))
        yield _Part(granted / len(asked), words)
    expected = max(visit.headcount_stated or 0, len(around.seats))
    named = sum(each.person is not None for each in around.seats)
    if expected:
        words = N_("Names: {ready} of {all} known", ready=named, all=expected)
        yield _Part(named / expected, words)
