# SPDX-License-Identifier: MIT
"""The head of a report on a visit: what it is called, when and where it was, on what basis."""

from __future__ import annotations

from collections.abc import Iterator

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.reports import spans
from delegate_crm.reports.base import Setting
from delegate_crm.reports.blocks import Words, opening
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice
from delegate_crm.schema.entity import CONFIDENTIALITY, RESTRICTED

BETWEEN = " · "


def subtitle(voice: Voice, visit: Visit) -> str:
    """The visit with its country and dates, in one line."""
    title = voice.title(visit.id)
    dates = spans.period(spans.headline(visit.start), spans.headline(visit.end), voice.tr)
    title_tells = not visit.title and visit.start and voice.value(visit, "start") in title
    title = voice.aside(title, voice.value(visit, "country"))
    if not dates or title_tells:
        return title
    return voice(NC_("visit report", "{visit}, {dates}", visit=title, dates=dates))


def issue(voice: Voice, visit: Visit, setting: Setting) -> str:
    """Number, place and date of issue."""
    day = voice.day(setting.today)
    if setting.office_place:
        day = voice(NC_("place and date", "{place}, {date}", place=setting.office_place, date=day))
    return BETWEEN.join(filter(None, (_number(voice, visit, "reference"), day)))


def _number(voice: Voice, visit: Visit, key: str) -> str:
    reference = voice.words(visit, key)
    return voice(N_("No. {reference}", reference=reference)) if reference else ""


def foot(voice: Voice, facts: VisitFacts, *, private: bool) -> str:
    """Confidentiality, and the sources of what was entered after the fact."""
    visit = facts.visit
    level = RESTRICTED if private else visit.confidentiality
    word = voice(CONFIDENTIALITY[level]) if level in CONFIDENTIALITY else ""
    cited = [
        voice.comma((voice.title(each.outlet), voice.value(each, "published_on")))
        for each in facts.press
    ]
    source = voice.words(visit, "source_note") or (voice.few(cited) if visit.retrospective else "")
    told = voice.line(NC_("visit report", "Source"), source) if source else ""
    return BETWEEN.join(filter(None, (word, told)))


def first_facts(voice: Voice, facts: VisitFacts) -> Iterator[tuple[str, Words]]:
    """What a reader looks up first: dates, place, purpose, basis, who answers for it."""
    visit = facts.visit
    rows = (
        (NC_("visit", "Dates"), _dates(voice, visit)),
        (NC_("visit", "Place"), _place(voice, facts)),
        (Visit.kinds.label, voice.value(visit, "kinds").capitalize()),
        (Visit.level.label, voice.value(visit, "level")),
        (Visit.purpose.label, opening(voice.words(visit, "purpose"))),
        (Visit.initiated_by.label, voice.value(visit, "initiated_by")),
        (NC_("visit", "Invitation"), _invitation(voice, facts)),
        (NC_("visit", "Decision"), _decision(voice, visit)),
        (Visit.event.label, voice.title(visit.event)),
        (Visit.return_of.label, voice.title(visit.return_of)),
        (Visit.languages.label, voice.value(visit, "languages")),
        (Visit.status.label, _status(voice, visit)),
        (Visit.coordinator.label, voice.colleague(visit.coordinator)),
    )
    yield from ((voice(label), words) for label, words in rows if words)


def _dates(voice: Voice, visit: Visit) -> str:
    said = voice.mark(visit.start.said, visit, Visit.start.label) if visit.start else ""
    return spans.as_said(spans.period(visit.start, visit.end, voice.tr), said, voice.tr)


def _place(voice: Voice, facts: VisitFacts) -> str:
    """Where the hosts sit."""
    bodies = [facts.bodies.get(host.organisation or 0) for host in facts.visit.hosts]
    places = dict.fromkeys(body.place for body in bodies if body and body.place)
    return voice.several(voice.title(each) for each in places)


def _invitation(voice: Voice, facts: VisitFacts) -> str:
    """Who invited to this visit, how and when."""
    found = [each for each in facts.invitations if each.occasion == facts.visit.id]
    return voice.row(
        voice.comma((voice.title(each.inviter), voice.value(each, "form"), voice.value(each, "on")))
        for each in found
    )


def _decision(voice: Voice, visit: Visit) -> str:
    number = _number(voice, visit, "decision_reference")
    by, on = voice.words(visit, "decision_by"), voice.value(visit, "decision_on")
    return voice.comma((by, on, number))


def _status(voice: Voice, visit: Visit) -> str:
    return voice.aside(voice.value(visit, "status"), voice.words(visit, "status_reason"))
