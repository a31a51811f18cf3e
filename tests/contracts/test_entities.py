# SPDX-License-Identifier: MIT
"""What every kind of record says for itself, because the base can say nothing."""

from __future__ import annotations

import pytest

from delegate_crm.entities import child_kinds, kinds
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.listing import Listing

ENTITIES = list(kinds().values())
CHILDREN = [child for _, _, child in child_kinds().values()]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda each: each.code)
def test_an_entity_says_what_it_is_called_and_how_it_is_listed(entity: type[Entity]) -> None:
    assert entity.called is not Entity.called
    assert isinstance(entity.listing, Listing)
    assert entity.listing.kind == entity.code
    assert set(entity.listing.columns) <= set(entity.fields)


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda each: each.code)
def test_an_entity_has_words_for_one_and_for_many(entity: type[Entity]) -> None:
    assert entity.label.message
    assert entity.plural.message != entity.label.message


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda each: each.code)
def test_what_an_entity_names_is_a_field_of_it(entity: type[Entity]) -> None:
    named = {key for keys in entity.minimum for key in keys}
    named |= {*entity.titled_by, *entity.passes_on, *filter(None, [entity.number])}
    assert named <= set(entity.fields)


@pytest.mark.parametrize("child", CHILDREN, ids=lambda each: each.code)
def test_a_child_has_a_main_field(child: type[Child]) -> None:
    assert child.main in child.fields
    assert child.label.message
