# SPDX-License-Identifier: MIT
"""A report is printed by its name: checked options, the office's head, what could not be said."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.reports.printing import Printed, Request, listed, print_report
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change_office
from tests.factories import Make
from tests.reports.telling import first_visit, said


@pytest.fixture
def visit(make: Make) -> int:
    made = make.visit(title="Xinxiang", reference="V-1", start="30 July 2018", country="CN")
    return int(made.id)


def printed(office: Office, visit: int, lang: str = "en", **given: Any) -> Printed:  # noqa: ANN401 - as a request has them
    return print_report(office, Request("visit_report", [visit], lang, **given))


def first_page(found: Printed) -> str:
    return str(pdfium.PdfDocument(BytesIO(found.content))[0].get_textpage().get_text_range())


def settle(office: Office, **settings: str) -> None:
    reading = Reading("en", office.today, lambda _kinds, _text: 0)
    with office.work(N_("Settings")) as work:
        for key, text in settings.items():
            change_office(work, key, text, reading)


def test_the_reports_are_listed_with_what_they_take() -> None:
    report = next(each for each in listed() if each.name == "visit_report")
    assert (report.title.message, report.kind) == ("Visit report", Visit.code)
    assert {each.name: each.default for each in report.params}["private"] == "no"


def test_a_report_has_its_pages_and_gaps(office: Office, visit: int) -> None:
    found = printed(office, visit)
    assert found.content.startswith(b"%PDF")
    assert found.pages == len(pdfium.PdfDocument(BytesIO(found.content)))
    assert "The office has no name in the settings yet" in said(found.gaps)


def test_the_head_is_that_of_the_office(office: Office, visit: int) -> None:
    settle(office, office_name="Office of International Relations", office_place="Troitsk")
    found = printed(office, visit)
    assert "Office of International Relations" in first_page(found)
    assert "No. V-1 · Troitsk, 1 March 2019" in first_page(found)
    assert not [gap for gap in said(found.gaps) if "no name in the settings" in gap]


@pytest.mark.parametrize(
    ("setting", "asked", "width"), [("", "", 595), ("Letter", "", 612), ("Letter", "A4", 595)]
)
def test_the_paper_is_as_asked_else_as_the_office_has_it(
    office: Office, visit: int, setting: str, asked: str, width: int
) -> None:
    settle(office, paper=setting)
    page = pdfium.PdfDocument(BytesIO(printed(office, visit, paper=asked).content))[0]
    assert round(page.get_width()) == width


def test_who_printed_is_the_user_unless_another_is_named(office: Office, visit: int) -> None:
    assert "Printed by anna on 1 March 2019" in first_page(printed(office, visit))
    assert "Printed by Olga on" in first_page(printed(office, visit, printed_by="Olga"))


def test_the_language_is_that_of_the_request(sample: Office) -> None:
    visit = sample.read(first_visit).id
    found = printed(sample, visit, "zh", second_lang="ru")
    assert "来访总结" in first_page(found)
    assert "Делегация" in first_page(found)


@pytest.mark.parametrize(
    "given",
    [
        {"lang": "fr"},
        {"second_lang": "fr"},
        {"paper": "A3"},
        {"options": {"photos": "yes"}},
        {"options": {"costs": "perhaps"}},
    ],
)
def test_what_it_does_not_take_is_refused(
    office: Office, visit: int, given: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as error:
        printed(office, visit, **{"lang": "en"} | given)
    assert error.value.hint is not None
    assert error.value.hint.values["names"]


def test_an_unknown_report_is_refused_with_those_that_there_are(office: Office) -> None:
    with pytest.raises(Missing) as error:
        print_report(office, Request("poem", [], "en"))
    assert error.value.hint is not None
    assert "visit_report" in str(error.value.hint.values["names"])
