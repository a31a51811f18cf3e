# SPDX-License-Identifier: MIT
"""Printing a report by its name: the office is asked for the facts, then they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text, Translator
from delegate_crm.kit.progress import Progress
from delegate_crm.reports.base import Param, Setting, catalogue
from delegate_crm.reports.blocks import Gap
from delegate_crm.reports.draw import pdf
from delegate_crm.reports.options import checked, one_of
from delegate_crm.reports.voice import second_language
from delegate_crm.services.office import Office
from delegate_crm.services.settings import PAPERS, office_value
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed and how; what is left empty comes from the office."""

    name: str
    """File name of the report in the catalogue."""
    ids: Sequence[int]
    lang: str
    second_lang: str = ""
    """Language of second lines and titles, where a report has them."""
    paper: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as PDF, and what it could not say."""

    content: bytes
    pages: int
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is usual for reports about a record: how it is called, languages beside, paper."""

    title: str
    number: str
    """The office's own number of the record, if it has one."""
    second: Mapping[str, str]
    """By language of a report: the usual second one, empty if there is none."""
    paper: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as it is offered: its name, title, what it tells of which kind, what it takes."""

    name: str
    title: Text
    says: Text
    kind: str
    params: Sequence[Param]


def listed() -> list[Listed]:
    """All reports as they are offered, without drawing anything."""
    reports = catalogue()
    return [
        Listed(name, each.title, each.says, each.kind, each.params)
        for name in reports.names()
        for each in (reports.get(name),)
    ]


def subject(reader: Reader, record_id: int, lang: str) -> Subject:
    """What is usual for reports about a record, or about the whole office."""
    record = reader.record(record_id)
    country = str(record.get("country") or "") if record and "country" in record.fields else ""
    return Subject(
        title=reader.title(record_id, lang),
        number=str(record.get(record.number) or "") if record and record.number else "",
        second={each: second_language("", country, each) for each in LANGUAGES} if record else {},
        paper=office_value(reader, "paper"),
    )


def print_report(office: Office, request: Request, progress: Progress | None = None) -> Printed:
    """Draw a report of the office as of now."""
    report = catalogue().get(request.name)
    options = checked(report.params, request.options)
    for lang in filter(None, (request.lang, request.second_lang)):
        one_of(NC_("report", "Language"), lang, LANGUAGES)

    def asked(reader: Reader) -> tuple[object, Setting]:
        facts = report.collect(reader, request.ids, office.today)
        return facts, _setting(reader, office, request, options)

    facts, setting = office.read(asked)
    document = report.compose(facts, Translator(request.lang), setting)
    content = pdf.draw(document, progress=progress)
    return Printed(content, pdf.page_count(content), document.gaps)


def _setting(
    reader: Reader, office: Office, request: Request, options: Mapping[str, str]
) -> Setting:
    paper = request.paper or office_value(reader, "paper")
    one_of(N_("Paper"), paper, PAPERS)
    return Setting(
        office_name=office_value(reader, "office_name").best(request.lang),
        office_place=office_value(reader, "office_place").best(request.lang),
        printed_by=request.printed_by or office.actor.name,
        today=office.today,
        paper=paper,
        second_lang=request.second_lang,
        options=options,
    )
