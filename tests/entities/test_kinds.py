# SPDX-License-Identifier: MIT
"""What holds of every kind of record and of row: declarations that fit each other."""

from __future__ import annotations

from itertools import chain

import pytest

from delegate_crm.entities import child_kinds, kind, kinds
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.schema.entity import Child, Entity, Record
from delegate_crm.schema.relations import targets_of
from tests.entities.nobody import Nobody

ALL: list[type[Record]] = [*kinds().values(), *(child for _, _, child in child_kinds().values())]
CONTRACT = """
place organisation person affiliation rank_level visit visit_host delegation delegate
programme_item follow_up offering interest sample event invitation agreement press_item
interaction document country_priority tag user person_name organisation_name
"""


def test_kinds_of_the_contract_are_there() -> None:
    assert set(CONTRACT.split()) <= {*kinds(), *child_kinds()}
    assert list(kinds()) == sorted(kinds())


def test_no_row_has_the_name_of_a_record() -> None:
    assert not set(kinds()) & set(child_kinds())


def test_unknown_kind_names_those_there_are() -> None:
    assert kind("visit").code == "visit"
    with pytest.raises(Missing) as refused:
        kind("visits")
    assert refused.value.hint is not None
    assert "visit_host" in str(refused.value.hint.values["names"])


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_references_point_at_kinds_that_are_there(record: type[Record]) -> None:
    targets = chain.from_iterable(targets_of(field) for field in record.fields.values())
    assert set(targets) <= set(kinds())


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_every_field_has_a_label_and_a_good_default(record: type[Record]) -> None:
    for field in record.fields.values():
        assert field.label.message
        field.kind.check(field.default)


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_codes_are_short_words(record: type[Record]) -> None:
    for field in record.fields.values():
        for code, word in field.kind.choices().items():
            assert code.replace("_", "").isalnum()
            assert word.message


@pytest.mark.parametrize("entity", kinds().values(), ids=lambda entity: entity.code)
def test_declarations_name_fields_that_are_there(entity: type[Entity]) -> None:
    named = {*entity.titled_by, *entity.retitles, *entity.listing.columns}
    named |= {key for keys in entity.minimum for key in keys}
    named |= {entity.number} if entity.number else set()
    assert named <= set(entity.fields)
    derived = {each.name for each in entity.derived}
    assert {order.key for order in entity.listing.order} <= {"", *entity.fields, *derived}


@pytest.mark.parametrize("entity", kinds().values(), ids=lambda entity: entity.code)
def test_listing_is_of_its_own_kind(entity: type[Entity]) -> None:
    assert entity.listing.kind == entity.code
    assert entity.plural.message != entity.label.message


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize("entity", kinds().values(), ids=lambda entity: entity.code)
def test_empty_record_can_be_called(entity: type[Entity], lang: str) -> None:
    defaults = entity(id=1)
    if not defaults.missing():
        assert defaults.called(Translator(lang), Nobody())
    assert isinstance(defaults.called(Translator(lang), Nobody()), str)


@pytest.mark.parametrize(
    "child", [child for _, _, child in child_kinds().values()], ids=lambda child: child.code
)
def test_row_is_filled_by_its_main_field(child: type[Child]) -> None:
    assert child.main in child.fields
    assert not child().complete()
