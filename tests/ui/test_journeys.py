# SPDX-License-Identifier: MIT
"""The journeys of a practised user, each worked by hand within its budget of keys and actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.services.bulk import give_all
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.pages import print_page
from delegate_crm.ui.pages.history_page import HistoryPage
from delegate_crm.ui.pages.person_page import PersonPage
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.pages.visit_page import VisitPage
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.panels.post_row import PostRow
from delegate_crm.ui.pdfview import Pages
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.hand import Hand

XINXIANG = "CPC Xinxiang Municipal Committee"
FEEDBACK = "feedback on prospects of cooperation"
STOPS = {
    "Arrival": "Прибытие",
    "Laser laboratory": "Лазерная лаборатория",
    "Lunch": "Обед",
    "Diamond growth": "Рост алмазов",
    "Talks": "Переговоры",
    "Departure": "Отъезд",
}


@pytest.fixture
def running(program: Start) -> Program:
    return program()


@pytest.fixture
def hand(running: Program, qtbot: QtBot) -> Hand:
    """A hand on the program that has just been opened on Today."""
    assert isinstance(running.window.page, TodayPage)
    return Hand(running, qtbot)


@pytest.fixture
def make(running: Program) -> Make:
    return Make(running.started.office)


def shown(program: Program, kind: type[QWidget]) -> list[QWidget]:
    """What of a kind is shown on the page, in its order."""
    assert program.window.page is not None
    return [each for each in program.window.page.findChildren(kind) if each.isVisible()]


def found_by(hand: Hand, text: str, title: str) -> None:
    """Go to a record by a few letters of what it is called: Ctrl+K, letters, Enter."""
    hand.press("Ctrl+K")
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    hand.type(text)
    hand.qtbot.waitUntil(lambda: palette.list.texts()[:1] == [title])
    hand.press("Return")


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the printer of the system writes into."""
    file = tmp_path / "printed.pdf"

    def chosen(*_given: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    monkeypatch.setattr(print_page, "chosen_printer", chosen)
    return file


def test_journey_2_print_the_report_of_a_visit(
    running: Program, qtbot: QtBot, hand: Hand, paper: Path
) -> None:
    found_by(hand, "v-2018-001", "Delegation from Xinxiang")
    before = hand.actions
    hand.press("Ctrl+P", "Ctrl+P")
    qtbot.waitUntil(lambda: "Sent to" in running.window.snackbar.text, timeout=20_000)
    assert hand.actions - before == 2
    assert len(Pages(paper.read_bytes())) > 1


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Letters that the mail program was given."""
    written: list[str] = []

    def note(url: QUrl) -> bool:
        written.append(unquote(url.toString()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return written


def test_journey_3_remind_the_latest_partner(
    program: Start, qtbot: QtBot, letters: list[str]
) -> None:
    started = program(today="2019-08-02")
    make = Make(started.started.office)
    make.change(make.find("organisation", XINXIANG), contacts="office@xinxiang.example")
    hand, page = Hand(started, qtbot), started.window.page
    settled(started, qtbot)
    assert isinstance(page, TodayPage)
    hand.click(page.cards.needs.segment._buttons["them"])
    latest = page.cards.needs.rows[0]
    assert latest.button.text() == "Remind"
    hand.click(latest.button)
    assert hand.actions == 2
    assert letters[0].startswith("mailto:office@xinxiang.example")
    assert "尊敬的各位同事" in letters[0]


def test_journey_4_log_a_reply_and_set_a_new_window(
    running: Program, qtbot: QtBot, hand: Hand, make: Make
) -> None:
    old = make.find("follow_up", FEEDBACK)
    found_by(hand, "v-2018-001", "Delegation from Xinxiang")
    hand.press("Ctrl+L")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), LogReply))
    hand.type("They test again. new date: in 3 months")
    hand.press("Ctrl+Return")
    assert hand.keys <= 60
    (following,) = running.started.office.read(lambda reader: reader.where(FollowUp, parent=old.id))
    assert following.window.closes == ApproxDate.exact(dt.date(2019, 6, 1))


def test_journey_6_plan_a_visit_with_six_stops_in_two_languages(
    running: Program, qtbot: QtBot, hand: Hand
) -> None:
    hand.press("Ctrl+N")
    page = running.window.page
    assert isinstance(page, VisitPage)
    hand.type("Xinxiang, autumn")
    hand.press("Ctrl+Return")
    qtbot.waitUntil(lambda: bool(page.saver.id))
    settled(running, qtbot)
    hand.press("Ctrl+PgDown")
    hand.click(next(x for x in shown(running, QPushButton) if x.accessibleName() == "Add stop"))
    for ours, theirs in STOPS.items():
        hand.type(ours)
        hand.press("Tab")
        hand.type(theirs)
        hand.press("Ctrl+Return")
    assert hand.actions <= 4 + 2 * len(STOPS)
    assert programme(running, page.saver.id) == STOPS


def programme(program: Program, visit: int) -> dict[str, str]:
    """Titles of the stops of a visit in both languages, in their order."""
    stops = program.started.office.read(lambda reader: reader.where(ProgrammeItem, visit=visit))
    return {x.title.exact("en"): x.title.exact("ru") for x in sorted(stops, key=lambda x: x.seq)}


def test_journey_8_change_a_post_and_keep_the_old_one(
    running: Program, qtbot: QtBot, hand: Hand, make: Make
) -> None:
    found_by(hand, "zhang", "Zhang Guowei")
    qtbot.waitUntil(lambda: isinstance(running.window.page, PersonPage))
    settled(running, qtbot)
    row = shown(running, PostRow)[0]
    assert isinstance(row, PostRow)
    hand.click(row.title)
    hand.type("Governor")
    hand.press("Tab")
    hand.type("since March")
    hand.press("Return")
    qtbot.waitUntil(lambda: len(shown(running, PostRow)) == 2)
    assert hand.keys <= 45
    zhang = make.find("person", "Zhang Guowei").id
    posts = running.started.office.read(lambda reader: reader.where(Affiliation, person=zhang))
    assert {each.title.best("en"): each.until is None for each in posts} == {
        "Governor": True,
        "Secretary of the CPC Municipal Committee": False,
    }


@pytest.fixture
def spoilt(running: Program, make: Make) -> Callable[[], list[int | None]]:
    """37 visits were given to the wrong one, and work went on; the answer asks whose they are."""
    office = running.started.office
    anna, boris = make.find("user", "anna").id, make.user(login="boris").id
    ids = [make.visit(title=f"Visit {n}", coordinator=str(anna)).id for n in range(37)]
    office.write(N_("Owner: {what}", what="37 visits"), lambda work: give_all(work, ids, boris))
    last = make.find("visit", str(ids[-1]))
    make.change(last, reference="7/2018")

    def owners() -> list[int | None]:
        return sorted({x.coordinator for x in office.read(lambda r: r.many(Visit, ids))})

    assert owners() == [boris]
    return owners


def test_journey_12_undo_a_wrong_change_of_many(
    running: Program,
    qtbot: QtBot,
    hand: Hand,
    make: Make,
    spoilt: Callable[[], list[int | None]],
) -> None:
    settled(running, qtbot)
    hand.click(next(iter(running.window.sidebar._views.buttons.values())))
    assert isinstance(running.window.page, ListPage)
    hand.click(next(x for x in shown(running, QPushButton) if x.accessibleName() == "History"))
    page = running.window.page
    assert isinstance(page, HistoryPage)
    backs = [x for x in shown(running, QPushButton) if "37 visits" in x.accessibleName()]
    hand.click(backs[0])
    assert hand.actions <= 3
    assert spoilt() == [make.find("user", "anna").id]
    assert running.window.snackbar.text == "Put back: Owner: 37 visits"
