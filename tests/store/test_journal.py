# SPDX-License-Identifier: MIT
"""The journal tells what each work did, and shows when somebody changed it from outside."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import exc, text

from delegate_crm.app import compose
from delegate_crm.kit.i18n import N_, NN_, Text
from delegate_crm.services.office import Office
from delegate_crm.store.journal import (
    Entry,
    Header,
    Journal,
    Operation,
    Sort,
    label_from,
    label_json,
    packed,
)
from tests.factories import Make
from tests.store.conftest import tamper

UNSEALED = [
    f"DROP TRIGGER {table}_sealed_{act}"
    for table in ("work", "journal")
    for act in ("UPDATE", "DELETE")
]


@pytest.fixture(scope="module")
def three_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office with the work that made it and three more: numbers 1 to 4."""
    path = tmp_path_factory.mktemp("journal") / "office.db"
    with closing(compose.create_office(path, user="anna")) as office:
        make = Make(office)
        person = make.person(names="Zhang Guowei")
        make.change(make.change(person, note="likes tea"), gender="m")
    return path


@pytest.fixture
def three(three_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(three_file, tmp_path / "three.db"))


def broken(path: Path) -> list[int]:
    with closing(compose.open_office(path, user="anna")) as office:
        return office.read(lambda reader: Journal(reader.connection).broken())


def sealed_again(path: Path) -> list[str]:
    """Statements that put the triggers back, so that the schema looks untouched."""
    with closing(compose.open_office(path, user="anna")) as office, office.file.raw() as connection:
        query = text("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        return list(connection.scalars(query))


def test_each_work_is_told_with_who_when_and_what(office: Office, make: Make) -> None:
    make.tag(names="a")
    last = office.read(lambda reader: Journal(reader.connection).headers())[-1]
    assert (last.id, last.actor, last.label, last.sort) == (2, "anna", N_("Make"), Sort.DO)
    assert last.at.endswith("+00:00")
    assert office.read(lambda reader: Journal(reader.connection).header(2)) == last


def test_the_last_works_are_told_oldest_first(office: Office, make: Make) -> None:
    for name in "abc":
        make.tag(names=name)
    found: list[Header] = office.read(lambda reader: Journal(reader.connection).headers(limit=2))
    assert [each.id for each in found] == [3, 4]


def entries(office: Office, record_id: int) -> list[Entry]:
    return office.read(lambda reader: Journal(reader.connection).of_record(record_id))


def test_what_happened_to_a_record_is_told_in_order(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    make.change(tag, note="b")
    made, changed = entries(office, tag.id)
    assert (made.operation, changed.operation) == (Operation.CREATE, Operation.UPDATE)
    assert (changed.kind, changed.record_uid) == ("tag", tag.uid)
    assert changed.body == {"note": [[""], ["b"]]}


def test_the_last_change_of_a_record_is_known(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    header = office.read(lambda reader: Journal(reader.connection).header(2))
    assert office.read(lambda reader: Journal(reader.connection).last_change(tag.id)) == header.at
    assert office.read(lambda reader: Journal(reader.connection).last_change(999)) is None


def test_equal_changes_have_unequal_digests(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    for note in ("b", "", "b"):
        tag = make.change(tag, note=note)
    query = text("SELECT count(*), count(DISTINCT digest) FROM journal WHERE kind = 'tag'")
    assert office.read(lambda reader: tuple(reader.connection.execute(query).one())) == (4, 4)


@pytest.mark.parametrize("table", ["work", "journal"])
@pytest.mark.parametrize("act", ["UPDATE {} SET id = 99", "DELETE FROM {}"])
def test_what_is_sealed_cannot_be_changed_by_the_program(
    office: Office, table: str, act: str
) -> None:
    with (
        pytest.raises(exc.DBAPIError, match=f"{table} is sealed"),
        office.file.raw(writing=True) as connection,
    ):
        connection.execute(text(act.format(table)))


def test_an_untouched_journal_is_whole(three: Path, filled: Path) -> None:
    assert broken(three) == []
    assert broken(filled) == []


TAMPERED = {
    "when": "UPDATE work SET at = '2000-01-01' WHERE id = 3",
    "who": "UPDATE work SET actor = 'boris' WHERE id = 3",
    "what": "UPDATE work SET label = replace(label, 'Change', 'Make') WHERE id = 3",
    "sort": "UPDATE work SET sort = 'fixed' WHERE id = 3",
    "target": "UPDATE work SET target = 1 WHERE id = 3",
    "seal": "UPDATE work SET seal = 'x' WHERE id = 4",
    "lost work": "DELETE FROM work WHERE id = 3",
    "lost start": "DELETE FROM work WHERE id = 1",
    "order": "UPDATE work SET id = 70 WHERE id = 3; UPDATE work SET id = 3 WHERE id = 4;"
    " UPDATE work SET id = 4 WHERE id = 70",
    "operation": "UPDATE journal SET operation = 'create' WHERE work_id = 3",
    "kind": "UPDATE journal SET kind = 'visit' WHERE work_id = 3",
    "record": "UPDATE journal SET record_id = 1 WHERE work_id = 3",
    "uid": "UPDATE journal SET record_uid = 'x' WHERE work_id = 3",
    "digest": "UPDATE journal SET digest = 'x' WHERE work_id = 3",
    "lost entry": "DELETE FROM journal WHERE work_id = 3",
    "more": "INSERT INTO journal SELECT 99, 3, operation, kind, record_id, record_uid, digest"
    " FROM journal WHERE work_id = 4",
    "moved": "UPDATE journal SET work_id = 4 WHERE work_id = 3",
    "body": "UPDATE journal_payload SET body = replace(body, 'likes tea', 'takes bribes')",
    "salt": "UPDATE journal_payload SET salt = 'x' WHERE journal_id = 3",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_any_change_from_outside_is_found(three: Path, statement: str) -> None:
    tamper(three, *UNSEALED, *statement.split("; "), *sealed_again(three))
    assert broken(three) != []


def test_an_erased_content_leaves_the_chain_whole(three: Path) -> None:
    tamper(three, "DELETE FROM journal_payload WHERE body LIKE '%likes tea%'")
    assert broken(three) == []
    with closing(compose.open_office(three, user="anna")) as office:
        bodies = [each.body for each in entries(office, 2)]
    assert [bool(body) for body in bodies] == [True, False, True]


@given(
    label=st.recursive(
        st.builds(N_, st.text(), n=st.integers(), words=st.text()),
        lambda inner: st.builds(NN_, st.text(), st.text(), n=st.integers(), step=inner),
        max_leaves=4,
    )
)
def test_a_label_is_read_as_it_was_written(label: Text) -> None:
    assert label_from(label_json(label)) == label


def test_equal_values_are_spelt_equally() -> None:
    assert packed({"b": 1, "a": "é"}) == packed({"a": "é", "b": 1}) == '{"a":"é","b":1}'
