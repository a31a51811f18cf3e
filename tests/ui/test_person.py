# SPDX-License-Identifier: MIT
"""The page of a person: posts that follow one another, names in every script, notes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.ui.pages.person_page import PersonPage
from delegate_crm.ui.panels.inner_rows import InnerRows
from delegate_crm.ui.panels.name_cards import FoundBy, PrintedNames
from delegate_crm.ui.panels.name_form import NameForm
from delegate_crm.ui.panels.name_forms import NameForms
from delegate_crm.ui.panels.partner_cards import Lately
from delegate_crm.ui.panels.posts import Posts
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.chips import Chip
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.records import go, place_named, press, visible

ZHANG = "Zhang Guowei"


def open_person(program: gui.Program, qtbot: QtBot, tab: str = "", name: str = ZHANG) -> PersonPage:
    page = go(program, qtbot, place_named(program, "person", name, tab))
    assert isinstance(page, PersonPage)
    return page


def posts_card(page: PersonPage) -> Posts[Any]:
    return visible(page, Posts)


def names(page: PersonPage) -> NameForms:
    return visible(page, NameForms)


def form_of(page: PersonPage, text: str) -> NameForm:
    return next(form for form in names(page).editor.forms if form.line.text() == text)


def stored(program: gui.Program, page: PersonPage) -> Any:  # noqa: ANN401 - any record
    return program.started.office.read(lambda reader: reader.record(page.saver.id))


def type_name(form: NameForm, text: str) -> None:
    form.line.setText(text)
    form.line.textEdited.emit(text)


def test_the_head_says_who_it_is(program: Start, qtbot: QtBot) -> None:
    page = open_person(program("ru"), qtbot)
    assert page.facts is not None
    head = page.head(page.facts)
    assert (head.title, head.tile, head.when) == ("Чжан Говэй  张国伟", "张", "Китай")
    assert head.line == "Секретарь горкома КПК · Синьсянский горком КПК"
    assert [each.text for each in head.chips] == ["Приоритетная страна", "За нами: 4 просрочено"]


def test_who_is_not_to_be_contacted_is_marked(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    make.change(make.find("person", ZHANG), status="do_not_contact")
    page = open_person(started, qtbot)
    assert page.facts is not None
    assert page.head(page.facts).chips[0].tone == "overdue"


@pytest.mark.parametrize(
    "tab", ["overview", "names", "visits", "follow_ups", "documents", "history"]
)
def test_every_tab_opens(program: Start, qtbot: QtBot, tab: str) -> None:
    page = open_person(program(), qtbot, tab)
    assert page.panes.current == tab


def test_tabs_count_what_they_hold(program: Start, qtbot: QtBot) -> None:
    page = open_person(program(), qtbot)
    assert page.facts is not None
    counts = {tab.key: tab.count for tab in page.tabs(page.facts)}
    assert [counts[key] for key in ("names", "visits", "follow_ups")] == [3, 1, 10]


@pytest.mark.parametrize("tab", ["overview", "names", "visits", "follow_ups"])
def test_every_control_is_named_and_large_enough(program: Start, qtbot: QtBot, tab: str) -> None:
    page = open_person(program(), qtbot, tab)
    controls = [
        each
        for each in page.panes.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert controls
    assert not [each for each in controls if not each.accessibleName() or each.height() < 28]


# --- posts ----------------------------------------------------------------------------------------


def test_a_new_post_ends_the_old_one_in_one_step(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot)
    card = posts_card(page)
    QTest.mouseClick(card.rows[0].title, Qt.MouseButton.LeftButton)
    assert card.form is not None
    QTest.keyClicks(card.form.title, "Governor")
    card.form.since.type("since March")
    press(card.form.since.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    assert [(row.post.title, row.post.main) for row in card.rows] == [
        *(("Governor", True), ("Secretary of the CPC Municipal Committee", False)),
    ]
    started.window.undo()
    qtbot.waitUntil(lambda: len(card.rows) == 1)


def test_the_reading_of_the_date_is_shown(program: Start, qtbot: QtBot) -> None:
    card = posts_card(open_person(program(), qtbot))
    card.change(card.rows[0].post)
    assert card.form is not None
    card.form.since.type("since March")
    assert card.form.since.meanings.texts[0] == "March 2019"


def test_what_is_missing_is_said_in_the_form(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = posts_card(open_person(started, qtbot))
    card.start()
    assert card.form is not None
    card.form.title.setText("Adviser")
    card.form.submit()
    settled(started, qtbot)
    assert card.form._problem.text == "“Organisation” is missing."


def test_escape_leaves_the_form_and_gives_the_focus_back(program: Start, qtbot: QtBot) -> None:
    card = posts_card(open_person(program(), qtbot))
    card.change(card.rows[0].post)
    assert card.form is not None
    press(card.form.title, Qt.Key.Key_Escape)
    assert card.form is None
    assert card.rows[0].title.hasFocus()


def test_a_post_ends_on_its_own(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = posts_card(open_person(started, qtbot))
    card.end(card.rows[0].post)
    assert card.form is not None
    card.form.since.type("31 January 2019")
    card.form.submit()
    qtbot.waitUntil(lambda: not card.rows[0].post.current)
    assert card.rows[0].post.when == "ended: 31 January 2019"


def test_the_main_post_is_chosen(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    zhang = make.find("person", ZHANG)
    make.affiliation(person=zhang, organisation="12", title="Adviser")
    card = posts_card(open_person(started, qtbot))
    second = card.rows[1]
    next(each for each in second.choices() if each.icon == "star").act()
    qtbot.waitUntil(lambda: card.rows[0].post.title == "Adviser")
    assert card.rows[0].post.main


def test_the_organisation_is_a_way_to_its_page(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = posts_card(open_person(started, qtbot))
    press(card.rows[0].link, Qt.Key.Key_Return)
    settled(started, qtbot)
    assert started.window.page is not None
    assert started.window.page.place.page == "organisation_page"


# --- names ----------------------------------------------------------------------------------------


def test_the_own_name_comes_first(program: Start, qtbot: QtBot) -> None:
    page = open_person(program(), qtbot, "names")
    first = names(page).editor._laid_out[0]
    assert (first.line.text(), first.is_native) == ("张国伟", True)


def test_a_name_is_saved_when_its_field_is_left(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    form = form_of(page, "Чжан Говэй")
    type_name(form, "Чжан Говей")
    press(form.line, Qt.Key.Key_Return)
    settled(started, qtbot)
    assert "Чжан Говей" in [each.full for each in stored(started, page).names]
    assert page.sign.text.startswith("Saved")


def test_escape_brings_the_stored_name_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    form = form_of(page, "Чжан Говэй")
    type_name(form, "x")
    press(form.line, Qt.Key.Key_Escape)
    settled(started, qtbot)
    assert form.line.text() == "Чжан Говэй"
    assert len(stored(started, page).names) == 3


def test_escape_keeps_what_was_added_before(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    names(page).add_form()
    type_name(form_of(page, ""), "Guowei Zhang")
    names(page).finish()
    settled(started, qtbot)
    press(form_of(page, "Guowei Zhang").line, Qt.Key.Key_Escape)
    settled(started, qtbot)
    assert len(stored(started, page).names) == 4


def test_the_letters_tell_language_and_order(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names", "Denis Kovalevich")
    names(page).add_form()
    type_name(form_of(page, ""), "科瓦列维奇")
    names(page).finish()
    settled(started, qtbot)
    made = stored(started, page).names[-1]
    assert (made.lang, made.script, made.order) == ("zh-Hans", "Hani", "family_first")


def test_the_origin_of_a_spelling_is_chosen(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    chip = form_of(page, "张国伟").chip
    assert chip.accessibleName() == "Spelling known from: Guess"
    chip._pick("passport")
    settled(started, qtbot)
    native = next(each for each in stored(started, page).names if each.full == "张国伟")
    assert native.verified == "passport"


def test_the_order_changes_for_all_forms(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    names(page).editor.order.choose("given_first")
    settled(started, qtbot)
    assert {each.order for each in stored(started, page).names} == {"given_first"}


def test_a_form_is_removed(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    form_of(page, "Чжан Говэй").gone.emit()
    settled(started, qtbot)
    assert [each.full for each in stored(started, page).names] == ["Zhang Guowei", "张国伟"]


def test_the_parts_of_a_name_are_typed_below_it(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    form = form_of(page, "张国伟")
    form._turn()
    line: Any = form.editor("family").inputs()[0]
    line.setText("张")
    line.textEdited.emit("张")
    names(page).finish()
    settled(started, qtbot)
    assert stored(started, page).names[-1].family == "张"
    assert form._hint.text() == "Family name: 张"


def test_tab_leaves_the_names_after_the_last_field(program: Start, qtbot: QtBot) -> None:
    page = open_person(program(), qtbot, "names")
    card = names(page)
    card.editor.inputs()[-1].setFocus()
    card._go_on(1)
    focused = page.window().focusWidget()
    assert not card.isAncestorOf(focused)


def test_what_is_printed_and_found_follows_the_names(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, "names")
    form = form_of(page, "Zhang Guowei")
    type_name(form, "Zhang Guo-wei")
    names(page).finish()
    settled(started, qtbot)
    (printed,) = page.findChildren(PrintedNames)
    (found,) = page.findChildren(FoundBy)
    assert printed._shown is not None
    assert printed._shown[-1].words == "张国伟  ZHANG Guo-wei"
    assert "zhang guo-wei" in [each.accessibleName() for each in found.findChildren(Chip)]


# --- beside ---------------------------------------------------------------------------------------


def test_a_note_is_kept_with_the_day(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot)
    (lately,) = page.findChildren(Lately)
    lately.start_note()
    lately.field.setText("Звонил, приедет в мае")
    press(lately.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.facts is not None and len(page.facts.more.lately) == 3)
    assert page.facts is not None
    newest = page.facts.more.lately[0]
    assert (newest.title, newest.remark) == ("Звонил, приедет в мае", "1 Mar 2019 · Note")


def test_contacts_are_shown_each_in_a_line(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    make.change(make.find("person", ZHANG), channels="zhang@xinxiang.example")
    page = open_person(started, qtbot)
    (contacts,) = page.findChildren(InnerRows)
    assert [(row.line.text, row.line.remark) for row in contacts.rows] == [
        ("zhang@xinxiang.example", "E-mail")
    ]


def test_a_click_on_a_contact_edits_it(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    make.change(make.find("person", ZHANG), channels="zhang@xinxiang.example")
    page = open_person(started, qtbot)
    (contacts,) = page.findChildren(InnerRows)
    QTest.mouseClick(contacts.rows[0], Qt.MouseButton.LeftButton)
    assert contacts.inner.entry is not None
    press(contacts.inner.entry.editor.inputs()[0], Qt.Key.Key_Escape)
    assert contacts.inner.entry is None
    assert contacts.rows[0].isVisible()


def test_a_letter_is_offered_where_an_address_is_known(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    page = open_person(started, qtbot)
    assert [each.icon for each in page._chief()] == ["calendar-check"]
    make.change(make.find("person", ZHANG), channels="zhang@xinxiang.example")
    qtbot.waitUntil(lambda: [each.icon for each in page._chief()] == ["mail", "calendar-check"])
    page.write()
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "zhang@xinxiang.example" in box.text()
    box.close()


def test_a_visit_is_planned_with_the_country(program: Start, qtbot: QtBot) -> None:
    started = program()
    open_person(started, qtbot).plan_visit()
    current = started.window.trail.current
    assert current is not None
    assert current.place == Place("visit_page", "visit", 0, words="country=CN")


# --- a new person ---------------------------------------------------------------------------------


def store_new(program: gui.Program, qtbot: QtBot, page: PersonPage, name: str) -> None:
    """Type the name of a new person where the cursor is, and wait until it is stored."""
    line = names(page).editor.forms[0].line
    qtbot.waitUntil(lambda: program.window.focusWidget() is line, timeout=20_000)
    type_name(names(page).editor.forms[0], name)
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saver.id > 0, timeout=20_000)
    settled(program, qtbot)


def test_a_new_person_begins_with_the_name(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, name="")
    store_new(started, qtbot, page, "王芳")
    person = stored(started, page)
    assert (person.names[0].full, person.names[0].order) == ("王芳", "family_first")
    assert page.place.id == person.id


def test_storing_a_new_person_leaves_the_focus_where_it_is(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, name="")
    store_new(started, qtbot, page, "王芳")
    assert started.window.focusWidget() is names(page).editor.forms[0].line
    assert all(each.isVisible() for each in page.findChildren(Lately))


def test_a_new_person_can_get_a_post_at_once(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_person(started, qtbot, name="")
    posts_card(page).start()
    assert posts_card(page).form is None
    store_new(started, qtbot, page, "Wang Fang")
    card = posts_card(page)
    card.start()
    assert card.form is not None
    card.form.picked.line.setText("Xinxiang University")
    card.form.submit()
    qtbot.waitUntil(lambda: len(card.rows) == 1)
    read = started.started.office.read
    assert read(lambda reader: len(reader.where(Affiliation, person=page.saver.id))) == 1


def test_hostile_names_are_shown_as_they_stand(program: Start, qtbot: QtBot) -> None:
    started = program()
    Make(started.started.office).person(names="<b>x</b> & <img src=/etc/passwd>")
    page = open_person(started, qtbot, "names", "<b>x</b> & <img src=/etc/passwd>")
    assert page._head.title.text() == "<b>x</b> & <img src=/etc/passwd>"
