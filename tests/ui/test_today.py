# SPDX-License-Identifier: MIT
"""Today in the window: rows and keys, segment, week, changes told while it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from delegate_crm.app import compose
from delegate_crm.app.gui import Program
from delegate_crm.services.letters import Letter
from delegate_crm.services.needs import Verb
from delegate_crm.ui import letters
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.panels.needs_card import LINE, NeedRow
from delegate_crm.ui.panels.side_cards import AgreementRow, ViewRow
from delegate_crm.ui.panels.snooze import Snooze
from delegate_crm.ui.place import Place
from delegate_crm.ui.sidebar import RAIL
from delegate_crm.ui.theme import Look, theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Elided, Label
from delegate_crm.ui.widgets.rows import Row
from tests.conftest import TODAY, USER
from tests.factories import Make
from tests.ui.conftest import Start, settled

REASON = QContextMenuEvent.Reason
DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def page_of(program: Program) -> TodayPage:
    page = program.window.page
    assert isinstance(page, TodayPage)
    return page


def rows(program: Program) -> list[NeedRow]:
    return page_of(program).cards.needs.rows


def titles(program: Program) -> list[str]:
    return [row.need.title for row in rows(program)]


def named(program: Program, words: str) -> Button:
    """The button of the snackbar."""
    buttons = program.window.snackbar.findChildren(Button)
    return next(each for each in buttons if each.text().strip() == words)


def place(program: Program) -> Place:
    visited = program.window.trail.current
    assert visited is not None
    return visited.place


@pytest.fixture
def running(program: Start) -> Program:
    return program()


@pytest.fixture
def make(running: Program) -> Make:
    assert running.started is not None
    return Make(running.started.office)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    compose.create_office(path, user=USER, today=TODAY).close()
    return path


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Ten things need you today"),
        ("ru", "Сегодня вас ждут десять дел"),
        ("zh", "今天有 10 件事需要您处理"),
    ],
)
def test_the_headline_counts_in_words(program: Start, lang: str, words: str) -> None:
    page = page_of(program(lang=lang))
    assert words in [each.text() for each in page.findChildren(Label)]


def test_the_first_row_has_the_focus(running: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(rows(running)[0].hasFocus)


def test_arrow_keys_move_and_enter_opens(running: Program) -> None:
    first, second = rows(running)[:2]
    first.setFocus()
    QTest.keyClick(first, DOWN)
    assert second.hasFocus()
    QTest.keyClick(second, UP)
    assert first.hasFocus()
    QTest.keyClick(first, ENTER)
    assert place(running) == Place("record_page", "follow_up", first.need.id)


def test_space_looks_at_a_row_and_the_look_follows_until_escape(
    running: Program, qtbot: QtBot
) -> None:
    page, first = page_of(running), rows(running)[0]
    QTest.keyClick(first, Qt.Key.Key_Space)
    settled(running, qtbot)
    assert page.peek.card.isVisible()
    assert page.peek.card.shown == first.need.id
    QTest.keyClick(first, DOWN)
    settled(running, qtbot)
    assert page.peek.card.shown == rows(running)[1].need.id
    assert page.step_back()
    assert not page.peek.card.isVisible()


def test_space_looks_at_rows_of_every_card(running: Program, make: Make, qtbot: QtBot) -> None:
    make.visit(title="Perm", start="5 March 2019")
    settled(running, qtbot)
    page = page_of(running)
    lists = [each for each in page.cards.lists if each.rows]
    assert len(lists) == 4
    for each in lists:
        each.focus(0)
        row = each.current
        assert row is not None
        QTest.keyClick(row, Qt.Key.Key_Space)
        settled(running, qtbot)
        assert page.peek.card.shown == row.record_id > 0
        page.step_back()


def test_a_click_opens_a_row_and_the_middle_button_a_window(running: Program, qtbot: QtBot) -> None:
    row = rows(running)[1]
    with qtbot.waitSignal(row.apart):
        QTest.mouseClick(row, Qt.MouseButton.MiddleButton)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert place(running) == Place("record_page", "follow_up", row.need.id)


def test_the_list_is_one_stop_for_tab(running: Program) -> None:
    rows(running)[3].setFocus()
    stops = [x for x in rows(running) if x.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [rows(running)[3]]


def test_rows_report_what_they_show(running: Program) -> None:
    name = next(x.accessibleName() for x in rows(running) if x.need.title.startswith("Feedback"))
    assert "CPC Xinxiang Municipal Committee · China" in name
    assert "open, day 38 of 190, closes about 30 July 2019" in name


def test_the_segment_shows_one_side(running: Program) -> None:
    card = page_of(running).cards.needs
    card.segment.choose("them")
    assert len(titles(running)) == 5
    assert "Thank-you letter" not in titles(running)


def test_a_new_follow_up_appears_and_the_focus_stays(
    running: Program, make: Make, qtbot: QtBot
) -> None:
    kept = rows(running)[2]
    kept.setFocus()
    make.follow_up(text="older", by_side="us", due="1 January 2018")
    qtbot.waitUntil(lambda: titles(running)[0] == "Older")
    assert kept.hasFocus()
    assert rows(running)[3] is kept


def test_when_the_focused_row_is_done_the_next_one_has_the_focus(
    running: Program, make: Make, qtbot: QtBot
) -> None:
    gone, following = rows(running)[1:3]
    gone.setFocus()
    make.change(make.find("follow_up", str(gone.need.id)), status="done", result="yes")
    qtbot.waitUntil(lambda: gone not in rows(running))
    qtbot.waitUntil(following.hasFocus)


def test_a_day_narrows_the_list_and_escape_widens_it(
    running: Program, make: Make, qtbot: QtBot
) -> None:
    make.follow_up(text="tomorrow", by_side="us", due="2 March 2019")
    settled(running, qtbot)
    page = page_of(running)
    qtbot.waitUntil(lambda: "1 follow-up" in page.cards.week.cells[5].accessibleName())
    page.cards.week.cells[5].click()
    assert titles(running) == ["Tomorrow"]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert len(titles(running)) == 11
    assert not page.cards.week.cells[5].isChecked()


def test_the_week_is_walked_by_keys(running: Program) -> None:
    cells = page_of(running).cards.week.cells
    cells[0].setFocus()
    QTest.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].hasFocus()
    assert cells[4].accessibleName().startswith("Friday, 1 March 2019:")


@pytest.mark.parametrize("keys", [Qt.Key.Key_D, Qt.Key.Key_L])
def test_done_opens_the_reply(running: Program, qtbot: QtBot, keys: Qt.Key) -> None:
    rows(running)[0].setFocus()
    QTest.keyClick(rows(running)[0], keys, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The letters that were handed to the mail program."""
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return opened


def test_the_act_of_a_row_writes_a_letter_and_offers_to_mark_it_as_done(
    running: Program, mailed: list[str], qtbot: QtBot
) -> None:
    row = next(each for each in rows(running) if each.need.letter)
    row.button.click()
    assert mailed[0].startswith("mailto:?subject=")
    assert running.window.snackbar.text == "A letter is begun: Thank-you letter"
    named(running, "Mark as done").click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), LogReply))


def test_the_button_of_a_row_acts_on_it_wherever_the_keys_are(
    running: Program, qtbot: QtBot
) -> None:
    row = next(each for each in rows(running) if each.need.verb is Verb.LOG)
    assert page_of(running).cards.needs.current is not row
    row.button.click()
    settled(running, qtbot)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, LogReply)
    assert row.need.title in [each.text() for each in popup.findChildren(Elided)]


def test_who_reminds_a_partner_is_offered_to_wait(
    running: Program, make: Make, mailed: list[str], qtbot: QtBot
) -> None:
    partner = make.organisation(names="Pune", contacts="office@pune.example")
    make.follow_up(text="answer", by_side="them", by=partner, window="1 May to 1 June 2018")
    settled(running, qtbot)
    assert rows(running)[0].need.verb is Verb.REMIND
    rows(running)[0].button.click()
    assert mailed[0].startswith("mailto:office@pune.example")
    named(running, "Snooze").click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Snooze))


def test_a_letter_holds_nothing_but_its_text() -> None:
    link = letters.letter_link(Letter("a@b.example?cc=x@y.example", "Hello & bye\nBcc: z", "1\n2"))
    address, _, query = bytes(link.toEncoded().data()).decode().partition("?")
    assert address == "mailto:a@b.example%3Fcc%3Dx@y.example"
    assert query == "subject=Hello%20%26%20bye%20Bcc%3A%20z&body=1%0D%0A2"


def test_new_offers_seven_kinds(running: Program) -> None:
    actions = page_of(running).actions_here()
    assert [each.text.message for each in actions[:3]] == [
        "New visit",
        "New person",
        "New organisation",
    ]
    assert actions[0].keys == "Ctrl+N"


def test_an_empty_office_offers_a_visit(program: Start, empty: Path) -> None:
    page = page_of(program(db=empty))
    assert page.facts is not None
    assert page.facts.is_new
    assert "New visit" in [each.accessibleName() for each in page.findChildren(Button)]


def test_the_first_visit_fills_an_empty_page(program: Start, empty: Path, qtbot: QtBot) -> None:
    started = program(db=empty)
    page = page_of(started)
    Make(started.started.office).visit(title="Tashkent", start="3 March 2019", status="planning")
    qtbot.waitUntil(lambda: page.filled)
    assert [row.accessibleName() for row in page.cards.visits.list.rows] == [
        "Tashkent, Incoming · arrives on Sunday, Programme not started"
    ]


def test_coming_back_the_page_looks_as_it_was_left(running: Program, qtbot: QtBot) -> None:
    page_of(running).cards.needs.segment.choose("us")
    rows(running)[2].setFocus()
    running.window.go(Place("record_page", "follow_up", rows(running)[0].need.id))
    running.window.back()
    settled(running, qtbot)
    assert page_of(running).cards.needs.segment.current == "us"
    assert page_of(running).cards.needs.list.at == 2


def test_a_long_title_at_the_side_goes_on_in_a_second_line(running: Program) -> None:
    (row,) = page_of(running).cards.agreements.list.rows
    assert isinstance(row, AgreementRow)
    before = row.height()
    row.resize(2000, before)
    assert row.height() < before


def bare(words: str) -> str:
    """Words without what may stand between lines."""
    return words.translate({ord(each): None for each in " ·"})


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_long_title_is_told_whole_in_a_narrow_window(
    program: Start, qtbot: QtBot, lang: str
) -> None:
    started = program(lang)
    started.window.resize(1024, 640)
    settled(started, qtbot)
    title, body = (QFontMetricsF(theme().font(style)) for style in ("name", "body"))
    qtbot.waitUntil(lambda: rows(started)[-1].room > 200)
    for row in rows(started):
        assert bare("".join(row.lines)) == bare(row.need.title)
        assert max(map(title.horizontalAdvance, row.lines)) <= row.room
        assert bare("".join(row.remarks)) == bare(row.need.line)
        assert max(map(body.horizontalAdvance, row.remarks)) <= row.room
        more = len(row.lines) + len(row.remarks) - 2
        assert row.height() == theme().scaled(56) + more * theme().scaled(LINE)
    assert any(row.height() > theme().scaled(56) for row in rows(started)) or lang == "zh"


def test_who_is_away_is_told_in_a_line_of_its_own(
    running: Program, make: Make, qtbot: QtBot
) -> None:
    name = "Boris Konstantinovich Preobrazhensky"
    away = make.user(login="boris", name=name, away_from="1 February 2019")
    feedback = make.find("follow_up", "feedback on prospects of cooperation")
    make.change(feedback, responsible=away)
    settled(running, qtbot)
    row = next(each for each in rows(running) if each.need.id == feedback.id)
    assert " ".join(row.remarks[1:]) == f"for {name}, who is away"
    assert row.height() == theme().scaled(56) + len(row.remarks[1:]) * theme().scaled(LINE)
    metrics = QFontMetricsF(theme().font("body"))
    assert max(map(metrics.horizontalAdvance, row.remarks)) <= row.room


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_three_saved_views_have_room_in_the_lowest_window(
    program: Start, qtbot: QtBot, lang: str
) -> None:
    started = program(lang)
    started.window.resize(1024, 640)
    settled(started, qtbot)
    views = started.window.sidebar._views
    assert len(views.buttons) == 3
    views.grab()
    assert views._area.verticalScrollBar().maximum() == 0


def test_larger_text_makes_the_sidebar_of_a_narrow_window_a_rail(
    program: Start, qtbot: QtBot
) -> None:
    started = program()
    started.window.resize(1100, 640)
    settled(started, qtbot)
    started.tell("ru", Look("light", size=150, system_font=False))
    settled(started, qtbot)
    assert started.window.sidebar.width() == theme().scaled(RAIL)


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_name_of_the_office_is_not_cut(program: Start, qtbot: QtBot, lang: str) -> None:
    started = program(lang)
    settled(started, qtbot)
    office = started.window.sidebar._head.office
    assert (office.text() != "", office.toolTip()) == (True, "")


def menu_by(reason: QContextMenuEvent.Reason, row: Row) -> list[QAction]:
    """The entries of the menu of a row."""
    at = row.rect().center()
    event = QContextMenuEvent(reason, at, row.mapToGlobal(at))
    QApplication.sendEvent(row, event)
    (menu,) = [each for each in row.window().findChildren(QMenu) if each.isVisible()]
    return menu.actions()


@pytest.mark.parametrize("reason", [REASON.Mouse, REASON.Keyboard])
def test_the_menu_of_a_row_offers_what_keys_do(
    running: Program, reason: QContextMenuEvent.Reason
) -> None:
    rows(running)[0].setFocus()
    row = rows(running)[2 if reason is REASON.Mouse else 0]
    entries = menu_by(reason, row)
    words = ["Open", "Open in a window of its own", "Look at it here"]
    assert [each.text() for each in entries] == [*words, "Log reply", "Mark as done", "Snooze"]
    assert page_of(running).current_id() == row.need.id
    entries[0].trigger()
    assert place(running).id == row.need.id


def test_rows_without_a_follow_up_offer_less(running: Program) -> None:
    row = next(each for each in page_of(running).findChildren(AgreementRow) if each.record_id)
    assert len(menu_by(REASON.Mouse, row)) == 3


def test_today_tells_of_a_saved_view_from_the_sidebar(running: Program, qtbot: QtBot) -> None:
    window = running.window
    page = page_of(running)
    assert not page.cards.views.isVisible()
    panel = window.sidebar._views
    entry = panel._entries[0]
    menu = panel.menu(entry, panel.buttons[entry.key], QPoint(0, 0))
    next(each for each in menu.actions() if each.isCheckable()).trigger()
    menu.close()
    settled(running, qtbot)
    (row,) = page.cards.views.list.rows
    assert isinstance(row, ViewRow)
    assert row.accessibleName() == f"{entry.name}, {entry.count} record"
    assert window.snackbar.isVisible()
    row.opened.emit()
    settled(running, qtbot)
    assert place(running) == entry.place
