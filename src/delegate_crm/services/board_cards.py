# SPDX-License-Identifier: MIT
"""What the cards of a board say: what, with whom, since when, what is awaited next (`UX` 4.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.followup import BY_SIDES, FollowUp, closes_on, is_over, opens_on
from delegate_crm.entities.interaction import Interaction
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.schema.entity import Entity
from delegate_crm.services.followups import SIDE_FIELDS, partners_of
from delegate_crm.services.lists import BAR_FIELDS, Ask
from delegate_crm.services.present import Presenter
from delegate_crm.services.window_words import BarFacts, bar_facts, capital
from delegate_crm.store.board import written_on
from delegate_crm.store.lookup import records_of
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Card:
    """One record on the board."""

    id: int
    title: str
    lines: tuple[str, ...] = ()
    """What is said under the title, in grey."""
    next: str = ""
    """What is awaited next, until when."""
    bar: BarFacts | None = None
    """How that stands, where it is a follow-up."""

    @property
    def snoozed(self) -> str:
        """Until when it is snoozed."""
        return self.bar.snoozed if self.bar else ""

    @property
    def said(self) -> str:
        """All that the card says, in one line."""
        return ", ".join(filter(None, (self.title, *self.lines, self.next, self.snoozed)))


Made = dict[int, Card]


def cards(reader: Reader, code: str, ids: Sequence[int], ask: Ask) -> Made:
    """The cards of records by id; a fixed number of queries for any number of them."""
    return MAKERS[code](reader, ids, ask)


def _lines(*parts: str) -> tuple[str, ...]:
    return tuple(filter(None, parts))


# --- interests ------------------------------------------------------------------------------------


def _interests(reader: Reader, ids: Sequence[int], ask: Ask) -> Made:
    keys = ("offering", "topic", "by", "found_at", "expected")
    records = partly(reader, Interest, ids, keys)
    samples = reader.among(Sample, "interest", ids)
    steps = steps_about(reader, ids, samples)
    presenter = Presenter(reader, ask.lang, ask.today, [*records, *samples])
    since = _arisen(reader, {each.id: each.found_at for each in records})

    def card(record: Interest) -> Card:
        title = presenter.title(record.offering) or record.topic.best(ask.lang)
        sent = (_sample(each, presenter) for each in samples if each.interest == record.id)
        said = (presenter.title(record.by), _since(since.get(record.id), ask.tr), *sent)
        return Card(
            record.id,
            capital(title),
            _lines(*said),
            *_next(record, steps.get(record.id), presenter, ask),
        )

    return {each.id: card(each) for each in records}


def _sample(sample: Sample, presenter: Presenter) -> str:
    """How much was sent to be tried, when, and where it is now."""
    tr, sent = presenter.tr, sample.sent_on
    parts = (
        f"{sample.quantity or ''} {sample.unit}".strip(),
        tr(NC_("card", "sent {day}", day=write_date(sent, tr, "short"))) if sent else "",
        presenter.words(sample, Sample.fields["disposition"]),
    )
    return tr(NC_("card", "Sample: {facts}", facts=BETWEEN.join(filter(None, parts))))


def steps_about(
    reader: Reader, ids: Sequence[int], samples: Sequence[Sample] | None = None
) -> dict[int, FollowUp]:
    """The open follow-up that ends first about each interest, or about a sample for it."""
    tried = reader.among(Sample, "interest", ids) if samples is None else samples
    owners = {each: each for each in ids}
    owners |= {each.id: each.interest for each in tried if each.interest}
    found: dict[int, FollowUp] = {}
    for each in sorted(reader.among(FollowUp, "about", list(owners)), key=_ends):
        if not is_over(each):
            found.setdefault(owners[each.about or 0], each)
    return found


def _ends(item: FollowUp) -> dt.date:
    return closes_on(item) or opens_on(item) or dt.date.max


def _next(
    record: Interest, step: FollowUp | None, presenter: Presenter, ask: Ask
) -> tuple[str, BarFacts | None]:
    """What is awaited next: a follow-up, else the decision."""
    if step is not None:
        bar = bar_facts(step, ask.today, ask.tr)
        return bar.short, bar
    said = presenter.words(record, Interest.fields["expected"])
    return (ask.tr(NC_("card", "Decision: {when}", when=said)) if said else ""), None


# --- agreements -----------------------------------------------------------------------------------


STATED: Mapping[str, str] = MappingProxyType(
    {
        "signed": "signed_on",
        **dict.fromkeys(("in_force", "suspended"), "effective_on"),
        "expired": "expires_on",
    }
)
"""The field that says since when an agreement is in a state."""


def _agreements(reader: Reader, ids: Sequence[int], ask: Ask) -> Made:
    keys = ("title", "parties", "type", "status", "arose_at", "expires_on", *STATED.values())
    records = partly(reader, Agreement, ids, keys)
    presenter = Presenter(reader, ask.lang, ask.today, records)
    arisen = _arisen(reader, {each.id: each.arose_at for each in records})

    def card(record: Agreement) -> Card:
        day = record.get(STATED[record.status]) if record.status in STATED else None
        since = ApproxDate.exact(day) if day else arisen.get(record.id)
        kind = presenter.words(record, Agreement.fields["type"])
        days = (_since(since, ask.tr), _until(record, ask.tr))
        lines = _lines(_partners(record, presenter), kind, *days)
        return Card(record.id, capital(presenter.title(record.id)), lines)

    return {each.id: card(each) for each in records}


def _partners(record: Agreement, presenter: Presenter) -> str:
    """The other side; all parties where none is marked as such."""
    others = [each for each in record.parties if each.side != "us"] or record.parties
    titles = (presenter.title(each.organisation) for each in others)
    return presenter.tr.list(list(filter(None, titles)))


def _until(record: Agreement, tr: Translator) -> str:
    if record.expires_on is None or record.status == "expired":
        return ""
    day = write_date(ApproxDate.exact(record.expires_on), tr, "short")
    return tr(NC_("card", "Valid until {day}", day=day))


# --- follow-ups -----------------------------------------------------------------------------------


def _follow_ups(reader: Reader, ids: Sequence[int], ask: Ask) -> Made:
    records = partly(reader, FollowUp, ids, {*BAR_FIELDS, *SIDE_FIELDS})
    partners = partners_of(reader, records)
    presenter = Presenter(reader, ask.lang, ask.today, (), [*ids, *partners.values()])

    def card(record: FollowUp) -> Card:
        bar = bar_facts(record, ask.today, ask.tr)
        who, side = presenter.title(partners.get(record.id)), ask.tr(BY_SIDES[record.by_side])
        title = capital(presenter.title(record.id))
        return Card(record.id, title, _lines(who, side), bar.short, bar)

    return {each.id: card(each) for each in records}


# --- since when -----------------------------------------------------------------------------------


def _since(date: ApproxDate | None, tr: Translator) -> str:
    return tr(NC_("card", "Since {day}", day=write_date(date, tr, "short"))) if date else ""


def _arisen(reader: Reader, sources: Mapping[int, int | None]) -> dict[int, ApproxDate]:
    """When each record arose: the date of its source, else the day it was written down."""
    written = written_on(reader, list(sources))
    days = _dates(reader, [each for each in dict.fromkeys(sources.values()) if each])
    found = {each: ApproxDate.exact(day) for each, day in written.items()}
    return found | {each: days[at] for each, at in sources.items() if at in days}


def _dates(reader: Reader, sources: Sequence[int]) -> dict[int, ApproxDate]:
    """The dates of visits, stops and contacts, of those that have one."""
    found = {each.id: each for each in records_of(reader, sources)}
    visits = [each.visit for each in found.values() if isinstance(each, ProgrammeItem)]
    around = {each.id: each for each in reader.many(Visit, [each for each in visits if each])}
    dates = {number: _date(each, around) for number, each in found.items()}
    return {number: date for number, date in dates.items() if date is not None}


def _date(source: Entity, visits: Mapping[int, Visit]) -> ApproxDate | None:
    match source:
        case Visit():
            return source.start
        case Interaction():
            return source.at
        case ProgrammeItem() if source.day:
            return ApproxDate.exact(source.day)
        case ProgrammeItem():
            visit = visits.get(source.visit or 0)
            return visit.start if visit else None
        case _:
            return None


MAKERS: Mapping[str, Callable[[Reader, Sequence[int], Ask], Made]] = MappingProxyType(
    {"agreement": _agreements, "interest": _interests, "follow_up": _follow_ups}
)
