# SPDX-License-Identifier: MIT
"""The bulk door: what is staged comes in as one step and goes out as one, but for what is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import Delegation
from delegate_crm.entities.document import Document
from delegate_crm.entities.organisation import Organisation, OrganisationName
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.tag import Tag
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Conflict, Invalid, Storage
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.journal import Journal, Operation, Sort
from delegate_crm.store.reverse import reverse
from delegate_crm.store.staging import BATCH, Staging, let_go, take_over
from delegate_crm.store.tables import table
from tests.factories import Make
from tests.platforms import posix


def person(name: str, **values: object) -> Person:
    return Person(names=(PersonName(full=name, lang="en"),)).having(**values)


def tag(words: str, **values: object) -> Tag:
    return Tag(names=LocalText.of(en=words)).having(**values)


@contextmanager
def staging(path: Path) -> Iterator[Staging]:
    made = Staging(path)
    yield made
    made.close()


def bring(office: Office, *records: Entity) -> list[int]:
    """Import records as one step; the answer is their numbers in the office."""
    path = office.file.path.with_name("staged.db")
    path.unlink(missing_ok=True)
    with staging(path) as staged:
        for record in records:
            staged.add(record)
    with office.work(N_("Import")) as work:
        count = take_over(work, path, "cards.vcf")
    assert count == len(records)
    rows = table("record")
    query = select(rows.c.id).order_by(rows.c.id.desc()).limit(count)
    return office.read(lambda reader: [*reader.connection.scalars(query)])[::-1]


def everyone(office: Office) -> Sequence[str]:
    return office.read(lambda reader: [reader.title(each.id, "en") for each in reader.ever(Person)])


# --- in -------------------------------------------------------------------------------------------


def test_staged_records_come_in_as_they_were(office: Office) -> None:
    wanted = person("Zhang Guowei", note="tea", citizenship=("CN",), confidentiality="restricted")
    (made,) = bring(office, wanted)
    with office.file.reading() as reader:
        found = reader.get(Person, made)
        assert (found.note, found.citizenship, found.confidentiality) == (
            "tea",
            ("CN",),
            "restricted",
        )
        assert [name.full for name in found.names] == ["Zhang Guowei"]
        assert (reader.title(made, "zh"), found.version) == ("Zhang Guowei", 1)


def test_records_point_at_each_other_and_at_those_that_are_there(
    office: Office, make: Make
) -> None:
    body, laser = make.organisation(names="Xinxiang"), make.tag(names="laser")
    links = (1, -body.id)
    post, letter, boss = (
        Affiliation(person=1, organisation=-body.id),
        Document(title="letter", about=links, tags=(-laser.id,)),
        person("Li Ming", assistant=1),
    )
    made = bring(office, person("Zhang Guowei"), post, letter, boss)
    with office.file.reading() as reader:
        found = reader.get(Affiliation, made[1])
        assert (found.person, found.organisation) == (made[0], body.id)
        assert reader.get(Document, made[2]).about == (made[0], body.id)
        assert reader.get(Person, made[3]).assistant == made[0]


def test_titles_are_made_from_staged_records_and_from_known_ones(
    office: Office, make: Make
) -> None:
    body = make.organisation(names="Xinxiang")
    path = office.file.path.with_name("known.db")
    titles = {body.id: {"en": "Xinxiang"}}
    staged = Staging(path, titles)
    staged.add(person("Zhang Guowei"))
    staged.add(Affiliation(person=1, organisation=-body.id))
    staged.add(Affiliation(person=1, organisation=-999))
    staged.close()
    assert staged.title(None, "en") == ""
    assert [staged.title(2, "en"), staged.title(3, "en")] == [
        "Zhang Guowei · Xinxiang",
        "Zhang Guowei",
    ]


def test_many_records_come_in_batches(office: Office) -> None:
    made = bring(office, *(tag(f"tag {number}") for number in range(BATCH + 3)))
    assert made == list(range(made[0], made[0] + BATCH + 3))


def test_visits_are_titled_by_imported_guests_and_no_longer_once_they_went_out(
    office: Office, make: Make
) -> None:
    body, there = make.organisation(names="Xinxiang"), make.visit(start="30 July 2018")
    before = office.read(lambda reader: reader.title(there.id, "en"))
    senders = (-body.id,)
    first, *_ = bring(
        office,
        Visit(start=there.start),
        Delegation(visit=1, sending_organisations=senders),
        Delegation(visit=-there.id, sending_organisations=senders),
    )
    with office.file.reading() as reader:
        titles = [reader.title(each, "en") for each in (first, there.id)]
    office.undo()
    assert titles == ["Delegation from Xinxiang"] * 2
    assert office.read(lambda reader: reader.title(there.id, "en")) == before


def test_an_import_is_one_entry_and_one_notice(office: Office) -> None:
    told: list[Changes] = []
    office.bus.listen(told.append)
    ids = bring(office, person("a"), person("b"), tag("c"))
    assert [each.added for each in told] == [
        {"person": frozenset(ids[:2]), "tag": frozenset(ids[2:])}
    ]
    (entry,) = office.read(lambda reader: Journal(reader.connection).of_work(told[0].work))
    assert entry.operation is Operation.IMPORT
    assert entry.body == {"source": "cards.vcf", "first": ids[0], "last": ids[-1]}
    assert office.read(lambda reader: Journal(reader.connection).broken()) == []


def test_a_record_that_may_not_be_stored_is_refused_when_it_is_staged(tmp_path: Path) -> None:
    with staging(tmp_path / "staged.db") as staged:
        with pytest.raises(Invalid):
            staged.add(Person())
        assert staged.add(person("a")) == 1


def test_a_staging_file_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Storage), office.work(N_("Import")) as work:
        take_over(work, tmp_path / "none.db", "cards.vcf")
    assert bring(office, person("a"))


@posix
@pytest.mark.usefixtures("rights_for_all")
def test_a_staging_file_is_for_its_owner(tmp_path: Path) -> None:
    with staging(tmp_path / "staged.db"):
        assert (tmp_path / "staged.db").stat().st_mode & 0o777 == 0o600


def test_an_error_after_the_import_takes_it_all_back_and_lets_the_file_go(office: Office) -> None:
    path = office.file.path.with_name("staged.db")
    with staging(path) as staged:
        staged.add(person("a"))
    with pytest.raises(ZeroDivisionError), office.work(N_("Import")) as work:
        1 / (take_over(work, path, "cards.vcf") - 1)
    assert everyone(office) == []
    bring(office, person("b"))
    assert everyone(office) == ["b"]


def test_letting_go_of_nothing_is_no_trouble(office: Office) -> None:
    with office.file.raw(writing=True) as connection:
        let_go(connection)


# --- out ------------------------------------------------------------------------------------------


def counts(office: Office) -> dict[str, int]:
    """Rows of every table that belongs to records."""
    names = (
        "record",
        "person",
        "person_name",
        "affiliation",
        "title",
        "link",
        "organisation",
        "tag",
    )
    queries = {name: f"SELECT count(*) FROM {name}" for name in names}  # noqa: S608 - names of ours
    return office.read(
        lambda reader: {
            name: reader.connection.exec_driver_sql(query).scalar_one()
            for name, query in queries.items()
        }
    )


def take_back(office: Office, work_id: int) -> list[object]:
    """Take an import back that is not the last step; how many records were left."""
    with office.work(N_("Take back"), Sort.UNDO, work_id) as work:
        return [each.values["n"] for each in reverse(work, work_id)]


def test_undo_of_an_import_leaves_no_row(office: Office, make: Make) -> None:
    body = make.organisation(names="Xinxiang")
    before, told = counts(office), list[Changes]()
    office.bus.listen(told.append)
    ids = bring(
        office,
        person("a", tags=(3,)),
        Affiliation(person=1, organisation=-body.id),
        tag("c"),
        Organisation(names=(OrganisationName(text="x"),), parent=-body.id),
    )
    step = office.undo()
    assert (counts(office), step.left) == (before, ())
    assert set().union(*told[-1].removed.values()) == set(ids)


def test_what_was_changed_or_archived_since_is_left(office: Office, make: Make) -> None:
    bring(office, person("a"), person("b"), person("c"))
    a, b, _c = office.read(lambda reader: reader.where(Person))
    make.change(a, note="tea")
    office.write(N_("Archive"), lambda work: work.archive(b))
    left = take_back(office, 2)
    assert (everyone(office), left) == (["a", "b"], [2])


def test_what_something_else_points_at_is_left_with_all_that_it_hangs_on(
    office: Office, make: Make
) -> None:
    bring(office, person("a"), person("b", assistant=1), person("c", assistant=2), person("d"))
    people = {each.names[0].full: each for each in office.read(lambda reader: reader.where(Person))}
    make.document(title="letter", about=people["c"])
    assert take_back(office, 2) == [3]
    assert everyone(office) == ["a", "b", "c"]


def test_an_import_that_was_taken_back_cannot_be_done_again(office: Office) -> None:
    bring(office, person("a"))
    office.undo()
    with pytest.raises(Conflict) as refused:
        office.redo()
    assert str(refused.value.message.values["why"]).startswith("An import that was taken back")
    assert str(refused.value.hint) == "Import the file anew."


def test_numbers_of_what_went_out_are_never_given_again(office: Office) -> None:
    first = bring(office, person("a"), person("b"))
    office.undo()
    second = bring(office, person("a"), person("b"))
    assert min(second) > max(first)
    steps = office.read(lambda reader: Journal(reader.connection).of_record(second[0]))
    assert steps == []
