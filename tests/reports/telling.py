# SPDX-License-Identifier: MIT
"""Facts made by hand and reports told, for the tests of this folder."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.reports.base import Setting, catalogue
from delegate_crm.reports.blocks import Block, Document, Gap
from delegate_crm.reports.catalog.visit_report import REPORT
from delegate_crm.reports.draw import text
from delegate_crm.reports.titles import Titles
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Office
from delegate_crm.store.queries import Reader
from tests.conftest import TODAY

SETTING = Setting("Office", "Troitsk", "anna", TODAY)


def titles(words: Mapping[int, str]) -> Titles:
    """Titles that are alike in every language."""
    return Titles(dict.fromkeys(LANGUAGES, words))


def facts(named: Mapping[int, str] | None = None, /, **given: Any) -> VisitFacts:  # noqa: ANN401 - of each field's type
    """Facts of a visit: what is given, and nothing else; `named` are titles by id."""
    empty: dict[str, Any] = {each.name: () for each in dataclasses.fields(VisitFacts)}
    empty |= {"visit": Visit(id=1), "today": TODAY, "people": {}, "posts": {}, "bodies": {}}
    return VisitFacts(**empty | {"titles": titles(named or {})} | given)


def by_id(*records: Entity) -> dict[int, Any]:
    """Records by their ids."""
    return {each.id: each for each in records}


def voice(told: VisitFacts, lang: str = "en", second: str = "") -> Voice:
    """A voice that knows the titles of the facts."""
    return Voice(Translator(lang), told.titles, second)


def said(gaps: Iterable[Gap], lang: str = "en") -> list[str]:
    """What gaps say."""
    return [Translator(lang)(gap.text) for gap in gaps]


def drawn(blocks: Iterable[Block], lang: str = "en") -> list[str]:
    """The lines of blocks as text."""
    document = Document("", [], lang, "", "", "", tuple(blocks))
    written = text.draw(document).split(text.RULE)
    return [line for line in text.RULE.join(written[1:-1]).split("\n") if line]


def first_visit(reader: Reader) -> Visit:
    """The first visit of an office; of the sample, the one of 2018."""
    return min(reader.where(Visit), key=lambda each: each.id)


def report(
    office: Office, visit: Visit, lang: str = "en", second: str = "", **options: str
) -> Document:
    """The report of a visit as a document."""
    found = office.read(lambda reader: REPORT.collect(reader, [visit.id], office.today))
    setting = dataclasses.replace(SETTING, second_lang=second, options=options, today=office.today)
    return REPORT.compose(found, Translator(lang), setting)


def told(office: Office, visit: Visit, lang: str = "en", second: str = "", **options: str) -> str:
    """The report of a visit as text."""
    return text.draw(report(office, visit, lang, second, **options))


def whole(
    office: Office, name: str, lang: str = "en", second: str = "", **options: str
) -> Document:
    """A report about the whole office as a document."""
    made = catalogue().get(name)
    found = office.read(lambda reader: made.collect(reader, [], office.today))
    setting = dataclasses.replace(SETTING, second_lang=second, options=options, today=office.today)
    return made.compose(found, Translator(lang), setting)


def whole_told(office: Office, name: str, lang: str = "en", **options: str) -> str:
    """The same as text."""
    return text.draw(whole(office, name, lang, "", **options))
