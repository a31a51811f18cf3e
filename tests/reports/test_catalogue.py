# SPDX-License-Identifier: MIT
"""Every report of the catalogue composes and draws in every language, on little and on much."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.reports.base import catalogue
from delegate_crm.reports.blocks import Document
from delegate_crm.reports.draw import pdf, text
from delegate_crm.reports.options import checked
from delegate_crm.schema.listing import Listing
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.reports import crowd
from tests.reports.telling import SETTING, first_visit

REPORTS = catalogue().names()


def empty(office: Office) -> Mapping[str, int]:
    return {Visit.code: Make(office).visit(title="X").id}


def sampled(office: Office) -> Mapping[str, int]:
    return {Visit.code: office.read(first_visit).id}


def large(office: Office) -> Mapping[str, int]:
    return {Visit.code: crowd.visit_of(office, "слово 新乡 word", 12).id}


def records(office: Office, name: str, known: Mapping[str, int]) -> Sequence[int]:
    """The record that a report is told of; where it is about other kinds, all that there are."""
    kind = catalogue().get(name).kind
    if kind in known or not kind:
        return [known[kind]] if kind else []
    return office.read(lambda reader: reader.ids(Listing(kind)))


def composed(office: Office, name: str, ids: Sequence[int], lang: str, **options: str) -> Document:
    report = catalogue().get(name)
    found = office.read(lambda reader: report.collect(reader, ids, office.today))
    setting = dataclasses.replace(SETTING, options=options)
    return report.compose(found, Translator(lang), setting)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("filled", [empty, sampled, large])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_composes_and_draws(
    sample: Office, name: str, filled: Callable[[Office], Mapping[str, int]], lang: str
) -> None:
    document = composed(sample, name, records(sample, name, filled(sample)), lang)
    assert document.title in text.draw(document)
    assert pdf.page_count(pdf.draw(document)) >= 1


def test_a_large_visit_takes_many_pages(sample: Office) -> None:
    ids = list(large(sample).values())
    assert pdf.page_count(pdf.draw(composed(sample, "visit_report", ids, "en"))) >= 5


@pytest.mark.parametrize("name", REPORTS)
def test_every_choice_of_an_option_composes(sample: Office, name: str) -> None:
    report = catalogue().get(name)
    ids = records(sample, name, sampled(sample))
    for param in report.params:
        for choice in param.choices:
            options = checked(report.params, {param.name: choice})
            assert composed(sample, name, ids, "en", **options).title


@pytest.mark.parametrize("name", REPORTS)
def test_the_default_of_an_option_is_a_choice(name: str) -> None:
    params = catalogue().get(name).params
    assert len({each.name for each in params}) == len(params)
    assert [each.name for each in params if each.default not in each.choices] == []
