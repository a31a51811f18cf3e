# SPDX-License-Identifier: MIT
"""Every field of every kind of record: typed, stored, told as JSON, listed, found, undone.

A field that is added to an entity is under this contract at once.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from delegate_crm.app.compose import open_office
from delegate_crm.entities import kind, kinds
from delegate_crm.kit.errors import Invalid
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.services.office import Office
from delegate_crm.services.present import told_as
from delegate_crm.services.records import Records
from delegate_crm.services.search import Query, search
from delegate_crm.store.derive import search_text_of
from delegate_crm.store.queries import Reader
from tests.contracts.fields import ALL, NAMES, typed_for, typed_minimum
from tests.factories import Make

TODAY = dt.date(2019, 3, 1)
each_field = pytest.mark.parametrize(("code", "field"), ALL, ids=NAMES)
HOSTILE = (
    "<b>x</b> & &amp; <img src=x onerror=y>",
    "=1+1; DROP TABLE person; --",
    "'\"`%_\\{n}{0}%s",
    "\u202egnp.exe \u200f\u2066x\u2069",
    "👩‍👩‍👧 🇨🇳 e\u0301 й",
    "x" * 10_000,
)


@pytest.fixture(scope="module")
def filled_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office with one of each kind that it lacks, made once."""
    path = Path(shutil.copyfile(sample_file, tmp_path_factory.mktemp("filled") / "office.db"))
    office = open_office(path, user="anna", today=TODAY)
    make = Make(office)
    make.tag(names="laser")
    make.document(title="scan", kind="photo")
    make.interaction(summary="call", at="1 March 2019")
    make.user(login="boris")
    make.agreement(title="older memorandum")
    make.visit(title="Perm")
    make.holiday(country="Russia", on="3 May 2019", name="bridge day")
    make.plan_run(plan="courtesy_call", subject="Perm", name="Courtesy call")
    for code in office.read(lacking):
        make(code, **typed_minimum(code))
    office.close()
    return path


def lacking(reader: Reader) -> list[str]:
    """Kinds of record that nobody thought of here: those that are new."""
    return [code for code, entity in kinds().items() if not reader.where(entity)]


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = Path(shutil.copyfile(filled_file, tmp_path / "office.db"))
    office = open_office(path, user="anna", today=TODAY)
    yield office
    office.close()


def one(office: Office, code: str) -> Entity:
    return office.read(lambda reader: last(reader, kind(code)))


def last(reader: Reader, entity: type[Entity]) -> Entity:
    """The record that was made last; the others are not even read."""
    return reader.get(entity, reader._where(entity, {}, archived=False)[-1])


def type_into(office: Office, code: str, field: AnyField) -> Entity:
    record = one(office, code)
    Records(office, "en").edit(code, str(record.id), list(typed_for(record, field).items()))
    return one(office, code)


@each_field
def test_what_is_typed_is_stored_and_taken_back(filled: Office, code: str, field: AnyField) -> None:
    before = one(filled, code)
    after = type_into(filled, code, field).get(field.key)
    filled.undo()
    assert after != before.get(field.key)
    assert one(filled, code) == before


@each_field
def test_readers_scripts_and_history_are_told_of_it(
    filled: Office, code: str, field: AnyField
) -> None:
    number = str(type_into(filled, code, field).id)
    flat, lines = Records(filled, "zh").show(code, number)
    step = Records(filled, "ru").history(code, number)[-1]
    assert flat[told_as(field.key)] not in (None, [], {})
    assert (field.label, "") not in lines
    assert field.key in {change["field"] for change in step["changes"]}


SEARCHED = [(code, field) for code, field in ALL if field.search]
searched = pytest.mark.parametrize(
    ("code", "field"), SEARCHED, ids=[f"{code}-{field.key}" for code, field in SEARCHED]
)


def words_of(record: Entity, field: AnyField) -> Iterable[str]:
    """What a record is found by because of one field."""
    bare = type(record)(**{field.key: record.get(field.key)})
    return search_text_of(bare, ()).split("\n")


@searched
def test_a_record_is_found_by_it(filled: Office, code: str, field: AnyField) -> None:
    changed = type_into(filled, code, field)
    for words in words_of(changed, field):
        query = Query(words, "en", filled.today, (code,))
        assert changed.id in [hit.id for hit in filled.read(partial(search, query=query))]


LISTED = [(code, field) for code, field in ALL if field.listed]


@pytest.mark.parametrize(
    ("code", "field"), LISTED, ids=[f"{code}-{field.key}" for code, field in LISTED]
)
def test_a_list_is_sorted_by_it_either_way(filled: Office, code: str, field: AnyField) -> None:
    type_into(filled, code, field)
    records = Records(filled, "en")
    up, _ = records.rows(code, "", field.key, None, archived=False)
    down, _ = records.rows(code, "", f"-{field.key}", None, archived=False)
    assert sorted(row["id"] for row in up) == sorted(row["id"] for row in down)


TEXTS = [(c, f) for c, f in ALL if f.kind.name in ("text", "note", "local_text")]


@pytest.mark.parametrize(
    ("code", "field"), TEXTS, ids=[f"{code}-{field.key}" for code, field in TEXTS]
)
def test_hostile_text_comes_back_letter_for_letter(
    filled: Office, code: str, field: AnyField
) -> None:
    record = one(filled, code)
    name = f"{field.key}.en" if field.kind.name == "local_text" else field.key
    companions = [pair for pair in typed_for(record, field).items() if pair[0] != field.key]
    for text in HOSTILE:
        Records(filled, "en").edit(code, str(record.id), [*companions, (name, text)])
        stored = one(filled, code).get(field.key)
        assert (stored if isinstance(stored, str) else stored.exact("en")) == text


@pytest.mark.parametrize(
    ("code", "field"), TEXTS, ids=[f"{code}-{field.key}" for code, field in TEXTS]
)
def test_control_characters_are_refused_with_the_field_named(
    filled: Office, code: str, field: AnyField
) -> None:
    name = f"{field.key}.en" if field.kind.name == "local_text" else field.key
    for text, said in (("a\0b", "NUL"), ("a\x1bb", "control character")):
        with pytest.raises(Invalid, match=said) as refused:
            Records(filled, "en").edit(code, str(one(filled, code).id), [(name, text)])
        assert refused.value.problems[0].field == name
