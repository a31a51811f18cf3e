# SPDX-License-Identifier: MIT
"""The print page: real pages, choices that are remembered, gaps that lead on, paper and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.reports.blocks import Spot
from delegate_crm.reports.draw.pdf import Stopped
from delegate_crm.schema.values import LocalText
from delegate_crm.ui.dialogs.saving import free_in, name_of_file
from delegate_crm.ui.pages import print_page
from delegate_crm.ui.pages.print_page import PrintPage
from delegate_crm.ui.panels.print_drawing import Drawn
from delegate_crm.ui.pdfview import Pages
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.printers import put_on_paper
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.check import Check
from delegate_crm.ui.widgets.choice import Choice
from delegate_crm.ui.widgets.notes import NoteButton
from tests.ui.conftest import Start, settled

Open = Callable[..., tuple[Program, PrintPage]]


def visits(program: Program) -> list[int]:
    return sorted(program.started.office.read(lambda reader: reader.ids(Visit.listing)))


@pytest.fixture
def opened(program: Start, qtbot: QtBot) -> Open:
    """The program on the print page of the first visit, the pages drawn."""

    def go(**given: Any) -> tuple[Program, PrintPage]:  # noqa: ANN401 - as a place has them
        started = program(given.pop("lang", "en"))
        ids = visits(started)
        place = Place("print_page", "visit", ids[0], words="visit_report")
        started.window.go(replace(place, **given))
        page = started.window.page
        assert isinstance(page, PrintPage)
        qtbot.waitUntil(lambda: page.drawing.ready is not None, timeout=20_000)
        settled(started, qtbot)
        return started, page

    return go


def printer_to(file: Path) -> QPrinter:
    """A printer that writes into a file."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def content(page: PrintPage) -> bytes:
    drawn = page.drawing.ready
    assert drawn is not None
    return drawn.printed.content


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the printer writes into."""
    file = tmp_path / "printed.pdf"
    monkeypatch.setattr(print_page, "chosen_printer", lambda *_given: printer_to(file))
    return file


def drawn_again(page: PrintPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.drawing.drawn, timeout=20_000):
        act()


def press(program: Program, qtbot: QtBot, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    if shift:
        held |= Qt.KeyboardModifier.ShiftModifier
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keyClick(program.window, key, held)


# --- what is shown --------------------------------------------------------------------------------


def test_the_pages_are_those_of_the_report(opened: Open) -> None:
    _, page = opened()
    drawn = page.drawing.ready
    assert drawn is not None
    assert len(drawn.pages) == drawn.printed.pages > 1
    assert page.preview._page.text() == f"Page 1 of {drawn.printed.pages}"


@pytest.mark.parametrize(
    ("lang", "spoken"), [("en", ("en", "zh")), ("ru", ("ru", "zh")), ("zh", ("zh", "en"))]
)
def test_the_languages_are_that_of_the_screen_and_the_partner_s(
    opened: Open, lang: str, spoken: tuple[str, str]
) -> None:
    _, page = opened(lang=lang)
    assert page.choices is not None
    assert page.choices.language.current == "+".join(spoken)


def test_gaps_are_told_in_the_language_of_the_screen(opened: Open, qtbot: QtBot) -> None:
    _, page = opened(lang="ru")
    choices = page.choices
    assert choices is not None
    drawn_again(page, qtbot, lambda: choices.language.choose("zh"))
    drawn = page.drawing.ready
    assert drawn is not None
    told = [Translator("ru")(gap.text) for gap in drawn.printed.gaps]
    notes = page.findChildren(NoteButton)
    assert [each.text() for each in notes][-len(told) :] == told


def test_a_part_that_is_left_out_makes_the_report_shorter(opened: Open, qtbot: QtBot) -> None:
    _, page = opened()
    before = page.drawing.ready
    box = next(each for each in page.findChildren(QCheckBox) if "Outcome" in each.accessibleName())
    drawn_again(page, qtbot, box.click)
    after = page.drawing.ready
    assert before is not None
    assert after is not None
    assert after.printed.pages < before.printed.pages


def test_only_the_last_of_quick_choices_is_drawn(opened: Open, qtbot: QtBot) -> None:
    _, page = opened()
    drawings: list[Drawn] = []
    page.drawing.drawn.connect(drawings.append)
    choices = page.choices
    assert choices is not None
    for key in ("ru", "zh", "en"):
        choices.language.choose(key)
    qtbot.waitUntil(lambda: page.drawing.ready is not None, timeout=20_000)
    assert [each.request.lang for each in drawings] == ["en"]


def test_the_last_choices_are_remembered(opened: Open, qtbot: QtBot) -> None:
    started, page = opened()
    choices = page.choices
    assert choices is not None
    drawn_again(page, qtbot, lambda: choices.language.choose("ru+en"))
    drawn_again(page, qtbot, lambda: choices.choose("costs", "no"))
    started.window.go(Place("today_page"))
    started.window.back()
    settled(started, qtbot)
    again = started.window.page
    assert isinstance(again, PrintPage)
    assert again.choices is not None
    assert again.choices.language.current == "ru+en"
    assert again.choices.request([1]).options["costs"] == "no"


def test_what_was_remembered_and_is_damaged_is_forgotten(opened: Open) -> None:
    QSettings().setValue("print/visit_report", "{")
    _, page = opened()
    assert page.choices is not None
    assert page.choices.paper.current == "A4"


# --- gaps -----------------------------------------------------------------------------------------


def note(page: PrintPage, words: str) -> NoteButton:
    return next(each for each in page.findChildren(NoteButton) if words in each.text())


def test_a_gap_leads_to_the_record_that_mends_it(opened: Open, qtbot: QtBot) -> None:
    started, page = opened()
    walked: list[Place] = []
    page.gaps._desk = replace(page.desk, go=walked.append)
    note(page, "Spelling of names").click()
    settled(started, qtbot)
    assert [(each.page, each.tab) for each in walked] == [("person_page", "names")]


def test_a_gap_may_be_mended_by_a_choice(opened: Open, qtbot: QtBot) -> None:
    _, page = opened()
    assert page.choices is not None
    box = page.choices._controls["private"]
    page.gaps.mend(Spot(option="private"))
    assert isinstance(box, Check)
    assert box.on
    qtbot.waitUntil(lambda: page.drawing.ready is not None, timeout=20_000)


def test_a_setting_that_is_missing_is_mended_in_the_settings(opened: Open) -> None:
    started, page = opened()
    page.gaps.mend(Spot(setting="office_name"))
    assert started.window.trail.current is not None
    assert started.window.trail.current.place == Place("settings_page", tab="organisation")


# --- looking around -------------------------------------------------------------------------------


def test_keys_scroll_and_zoom(opened: Open, qtbot: QtBot) -> None:
    started, page = opened()
    sheets = page.preview.sheets
    QTest.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.page == len(sheets._tops) - 1
    QTest.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.page == 0
    before = sheets.scale
    press(started, qtbot, Qt.Key.Key_Plus)
    assert sheets.scale > before
    press(started, qtbot, Qt.Key.Key_0)
    assert sheets.scale == before


def test_pages_in_view_are_drawn_at_the_resolution_of_the_screen(
    opened: Open, qtbot: QtBot
) -> None:
    _, page = opened()
    sheets = page.preview.sheets
    qtbot.waitUntil(lambda: 0 in sheets._pictures, timeout=20_000)
    wanted = round(sheets._size(0).width() * sheets.devicePixelRatioF())
    qtbot.waitUntil(lambda: sheets._pictures[0].width() == wanted, timeout=20_000)


def test_a_closed_document_has_no_pictures(opened: Open) -> None:
    _, page = opened()
    drawn = page.drawing.ready
    assert drawn is not None
    pages = Pages(drawn.printed.content)
    assert pages.picture(0, 50).width() == 50
    pages.close()
    pages.close()
    assert pages.picture(0, 50).isNull()


# --- stopping and failing -------------------------------------------------------------------------


def test_drawing_can_be_stopped_and_begun_anew(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = opened()
    choices = page.choices
    assert choices is not None
    monkeypatch.setattr(Watched, "cancelled", lambda _self: True)
    with qtbot.waitSignal(page.drawing.failed, timeout=20_000):
        choices.language.choose("ru")
    monkeypatch.undo()
    again = next(each for each in page.findChildren(Button) if each.text() == "Draw again")
    drawn_again(page, qtbot, again.click)
    assert page.drawing.ready is not None


def test_a_record_that_is_gone_is_told_above_the_pages(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("print_page", "visit", 9_999, words="visit_report"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.findChildren(Button, "") != [], timeout=20_000)
    assert any(each.text() == "Draw again" for each in page.findChildren(Button))


def test_a_letter_that_no_font_has_leads_to_its_record(program: Start, qtbot: QtBot) -> None:
    started = program()
    with started.started.office.work(N_("Enter a visit")) as work:
        made = work.add(Visit(title=LocalText.of(en="हिन्दी")))
    settled(started, qtbot)
    started.window.go(Place("print_page", "visit", made.id))
    page = started.window.page
    assert isinstance(page, PrintPage)
    with qtbot.waitSignal(page.drawing.failed, timeout=20_000):
        pass
    next(b for b in page.findChildren(Button) if b.text() == "Open the record").click()
    qtbot.waitUntil(lambda: started.window.page is not page)
    settled(started, qtbot)


def test_a_kind_without_a_report_is_told(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("print_page", "tag", 1))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, PrintPage)
    assert not page.print_button.isEnabled()


# --- paper and files ------------------------------------------------------------------------------


def test_ctrl_p_prints_all_pages(opened: Open, qtbot: QtBot, paper: Path) -> None:
    started, page = opened()
    drawn = page.drawing.ready
    assert drawn is not None
    press(started, qtbot, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "Sent to" in started.window.snackbar.text, timeout=20_000)
    assert len(Pages(paper.read_bytes())) == drawn.printed.pages


def test_ctrl_p_before_the_pages_are_there_prints_them_when_they_are(
    opened: Open, qtbot: QtBot, paper: Path
) -> None:
    started, page = opened()
    choices = page.choices
    assert choices is not None
    choices.language.choose("zh")
    press(started, qtbot, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "Sent to" in started.window.snackbar.text, timeout=20_000)
    assert paper.exists()


def test_the_file_is_named_after_the_visit_and_the_language(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def place(_parent: object, _title: str, name: str, _kinds: str) -> Path:
        offered.append(name)
        return tmp_path / name

    monkeypatch.setattr(print_page, "place_for", place)
    started, _page = opened()
    press(started, qtbot, Qt.Key.Key_S, shift=True)
    qtbot.waitUntil(lambda: "Saved" in started.window.snackbar.text, timeout=20_000)
    assert offered == ["V-2018-001-visit_report-en.pdf"]
    assert (tmp_path / offered[0]).read_bytes().startswith(b"%PDF")


def test_several_visits_have_a_file_each(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Start
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setattr(print_page, "folder_for", lambda *_given: folder)
    started = program()
    both = ",".join(map(str, visits(started)))
    started.window.close()
    started, page = opened(tab=both)
    page.save()
    qtbot.waitUntil(lambda: "2 files saved" in started.window.snackbar.text, timeout=20_000)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    ("chosen", "copies", "sheets"), [((0, 0), 1, 4), ((2, 3), 1, 2), ((3, 9), 1, 2), ((1, 1), 3, 3)]
)
def test_pages_and_copies_are_those_that_were_chosen(
    opened: Open, tmp_path: Path, chosen: tuple[int, int], copies: int, sheets: int
) -> None:
    _, page = opened()
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setFromTo(*chosen)
    printer.setCopyCount(copies)
    made = put_on_paper([content(page)], printer, Watched())
    assert made == len(Pages((tmp_path / "printed.pdf").read_bytes())) == sheets


def test_printing_can_be_stopped(opened: Open, tmp_path: Path) -> None:
    _, page = opened()
    work = Watched()
    work.cancel()
    with pytest.raises(Stopped):
        put_on_paper([content(page)], printer_to(tmp_path / "printed.pdf"), work)


def test_a_printer_that_does_not_answer_is_told(opened: Open, tmp_path: Path) -> None:
    _, page = opened()
    with pytest.raises(Storage):
        put_on_paper([content(page)], printer_to(tmp_path / "no" / "printed.pdf"), Watched())


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("V-2018-001", "en"), "V-2018-001-en.pdf"),
        (("../../etc/passwd",), "etc-passwd.pdf"),
        (("新乡市代表团", "zh"), "新乡市代表团-zh.pdf"),
        (("con",), "report-con.pdf"),
        (("", "<>"), "report.pdf"),
        (("x" * 300,), f"{'x' * 80}.pdf"),
    ],
)
def test_a_file_name_is_a_name_on_every_system(parts: tuple[str, ...], name: str) -> None:
    assert name_of_file(parts, "pdf") == name


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert [each.name for each in free_in(tmp_path, ["a.pdf", "a.pdf"])] == ["a-2.pdf", "a-3.pdf"]


# --- from where one works -------------------------------------------------------------------------


def test_two_keys_print_the_report_of_a_visit(program: Start, qtbot: QtBot, paper: Path) -> None:
    started = program()
    started.window.go(place_of("visit", visits(started)[0]))
    settled(started, qtbot)
    press(started, qtbot, Qt.Key.Key_P)
    press(started, qtbot, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "Sent to" in started.window.snackbar.text, timeout=20_000)
    assert isinstance(started.window.page, PrintPage)
    assert len(Pages(paper.read_bytes())) > 1


def test_a_change_of_the_visit_is_drawn_anew(opened: Open, qtbot: QtBot) -> None:
    started, page = opened()

    def sum_up() -> None:
        with started.started.office.work(N_("Change the visit")) as work:
            visit = work.reader.get(Visit, page.ids[0])
            work.save(visit.having(summary=LocalText.of(en="A first look.")), visit)

    drawn_again(page, qtbot, sum_up)
    drawn = page.drawing.ready
    assert drawn is not None
    told = [Translator("en")(gap.text) for gap in drawn.printed.gaps]
    assert "The outcome of the visit is not summed up yet" not in told


def test_each_of_several_visits_is_shown(opened: Open, qtbot: QtBot) -> None:
    started, _page = opened()
    both = visits(started)
    started.window.go(Place("print_page", "visit", both[0], tab=",".join(map(str, both))))
    settled(started, qtbot)
    again = started.window.page
    assert isinstance(again, PrintPage)
    documents = again.findChildren(Choice)[0]
    drawn_again(again, qtbot, lambda: documents.choose("1"))
    drawn = again.drawing.ready
    assert drawn is not None
    assert list(drawn.request.ids) == [both[1]]
