# SPDX-License-Identifier: MIT
"""The list of follow-ups: what is awaited or owed, from whom, and how its window stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from delegate_crm.entities.followup import FollowUp, sides_of
from delegate_crm.kit.i18n import N_, NC_, NN_, Text
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.services.counted import counted
from delegate_crm.services.filters import apart
from delegate_crm.services.followups import SIDE_FIELDS, partner_lands, partners_of
from delegate_crm.services.kind_list import KindList, field_cell
from delegate_crm.services.lists import (
    BAR_FIELDS,
    EMPTY,
    Ask,
    Cell,
    Column,
    Found,
    Look,
    Row,
    headings,
)
from delegate_crm.services.present import Presenter
from delegate_crm.services.window_words import bar_facts, capital
from delegate_crm.store.followup_list import (
    Since,
    followups_listed,
    let_go_among,
    over_count,
    side_counts,
    state_counts,
)
from delegate_crm.store.lists import Listed
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader

TONES: Mapping[WindowState, str] = MappingProxyType(
    {
        WindowState.OVERDUE: "overdue",
        WindowState.CLOSING: "closing",
        WindowState.OPEN: "open",
        WindowState.SOON: "soon",
        WindowState.WAITING: "waiting",
        WindowState.ANSWERED: "done",
    }
)
DONE = NC_("follow-ups", "Done")
RECENT, RECENT_DAYS = "recent", 60
"""What narrows the list to what is not over, or ended within so many days."""
AT_FIRST = f"{RECENT}="


class FollowUpList(KindList):
    """Follow-ups by state, most pressing first."""

    names = MappingProxyType({RECENT: NC_("filter", "Not over, or just over")})
    parts: Sequence[tuple[str, Text]] = (
        ("", NC_("follow-ups", "All")),
        ("them", NC_("side", "We wait for")),
        ("us", NC_("side", "We owe")),
    )
    leading: ClassVar[Sequence[Column]] = (
        Column("title", NC_("follow-ups", "What"), 380, "title", grows=True),
        Column("state", NC_("follow-ups", "State"), 148),
        Column("window", NC_("follow-up", "Window"), 236, "window"),
        Column("by_side", NC_("follow-ups", "Side"), 130, "by_side", spare=1),
        Column("responsible", N_("Responsible"), 130, "responsible", spare=2),
    )

    def __init__(self) -> None:
        super().__init__(FollowUp.code)
        self.sort = "window"

    @property
    def watches(self) -> frozenset[str]:
        """All that a row speaks of."""
        return super().watches | {"visit", "delegation", "place"}

    def find(self, reader: Reader, ask: Ask) -> Found:
        """Ids in order, in groups."""
        whole = ask.first is None
        listed = self.listed(reader, ask, over=whole)
        states = (WindowState(run.key) for run in listed.runs)
        words = (ask.tr(DONE if x is WindowState.ANSWERED else STATE_WORDS[x]) for x in states)
        return Found(listed.ids, headings(words, listed.runs, ask.tr), whole)

    def listed(self, reader: Reader, ask: Ask, *, over: bool = True) -> Listed:
        """Ids in order, in runs of one state; with `over` those that ended, too."""
        own, rest = apart(ask.words, (RECENT,))
        day = ask.today - dt.timedelta(days=RECENT_DAYS)
        since = Since(day, turned=own[0].negated) if own and not own[0].text else None
        listing = self.listing(reader, ask, rest)
        sides = sides_of(ask.part)
        return followups_listed(
            reader, listing, ask.order, ask.today, sides, over=over, since=since
        )

    def by_state(self, reader: Reader, ask: Ask) -> Mapping[WindowState, Sequence[int]]:
        """Ids in order by the state in which they stand, answered apart from let go."""
        listed = self.listed(reader, ask)
        found: dict[WindowState, Sequence[int]] = {
            WindowState(run.key): listed.ids[run.start : run.start + run.count]
            for run in listed.runs
        }
        over = found.pop(WindowState.ANSWERED, ())
        gone = let_go_among(reader, over)
        found[WindowState.ANSWERED] = [each for each in over if each not in gone]
        found[WindowState.LET_GO] = [each for each in over if each in gone]
        return found

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids."""
        items = partly(reader, FollowUp, ids, {*ask.columns, *BAR_FIELDS, *SIDE_FIELDS})
        partners = partners_of(reader, items)
        presenter = Presenter(reader, ask.lang, ask.today, items, partners.values())
        lands = partner_lands(reader, items, partners)
        desk = _Rows(presenter, partners, lands, ask)
        return [Row(each.id, each.code, desk.cells(each, self.columns)) for each in items]

    def sentence(self, reader: Reader, ask: Ask) -> str:
        """How many we wait for and how many we owe, and how many are late or about to close."""
        counts, sides = state_counts(reader, ask.today), side_counts(reader)
        pressing = counts.get(WindowState.OVERDUE, 0) + counts.get(WindowState.CLOSING, 0)
        if not counts:
            return ask.tr(counted("follow_up", over_count(reader)))
        theirs, ours = (sum(sides.get(x, 0) for x in sides_of(side)) for side in ("them", "us"))
        said = NC_("follow-ups", "We wait for {theirs}, we owe {ours}", theirs=theirs, ours=ours)
        if not ours:
            said = NC_("follow-ups", "We wait for {theirs}, we owe nothing", theirs=theirs)
        if not theirs:
            said = NC_("follow-ups", "We owe {ours}, we wait for nothing", ours=ours)
        if not pressing:
            return ask.tr(said)
        press = NN_("{n} is closing or late", "{n} are closing or late", pressing)
        return ask.tr(NC_("follow-ups", "{said}; {press}", said=said, press=press))


class _Rows:
    """Makes the cells of follow-ups that were read together."""

    def __init__(
        self, presenter: Presenter, partners: Mapping[int, int], lands: Mapping[int, str], ask: Ask
    ) -> None:
        self._say, self._partners, self._lands, self._ask = presenter, partners, lands, ask

    def cells(self, item: FollowUp, columns: Sequence[Column]) -> tuple[Cell, ...]:
        """The cells of one follow-up."""
        wanted = self._ask.columns
        return tuple(self._cell(c.key, item) if c.key in wanted else EMPTY for c in columns)

    def _cell(self, key: str, item: FollowUp) -> Cell:
        facts = bar_facts(item, self._ask.today, self._say.tr)
        match key:
            case "title":
                partner = self._partners.get(item.id)
                land = country_name(self._lands.get(item.id, ""), self._ask.lang)
                who = (self._say.title(partner), land)
                under = " · ".join(filter(None, who))
                return Cell(capital(self._say.title(item.id)), under=under, look=Look.NAME)
            case "state":
                words = self._say.tr(STATE_WORDS[facts.state])
                tone = TONES.get(facts.state, "neutral")
                return Cell(words, look=Look.CHIP, tone=tone, state=facts.state, share=facts.share)
            case "window":
                return Cell(facts.words, look=Look.BAR, bar=facts)
            case _:
                return field_cell(item, FollowUp.fields[key], self._say)
