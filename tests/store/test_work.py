# SPDX-License-Identifier: MIT
"""One work: added, saved, merged, archived, erased, settled by rules, told when it is durable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager

import pytest

from delegate_crm.app import compose
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import Conflict, Invalid, Missing, Problem
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.file import Closing
from delegate_crm.store.journal import Entry, Journal, Operation
from delegate_crm.store.queries import Reader
from delegate_crm.store.setting import stored
from delegate_crm.store.work import Actor, Change, Work
from tests.factories import Make

ACTOR = Actor("anna", Clock(dt.date(2019, 3, 1)))


class Rules:
    """Rules of a test: what follows from a change, and what must hold."""

    def __init__(
        self,
        react: Callable[[Work, Change], object] = lambda _work, _change: None,
        check: Callable[[Reader, Change], Iterable[Problem]] = lambda _reader, _change: (),
    ) -> None:
        self._react = react
        self._check = check

    def react(self, work: Work, change: Change) -> None:
        self._react(work, change)

    def check(self, reader: Reader, change: Change) -> Iterable[Problem]:
        return self._check(reader, change)


@contextmanager
def working(office: Office, rules: Rules) -> Iterator[Work]:
    with office.file.working(ACTOR, rules, N_("Try"), Closing()) as work:
        yield work


def tag(words: str = "laser", **values: object) -> Tag:
    made = Tag(names=LocalText.of(en=words))
    return made.having(**values)


def add(office: Office, record: Tag) -> Tag:
    return office.write(N_("Add"), lambda work: work.add(record))


def entries(office: Office) -> list[Entry]:
    """What the last work wrote into the journal."""
    return office.read(
        lambda reader: Journal(reader.connection).of_work(Journal(reader.connection).last.id)
    )


# --- adding and saving ----------------------------------------------------------------------------


def test_a_new_record_gets_number_uid_and_version(office: Office) -> None:
    made = add(office, tag())
    assert (made.version, made.created_work, len(made.uid)) == (1, 2, 36)
    assert office.read(lambda reader: reader.get(Tag, made.id)) == made


def test_a_work_sees_its_own_changes_before_they_are_durable(office: Office) -> None:
    with office.work(N_("Add")) as work:
        made = work.add(tag())
        assert work.reader.get(Tag, made.id) == made
        assert office.read(lambda reader: reader.kind_of(made.id)) == ""


def test_a_save_without_change_is_no_work(office: Office) -> None:
    made = add(office, tag())
    told: list[Changes] = []
    office.bus.listen(told.append)
    again = office.write(N_("Save"), lambda work: work.save(made.having(), made))
    assert (again.version, told, len(headers(office))) == (1, [], 2)


def headers(office: Office) -> list[object]:
    return office.read(lambda reader: list(Journal(reader.connection).headers()))


def test_a_save_writes_only_what_differs(office: Office) -> None:
    made = add(office, tag())
    saved = office.write(N_("Save"), lambda work: work.save(made.having(note="x"), made))
    assert saved.version == 2
    assert [each.body for each in entries(office)] == [{"note": [[""], ["x"]]}]


def test_several_saves_of_one_work_are_one_entry(office: Office) -> None:
    made = add(office, tag())
    with office.work(N_("Save")) as work:
        saved = work.save(made.having(note="x"), made)
        work.save(saved.having(note="y"), saved)
    assert [each.body for each in entries(office)] == [{"note": [[""], ["y"]]}]


def test_what_was_changed_and_changed_back_is_no_work(office: Office) -> None:
    made = add(office, tag())
    with office.work(N_("Save")) as work:
        saved = work.save(made.having(note="x"), made)
        work.save(saved.having(note=""), saved)
    assert len(headers(office)) == 2


def test_what_was_made_and_erased_in_one_work_never_was(office: Office) -> None:
    with office.work(N_("Try")) as work:
        work.erase(work.add(tag()))
    assert len(headers(office)) == 1


def test_a_record_that_is_gone_cannot_be_saved(office: Office) -> None:
    made = add(office, tag())
    office.write(N_("Erase"), lambda work: work.erase(made))
    with pytest.raises(Missing):
        office.write(N_("Save"), lambda work: work.save(made.having(note="x"), made))


def test_children_keep_their_numbers_and_order(office: Office, make: Make) -> None:
    person = make.person(names="a; b; c")
    numbers = {name.full: name.id for name in person.names}
    turned = person.having(names=(*person.names[:0:-1], PersonName(full="d")))
    office.write(N_("Save"), lambda work: work.save(turned, person))
    now = make.again(person)
    assert [name.full for name in now.names] == ["c", "b", "d"]
    assert {name.full: name.id for name in now.names[:2]} == {"c": numbers["c"], "b": numbers["b"]}


# --- two writers ----------------------------------------------------------------------------------


def test_a_stale_save_keeps_what_the_other_changed(office: Office) -> None:
    base = add(office, tag())
    office.write(N_("They"), lambda work: work.save(base.having(note="theirs"), base))
    mine = base.having(names=LocalText.of(en="mine"))
    office.write(N_("I"), lambda work: work.save(mine, base))
    now = office.read(lambda reader: reader.get(Tag, base.id))
    assert (now.note, now.names.best("en"), now.version) == ("theirs", "mine", 3)
    assert office.notes == ()


def test_where_both_changed_one_field_the_later_wins_and_both_are_told(office: Office) -> None:
    base = add(office, tag())
    office.write(N_("They"), lambda work: work.save(base.having(note="theirs"), base))
    office.write(N_("I"), lambda work: work.save(base.having(note="mine"), base))
    assert [each.values["field"] for each in office.notes] == [Tag.note.label]
    assert [each.body for each in entries(office)] == [{"note": [["theirs"], ["mine"]]}]


def test_rows_that_another_added_survive_a_stale_save(office: Office, make: Make) -> None:
    base = make.person(names="Zhang Guowei")
    theirs = base.having(names=(*base.names, PersonName(full="张国伟")))
    office.write(N_("They"), lambda work: work.save(theirs, base))
    mine = base.having(names=(base.names[0].having(full="Zhang Guo Wei"),))
    office.write(N_("I"), lambda work: work.save(mine, base))
    assert [name.full for name in make.again(base).names] == ["Zhang Guo Wei", "张国伟"]


def test_two_programs_write_one_after_the_other(office: Office) -> None:
    base = add(office, tag())
    with closing(compose.open_office(office.file.path, user="boris")) as other:
        other.write(N_("They"), lambda work: work.save(base.having(note="theirs"), base))
        office.write(N_("I"), lambda work: work.save(base.having(names=LocalText.of(en="I")), base))
        now = other.read(lambda reader: reader.get(Tag, base.id))
        actors = [each.actor for each in other.read(lambda r: Journal(r.connection).headers())]
    assert actors == ["anna", "anna", "boris", "anna"]
    assert (now.note, now.names.best("en")) == ("theirs", "I")


# --- archive and erase ----------------------------------------------------------------------------


def test_what_is_archived_leaves_lists_and_comes_back(office: Office) -> None:
    made = add(office, tag())
    away = office.write(N_("Archive"), lambda work: work.archive(made))
    assert away.archived_at is not None
    assert office.read(lambda reader: reader.where(Tag)) == []
    office.write(N_("Back"), lambda work: work.unarchive(away))
    assert office.read(lambda reader: reader.where(Tag)) == [made]


def test_archiving_a_stale_record_undoes_nobodys_change(office: Office) -> None:
    stale = add(office, tag())
    office.write(N_("They"), lambda work: work.save(stale.having(note="theirs"), stale))
    office.write(N_("Archive"), lambda work: work.archive(stale))
    assert [set(each.body) for each in entries(office)] == [{"archived_at"}]


def test_what_others_point_at_is_not_erased(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    make.affiliation(person=person, organisation=make.organisation(names="Xinxiang"))
    with pytest.raises(Conflict):
        office.write(N_("Erase"), lambda work: work.erase(person))
    assert make.again(person) == person


@pytest.mark.parametrize("sort", ["link", "child"])
def test_a_link_and_a_child_point_too(office: Office, make: Make, sort: str) -> None:
    body = make.organisation(names="Xinxiang")
    if sort == "link":
        make.document(title="letter", about=body)
    else:
        make.visit(title="x", hosts=body)
    with pytest.raises(Conflict):
        office.write(N_("Erase"), lambda work: work.erase(body))


def test_what_is_erased_leaves_its_last_state_in_the_journal_alone(
    office: Office, make: Make
) -> None:
    stale = make.person(names="Zhang Guowei")
    make.change(stale, note="tea")
    office.write(N_("Erase"), lambda work: work.erase(stale))
    (entry,) = entries(office)
    assert (entry.operation, entry.body["image"]["note"]) == (Operation.ERASE, ["tea"])
    assert office.read(lambda reader: rows_of(reader, stale.id)) == [0, 0, 0, 0]


def rows_of(reader: Reader, record_id: int) -> list[int]:
    questions = (
        f"SELECT count(*) FROM {table} WHERE {key} = {record_id}"  # noqa: S608 - names of ours
        for table, key in (
            ("record", "id"),
            ("person", "id"),
            ("person_name", "owner_id"),
            ("title", "record_id"),
        )
    )
    return [reader.connection.exec_driver_sql(each).scalar_one() for each in questions]


def test_a_number_is_never_given_twice(office: Office) -> None:
    first = add(office, tag())
    office.write(N_("Erase"), lambda work: work.erase(first))
    assert add(office, tag()).id == first.id + 1


# --- rules ----------------------------------------------------------------------------------------


def counted(work: Work, change: Change) -> object:
    """Count up to three in the note of a tag."""
    item = change.after
    size = int(item.note or 0) if isinstance(item, Tag) else 3
    return work.save(item.having(note=str(size + 1))) if item and size < 3 else None


def test_reactions_follow_each_other_until_all_is_settled(office: Office) -> None:
    with working(office, Rules(react=counted)) as work:
        made = work.add(tag())
    now = office.read(lambda reader: reader.get(Tag, made.id))
    assert (now.note, [each.operation for each in entries(office)]) == ("3", [Operation.CREATE])


def test_rules_that_never_settle_are_a_fault(office: Office) -> None:
    def endless(work: Work, change: Change) -> None:
        item = change.after
        if isinstance(item, Tag):
            work.save(item.having(note=item.note + "x"))

    with (
        pytest.raises(RuntimeError, match="keep reacting"),
        working(office, Rules(react=endless)) as work,
    ):
        work.add(tag())
    assert office.read(lambda reader: reader.where(Tag)) == []


def test_a_rule_sees_both_sides_and_may_refuse(office: Office) -> None:
    made, seen = add(office, tag()), list[tuple[Entity | None, Entity | None, bool]]()

    def refuse(_reader: Reader, change: Change) -> list[Problem]:
        seen.append((change.before, change.after, change.back))
        return [Problem(N_("It cannot be."), "note")]

    with pytest.raises(Invalid) as refused, working(office, Rules(check=refuse)) as work:
        work.save(made.having(note="x"), made)
    assert [each.field for each in refused.value.problems] == ["note"]
    assert seen == [(made, made.having(note="x"), False)]
    assert office.read(lambda reader: reader.get(Tag, made.id)).note == ""


def test_an_incomplete_record_is_refused_with_all_its_problems(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.write(N_("Add"), lambda work: (work.add(Tag()), work.add(Person())))
    assert [each.field for each in refused.value.problems] == ["names", "names"]


# --- settings and notices -------------------------------------------------------------------------


def test_a_setting_is_journalled_with_what_it_was(office: Office) -> None:
    for value in ("A4", "Letter", ""):
        office.write(N_("Set"), lambda work, value=value: work.set("paper", value))  # type: ignore[misc]  # bound early
    assert [each.body for each in entries(office)] == [{"paper": ["Letter", None]}]
    assert office.read(lambda reader: stored(reader.connection, "paper")) is None


def test_a_setting_that_stays_is_no_work(office: Office) -> None:
    for _ in range(2):
        office.write(N_("Set"), lambda work: work.set("paper", "A4"))
        office.write(N_("Set"), lambda work: work.set("language", ""))
    assert len(headers(office)) == 2


def test_everyone_is_told_what_changed_once_it_is_durable(office: Office, make: Make) -> None:
    kept, gone = add(office, tag()), add(office, tag())
    told: list[tuple[Changes, bool]] = []
    office.bus.listen(lambda changes: told.append((changes, bool(make.again(kept).note))))
    with office.work(N_("All")) as work:
        made = work.add(Person(names=(PersonName(full="Zhang"),)))
        work.save(kept.having(note="x"), kept)
        work.erase(gone)
        assert told == []
    (changes, durable), *others = told
    assert (changes.added, changes.changed) == (
        {"person": frozenset({made.id})},
        {"tag": frozenset({kept.id})},
    )
    assert (changes.removed, durable, others) == ({"tag": frozenset({gone.id})}, True, [])
