# SPDX-License-Identifier: MIT
"""What the page that kinds share asks beside the record: a few facts, windows, what is related."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.timekinds import DateKind, DayKind, WindowKind
from delegate_crm.services.answering import Answering, answering
from delegate_crm.services.followups import state_of
from delegate_crm.services.related import Related, related_groups
from delegate_crm.services.stages import stage_of
from delegate_crm.services.window_facts import WindowFacts, window_facts
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Glance:
    """A fact that is known at a glance, with its tone."""

    words: str
    tone: str = "neutral"
    state: WindowState | None = None


@dataclass(frozen=True, slots=True)
class AnyOverview:
    """What is shown of any record beside its fields."""

    glances: tuple[Glance, ...]
    when: str
    windows: tuple[WindowFacts, ...]
    related: Related
    answering: Answering | None
    """How long partners took to answer; none where too little is known, or nothing is awaited."""


def any_overview(reader: Reader, record: Entity, lang: str, today: dt.date) -> AnyOverview:
    """Read it."""
    tr, windows, known = Translator(lang), list[WindowFacts](), None
    if isinstance(record, FollowUp) and record.id:
        windows = window_facts(reader, [record.id], today, lang)
        known = answering(reader, record, today, lang)
    return AnyOverview(
        glances=tuple(_glances(record, tr, today)),
        when=_when(record, tr),
        windows=tuple(windows),
        related=_without_documents(related_groups(reader, record, lang, today)),
        answering=known,
    )


def _without_documents(found: Related) -> Related:
    """Documents have a tab of their own."""
    return Related(tuple(each for each in found.groups if each.code != "document"))


def _glances(record: Entity, tr: Translator, today: dt.date) -> list[Glance]:
    """The choices that its list shows, grouped as everywhere; of a follow-up its state."""
    found: list[Glance] = []
    for key in record.listing.columns:
        kind, value = record.fields[key].kind, record.get(key)
        if kind.name != "choice" or not value:
            continue
        stage = stage_of(record.code, key, value)
        words = tr(stage.words) if stage else kind.write(value, tr)
        found.append(Glance(words, stage.tone if stage else "neutral"))
    if isinstance(record, FollowUp):
        state = state_of(record, today)
        found = [Glance(tr(STATE_WORDS[state]), state=state), *found[:1]]
    return found


def _when(record: Entity, tr: Translator) -> str:
    """The first date that its list shows."""
    dated = (DateKind, DayKind, WindowKind)
    for key in record.listing.columns:
        field, value = record.fields[key], record.get(key)
        if isinstance(field.kind, dated) and value:
            return field.kind.write(value, tr)
    return ""
