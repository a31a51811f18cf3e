# SPDX-License-Identifier: MIT
"""The list of any kind of record: columns from its fields, cells by the sort of value."""

from __future__ import annotations

import pytest

from delegate_crm.entities import kinds
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.lists import Look
from delegate_crm.services.office import Office
from delegate_crm.services.sources import source_of
from tests.factories import Make
from tests.services.listing import Listed


@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_has_a_list_whose_title_comes_first(sample: Office, code: str) -> None:
    listed = Listed(sample, KindList(code))
    columns = KindList(code).columns
    assert columns[0].key == "title"
    assert len({each.key for each in columns}) == len(columns)
    assert len(listed.titles()) == len(set(listed.found().ids))


@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_cell_narrows_to_rows_that_say_the_same(sample: Office, code: str) -> None:
    listed = Listed(sample, KindList(code))
    for row in listed.rows()[:1]:
        for cell in row.cells:
            if cell.condition:
                assert row.id in listed.found(cell.condition).ids


def test_columns_are_those_of_the_listing_and_the_others_are_hidden() -> None:
    columns = KindList("event").columns
    assert [each.key for each in columns if each.shown] == [
        "title",
        "kind",
        "start",
        "place",
        "our_role",
    ]
    assert {"organisers", "website", "tags"} <= {each.key for each in columns if not each.shown}


def test_long_notes_and_what_is_restricted_are_no_columns() -> None:
    assert not {"note", "dietary", "source_note"} & {
        each.key for each in KindList("person").columns
    }


def test_stages_stand_on_chips_in_the_words_of_their_group(sample: Office) -> None:
    listed = Listed(sample, KindList("agreement"))
    cell = listed.cell(listed.rows()[0], "status")
    assert (cell.text, cell.look) == ("Idea", Look.CHIP)
    assert cell.condition == "status=proposed"


def test_only_columns_in_view_are_filled(office: Office, make: Make) -> None:
    make.event(title="fair", website="example.org")
    source = KindList("event")
    listed = Listed(office, source)
    ask = listed.ask()
    bare = type(ask)(lang="en", today=office.today, sort="title", columns=frozenset({"title"}))
    row = office.read(lambda reader: source.rows(reader, list(listed.found().ids), bare))[0]
    assert listed.cell(row, "website").text == ""
    assert listed.said("Fair", "website") == "example.org"


def test_numbers_and_money_stand_at_the_end_of_their_column() -> None:
    numeric = {each.key for each in KindList("delegate").columns if each.numeric}
    assert numeric == {"precedence"}


def test_the_sentence_counts(sample: Office) -> None:
    assert Listed(sample, KindList("interest")).sentence() == "3 interests"
    assert Listed(sample, KindList("tag"), "ru").sentence() == "0 записей"


def test_pages_have_their_lists() -> None:
    assert source_of("visits_page").kinds == ("visit",)
    assert source_of("partners_page").kinds == ("organisation", "person")
    assert source_of("kind_page", "sample").kinds == ("sample",)
