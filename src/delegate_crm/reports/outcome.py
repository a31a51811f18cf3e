# SPDX-License-Identifier: MIT
"""What came of a visit, in a report: interests, samples, papers, invitations, costs, press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from delegate_crm.entities.agreement import Agreement, AgreementText
from delegate_crm.entities.document import Document
from delegate_crm.entities.event import Event
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.visit import Visit, VisitCost
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.kit.territories import languages as languages_of
from delegate_crm.reports import spans
from delegate_crm.reports.blocks import (
    Block,
    Bullets,
    Para,
    Run,
    Table,
    Words,
    opening,
    quiet,
    strong,
)
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice
from delegate_crm.schema.values import Money

SIGNED = ("signed", "in_force", "suspended", "expired", "superseded", "terminated")
HANDED_OVER = ("letter", "invitation", "programme", "presentation", "agreement_text", "minutes")


def _table(voice: Voice, columns: Sequence[Text], rows: Sequence[Sequence[Words]]) -> Table:
    return Table([voice(each) for each in columns], rows)


# --- offerings and interests ----------------------------------------------------------------------


def interests(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """Who wants what, how far it is, what lies with whom for a test; what was shown besides."""
    rows = [_interest(voice, facts, each) for each in facts.interests]
    own = {each.id for each in facts.interests}
    rows += [_sample_row(voice, each) for each in facts.samples if each.interest not in own]
    if rows:
        labels = (Interest.offering, Interest.by, Interest.nature, Interest.stage)
        yield _table(voice, [each.label for each in labels], rows)
    asked = {each.offering for each in facts.interests}
    shown = dict.fromkeys(each for stop in facts.stops for each in stop.offerings)
    left = voice.several(voice.title(each) for each in shown if each not in asked)
    if left:
        yield Para(voice.line(N_("Shown, interest not stated"), left))


def _interest(voice: Voice, facts: VisitFacts, each: Interest) -> list[Words]:
    what = voice.title(each.offering) or voice.words(each, "topic")
    samples = [_sample(voice, one) for one in facts.samples if one.interest == each.id]
    stage = [Run(voice.value(each, "stage"))]
    for sample in samples:
        stage += [Run("\n"), quiet(sample)]
    return [opening(what), voice.title(each.by), voice.value(each, "nature").capitalize(), stage]


def _sample_row(voice: Voice, each: Sample) -> list[Words]:
    return [
        opening(voice.title(each.offering)),
        voice.title(each.recipient),
        "",
        _sample(voice, each),
    ]


def _sample(voice: Voice, each: Sample) -> str:
    """How many were sent when, where they are, what the test says."""
    count = f"{voice.value(each, 'quantity')} {voice.words(each, 'unit')}".strip()
    sent = voice.line(Sample.sent_on.label, voice.value(each, "sent_on")) if each.sent_on else ""
    result = voice.line(Sample.result.label, voice.value(each, "result"))
    state = voice.row((count, sent, voice.value(each, "disposition"), result))
    return voice.line(Sample.label, state)


# --- papers ---------------------------------------------------------------------------------------


def papers(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """Agreements signed or proposed, documents signed or handed over."""
    items = [_agreement(voice, each) for each in facts.agreements]
    items += [_document(voice, each) for each in facts.documents if _is_paper(each)]
    if items:
        yield Bullets(items)


def annexes(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """All other documents of the visit."""
    items = [_document(voice, each) for each in facts.documents if not _is_paper(each)]
    if items:
        yield Bullets(items)


def _is_paper(each: Document) -> bool:
    return each.signed or each.received_from is not None or each.kind in HANDED_OVER


def _agreement(voice: Voice, each: Agreement) -> Words:
    parties = voice.row(voice.title(party.organisation) for party in each.parties)
    if parties and each.status not in SIGNED and not each.parties_confirmed:
        parties = voice.aside(parties, voice(NC_("agreement", "not confirmed")))
    languages = voice.several(
        voice.mark(
            languages_of(voice.lang).get(text.lang, text.lang), text, AgreementText.lang.label
        )
        for text in each.texts
    )
    dates = (Agreement.signed_on, Agreement.effective_on, Agreement.expires_on)
    told = (
        voice.value(each, "type"),
        voice.value(each, "status"),
        *(voice.line(day.label, voice.value(each, day.key)) for day in dates if each.get(day.key)),
        voice.line(Agreement.parties.label, parties) if parties else "",
        voice.line(Agreement.texts.label, languages) if languages else "",
    )
    return [strong(opening(voice.words(each, "title"))), Run("\n"), Run(voice.row(told))]


def _document(voice: Voice, each: Document) -> Words:
    kind = voice.value(each, "kind") if each.kind != "other" else ""
    giver = voice.title(each.received_from)
    told = (
        kind,
        voice.value(each, "on"),
        voice(NC_("document", "signed")) if each.signed else "",
        voice.line(Document.received_from.label, giver) if giver else "",
    )
    title = voice.words(each, "title") or (each.file.name if each.file else "")
    return [strong(title), Run(" "), quiet(voice.row(told))]


# --- what was invited to --------------------------------------------------------------------------


def invitations(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """Invitations with their occasion, and events nobody was invited to."""
    found = [each for each in facts.invitations if each.occasion != facts.visit.id]
    if found:
        labels = (Invitation.occasion, Invitation.inviter, Invitation.invitee, Invitation.form)
        rows = [_invitation(voice, facts, each) for each in found]
        yield _table(voice, [each.label for each in labels], rows)
    invited = {each.occasion for each in found} | {facts.visit.event}
    events = [_event(voice, each) for each in facts.events if each.id not in invited]
    if events:
        yield Bullets(events)


def _invitation(voice: Voice, facts: VisitFacts, each: Invitation) -> list[Words]:
    event = next((event for event in facts.events if event.id == each.occasion), None)
    when = _held_on(voice, event) if event else ""
    occasion = [
        Run(opening(voice.title(each.occasion))),
        *([Run("\n"), quiet(when)] if when else []),
    ]
    reply = voice.value(each, "reply_by")
    answer = voice.row(
        (
            voice.value(each, "form"),
            voice.value(each, "status"),
            voice.line(Invitation.reply_by.label, reply) if reply else "",
        )
    )
    return [occasion, voice.title(each.inviter), voice.title(each.invitee), answer]


def _event(voice: Voice, each: Event) -> Words:
    return [strong(opening(voice.words(each, "title"))), Run(" "), quiet(_held_on(voice, each))]


def _held_on(voice: Voice, event: Event) -> str:
    """When and where an event is held, as far as it is known."""
    where = voice.title(event.place) or voice.prose(event, "place_note")
    return voice.row((spans.period(event.start, event.end, voice.tr), where))


# --- costs and press ------------------------------------------------------------------------------


def costs(voice: Voice, visit: Visit) -> Table:
    """Planned and actual costs with who pays, and their sums."""
    labels = (VisitCost.item, VisitCost.payer, VisitCost.planned, VisitCost.actual)
    rows: list[list[Words]] = [
        [voice.words(each, "item"), *(voice.value(each, label.key) for label in labels[1:])]
        for each in visit.costs
    ]
    if len(rows) > 1:
        planned = _sum(voice, [each.planned for each in visit.costs])
        actual = _sum(voice, [each.actual for each in visit.costs])
        rows.append(
            [[strong(voice(NC_("cost", "Total")))], "", [strong(planned)], [strong(actual)]]
        )
    columns = [voice(each.label) for each in labels]
    return Table(columns, rows, weights=(4, 2, 2, 2), numeric=(2, 3))


def _sum(voice: Voice, amounts: Sequence[Money | None]) -> str:
    """Sum of amounts, for each currency apart."""
    sums: dict[str, Decimal] = {}
    for each in amounts:
        if each:
            sums[each.currency] = sums.get(each.currency, Decimal(0)) + each.amount
    kind = VisitCost.planned.kind
    return voice.row(kind.write(Money(total, code), voice.tr) for code, total in sums.items())


def press(voice: Voice, items: Sequence[PressItem]) -> Bullets:
    """What was published, where, by whom; a link where there is one."""
    return Bullets([_published(voice, each) for each in items])


def _published(voice: Voice, each: PressItem) -> Words:
    title = voice.quoted(voice.words(each, "title"))
    told = [
        voice.line(PressItem.fields[key].label, voice.words(each, key))
        for key in ("authors", "photo_credit", "translation_of")
        if each.get(key)
    ]
    head = voice.comma((voice.title(each.outlet), voice.value(each, "published_on")))
    facts = voice.row((head, *told))
    link = [Run(" "), Run(voice.words(each, "url"), quiet=True, link=each.url)] if each.url else []
    return [Run(title, strong=True), Run(" "), Run(facts), *link]
