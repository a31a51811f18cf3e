# SPDX-License-Identifier: MIT
"""Images of records: whatever a record holds comes back, and a delta undoes just what it did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delegate_crm.entities import kinds
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.schema.entity import Entity, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.store.rows import (
    delta,
    field_of,
    fingerprint,
    image_of,
    put_back,
    record_from,
)
from tests.schema.strategies import VALUES

PATHS = st.sampled_from(["note", "start", "names/1", "names/2", "tags"])
IMAGES = st.dictionaries(PATHS, st.lists(st.integers(0, 2), max_size=2)).flatmap(
    lambda image: st.sampled_from([None, "2019-03-01"]).map(lambda at: image | {"archived_at": at})
)


def values_of(field: AnyField) -> st.SearchStrategy[Any]:
    """Values that a field may hold."""
    if isinstance(field.kind, ChildrenKind):
        child = field.kind.child
        rows = st.fixed_dictionaries({key: values_of(each) for key, each in child.fields.items()})
        made = st.tuples(st.uuids().map(str), st.integers(1, 99), rows)
        return st.lists(made, max_size=2, unique_by=lambda row: row[0]).map(
            lambda found: tuple(child(uid=uid, id=number, **row) for uid, number, row in found)
        )
    if isinstance(field.kind, LinksKind):
        return st.lists(st.integers(1, 99), max_size=3, unique=True).map(tuple)
    if field.kind.choices() and field.kind.name == "choice":
        return st.sampled_from(list(field.kind.choices()))
    return VALUES[field.kind.name][1] if field.kind.name != "choices" else st.just(())


@st.composite
def records(draw: st.DrawFn, entity: type[Entity]) -> Entity:
    """A record of a kind, whatever it may hold."""
    keys = draw(st.lists(st.sampled_from(list(entity.fields)), max_size=4, unique=True))
    values = {key: draw(values_of(entity.fields[key])) for key in keys}
    stamp = draw(st.sampled_from([None, "2019-03-01T09:30:00+00:00"]))
    return entity(id=7, uid="u", version=2, created_work=3, archived_at=stamp, **values)


def again(record: Entity, image: Mapping[str, Any]) -> Entity:
    return record_from(
        type(record),
        image,
        id=record.id,
        uid=record.uid,
        version=record.version,
        created_work=record.created_work,
    )


def ids(record: Record) -> list[int]:
    rows = [record.get(k) for k, f in record.fields.items() if isinstance(f.kind, ChildrenKind)]
    return [child.id for children in rows for child in children]


@pytest.mark.parametrize("entity", kinds().values(), ids=list(kinds()))
@settings(max_examples=25)
@given(data=st.data())
def test_a_record_comes_back_from_its_image(entity: type[Entity], data: st.DataObject) -> None:
    record = data.draw(records(entity))
    made = again(record, json.loads(json.dumps(image_of(record))))
    assert made == record
    assert (made.archived_at, made.version, ids(made)) == (
        record.archived_at,
        record.version,
        ids(record),
    )


@given(before=IMAGES, after=IMAGES)
def test_a_delta_put_back_leads_to_the_beginning(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert put_back(after, delta(before, after)) == (before, [])


@given(before=IMAGES, after=IMAGES)
def test_a_delta_undone_and_done_again_leads_to_the_end(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    back, _left = put_back(after, delta(before, after))
    assert put_back(back, delta(after, back)) == (after, [])


@given(before=IMAGES, after=IMAGES, now=IMAGES)
def test_what_was_changed_since_is_named_and_left(
    before: dict[str, Any], after: dict[str, Any], now: dict[str, Any]
) -> None:
    change = delta(before, after)
    image, left = put_back(now, change)
    since = {path for path in change if now.get(path) != after.get(path)}
    assert set(left) == since
    assert all(image.get(path) == now.get(path) for path in image if path in since)
    assert all(image.get(path) == before.get(path) for path in set(change) - since)


@given(image=IMAGES)
def test_equal_images_do_not_differ(image: dict[str, Any]) -> None:
    assert delta(image, dict(image)) == {}


def test_a_field_that_an_old_image_lacks_has_its_default() -> None:
    assert record_from(Person, {}, id=1, uid="u") == Person(id=1, uid="u")


def test_the_fingerprint_follows_any_change() -> None:
    name = PersonName(uid="n", id=1, full="Zhang Guowei")
    person = Person(uid="p", names=(name,))
    moved = person.having(names=(name.having(full="Zhang Guo Wei"),))
    assert fingerprint(person) == fingerprint(person.having())
    assert fingerprint(person) != fingerprint(moved)


@pytest.mark.parametrize(
    ("path", "key"),
    [("note", "note"), ("names/u-1", "names"), ("removed", ""), ("archived_at", "")],
)
def test_a_path_belongs_to_a_field(path: str, key: str) -> None:
    field = field_of(Person, path)
    assert (field.key if field else "") == key
