# SPDX-License-Identifier: MIT
"""The page of a record: tabs, saving, new records, what others change, trouble with the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from delegate_crm.app import compose
from delegate_crm.app.gui import Program
from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.place import Place as PlaceRecord
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.services.editing import Edit
from delegate_crm.services.unsaved import Unsaved
from delegate_crm.ui import extras
from delegate_crm.ui.panels.documents_panel import DocumentsPanel
from delegate_crm.ui.place import Place
from delegate_crm.ui.saving import State
from delegate_crm.ui.shown import Pointers
from delegate_crm.ui.widgets.buttons import Button
from tests.ui.conftest import Start, settled
from tests.ui.records import (
    begin,
    first,
    go,
    note,
    open_first,
    pause,
    place_named,
    press,
    value,
)

NEW_PLACE = Place("record_page", "place")


@pytest.fixture
def running(program: Start) -> Program:
    return program()


def places(program: Program) -> int:
    return int(program.started.office.read(lambda reader: reader.counts()["place"]))


@pytest.mark.parametrize(
    ("text", "act"),
    [("thank-you letter", "Mark as done"), ("feedback on prospects of cooperation", "Log reply")],
)
def test_the_chief_act_of_a_follow_up_fits_who_promised_it(
    running: Program, qtbot: QtBot, text: str, act: str
) -> None:
    page = go(running, qtbot, place_named(running, "follow_up", text))
    assert page._head.findChildren(Button)[0].text().strip() == act


# --- tabs -----------------------------------------------------------------------------------------


def test_keys_walk_through_the_tabs(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    press(running.window, Qt.Key.Key_PageDown, control=True)
    assert page.panes.current == "related"
    press(running.window, Qt.Key.Key_PageUp, control=True)
    assert page.panes.current == "overview"


def test_one_comes_back_to_the_tab_that_was_left(running: Program, qtbot: QtBot) -> None:
    open_first(running, qtbot, "agreement").show_tab("history")
    running.window.go(Place("today_page"))
    running.window.back()
    settled(running, qtbot)
    page = running.window.page
    assert getattr(page, "panes").current == "history"  # noqa: B009 - the page is not known here


def test_one_comes_back_to_where_one_had_scrolled(running: Program, qtbot: QtBot) -> None:
    running.window.resize(1200, 640)
    page = open_first(running, qtbot, "agreement")

    def bar() -> QScrollBar:
        (area, *_) = running.window.page.findChildren(QScrollArea)  # type: ignore[union-attr]  # a page
        return area.verticalScrollBar()

    qtbot.waitUntil(lambda: bar().maximum() > 0)
    bar().setValue(bar().maximum())
    left = bar().value()
    running.window.go(Place("today_page"))
    running.window.back()
    settled(running, qtbot)
    assert running.window.page is not page
    qtbot.waitUntil(lambda: bar().value() == left)


def test_the_window_is_called_as_the_record(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    assert running.window.windowTitle() == f"{page.title()} · Delegate CRM"


def test_the_palette_offers_what_the_menu_of_the_record_does(
    running: Program, qtbot: QtBot
) -> None:
    open_first(running, qtbot, "agreement")
    offered = [each.text.message for each in running.window.commands()]
    assert {"Archive", "Duplicate", "Copy what it is called"} < set(offered)


def test_a_record_that_is_gone_is_told_in_its_place(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, Place("record_page", "place", 9999))
    assert page.facts is None
    assert page.panes.currentWidget() is not None


def test_everything_is_edited_in_a_form_and_esc_leaves_it(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    press(running.window, Qt.Key.Key_E, control=True)
    assert {each.key for each in page.form.entries} == set(first(running, "agreement").fields)
    assert page.step_back()
    assert page.panes.current == "overview"


def test_a_field_of_the_form_is_saved_as_it_is_left(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    page.edit_everything()
    entry = page.form.entry("reference")
    assert entry is not None
    line = entry.editor.inputs()[0]
    line.setFocus()
    line.insert("TR-7")  # type: ignore[attr-defined]  # it is a line
    press(line, Qt.Key.Key_Tab)
    settled(running, qtbot)
    assert first(running, "agreement").get("reference") == "TR-7"


# --- saving ---------------------------------------------------------------------------------------


def test_leaving_the_page_saves_what_is_typed(running: Program, qtbot: QtBot) -> None:
    begin(open_first(running, qtbot, "agreement"), "reference", "TR-7")
    running.window.go(Place("today_page"))
    settled(running, qtbot)
    assert first(running, "agreement").get("reference") == "TR-7"


def test_one_field_is_one_step_back(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    for key, text in (("reference", "TR-7"), ("term", "5 years")):
        press(begin(page, key, text), Qt.Key.Key_Return)
        settled(running, qtbot)
    running.window.undo()
    settled(running, qtbot)
    agreement = first(running, "agreement")
    assert (agreement.get("reference"), agreement.get("term")) == ("TR-7", None)


def test_a_note_is_saved_at_a_pause_and_stays_open(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    field = note(page, "note")
    field.setPlainText("Text in two languages")
    pause(running, qtbot, page, "note")
    assert first(running, "agreement").get("note") == "Text in two languages"
    assert value(page, "note").entry is not None


def test_one_types_on_after_a_pause_where_one_was(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    field = note(page, "note")
    field.insertPlainText("one")
    pause(running, qtbot, page, "note")
    field.insertPlainText(" two")
    press(field, Qt.Key.Key_Return, control=True)
    settled(running, qtbot)
    assert first(running, "agreement").get("note") == "one two"
    assert "changed by somebody" not in running.window.snackbar.text


def test_all_pauses_of_a_note_are_one_step_back(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    field = note(page, "note")
    for text in ("one", "one two"):
        field.setPlainText(text)
        pause(running, qtbot, page, "note")
        assert first(running, "agreement").get("note") == text
    value(page, "note").finish()
    running.window.undo()
    settled(running, qtbot)
    assert first(running, "agreement").get("note") == ""


def test_escape_takes_back_what_a_pause_has_saved(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    field = note(page, "note")
    field.setPlainText("one")
    pause(running, qtbot, page, "note")
    press(field, Qt.Key.Key_Escape)
    settled(running, qtbot)
    assert first(running, "agreement").get("note") == ""


def test_enter_is_a_new_line_in_a_note_and_control_enter_saves(
    running: Program, qtbot: QtBot
) -> None:
    page = open_first(running, qtbot, "agreement")
    field = note(page, "note")
    field.setPlainText("one")
    press(field, Qt.Key.Key_Return)
    assert value(page, "note").entry is not None
    press(field, Qt.Key.Key_Return, control=True)
    settled(running, qtbot)
    assert value(page, "note").entry is None
    assert first(running, "agreement").get("note").strip() == "one"


def test_what_cannot_be_read_stays_with_the_reason_under_it(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "event")
    field = value(page, "start")
    field.begin()
    assert field.entry is not None
    line = field.entry.editor.inputs()[0]
    field.entry.editor.restore(Edit("start", (("start", "31 Feb"),)))
    press(line, Qt.Key.Key_Return)
    assert "28 Feb" in field.entry.problem
    assert line.property("wrong") is True


def test_what_the_office_refuses_comes_back_with_the_reason(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    field = value(page, "parent")
    field.begin()
    assert field.entry is not None
    line = field.entry.editor.inputs()[0]
    line.setText("no such agreement")  # type: ignore[attr-defined]  # it is a line
    press(line, Qt.Key.Key_Return)
    settled(running, qtbot)
    assert field.entry is not None
    assert "no such agreement" in field.entry.problem


# --- new records ----------------------------------------------------------------------------------


def test_a_new_record_needs_what_it_needs(running: Program, qtbot: QtBot) -> None:
    before = places(running)
    page = go(running, qtbot, NEW_PLACE)
    assert page.sign.text == "Not yet saved: needs “Names”"
    press(begin(page, "timezone", "Asia/Shanghai"), Qt.Key.Key_Return)
    settled(running, qtbot)
    assert (places(running), page.saver.id) == (before, 0)


def test_the_cursor_stands_in_the_title_of_a_new_record(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, NEW_PLACE)
    qtbot.waitUntil(lambda: value(page, "names").entry is not None)
    entry = value(page, "names").entry
    assert entry is not None
    assert entry.has_focus()


def test_it_becomes_a_record_once_it_has_what_it_needs(running: Program, qtbot: QtBot) -> None:
    before = places(running)
    page = go(running, qtbot, NEW_PLACE)
    press(begin(page, "timezone", "Asia/Shanghai"), Qt.Key.Key_Return)
    field = value(page, "names")
    field.begin()
    assert field.entry is not None
    field.entry.editor.restore(Edit("names", (("names.en", "Xinxiang"),)))
    field.finish()
    settled(running, qtbot)
    made = running.started.office.read(lambda reader: reader.get(PlaceRecord, page.saver.id))
    assert (places(running), made.timezone) == (before + 1, "Asia/Shanghai")
    assert page.sign.text.startswith("Saved")


def test_what_was_begun_on_the_draft_is_saved_after_it_is_a_record(
    running: Program, qtbot: QtBot
) -> None:
    page = go(running, qtbot, NEW_PLACE)
    names = value(page, "names")
    qtbot.waitUntil(lambda: names.entry is not None)
    assert names.entry is not None
    names.entry.editor.restore(Edit("names", (("names.en", "Xinxiang"),)))
    zone = begin(page, "timezone", "Asia/Shanghai")
    names.finish()
    qtbot.waitUntil(lambda: page.saver.id > 0)
    settled(running, qtbot)
    press(zone, Qt.Key.Key_Return)
    settled(running, qtbot)
    made = running.started.office.read(lambda reader: reader.get(PlaceRecord, page.saver.id))
    assert (made.timezone, page.saver.state) == ("Asia/Shanghai", State.SAVED)


def test_its_place_on_the_way_is_that_of_the_record(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, Place("record_page", "tag"))
    field = value(page, "names")
    field.begin()
    assert field.entry is not None
    field.entry.editor.restore(Edit("names", (("names.en", "laser"),)))
    field.finish()
    settled(running, qtbot)
    assert running.window.trail.current is not None
    assert running.window.trail.current.place.id == page.saver.id > 0


def test_a_new_record_begins_with_what_its_place_says(running: Program, qtbot: QtBot) -> None:
    before = places(running)
    page = go(running, qtbot, Place("record_page", "place", words="country=CN\nkind=city"))
    assert page.facts is not None
    assert page.facts.words["country"] == "China"
    assert places(running) == before


def test_a_draft_is_there_when_one_comes_back(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, NEW_PLACE)
    press(begin(page, "timezone", "Asia/Shanghai"), Qt.Key.Key_Return)
    running.window.go(Place("today_page"))
    settled(running, qtbot)
    running.window.back()
    settled(running, qtbot)
    again = running.window.page
    assert getattr(again, "facts").words["timezone"] == "Asia/Shanghai"  # noqa: B009 - see above


# --- others ---------------------------------------------------------------------------------------


def elsewhere(program: Program, qtbot: QtBot, text: str) -> None:
    """Somebody else changes the reference of the agreement."""
    office = program.started.office
    record = first(program, "agreement")
    with qtbot.waitSignal(program.started.live.touched):
        office.write(N_("Elsewhere"), lambda work: work.save(record.having(reference=text), record))
    settled(program, qtbot)


def test_what_others_change_is_shown_and_typed_text_stays(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    line = begin(page, "term", "5 years")
    elsewhere(running, qtbot, "AN-1")
    assert value(page, "reference").shown.text() == "AN-1"
    assert line.text() == "5 years"  # type: ignore[attr-defined]  # it is a line


def test_a_clash_leads_to_the_history_of_both(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    line = begin(page, "reference", "MY-2")
    elsewhere(running, qtbot, "AN-1")
    press(line, Qt.Key.Key_Return)
    settled(running, qtbot)
    assert first(running, "agreement").get("reference") == "MY-2"
    next(b for b in running.window.snackbar.findChildren(Button) if b.text() == "See both").click()
    assert page.panes.current == "history"


# --- trouble --------------------------------------------------------------------------------------


@pytest.fixture
def full_disk(running: Program, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    def refuse(*_: object) -> None:
        raise Storage(N_("Not saved: the disk is full."), N_("Free some space and try again."))

    monkeypatch.setattr(running.started.office, "write", refuse)
    return monkeypatch


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_is_told_and_the_text_is_kept(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    press(begin(page, "reference", "TR-7"), Qt.Key.Key_Return)
    settled(running, qtbot)
    assert page.notices.names() == ["not_saved"]
    assert page.saver.state is State.FAILED
    assert Unsaved(running.started.office).everything()[0].edits[0].texts == ["TR-7"]


def test_it_is_saved_once_there_is_room(
    running: Program, qtbot: QtBot, full_disk: pytest.MonkeyPatch
) -> None:
    page = open_first(running, qtbot, "agreement")
    press(begin(page, "reference", "TR-7"), Qt.Key.Key_Return)
    settled(running, qtbot)
    full_disk.undo()
    page.saver.try_again()
    settled(running, qtbot)
    assert first(running, "agreement").get("reference") == "TR-7"
    assert (page.notices.names(), Unsaved(running.started.office).everything()) == ([], [])


@pytest.mark.usefixtures("full_disk")
def test_the_window_stays_open_until_the_text_is_safe(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    press(begin(page, "reference", "TR-7"), Qt.Key.Key_Return)
    settled(running, qtbot)
    assert not running.window.close()
    assert "closing" in page.notices.names()
    leave = next(b for b in page.findChildren(Button) if b.text() == "Copy the text and close")
    leave.click()
    assert "TR-7" in QGuiApplication.clipboard().text()
    assert not running.window.isVisible()


def test_closing_the_window_waits_for_what_is_typed(
    program: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    started = program()
    begin(open_first(started, qtbot, "agreement"), "reference", "TR-7")
    assert started.window.close()
    office = compose.open_office(tmp_path / "window.db", user="anna")
    agreement = office.read(lambda reader: reader.where(Agreement)[0])
    office.close()
    assert agreement.reference == "TR-7"


# --- what one can do with it ----------------------------------------------------------------------


def act(program: Program, words: str) -> None:
    page = program.window.page
    assert page is not None
    menu = getattr(page, "_head")._shown.menu  # noqa: B009 - the menu itself would wait
    next(each for each in menu if str(each.text) == words).act()


def test_a_record_is_put_away_and_comes_back(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    act(running, "Archive")
    settled(running, qtbot)
    assert page.notices.names() == ["archived"]
    running.window.undo()
    settled(running, qtbot)
    assert page.notices.names() == []


def test_a_copy_opens_on_a_page_of_its_own(running: Program, qtbot: QtBot) -> None:
    old = open_first(running, qtbot, "agreement").saver.id
    act(running, "Duplicate")
    settled(running, qtbot)
    page = running.window.page
    assert getattr(page, "saver").id != old  # noqa: B009 - see above


def test_what_it_is_called_goes_to_the_clipboard(running: Program, qtbot: QtBot) -> None:
    open_first(running, qtbot, "agreement")
    act(running, "Copy what it is called")
    assert QGuiApplication.clipboard().text().startswith("official cooperation document")


def test_an_older_value_is_put_back_from_the_history(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    press(begin(page, "reference", "TR-7"), Qt.Key.Key_Return)
    settled(running, qtbot)
    page.show_tab("history")
    settled(running, qtbot)
    next(b for b in page.findChildren(Button) if b.text() == "Put back").click()
    settled(running, qtbot)
    assert first(running, "agreement").get("reference") == ""


def test_a_dropped_file_becomes_a_document(
    running: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    page = open_first(running, qtbot, "agreement")
    page.show_tab("documents")
    settled(running, qtbot)
    panel = page.findChild(DocumentsPanel)
    assert panel is not None
    panel.take([str(tmp_path / "scan.pdf")])
    settled(running, qtbot)
    assert [each.title for each in panel.papers] == ["scan"]
    monkeypatch.setattr(extras, "place_for", lambda *_given: tmp_path / "copy.pdf")
    buttons = panel.findChildren(Button)
    next(b for b in buttons if b.accessibleName() == "Save a copy as: scan").click()
    settled(running, qtbot)
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"
    assert running.window.snackbar.text.startswith("Saved: ")


def test_a_way_leads_to_the_record_that_a_value_points_at(running: Program, qtbot: QtBot) -> None:
    page = open_first(running, qtbot, "agreement")
    pointers = value(page, "arose_at").shown
    assert isinstance(pointers, Pointers)
    pointers._ways[0].opened.emit(False)  # noqa: FBT003 - a signal has no names
    settled(running, qtbot)
    assert running.window.trail.current is not None
    assert running.window.trail.current.place.kind == "programme_item"


def test_a_draft_turns_into_the_page_of_its_record(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, Place("visit_page", "visit"))
    parts = [*page.panes._parts["overview"]]
    field = value(page, "title")
    qtbot.waitUntil(lambda: field.entry is not None)
    assert field.entry is not None
    field.entry.editor.restore(Edit("title", (("title.en", "Xinxiang"),)))
    field.finish()
    qtbot.waitUntil(lambda: len(page.panes._parts["overview"]) > len(parts))
    assert page.saver.id > 0


def test_whoever_went_on_to_the_next_value_goes_on_in_the_page_of_the_record(
    running: Program, qtbot: QtBot
) -> None:
    page = go(running, qtbot, Place("visit_page", "visit"))
    title = value(page, "title")
    qtbot.waitUntil(lambda: title.entry is not None)
    assert title.entry is not None
    title.entry.editor.restore(Edit("title", (("title.en", "Xinxiang"),)))
    title.moved.emit(1)
    value(page, "direction").begin()
    title.finish()
    qtbot.waitUntil(lambda: len(page.panes._parts["overview"]) > 1)
    settled(running, qtbot)
    assert (value(page, "direction").entry is not None, page._is_fresh) == (True, False)
