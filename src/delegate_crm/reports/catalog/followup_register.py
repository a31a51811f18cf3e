# SPDX-License-Identifier: MIT
"""The register of follow-ups: what is overdue, open, to come and undated, and who owes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType

from delegate_crm.entities.followup import BY_SIDES, REVIEWED, FollowUp, opens_on, sides_of
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.kit.territories import country_name
from delegate_crm.reports.awaited import (
    BETWEEN,
    PRIVATE,
    WHOSE,
    Awaited,
    awaited,
    mine,
    sheet,
    voice_for,
)
from delegate_crm.reports.base import Param, Setting
from delegate_crm.reports.blocks import (
    Block,
    Break,
    Document,
    Facts,
    Heading,
    Para,
    Run,
    Table,
    Words,
    opening,
    quiet,
)
from delegate_crm.reports.options import part
from delegate_crm.reports.promises import until
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.services.window_words import bar_facts
from delegate_crm.store.queries import Reader

GROUPS: Mapping[str, Text] = MappingProxyType(
    {
        "overdue": NC_("register", "Overdue"),
        "open": NC_("register", "Open now"),
        "upcoming": NC_("register", "Upcoming"),
        "undated": NC_("register", "Undated"),
    }
)
BY = Param(
    "by",
    NC_("register", "Arranged by"),
    MappingProxyType(
        {
            "state": NC_("register", "State"),
            "responsible": N_("Responsible"),
            "partner": N_("Partner"),
            "country": N_("Country"),
            "side": NC_("register", "Side"),
        }
    ),
    "state",
)
SIDE = Param(
    "side",
    NC_("register", "Side"),
    MappingProxyType(
        {
            "all": NC_("register", "Both"),
            "them": NC_("side", "We wait for"),
            "us": NC_("side", "We owe"),
        }
    ),
    "all",
)
APART = part("apart", N_("A page of its own for each chapter"), default=False)
PARAMS = (BY, SIDE, WHOSE, part(PRIVATE, N_("Restricted follow-ups"), default=False), APART)
NO_ONE = NC_("register", "Not known")
COLUMNS: Mapping[str, tuple[Text, float]] = MappingProxyType(
    {
        "number": (N_("No."), 0.8),
        "promise": (NC_("register", "Promise and side"), 4),
        "partner": (NC_("register", "Partner and where it arose"), 3.2),
        "until": (NC_("promise", "Until"), 2.8),
        "responsible": (NC_("promise", "Responsible"), 1.9),
        "status": (NC_("register", "Status and last step"), 2.6),
    }
)
"""Heads of columns, and how the width is shared."""
AROSE = NC_("register", "Where it arose")
PRESSING = (WindowState.OVERDUE, WindowState.CLOSING)
"""States that say since when, or how long still."""
TOTAL = NC_("register", "Total")


class FollowUpRegister:
    """All that is awaited or owed on a day."""

    title = NC_("report", "Follow-up register")
    says = N_("What is overdue, open, to come and undated, by whom, with whom or where.")
    kind = ""
    params = PARAMS

    def collect(self, reader: Reader, ids: Sequence[int], today: dt.date) -> Awaited:
        """Gather what is not over."""
        return awaited(reader, today)

    def compose(self, data: Awaited, tr: Translator, setting: Setting) -> Document:
        """Tell it in the translator's language."""
        side = setting.options.get(SIDE.name, SIDE.default)
        asked = data if side == "all" else data.only(lambda each: each.by_side in sides_of(side))
        facts = asked.shown_to(setting)
        voice = voice_for(tr, facts, setting)
        return sheet(voice, self.title, setting, asked, _blocks(voice, facts, setting))


REPORT = FollowUpRegister()


def group_of(facts: Awaited, item: FollowUp) -> str:
    """The group in which a follow-up stands on the day."""
    state = facts.state(item)
    if state is WindowState.OVERDUE:
        return "overdue"
    if item.due_mode in REVIEWED or opens_on(item) is None:
        return "undated"
    return "upcoming" if state in (WindowState.WAITING, WindowState.SOON) else "open"


def _blocks(voice: Voice, facts: Awaited, setting: Setting) -> Iterator[Block]:
    yield Facts(tuple(_filter(voice, setting)))
    if not facts.items:
        yield Para(voice(N_("Nothing is awaited and nothing is owed.")))
        return
    yield _totals(voice, facts)
    by = setting.options.get(BY.name, BY.default)
    numbers, apart = count(1), setting.options.get(APART.name) == "yes"
    for title, found in _chapters(voice, facts, by):
        if title and apart:
            yield Break()
        if title:
            yield Heading(voice.aside(title, str(len(found))))
        yield from _groups(voice, facts, found, numbers, by)


def _filter(voice: Voice, setting: Setting) -> Iterator[tuple[str, Words]]:
    """What was chosen."""
    for param in (BY, SIDE, WHOSE):
        words = voice(param.choices[setting.options.get(param.name, param.default)])
        his = param is WHOSE and mine(setting)
        yield voice(param.label), voice.aside(words, setting.printed_by) if his else words


def _totals(voice: Voice, facts: Awaited) -> Table:
    """How many in each group, they and we apart."""
    counts: dict[tuple[str, str], int] = {}
    for each in facts.items:
        key = (group_of(facts, each), each.by_side)
        counts[key] = counts.get(key, 0) + 1
    sides = ("them", "us", "both")
    rows = [
        _counted(voice(words), [counts.get((group, side), 0) for side in sides])
        for group, words in GROUPS.items()
    ]
    whole = [sum(counts.get((group, side), 0) for group in GROUPS) for side in sides]
    heads = [voice(NC_("register", "Group")), *(voice(BY_SIDES[side]) for side in sides)]
    columns = [*heads, voice(TOTAL)]
    return Table(columns, [*rows, _counted(voice(TOTAL), whole)], (3, 2, 2, 2, 2), (1, 2, 3, 4))


def _counted(label: str, numbers: Sequence[int]) -> list[Words]:
    return [label, *map(str, numbers), str(sum(numbers))]


def _chapters(voice: Voice, facts: Awaited, by: str) -> Iterator[tuple[str, Sequence[FollowUp]]]:
    """Follow-ups of one person, partner, country or side; those of nobody last."""
    if by == BY.default:
        yield "", facts.items
        return
    found: dict[str, list[FollowUp]] = {}
    for each in facts.items:
        found.setdefault(_chapter(voice, facts, each, by), []).append(each)
    for title in sorted(found, key=lambda each: (not each, each.casefold())):
        yield title or voice(NO_ONE), found[title]


def _chapter(voice: Voice, facts: Awaited, item: FollowUp, by: str) -> str:
    match by:
        case "responsible":
            return voice.colleague(item.responsible)
        case "partner":
            partner = facts.partners.get(item.id)
            title = voice.title(partner)
            second = _other(title, voice.second.title(partner)) if voice.second else ""
            return BETWEEN.join(filter(None, (title, second)))
        case "country":
            return country_name(facts.lands.get(item.id, ""), voice.lang)
        case _:
            return voice(BY_SIDES[item.by_side])


def _groups(
    voice: Voice, facts: Awaited, items: Sequence[FollowUp], numbers: Iterator[int], by: str
) -> Iterator[Block]:
    """A table for each group; what the chapter says already is not told in each row."""
    columns = _columns(facts, items, by)
    heads = [voice(words) for words, _ in columns.values()]
    weights = [weight for _, weight in columns.values()]
    for group, words in GROUPS.items():
        told = [
            _row(voice, facts, each, next(numbers), by)
            for each in items
            if group_of(facts, each) == group
        ]
        if told:
            yield Heading(voice(words), 1 if by == BY.default else 2)
            rows = [[each[name] for name in columns] for each in told]
            yield Table(heads, rows, weights=weights, numeric=(0,))


def _columns(
    facts: Awaited, items: Sequence[FollowUp], by: str
) -> Mapping[str, tuple[Text, float]]:
    """The columns of a chapter; that of its partner tells where things arose, if that is known."""
    columns = dict(COLUMNS)
    if by == "responsible":
        del columns[by]
    if by == "partner" and facts.partners.get(items[0].id):
        columns[by] = (AROSE, columns[by][1])
        if not any(each.arose_at or each.visit for each in items):
            del columns[by]
    return columns


def _row(voice: Voice, facts: Awaited, item: FollowUp, number: int, by: str) -> Mapping[str, Words]:
    """What is told of one, by the name of the column."""
    side = "" if by == "side" else voice(BY_SIDES[item.by_side])
    partner = "" if by == "partner" else voice.title(facts.partners.get(item.id))
    what, whom = opening(voice.words(item, "text")), ""
    if voice.second:
        side = _lines(_other(what, opening(voice.second.words(item, "text"))), side)
        whom = _other(partner, voice.second.title(facts.partners.get(item.id))) if partner else ""
    return {
        "number": str(number),
        "promise": _under(what, side),
        "partner": _under(partner, _lines(whom, voice.title(item.arose_at or item.visit))),
        "until": until(voice, item),
        "responsible": voice.colleague(item.responsible),
        "status": _status(voice, facts, item),
    }


def _status(voice: Voice, facts: Awaited, item: FollowUp) -> Words:
    """How it stands; what presses says since when, or how long still; and its last step."""
    state = facts.state(item)
    pressing = bar_facts(item, facts.today, voice.tr).words if state in PRESSING else ""
    label, day = facts.steps.get(item.id, (None, None))
    step = voice.comma((voice(label), voice.day(day))) if label and day else ""
    return _under(voice(STATE_WORDS[state]), _lines(pressing, step))


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))


def _other(words: str, second: str) -> str:
    """The same in the second language, if that says it in other words."""
    return second if second != words else ""


def _under(words: str, remark: str) -> Words:
    """Words with a quiet remark below them."""
    if not (words and remark):
        return words or remark
    return [Run(words), Run("\n"), quiet(remark)]
