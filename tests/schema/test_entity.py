# SPDX-License-Identifier: MIT
"""Records and their fields: declared once, read as values, changed by copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import COMMON, Child, Entity, Lookup, first, unnamed
from delegate_crm.schema.values import LocalText
from tests.schema.reading import reading


class Shelf(Child):
    """A shelf."""

    code = "shelf"
    label = N_("Shelf")
    main = "mark"

    mark = f.text(N_("Mark"))


class Archive(Entity):
    """Where originals lie."""

    code = "archive"
    label = N_("Archive")
    plural = N_("Archives")
    minimum = (("names",), ("city", "mark"))

    names = f.local_text(N_("Names"), search=True, listed=True)
    city = f.text(N_("City"), group=N_("Where"))
    mark = f.text(N_("Mark"), restricted=True)
    floors = f.integer(N_("Floors"))
    shelves = f.children(N_("Shelves"), Shelf)

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its name."""
        return self.names.best(tr.lang)


def test_field_read_on_the_class_is_the_field_and_on_a_record_the_value() -> None:
    archive = Archive(city="Troitsk")
    assert Archive.city.label.message == "City"
    assert archive.city == "Troitsk"


def test_fields_of_its_own_come_before_those_of_every_record() -> None:
    assert list(Archive.fields) == ["names", "city", "mark", "floors", "shelves", *COMMON]
    assert COMMON == ("confidentiality", "source_note", "tags")


def test_declaration_says_group_and_use() -> None:
    assert (Archive.city.group.message, Archive.names.group.message) == ("Where", "Main")
    assert (Archive.names.search, Archive.names.listed, Archive.mark.restricted) == (
        True,
        True,
        True,
    )


def test_unset_field_has_its_default() -> None:
    assert (Archive().floors, Archive().confidentiality) == (None, "internal")


def test_columns_are_named_after_the_field() -> None:
    assert Archive.city.columns == ["city"]
    start = f.date(N_("Start"))
    start.__set_name__(Archive, "start")
    assert start.columns[:3] == ["start_lo", "start_best", "start_hi"]


def test_copy_with_other_values_leaves_the_record_alone() -> None:
    before = Archive(id=3, uid="u", version=2, created_work=9, archived_at="then", city="Troitsk")
    after = before.having(city="Moscow")
    assert (before.city, after.city) == ("Troitsk", "Moscow")
    assert (after.id, after.uid, after.version, after.created_work) == (3, "u", 2, 9)
    assert after.archived_at == "then"


def test_unknown_field_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="storey"):
        Archive(storey=3)


def test_records_are_equal_by_uid_and_values() -> None:
    one, two = Archive(uid="u", city="Troitsk"), Archive(uid="u", city="Troitsk", floors=None)
    assert one == two
    assert hash(one) == hash(two)
    assert one != two.having(city="Moscow")
    assert one != "Troitsk"


def test_record_tells_kind_and_id_only() -> None:
    assert repr(Archive(id=3, city="Troitsk")) == "<archive 3>"


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, [("names",), ("city", "mark")]),
        ({"names": LocalText.of(en="Archive")}, [("city", "mark")]),
        ({"names": LocalText.of(en="Archive"), "mark": "7"}, []),
    ],
)
def test_missing_minimum_is_named(values: dict[str, Any], missing: list[Sequence[str]]) -> None:
    assert Archive(**values).missing() == missing


def test_child_is_typed_through_its_main_field() -> None:
    shelf = Shelf.typed("A7", reading())
    assert (shelf.mark, shelf.complete(), shelf.words(Translator("en"))) == ("A7", True, "A7")
    assert not Shelf().complete()


def test_entity_without_a_name_must_be_called_somehow() -> None:
    with pytest.raises(NotImplementedError):
        Entity().called(Translator("en"), None)  # type: ignore[arg-type]  # nothing is looked up
    assert Translator("en")(unnamed(Archive.label)) == "Archive without a name"


def test_first_word_that_is_there() -> None:
    assert (first(["", "b", "c"]), first([])) == ("b", "")
