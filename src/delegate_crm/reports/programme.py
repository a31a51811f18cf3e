# SPDX-License-Identifier: MIT
"""The programme of a visit in a report: stops in their order, and what was said at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from delegate_crm.entities.programme import ITEM_KINDS, ItemPerson, ProgrammeItem
from delegate_crm.entities.visit import OVER
from delegate_crm.kit.i18n import NC_
from delegate_crm.reports.blocks import Block, Bullets, Heading, Numbered, Para, Run, Step, quiet
from delegate_crm.reports.people import called
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice

"""States of a visit that took place."""
TALKS = ("talks", "meeting", "round_table", "courtesy_call")
"""Stops whose topics are told under the talks."""
TOPICS = re.compile(r"\s*[;；\n]\s*")


def programme(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """All stops, under the days that are known."""
    numbered = list(enumerate(facts.stops, 1))
    dated = any(stop.day for stop in facts.stops)
    for day, group in groupby(numbered, key=lambda each: each[1].day):
        if dated:
            unknown = voice(NC_("stop", "Day not known"))
            yield Heading(voice.day(day) if day else unknown, level=2)
        yield Numbered([_step(voice, facts, number, stop) for number, stop in group])


def _step(voice: Voice, facts: VisitFacts, number: int, stop: ProgrammeItem) -> Step:
    mark = _mark(voice, facts, stop)
    name = stop_title(voice, stop)
    second = _second_title(voice, stop, name)
    words = [Run(name, strong=True), *([Run(" "), quiet(f"({mark})")] if mark else [])]
    lines = (
        second,
        _where(voice, facts, stop, (name, second)),
        *_people(voice, facts, stop),
        _shown(voice, stop),
        "" if stop.kind in TALKS else _labelled(voice, stop, "topics"),
        _labelled(voice, stop, "result"),
    )
    printed = [line for line in lines if line]
    return Step(voice.tr.number(number), words, printed, when(voice, stop))


def stop_title(voice: Voice, stop: ProgrammeItem) -> str:
    """Title of a stop, else the word for its kind."""
    return voice.words(stop, "title") or (voice(ITEM_KINDS[stop.kind]) if stop.kind else "")


def when(voice: Voice, stop: ProgrammeItem) -> str:
    """Time of a stop by the clock of the place, else the part of the day, else nothing."""
    times = [voice.value(stop, key) for key in ("start", "end") if stop.get(key)]
    return "–".join(times) or voice.value(stop, "part")


def _mark(voice: Voice, facts: VisitFacts, stop: ProgrammeItem) -> str:
    """What became of a stop, where that is not the usual."""
    usual = ("done",) if facts.visit.status in OVER else ("draft", "proposed", "confirmed", "done")
    return "" if stop.status in usual else voice.value(stop, "status")


def _second_title(voice: Voice, stop: ProgrammeItem, name: str) -> str:
    if voice.second is None:
        return ""
    words = voice.second.words(stop, "title")
    return "" if words == name or not stop.title.exact(voice.second.lang) else words


def _where(voice: Voice, facts: VisitFacts, stop: ProgrammeItem, told: Sequence[str]) -> str:
    """Venue with its place and room, and who received where that is somebody else."""
    venue = voice.title(stop.venue)
    body = facts.bodies.get(stop.venue or 0)
    place = voice.title(body.place) if body else ""
    known = (venue, voice.words(stop, "room"), place)
    where = voice.comma(each for each in known if each not in told)
    if stop.host_org is None or stop.host_org == stop.venue:
        return where
    host = voice.title(stop.host_org)
    return voice.row((where, voice.line(ProgrammeItem.host_org.label, host) if host else ""))


def _people(voice: Voice, facts: VisitFacts, stop: ProgrammeItem) -> Iterator[str]:
    """Who was there, one role a line, in the order that was recorded."""
    roles = dict.fromkeys(each.role for each in stop.people)
    for role in roles:
        there = [called(voice, facts, each.person) for each in stop.people if each.role == role]
        word, named = ItemPerson.role.kind.write(role, voice.tr), voice.row(there)
        yield voice.line(word, named) if named else ""


def _shown(voice: Voice, stop: ProgrammeItem) -> str:
    shown = voice.several(voice.title(each) for each in stop.offerings)
    return voice.line(ProgrammeItem.offerings.label, shown) if shown else ""


def _labelled(voice: Voice, stop: ProgrammeItem, key: str) -> str:
    words = voice.words(stop, key)
    return voice.line(ProgrammeItem.fields[key].label, words) if words else ""


# --- talks ----------------------------------------------------------------------------------------


def talks(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """What was spoken about, stop by stop, and what was written down as said."""
    for number, stop in enumerate(facts.stops, 1):
        if stop.kind in TALKS and stop.topics:
            yield Heading(_spoken_at(voice, stop, number), level=2)
            yield Bullets(topics(voice, stop))
    yield from _records(voice, facts)
    quotes = list(_quotes(voice, facts))
    if quotes:
        yield Heading(voice(NC_("visit report", "Who said what")), level=2)
        yield Bullets(quotes)


def topics(voice: Voice, stop: ProgrammeItem) -> Sequence[str]:
    """Topics of a stop, one by one."""
    words = voice.words(stop, "topics")
    parts = [part for part in TOPICS.split(words) if part]
    return [voice.mark(part, stop, ProgrammeItem.topics.label) for part in parts]


def _spoken_at(voice: Voice, stop: ProgrammeItem, number: int) -> str:
    title = stop_title(voice, stop)
    return voice(NC_("visit report", "Stop {n}: {title}", n=number, title=title))


def _records(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    for talk in facts.talks:
        head = voice.comma((voice.value(talk, "kind"), voice.value(talk, "at")))
        yield Heading(head, level=2)
        present = voice.row(called(voice, facts, each) for each in talk.participants)
        if present:
            yield Para([quiet(voice.line(type(talk).participants.label, present))])
        yield Para(voice.words(talk, "summary"))
        if talk.result:
            yield Para(voice.line(type(talk).result.label, voice.words(talk, "result")))


def _quotes(voice: Voice, facts: VisitFacts) -> Iterator[Sequence[Run]]:
    """What the press quotes; a paraphrase is called one."""
    for item in facts.press:
        outlet = voice.comma((voice.title(item.outlet), voice.value(item, "published_on")))
        for quote in item.quotes:
            who = called(voice, facts, quote.person) if quote.person else ""
            position = voice.words(quote, "position")
            who = voice.comma((who, position if facts.member(quote.person) is None else ""))
            words = voice.prose(quote, "words_said")
            paraphrase = voice(NC_("quotation", "paraphrase")) if quote.paraphrase else ""
            said = words if quote.paraphrase else voice.quoted(words)
            source = voice.row((paraphrase, outlet))
            line = voice.line(who, said) if who else said
            yield [Run(line), Run(" "), quiet(f"({source})")]
