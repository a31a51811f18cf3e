# SPDX-License-Identifier: MIT
"""The page of an organisation: names, the tree, people, visits both ways."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.ui.editing.words import LineEditor
from delegate_crm.ui.pages.organisation_page import OrganisationPage
from delegate_crm.ui.panels.inner_rows import InnerRows
from delegate_crm.ui.panels.named_list import NamedList, NamedRow
from delegate_crm.ui.panels.partner_cards import BodyRow, BothWays, Tree
from delegate_crm.ui.panels.posts import Posts
from delegate_crm.ui.widgets.buttons import Button
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.records import go, place_named, press, visible

OURS = "TechnoSpark Nano-Center"
GOVERNMENT = "Xinxiang Municipal People's Government"


def open_body(
    program: gui.Program, qtbot: QtBot, name: str = GOVERNMENT, tab: str = ""
) -> OrganisationPage:
    page = go(program, qtbot, place_named(program, "organisation", name, tab))
    assert isinstance(page, OrganisationPage)
    return page


def inner(page: OrganisationPage, key: str) -> InnerRows:
    return next(each for each in page.findChildren(InnerRows) if each.inner.key == key)


def test_the_head_says_what_it_is(program: Start, qtbot: QtBot) -> None:
    page = open_body(program(), qtbot)
    assert page.facts is not None
    head = page.head(page.facts)
    assert (head.title, head.line, head.tile) == (GOVERNMENT, "新乡市人民政府", "新")
    said = ["Government body", "Prospect", "Priority country", "We owe: 4 overdue"]
    assert [each.text for each in head.chips] == said
    assert head.when == "Xinxiang, China"


def test_the_head_tells_what_is_overdue_on_either_side(program: Start, qtbot: QtBot) -> None:
    running = program()
    make = Make(running.started.office)
    body = make.find("organisation", GOVERNMENT)
    make.follow_up(text="answer", by_side="them", by=body, due="1 February 2019")
    make.follow_up(text="letter", by_side="us", to=body, due="1 February 2019")
    page = open_body(running, qtbot)
    assert page.facts is not None
    late = [each.text for each in page.head(page.facts).chips[3:]]
    assert late == ["They owe: 1 overdue", "We owe: 5 overdue"]


def test_our_own_body_is_marked(program: Start, qtbot: QtBot) -> None:
    page = open_body(program(), qtbot, OURS)
    assert page.facts is not None
    assert [each.text for each in page.head(page.facts).chips][1] == "Ours"
    assert page.facts.more.balance == ""


@pytest.mark.parametrize("tab", ["overview", "people", "visits", "agreements", "follow_ups"])
def test_every_tab_opens(program: Start, qtbot: QtBot, tab: str) -> None:
    page = open_body(program(), qtbot, tab=tab)
    assert page.panes.current == tab


def test_tabs_count_what_they_hold(program: Start, qtbot: QtBot) -> None:
    page = open_body(program(), qtbot)
    assert page.facts is not None
    counts = {tab.key: tab.count for tab in page.tabs(page.facts)}
    assert [counts[key] for key in ("people", "visits", "agreements")] == [0, 2, 1]


def test_visits_both_ways_say_whose_turn_it_is(program: Start, qtbot: QtBot) -> None:
    page = open_body(program(), qtbot)
    card = visible(page, BothWays)
    assert card.balance.text() == (
        "They came once, we have not gone to them yet: the return visit is planned."
    )
    assert len(card._rows) == 2


def test_names_are_shown_each_with_its_language(program: Start, qtbot: QtBot) -> None:
    page = open_body(program(), qtbot)
    lines = [(row.line.text, row.line.remark) for row in inner(page, "names").rows]
    assert lines[2] == ("新乡市人民政府", "Chinese · Official")


def test_a_name_is_edited_where_it_stands(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = inner(open_body(started, qtbot), "names")
    QTest.mouseClick(card.rows[0], Qt.MouseButton.LeftButton)
    assert card.inner.entry is not None
    line: Any = card.inner.entry.editor.inputs()[0]
    line.setText("Xinxiang City Government")
    line.textEdited.emit("Xinxiang City Government")
    card.finish()
    qtbot.waitUntil(lambda: card.rows[0].line.text == "Xinxiang City Government")
    assert card.inner.entry is None


def test_the_tree_leads_to_parent_and_parts(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot, OURS)
    rows = visible(page, Tree).findChildren(BodyRow)
    assert [(row.body.title, row.body.depth, row.body.here) for row in rows] == [
        (OURS, 0, True),
        ("TechnoSpark Beijing office", 1, False),
    ]
    press(rows[1], Qt.Key.Key_Return)
    settled(started, qtbot)
    assert isinstance(started.window.page, OrganisationPage)
    assert started.window.page.place.id == rows[1].body.id


def test_a_body_of_the_tree_opens_in_a_window_of_its_own(program: Start, qtbot: QtBot) -> None:
    started = program()
    rows = visible(open_body(started, qtbot, OURS), Tree).findChildren(BodyRow)
    press(rows[0], Qt.Key.Key_Return, control=True)
    press(rows[1], Qt.Key.Key_Return, control=True)
    first, second = started.started.windows
    settled(started, qtbot)
    assert (first.page.saver.id, second.page.saver.id) == (rows[0].body.id, rows[1].body.id)


def test_somebody_new_gets_a_post(program: Start, qtbot: QtBot) -> None:
    started = program()
    card: Posts[Any] = visible(open_body(started, qtbot, tab="people"), Posts)
    card.start()
    assert card.form is not None
    card.form.picked.line.setText("Li Ming")
    card.form.title.setText("Director")
    card.form.submit()
    qtbot.waitUntil(lambda: len(card.rows) == 1)
    assert (card.rows[0].post.person_name, card.rows[0].post.title) == ("Li Ming", "Director")


def test_who_leaves_stands_among_the_former(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot, OURS, "people")
    now, before = page.findChildren(Posts)
    now.end(now.rows[0].post)
    assert now.form is not None
    now.form.submit()
    qtbot.waitUntil(lambda: len(before.rows) == 1)
    assert (now.rows, before.rows[0].post.person_name) == ([], "Denis Kovalevich")


def test_a_person_of_it_moves_to_another_body(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot, OURS, "people")
    now: Posts[Any] = page.findChildren(Posts)[0]
    now.change(now.rows[0].post)
    assert now.form is not None
    now.form.picked.line.setText("Aspirant Business Park")
    now.form.submit()
    qtbot.waitUntil(lambda: not now.rows)
    kovalevich = Make(started.started.office).find("person", "Denis Kovalevich")
    titles = started.started.office.read(
        lambda reader: [
            reader.title(each.organisation, "en")
            for each in reader.parts("affiliation", "person", kovalevich.id)
        ]
    )
    assert titles == [OURS, "Aspirant Business Park"]


def test_a_row_opens_what_it_speaks_of(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot, tab="agreements")
    row = visible(page, NamedList).findChildren(NamedRow)[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    settled(started, qtbot)
    assert started.window.page is not None
    assert started.window.page.place.kind == "agreement"


@pytest.mark.parametrize(
    ("tab", "kind", "key"),
    [("agreements", "agreement", "parties"), ("follow_ups", "follow_up", "by")],
)
def test_what_is_begun_here_points_here(
    program: Start, qtbot: QtBot, tab: str, kind: str, key: str
) -> None:
    started = program()
    page = open_body(started, qtbot, tab=tab)
    body = page.saver.id
    card = visible(page, NamedList)
    next(each for each in card.findChildren(Button) if each.isVisible()).click()
    settled(started, qtbot)
    new: Any = started.window.page
    assert (new.place.kind, new.place.id) == (kind, 0)
    value = new.facts.record.get(key)
    assert (value if key == "by" else value[0].organisation) == body


def test_a_new_organisation_begins_with_the_name(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot, name="")
    names = inner(page, "names")
    qtbot.waitUntil(lambda: names.inner.entry is not None)
    assert names.inner.entry is not None
    line: Any = names.inner.entry.editor.inputs()[0]
    qtbot.waitUntil(lambda: started.window.focusWidget() is line)
    line.setText("洛阳市外事办公室")
    line.textEdited.emit("洛阳市外事办公室")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saver.id > 0)
    settled(started, qtbot)
    assert page.facts is not None
    assert page.facts.record.get("names")[0].script == "Hani"


def test_the_website_is_typed_and_can_be_opened(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_body(started, qtbot)
    value = page.value("website")
    assert value is not None
    value.begin()
    assert value.entry is not None
    assert isinstance(value.entry.editor, LineEditor)
    line = value.entry.editor.line
    line.setText("https://www.xinxiang.gov.cn")
    line.textEdited.emit("https://www.xinxiang.gov.cn")
    press(line, Qt.Key.Key_Return)
    settled(started, qtbot)
    assert value._extra is not None
    assert value._extra.open.isVisible()
