# SPDX-License-Identifier: MIT
"""The visit report: who came, what was shown and said, what was promised, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities.visit import OVER, Visit
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.kit.territories import languages
from delegate_crm.reports import outcome, visit_gaps, visit_heading
from delegate_crm.reports.base import Setting
from delegate_crm.reports.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Gap,
    Heading,
    Para,
    Sign,
    Spot,
)
from delegate_crm.reports.delegations import delegations
from delegate_crm.reports.next_steps import next_steps
from delegate_crm.reports.options import included, part
from delegate_crm.reports.programme import programme, talks
from delegate_crm.reports.promises import promise_table
from delegate_crm.reports.visit_facts import VisitFacts, collect, the_visit
from delegate_crm.reports.voice import Voice, second_language
from delegate_crm.schema.entity import Entity
from delegate_crm.store.queries import Reader

PRIVATE = "private"
PARAMS = (
    part("delegation", NC_("visit report", "Delegation in order of precedence")),
    part("programme", NC_("visit report", "Programme and talks")),
    part("outcome", NC_("visit report", "Outcome and follow-up window")),
    part("costs", NC_("visit report", "Costs")),
    part("media", NC_("visit report", "Media coverage")),
    part("signature", NC_("visit report", "Signature lines")),
    part(PRIVATE, NC_("visit report", "Private notes"), default=False),
)
TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "incoming": NC_("visit report", "Report on an incoming visit"),
        "outgoing": NC_("visit report", "Report on an outgoing visit"),
    }
)


class VisitReport:
    """The report on one visit, for our own leadership."""

    title = NC_("report", "Visit report")
    says = N_("Who came, what was shown and promised, and what comes next.")
    kind = Visit.code
    params = PARAMS

    def collect(self, reader: Reader, ids: Sequence[int], today: dt.date) -> VisitFacts:
        """Gather what is known of the visit."""
        return collect(reader, the_visit(ids), today)

    def compose(self, data: VisitFacts, tr: Translator, setting: Setting) -> Document:
        """Tell it in the translator's language."""
        parts = included(PARAMS, setting)
        facts = data if PRIVATE in parts else data.open_to_all()
        visit = facts.visit
        voice = Voice(
            tr, facts.titles, second_language(setting.second_lang, visit.country, tr.lang)
        )
        blocks = tuple(_blocks(voice, facts, parts))
        voices = [each for each in (voice, voice.second) if each]
        for gap in _gaps(voice, data, facts, parts):
            voice.gap(gap)
        if not setting.office_name:
            voice.gap(
                Gap(N_("The office has no name in the settings yet"), Spot(setting="office_name"))
            )
        return Document(
            title=voice(TITLES.get(visit.direction, TITLES["incoming"])),
            subtitles=tuple(dict.fromkeys(visit_heading.subtitle(each, visit) for each in voices)),
            lang=tr.lang,
            head_left=setting.office_name,
            head_right=visit_heading.issue(voice, visit, setting),
            foot_left=visit_heading.foot(voice, facts, private=PRIVATE in parts),
            blocks=blocks,
            paper=setting.paper,
            gaps=voice.gaps(),
            author=setting.printed_by,
            printed=_printed(voice, setting),
            said=voice.all_said(),
        )


REPORT = VisitReport()


def _blocks(voice: Voice, facts: VisitFacts, parts: frozenset[str]) -> Iterator[Block]:
    """All blocks in order; a section with nothing to say is left out."""
    yield Facts(tuple(visit_heading.first_facts(voice, facts)))
    for section in SECTIONS:
        blocks = tuple(section.blocks(voice, facts)) if section.needs <= parts else ()
        if blocks:
            yield Heading(voice(section.heading(facts)))
            yield from blocks
    if "signature" in parts:
        yield from _signature(voice, facts.visit)


def _printed(voice: Voice, setting: Setting) -> str:
    """Who printed it when, and in which languages."""
    told = voice(N_("Printed by {name} on {date}", name=setting.printed_by, date=setting.today))
    spoken = [voice.lang, *([voice.second.lang] if voice.second else [])]
    return visit_heading.BETWEEN.join(
        (told, voice.several(languages(voice.lang)[lang] for lang in spoken))
    )


# --- sections -------------------------------------------------------------------------------------


def _programme_heading(facts: VisitFacts) -> Text:
    if facts.visit.status in OVER:
        return NC_("visit report", "Programme as carried out")
    return NC_("visit report", "Programme")


def _summary(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    for key in ("summary", "outcome_text"):
        words = voice.prose(facts.visit, key)
        if words:
            yield Para(words)


def _promises(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    if facts.follow_ups:
        yield promise_table(voice, facts.follow_ups, facts.today)


def _costs(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    if facts.visit.costs:
        yield outcome.costs(voice, facts.visit)


def _media(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    if facts.press:
        yield outcome.press(voice, facts.press)


def _notes(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """The rating and all notes; what concerns health and food never."""
    visit = facts.visit
    if visit.outcome_rating:
        yield Para(voice.line(Visit.outcome_rating.label, voice.value(visit, "outcome_rating")))
    noted: tuple[Entity, ...] = (visit, *facts.delegates, *facts.stops, *facts.follow_ups)
    noted += (*facts.interests, *facts.samples, *facts.invitations)
    notes = [
        voice.line(voice.title(each.id), voice.prose(each, "note"))
        for each in noted
        if each.get("note")
    ]
    notes += [
        voice.line(voice.title(each), voice.prose(person, "protocol_notes"))
        for each, person in facts.people.items()
        if person.protocol_notes
    ]
    if notes:
        yield Bullets(notes)


def _signature(voice: Voice, visit: Visit) -> Iterator[Block]:
    """Who prepared it, who approves it, and who gets it."""
    dates = [
        (voice(Visit.fields[key].label), voice.value(visit, key))
        for key in ("report_approved_on", "report_distributed_on")
        if visit.get(key)
    ]
    if dates:
        yield Facts(dates)
    name = voice.colleague(visit.coordinator)
    prepared = voice(NC_("visit report", "Prepared by {name}", name=name)).strip()
    yield Sign((prepared, voice(NC_("visit report", "Approved by"))))
    yield Sign((voice(NC_("visit report", "Distribution list")),))


def _gaps(
    voice: Voice, known: VisitFacts, shown: VisitFacts, parts: frozenset[str]
) -> Iterator[Gap]:
    """What is missing in the parts that were chosen; only what is shown is called by its name."""
    yield from visit_gaps.basis(known)
    asked: tuple[tuple[str, Iterable[Gap]], ...] = (
        ("delegation", visit_gaps.delegation(voice, shown)),
        ("programme", visit_gaps.programme(known)),
        ("outcome", visit_gaps.outcome(known)),
        ("media", visit_gaps.media(voice, shown)),
    )
    for name, gaps in asked:
        if name in parts:
            yield from gaps
    if PRIVATE not in parts:
        yield from visit_gaps.kept_back(known, PRIVATE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: what must be chosen for it, its heading, its blocks."""

    needs: frozenset[str]
    heading: Callable[[VisitFacts], Text]
    blocks: Callable[[Voice, VisitFacts], Iterable[Block]]


def _section(
    needs: str, heading: Text, blocks: Callable[[Voice, VisitFacts], Iterable[Block]]
) -> Section:
    return Section(frozenset(needs.split()), lambda _facts: heading, blocks)


SECTIONS = (
    _section("delegation", NC_("visit report", "Delegation"), delegations),
    Section(frozenset({"programme"}), _programme_heading, programme),
    _section("programme", NC_("visit report", "What was talked about"), talks),
    _section("outcome", NC_("visit report", "Outcome"), _summary),
    _section("outcome", NC_("visit report", "Offerings and interests"), outcome.interests),
    _section("outcome", NC_("visit report", "Documents and agreements"), outcome.papers),
    _section("outcome", NC_("visit report", "What was promised"), _promises),
    _section("outcome", NC_("visit report", "What happens next"), next_steps),
    _section("costs private", NC_("visit report", "Costs"), _costs),
    _section("media", NC_("visit report", "Media coverage"), _media),
    _section("private", NC_("visit report", "Private notes"), _notes),
    _section("outcome", NC_("visit report", "Annexes"), outcome.annexes),
)
