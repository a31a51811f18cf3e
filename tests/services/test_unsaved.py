# SPDX-License-Identifier: MIT
"""What was typed and not saved comes back as it was typed."""

from __future__ import annotations

import pytest

from delegate_crm.services.editing import Edit, Row
from delegate_crm.services.office import Office
from delegate_crm.services.unsaved import NEW, Unsaved, new_mark

TITLE = Edit("title", (("title.en", "Xinxiang"), ("title.zh", "新乡")))


def test_edits_come_back_with_their_record(office: Office) -> None:
    unsaved = Unsaved(office)
    unsaved.keep("visit", "12", [TITLE])
    found = unsaved.of("12")
    assert found is not None
    assert (found.code, found.id, found.edits) == ("visit", 12, (TITLE,))


def test_a_new_record_has_a_mark_and_no_id(office: Office) -> None:
    unsaved, mark = Unsaved(office), new_mark()
    unsaved.keep("visit", mark, [TITLE])
    (found,) = unsaved.everything()
    assert found.record.startswith(NEW)
    assert found.id == 0


@pytest.mark.parametrize(
    "edit",
    [
        Edit("note", (("note", "two\nlines"),)),
        Edit("file"),
        Edit("names", rows=(Row("a-b", (("full", "张国伟"),)), Row("c-d"))),
        Edit("names", rows=()),
    ],
)
def test_every_sort_of_edit_comes_back_the_same(office: Office, edit: Edit) -> None:
    unsaved = Unsaved(office)
    unsaved.keep("person", "7", [edit])
    found = unsaved.of("7")
    assert found is not None
    assert found.edits == (edit,)


def test_a_saved_edit_is_forgotten(office: Office) -> None:
    unsaved = Unsaved(office)
    unsaved.keep("visit", "12", [TITLE])
    unsaved.forget("12", TITLE)
    assert unsaved.of("12") is None


def test_all_of_a_record_can_be_dropped(office: Office) -> None:
    unsaved = Unsaved(office)
    unsaved.keep("visit", "12", [TITLE, Edit("note", (("note", "x"),))])
    unsaved.drop("12", "title")
    assert len(unsaved.everything()[0].edits) == 1
    unsaved.drop("12")
    assert unsaved.everything() == []
