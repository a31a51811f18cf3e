# SPDX-License-Identifier: MIT
"""The morning page: what is late, closing, opening, owed, arriving and expiring, on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from unicodedata import east_asian_width

from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.followup import REVIEWED, FollowUp, opens_on
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.reports import spans
from delegate_crm.reports.awaited import PRIVATE, WHOSE, Awaited, awaited, mine, sheet, voice_for
from delegate_crm.reports.base import Setting
from delegate_crm.reports.blocks import Block, Bullets, Document, Heading, Para, Run, Words, quiet
from delegate_crm.reports.options import part
from delegate_crm.reports.titles import Titles
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.entity import RESTRICTED, Entity
from delegate_crm.services.today import EXPIRES_WITHIN
from delegate_crm.services.window_words import bar_facts
from delegate_crm.store.dashboard import RUNNING, agreements_to_watch, coming_visits
from delegate_crm.store.queries import Reader

PARAMS = (WHOSE, part(PRIVATE, N_("Restricted follow-ups"), default=False))
WEEK = dt.timedelta(days=7)
ARRIVING = dt.timedelta(days=14)
ROOM, HEAD = 30, 2
"""Lines of print that one page holds, and those that the heading of a part takes."""
WIDE, LONGEST = 80, 110
"""Letters that surely fit on one line, and those of what is told at the most."""
MOST = 50
"""Visits and agreements that are looked at."""
PARTS: Mapping[str, Text] = MappingProxyType(
    {
        "late": NC_("morning", "Late"),
        "unanswered": NC_("morning", "Not answered in time"),
        "closing": NC_("morning", "Closing"),
        "opening": NC_("morning", "Opening"),
        "ours": NC_("morning", "We promised"),
        "again": NC_("morning", "To look at again"),
        "visits": NC_("morning", "Visits arriving"),
        "agreements": NC_("morning", "Agreements expiring"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told, and how many lines of print it takes."""

    words: Words
    height: int


@dataclass(frozen=True)
class Morning:
    """What a day begins with."""

    awaited: Awaited
    visits: Sequence[Visit]
    agreements: Sequence[Agreement]
    titles: Titles
    hidden: frozenset[int]


class MorningPage:
    """One page for the start of the day."""

    title = NC_("report", "Morning page")
    says = N_("What is late, closing, opening and owed, who arrives, what expires: on one page.")
    kind = ""
    params = PARAMS

    def collect(self, reader: Reader, ids: Sequence[int], today: dt.date) -> Morning:
        """Gather what the day begins with."""
        visits = reader.many(Visit, coming_visits(reader, today, MOST))
        watched = agreements_to_watch(reader, today + dt.timedelta(days=EXPIRES_WITHIN), MOST)
        expiring = [each for each in reader.many(Agreement, watched) if each.status in RUNNING]
        ids = [each.id for each in (*visits, *expiring)]
        return Morning(
            awaited=awaited(reader, today),
            visits=[each for each in visits if _arrives(each) <= today + ARRIVING],
            agreements=expiring,
            titles=Titles.read(reader, ids),
            hidden=frozenset(reader.confidential(ids, RESTRICTED)),
        )

    def compose(self, data: Morning, tr: Translator, setting: Setting) -> Document:
        """Tell it in the translator's language."""
        facts = data.awaited.shown_to(setting)
        voice = voice_for(tr, facts, setting)
        about = Voice(tr, data.titles)
        blocks = tuple(_blocks(voice, about, facts, data, setting))
        return sheet(voice, self.title, setting, data.awaited, blocks)


REPORT = MorningPage()


def _arrives(visit: Visit) -> dt.date:
    return visit.start.nominal if visit.start else dt.date.max


def _blocks(
    voice: Voice, about: Voice, facts: Awaited, data: Morning, setting: Setting
) -> Iterator[Block]:
    found = _follow_ups(voice, facts) | _others(about, data, setting)
    if not any(found.values()):
        yield Para(voice(N_("Nothing needs you today")))
        return
    shown = _shared(found)
    for name, lines in found.items():
        if lines:
            yield Heading(voice.aside(voice(PARTS[name]), str(len(lines))), 2)
            yield Bullets([each.words for each in lines[: shown[name]]])


def _shared(found: Mapping[str, Sequence[Line]]) -> dict[str, int]:
    """How much of each part is shown: one, then a second of each, then the most pressing."""
    told = {name: lines for name, lines in found.items() if lines}
    shown = dict.fromkeys(told, 1)
    left = ROOM - sum(HEAD + lines[0].height for lines in told.values())
    seconds = [(name, each) for name, lines in told.items() for each in lines[1:2]]
    others = [(name, each) for name, lines in told.items() for each in lines[2:]]
    for name, each in (*seconds, *others):
        left -= each.height
        if left < 0:
            break
        shown[name] += 1
    return shown


def _follow_ups(voice: Voice, facts: Awaited) -> dict[str, Sequence[Line]]:
    """Each follow-up in the first part that it belongs to; what is snoozed leaves it as Today."""
    today = facts.today

    def opens(item: FollowUp) -> bool:
        day = opens_on(item)
        near = day is not None and today - WEEK <= day <= today + WEEK
        return near and item.due_mode not in REVIEWED

    def overdue(item: FollowUp) -> bool:
        return facts.state(item) is WindowState.OVERDUE

    tests: Mapping[str, Callable[[FollowUp], bool]] = {
        "late": lambda each: overdue(each) and each.by_side != "them",
        "unanswered": overdue,
        "closing": lambda each: facts.state(each) is WindowState.CLOSING,
        "opening": opens,
        "ours": lambda each: each.by_side != "them" and facts.state(each) is WindowState.OPEN,
        "again": lambda each: each.due_mode in REVIEWED and facts.state(each) is WindowState.OPEN,
    }
    parts: dict[str, list[Line]] = {name: [] for name in tests}
    for item in facts.items:
        if item.snoozed_until and item.snoozed_until > today:
            continue
        name = next((name for name, fits in tests.items() if fits(item)), None)
        if name:
            parts[name].append(_line(voice, facts, item))
    return dict(parts)


def _line(voice: Voice, facts: Awaited, item: FollowUp) -> Line:
    partner = voice.title(facts.partners.get(item.id))
    when = bar_facts(item, facts.today, voice.tr).words
    words = voice.words(item, "text")
    second = voice.second.words(item, "text") if voice.second else words
    named = second if second != words else ""
    told = voice.row((when, voice.colleague(item.responsible), partner, named))
    return _told(words, told)


def _told(words: str, remark: str) -> Line:
    head = _short(words[:1].upper() + words[1:], LONGEST)
    tail = _short(remark, 2 * WIDE - _width(head))
    height = 1 if _width(head) + _width(tail) <= WIDE else 2
    return Line([Run(head), *([quiet(f"  {tail}")] if tail else [])], height)


def _short(words: str, room: int) -> str:
    line = " ".join(words.split())
    if _width(line) <= room:
        return line
    while line and _width(line) >= room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(words: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in words)


def _others(voice: Voice, data: Morning, setting: Setting) -> dict[str, Sequence[Line]]:
    """Visits and agreements, of one person or of all; what is restricted only where it is asked."""
    kept_back = frozenset() if setting.options.get(PRIVATE) == "yes" else data.hidden

    def shown(record: Entity, user: int | None) -> bool:
        his = not mine(setting) or data.awaited.is_his(user, setting)
        return his and record.id not in kept_back

    return {
        "visits": [
            _told(voice.title(each.id), spans.period(each.start, each.end, voice.tr))
            for each in data.visits
            if shown(each, each.coordinator)
        ],
        "agreements": [
            _told(voice.title(each.id), voice.value(each, "expires_on"))
            for each in data.agreements
            if shown(each, each.owner)
        ],
    }
