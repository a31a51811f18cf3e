# SPDX-License-Identifier: MIT
"""The list of visits: who comes or goes when, how far it is, and what the next step is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.visit import DIRECTIONS, Visit
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.windows import CLOSING_DAYS, SOON_DAYS, WindowState
from delegate_crm.services.counted import counted
from delegate_crm.services.followups import state_of
from delegate_crm.services.kind_list import KindList, condition_for, field_cell, no_step
from delegate_crm.services.lists import BAR_FIELDS, Ask, Cell, Column, Found, Look, Row, headings
from delegate_crm.services.present import Presenter
from delegate_crm.services.window_words import bar_facts, capital
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader
from delegate_crm.store.standing import NEXT, STILL_COMING
from delegate_crm.store.visit_list import (
    AHEAD,
    Seats,
    seats_of,
    steps_of,
    stops_of,
    visit_counts,
    visits_listed,
)

GROUP_WORDS: Mapping[str, Text] = MappingProxyType(
    {AHEAD: NC_("visits", "Ahead"), "": NC_("visits", "Without a date")}
)
STARTED = 0.999
SHOWN = ("start", "end", "status", "direction", "country", "headcount_stated")


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rows show beside the visits themselves, read together."""

    steps: Mapping[int, FollowUp]
    seats: Mapping[int, Seats]
    stops: Mapping[int, tuple[int, int]]
    today: dt.date


class VisitList(KindList):
    """Visits ahead, then year by year."""

    leading: ClassVar[Sequence[Column]] = (
        Column("start", NC_("visits", "When"), 160, "start"),
        Column("title", N_("Delegation"), 270, "title", grows=True),
        Column("direction", N_("Direction"), 108, "direction", spare=2),
        Column("head", NC_("visits", "Head"), 156, "head", spare=1),
        Column("guests", NC_("visits", "Guests"), 74, "guests", numeric=True, spare=3),
        Column("status", NC_("visit", "Status"), 124, "status"),
        Column(NEXT, NC_("visits", "Next"), 216, NEXT, grows=True),
    )

    def __init__(self) -> None:
        super().__init__(Visit.code)
        self.sort = "-start"

    @property
    def watches(self) -> frozenset[str]:
        """All that a row speaks of."""
        parts = {"delegation", "delegate", "follow_up", "programme_item", "place"}
        return super().watches | parts

    def find(self, reader: Reader, ask: Ask) -> Found:
        """Ids in order, in groups while they stand by date."""
        listing = self.listing(reader, ask, ask.words)
        listed = visits_listed(reader, listing, ask.order, ask.today)
        tr = ask.tr
        words = (tr(GROUP_WORDS.get(run.key, run.key)) for run in listed.runs)
        return Found(listed.ids, headings(words, listed.runs, tr))

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids."""
        visits = partly(reader, Visit, ids, {*ask.columns, *SHOWN})
        steps = steps_of(reader, ids)
        followed = {x.id: x for x in partly(reader, FollowUp, [*steps.values()], BAR_FIELDS)}
        around = _Around(
            {visit: followed[step] for visit, step in steps.items() if step in followed},
            seats_of(reader, ids),
            stops_of(reader, ids),
            ask.today,
        )
        heads = (seats.head for seats in around.seats.values() if seats.head)
        more = ask.columns - {column.key for column in self.leading}
        spoken = [*ids, *heads, *followed]
        presenter = Presenter(reader, ask.lang, ask.today, visits if more else (), spoken)
        desk = _Rows(self, presenter, around)
        return [Row(each.id, each.code, desk.cells(each, ask)) for each in visits]

    def sentence(self, reader: Reader, ask: Ask) -> str:
        """How many there are, since when, and how many are to come."""
        found = visit_counts(reader, ask.today)
        if found.first_year is None or found.first_year >= ask.today.year:
            since: Text = counted("visit", found.total)
        else:
            year = str(found.first_year)
            since = NN_("{n} visit since {year}", "{n} visits since {year}", found.total, year=year)
        if not found.ahead:
            return ask.tr(since)
        return ask.tr(
            NC_(
                "visits",
                "{since}, {ahead}",
                since=since,
                ahead=NN_("{n} ahead", "{n} ahead", found.ahead),
            )
        )


class _Rows:
    """Makes the rows of visits that were read together."""

    def __init__(self, source: VisitList, presenter: Presenter, around: _Around) -> None:
        self._source, self._say, self._around = source, presenter, around
        self._own = {
            "start": self._start,
            "title": self._title,
            "direction": self._direction,
            "head": self._head,
            "guests": self._guests,
            NEXT: self._next,
        }

    def cells(self, visit: Visit, ask: Ask) -> tuple[Cell, ...]:
        """The cells of one visit."""
        return tuple(
            self._cell(column.key, visit) if column.key in ask.columns else Cell()
            for column in self._source.columns
        )

    def _cell(self, key: str, visit: Visit) -> Cell:
        made = self._own.get(key)
        return made(visit) if made else field_cell(visit, Visit.fields[key], self._say)

    @property
    def _tr(self) -> Translator:
        return self._say.tr

    def _start(self, visit: Visit) -> Cell:
        if visit.start is None:
            return Cell(self._tr(NC_("visits", "date open")), tone="text_2", condition="start=")
        words = write_date(visit.start, self._tr, "short")
        if visit.start.is_exact and visit.end and visit.end.is_exact and visit.end != visit.start:
            words = _span(visit, self._tr)
        return Cell(words, condition=f"start={visit.start.nominal.year:04d}")

    def _title(self, visit: Visit) -> Cell:
        return Cell(self._say.title(visit.id), look=Look.NAME, tile=visit.country or "·")

    def _direction(self, visit: Visit) -> Cell:
        words = DIRECTIONS.get(visit.direction)
        field = Visit.fields["direction"]
        said = self._tr(words) if words else ""
        return Cell(said, condition=condition_for(field, visit.direction))

    def _head(self, visit: Visit) -> Cell:
        head = self._around.seats.get(visit.id, Seats()).head
        name = self._say.title(head)
        if not name:
            open_still = visit.status in STILL_COMING
            return Cell(self._tr(N_("not named yet")) if open_still else "", tone="text_2")
        if visit.direction == "outgoing":
            name = self._tr(NC_("head of delegation", "{name} (ours)", name=name))
        return Cell(name)

    def _guests(self, visit: Visit) -> Cell:
        taken = self._around.seats.get(visit.id, Seats()).taken
        count = max(visit.headcount_stated or 0, taken)
        return Cell(self._tr.number(count) if count else "")

    # --- the next step ----------------------------------------------------------------------------

    def _next(self, visit: Visit) -> Cell:
        step = self._around.steps.get(visit.id)
        state = state_of(step, self._around.today) if step else None
        if step is not None and state not in (WindowState.ANSWERED, None):
            return self._step(step)
        if visit.status in STILL_COMING:
            return self._readiness(visit)
        if step is not None:
            return self._step(step)
        return no_step(self._tr)

    def _step(self, step: FollowUp) -> Cell:
        facts = bar_facts(step, self._around.today, self._tr)
        return Cell(
            capital(self._say.title(step.id)),
            under=facts.short,
            look=Look.STATE,
            state=facts.state,
            share=facts.share,
        )

    def _readiness(self, visit: Visit) -> Cell:
        """The weakest part of the preparation of a visit that is to come."""
        if visit.start is None or not visit.start.is_exact:
            words = self._tr(NC_("visits", "Agree the dates"))
            return Cell(words, look=Look.STATE, state=WindowState.WAITING)
        share, weakest = min(self._parts(visit), key=lambda part: part[0])
        days = (visit.start.nominal - self._around.today).days
        state = _pressing(share, days)
        return Cell(self._tr(weakest), look=Look.STATE, state=state, share=share)

    def _parts(self, visit: Visit) -> list[tuple[float, Text]]:
        seats = self._around.seats.get(visit.id, Seats())
        ready, stops = self._around.stops.get(visit.id, (0, 0))
        found = [(0.0, N_("Programme not started"))]
        if stops:
            words = N_("Programme: {ready} of {all} confirmed", ready=ready, all=stops)
            found = [(ready / stops, words)]
        if seats.visas:
            words = N_("Visas: {ready} of {all} ready", ready=seats.granted, all=seats.visas)
            found.append((seats.granted / seats.visas, words))
        return found


def _pressing(share: float, days: int) -> WindowState:
    """How a preparation stands so many days before the visit."""
    if share > STARTED:
        return WindowState.ANSWERED
    if days > SOON_DAYS:
        return WindowState.WAITING
    return WindowState.SOON if days > CLOSING_DAYS else WindowState.CLOSING


def _span(visit: Visit, tr: Translator) -> str:
    """From the first to the last day."""
    assert visit.start and visit.end  # noqa: S101, PT018 - the caller asked
    first, last = visit.start.nominal, visit.end.nominal
    days = type(visit.start).between(first, last) if first < last else visit.start
    return write_date(days, tr, "short")
