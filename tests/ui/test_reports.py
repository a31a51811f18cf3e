# SPDX-License-Identifier: MIT
"""The gallery shows real pages; a report is chosen, then what it is about, then it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from delegate_crm.app.compose import create_office
from delegate_crm.app.gui import Program
from delegate_crm.reports.printing import listed
from delegate_crm.ui.page import Page
from delegate_crm.ui.pages import reports_page
from delegate_crm.ui.pages.print_page import PrintPage
from delegate_crm.ui.pages.reports_page import ReportsPage
from delegate_crm.ui.panels.report_subject import ReportSubject
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.cards import Empty
from tests.ui.conftest import Start, settled

SUBJECTS = Place("reports_page", words="visit_report")


def here(program: Program) -> Page:
    found = program.window.page
    assert found is not None
    return found


def gallery(program: Program) -> ReportsPage:
    found = program.window.page
    assert isinstance(found, ReportsPage)
    return found


def subjects(program: Program, qtbot: QtBot) -> ReportSubject:
    program.window.go(SUBJECTS)
    settled(program, qtbot)
    found = gallery(program).choosing
    assert found is not None
    return found


def test_every_report_has_a_card_with_its_first_page(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("reports_page"))
    cards = gallery(started).cards
    assert list(cards) == [each.name for each in listed()]
    qtbot.waitUntil(lambda: cards["visit_report"].has_page, timeout=20_000)


def test_a_page_that_cannot_be_drawn_stays_blank(
    program: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reports_page, "_first_page", broken)
    started = program()
    started.window.go(Place("reports_page"))
    settled(started, qtbot)
    assert not gallery(started).cards["visit_report"].has_page


def test_from_the_gallery_to_the_print_page(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("reports_page"))
    settled(started, qtbot)
    gallery(started).cards["visit_report"].click()
    settled(started, qtbot)
    chosen = gallery(started).choosing
    assert chosen is not None
    QTest.keyClick(chosen.field, Qt.Key.Key_Return)
    QTest.keyClick(chosen.list.rows[0], Qt.Key.Key_Return)
    assert isinstance(started.window.page, PrintPage)
    settled(started, qtbot)


def test_the_records_are_filtered_as_one_types(program: Start, qtbot: QtBot) -> None:
    started = program()
    chosen = subjects(started, qtbot)
    assert len(chosen.list.rows) == 2
    chosen.field.setText("return")
    qtbot.waitUntil(lambda: len(chosen.list.rows) == 1)
    assert "Return visit" in chosen.list.rows[0].accessibleName()


def test_nothing_that_fits_is_told(program: Start, qtbot: QtBot) -> None:
    started = program()
    chosen = subjects(started, qtbot)
    chosen.field.setText("<b>Atlantis</b>")
    qtbot.waitUntil(lambda: not chosen.list.rows)
    assert chosen._nothing.text() == "Nothing matches <b>Atlantis</b>."
    assert gallery(started).step_back()


def test_the_filter_is_kept_for_coming_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    subjects(started, qtbot).field.setText("return")
    started.window.go(Place("today_page"))
    started.window.back()
    settled(started, qtbot)
    again = gallery(started).choosing
    assert again is not None
    assert again.field.text() == "return"


def test_an_empty_office_is_told_where_to_begin(
    program: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    create_office(tmp_path / "empty.db", user="anna").close()
    started = program(db=tmp_path / "empty.db")
    started.window.go(Place("reports_page"))
    settled(started, qtbot)
    assert gallery(started).findChildren(Empty) != []


@pytest.mark.parametrize(
    ("page", "report"),
    [("followups_page", "followup_register"), ("today_page", "morning_page")],
)
def test_a_page_prints_the_report_about_all_that_it_shows(
    program: Start, qtbot: QtBot, page: str, report: str
) -> None:
    started = program()
    started.window.go(Place(page))
    settled(started, qtbot)
    acts = [each for each in here(started).actions_here() if each.keys == "Ctrl+P"]
    acts[0].act()
    settled(started, qtbot)
    shown = here(started)
    assert isinstance(shown, PrintPage)
    qtbot.waitUntil(lambda: shown.drawing.ready is not None)
    drawn = shown.drawing.ready
    assert drawn is not None
    assert (drawn.request.name, drawn.request.ids, len(acts)) == (report, [], 1)


def test_a_report_about_the_whole_office_is_shown_at_once(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("reports_page"))
    settled(started, qtbot)
    gallery(started).cards["followup_register"].click()
    settled(started, qtbot)
    shown = here(started)
    assert (shown.place, shown.section) == (
        Place("print_page", words="followup_register"),
        "reports",
    )
