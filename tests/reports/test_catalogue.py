# SPDX-License-Identifier: MIT
"""Every report of the catalogue composes and draws in every language, on little and on much."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.reports.base import catalogue
from delegate_crm.reports.blocks import Document
from delegate_crm.reports.draw import pdf, text
from delegate_crm.reports.options import checked
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


def composed(office: Office, name: str, record: int, lang: str, **options: str) -> Document:
    report = catalogue().get(name)
    found = office.read(lambda reader: report.collect(reader, [record], office.today))
    setting = dataclasses.replace(SETTING, options=options)
    return report.compose(found, Translator(lang), setting)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("filled", [empty, sampled, large])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_composes_and_draws(
    sample: Office, name: str, filled: Callable[[Office], Mapping[str, int]], lang: str
) -> None:
    record = filled(sample)[catalogue().get(name).kind]
    document = composed(sample, name, record, lang)
    assert document.title in text.draw(document)
    assert pdf.page_count(pdf.draw(document)) >= (5 if filled is large else 1)


@pytest.mark.parametrize("name", REPORTS)
def test_every_choice_of_an_option_composes(sample: Office, name: str) -> None:
    report = catalogue().get(name)
    record = sampled(sample)[report.kind]
    for param in report.params:
        for choice in param.choices:
            options = checked(report.params, {param.name: choice})
            assert composed(sample, name, record, "en", **options).title


@pytest.mark.parametrize("name", REPORTS)
def test_the_default_of_an_option_is_a_choice(name: str) -> None:
    params = catalogue().get(name).params
    assert len({each.name for each in params}) == len(params)
    assert [each.name for each in params if each.default not in each.choices] == []
