# SPDX-License-Identifier: MIT
"""Steps back and forth: all of it comes back, field by field, and what others changed stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from delegate_crm.app import compose
from delegate_crm.entities import kind
from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.organisation import Organisation, OrganisationName
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.errors import Conflict, UserError
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.journal import Journal, Operation, Sort
from delegate_crm.store.queries import Reader
from delegate_crm.store.reverse import reverse
from delegate_crm.store.rows import image_of
from delegate_crm.store.setting import stored
from delegate_crm.store.tables import table
from delegate_crm.store.work import Work
from tests.factories import Make
from tests.scale.counting import statements
from tests.store.conftest import stale

State = dict[int, tuple[Any, ...]]


def state(reader: Reader) -> State:
    """All that an office holds, but for versions: they count steps."""
    tables = (table(name) for name in ("setting", "title", "record"))
    settings, titles, records = (reader.connection.execute(select(t)).all() for t in tables)
    found: State = {0: (*map(tuple, settings), *sorted(map(tuple, titles)))}
    for code in {row.kind for row in records}:
        for each in reader.ever(kind(code)):
            found[each.id] = (code, each.uid, each.created_work, image_of(each))
    for row in records:
        found[row.id] = (*found[row.id], row.search_text)
    return found


def last(office: Office) -> int:
    return office.read(lambda reader: Journal(reader.connection).last.id)


def take_back(office: Office, work_id: int) -> tuple[Text, ...]:
    """Take back a work that need not be the last."""
    with office.work(N_("Take back"), Sort.UNDO, work_id) as work:
        return reverse(work, work_id)


# --- any number of steps --------------------------------------------------------------------------

WORDS = st.sampled_from(["Zhang", "Чжан", "张", ""])
STEPS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5), WORDS), min_size=1, max_size=8)


def _person(work: Work, word: str) -> object:
    return work.add(Person(names=(PersonName(full=word or "x"),)))


def _body(work: Work, word: str) -> object:
    return work.add(Organisation(names=(OrganisationName(text=word or "x", lang="en"),)))


def _of(work: Work, which: int, entity: type[Any]) -> Any:  # noqa: ANN401 - a record of the kind
    found = work.reader.ever(entity)
    return found[which % len(found)]


def _note(work: Work, which: int, word: str) -> object:
    person = _of(work, which, Person)
    return work.save(person.having(note=word), person)


def _names(work: Work, which: int, word: str) -> object:
    person = _of(work, which, Person)
    names = (*person.names[1:], PersonName(full=word or "y", lang="en"))
    return work.save(person.having(names=names), person)


def _tags(work: Work, which: int, word: str) -> object:
    tag = work.add(Tag(names=LocalText.of(en=word or "t")))
    person = _of(work, which, Person)
    return work.save(person.having(tags=(tag.id, *person.tags)), person)


def _post(work: Work, which: int, word: str) -> object:
    person, body = _of(work, which, Person), _of(work, which, Organisation)
    title = LocalText.of(en=word) if word else LocalText()
    return work.add(Affiliation(person=person.id, organisation=body.id, title=title))


def _away(work: Work, which: int, _word: str) -> object:
    person = _of(work, which, Person)
    return work.unarchive(person) if person.archived_at else work.archive(person)


ACTS: tuple[Callable[[Work, int, str], object], ...] = (
    lambda work, _which, word: _person(work, word),
    lambda work, _which, word: _body(work, word),
    _note,
    _names,
    _tags,
    _post,
    _away,
    lambda work, which, _word: work.erase(_of(work, which, Person)),
    lambda work, _which, word: work.set("office_place", word),
)


@contextmanager
def opened(path: Path) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(path, Path(folder, "office.db")))
        with closing(compose.open_office(copy, user="anna")) as office:
            yield office


def do(office: Office, steps: list[tuple[int, int, str]]) -> None:
    for act, which, word in steps:
        with suppress(UserError, ZeroDivisionError):
            office.write(N_("Step"), lambda work, n=act, w=which, x=word: ACTS[n](work, w, x))  # type: ignore[misc]  # bound early


def walk(step: Callable[[], object]) -> int:
    """Go as far as it goes; the answer is how many steps that were."""
    for count in range(99):
        try:
            step()
        except Conflict:
            return count
    raise AssertionError


@settings(max_examples=20)
@given(steps=STEPS)
def test_all_steps_undone_lead_to_the_beginning_and_redone_to_the_end(
    office_file: Path, steps: list[tuple[int, int, str]]
) -> None:
    with opened(office_file) as office:
        beginning = office.read(state)
        do(office, steps)
        assert office.read(stale) == []
        end, works = office.read(state), last(office) - 1
        assert walk(office.undo) == works
        assert office.read(state) == beginning
        assert walk(office.redo) == works
        assert office.read(state) == end


@settings(max_examples=10)
@given(steps=STEPS, back=st.integers(1, 4), forth=st.integers(0, 4), more=STEPS)
def test_steps_back_and_forth_and_new_ones_are_undone_as_well(
    office_file: Path,
    steps: list[tuple[int, int, str]],
    back: int,
    forth: int,
    more: list[tuple[int, int, str]],
) -> None:
    with opened(office_file) as office:
        beginning = office.read(state)
        do(office, steps)
        with suppress(Conflict):
            for turn in (*[office.undo] * back, *[office.redo] * forth):
                turn()
        do(office, more)
        walk(office.undo)
        assert office.read(state) == beginning
        assert office.read(lambda reader: Journal(reader.connection).broken()) == []


# --- one step -------------------------------------------------------------------------------------


def test_a_step_back_says_what_it_was_and_is_a_work_itself(office: Office, make: Make) -> None:
    make.tag(names="a")
    step = office.undo()
    assert step.label == N_("Undo: {step}", step=N_("Make"))
    header = office.read(lambda reader: Journal(reader.connection).headers())[-1]
    assert (header.sort, header.target) == (Sort.UNDO, 2)
    assert office.redo().label == N_("Make")


def test_redo_is_the_undo_of_the_undo(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    office.undo()
    office.redo()
    operations = office.read(lambda reader: Journal(reader.connection).of_record(tag.id))
    assert [each.operation for each in operations] == [
        Operation.CREATE,
        Operation.ERASE,
        Operation.CREATE,
    ]
    assert make.again(tag) == tag


def test_what_is_new_ends_redo(office: Office, make: Make) -> None:
    make.tag(names="a")
    office.undo()
    make.tag(names="b")
    with pytest.raises(Conflict):
        office.redo()


def test_making_the_office_is_no_step(office: Office) -> None:
    with pytest.raises(Conflict):
        office.undo()


def test_a_step_back_into_a_state_that_no_move_leads_to(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang", start="July 2018", retrospective="yes")
    make.change(visit, status="assessing")
    office.undo()
    assert make.again(visit).status == "inquiry"
    office.redo()
    assert make.again(visit).status == "assessing"


def test_records_made_together_go_and_come_together(office: Office) -> None:
    before = office.read(state)
    with office.work(N_("Both")) as work:
        person = work.add(Person(names=(PersonName(full="Zhang"),)))
        tag = work.add(Tag(names=LocalText.of(en="a")))
        other = work.add(Person(names=(PersonName(full="Li"),), assistant=person.id))
        work.save(person.having(tags=(tag.id,), owner=1))
        work.save(tag.having(tags=(tag.id,)))
        work.save(other.having(tags=(tag.id,)))
    after = office.read(state)
    office.undo()
    assert office.read(state) == before
    office.redo()
    assert office.read(state) == after


def test_taking_many_records_back_asks_once_who_points_at_them(office: Office) -> None:
    def sent(count: int) -> int:
        names = [LocalText.of(en=f"{count} {n}") for n in range(count)]
        office.write(N_("Many"), lambda work: [work.add(Tag(names=each)) for each in names])
        with office.work(N_("Take back"), Sort.UNDO, last(office)) as work:
            return statements(work.reader, lambda: reverse(work, work.id - 1))

    few, many = sent(10), sent(60)
    assert (many - few) / 50 <= 4
    assert few < 100


def test_records_that_stay_keep_those_they_point_at(office: Office, make: Make) -> None:
    with office.work(N_("Both")) as work:
        body = work.add(Organisation(names=(OrganisationName(text="a", lang="en"),)))
        name = OrganisationName(text="b", lang="en")
        held = work.add(Organisation(names=(name,), parent=body.id))
    target = last(office)
    make.visit(title="x", hosts=held)
    with pytest.raises(Conflict):
        take_back(office, target)
    assert make.again(held).parent == body.id


def test_undone_changes_are_published_like_any_other(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    told: list[object] = []
    office.bus.listen(lambda changes: told.append((changes.added, changes.removed)))
    office.undo()
    office.redo()
    ids = {"tag": frozenset({tag.id})}
    assert told == [({}, ids), (ids, {})]


# --- what was changed since -----------------------------------------------------------------------


def test_fields_changed_since_are_named_and_left(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    changed = make.change(person, note="tea", gender="m")
    target = last(office)
    make.change(changed, note="coffee")
    left = take_back(office, target)
    now = make.again(person)
    assert (now.note, now.gender) == ("coffee", "unspecified")
    assert [each.values["field"] for each in left] == [Person.note.label]


def test_rows_changed_since_are_left_and_the_others_come_back(office: Office, make: Make) -> None:
    person = make.person(names="a; b")
    gone = person.having(names=person.names[:1])
    office.write(N_("Remove"), lambda work: work.save(gone, person))
    target = last(office)
    now = make.again(person)
    renamed = now.having(names=(now.names[0].having(full="A"),))
    office.write(N_("Rename"), lambda work: work.save(renamed, now))
    assert take_back(office, target) == ()
    assert [name.full for name in make.again(person).names] == ["A", "b"]


def test_a_row_whose_number_was_given_away_comes_back_under_a_new_one(
    office: Office, make: Make
) -> None:
    person = make.person(names="a; b")
    gone = person.having(names=person.names[:1])
    office.write(N_("Remove"), lambda work: work.save(gone, person))
    target = last(office)
    other = make.person(names="c")
    assert other.names[0].id == person.names[1].id
    take_back(office, target)
    assert [name.full for name in make.again(person).names] == ["a", "b"]
    assert make.again(other) == other


def test_a_record_changed_or_used_since_is_left(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    target = last(office)
    make.affiliation(person=person, organisation=make.organisation(names="Xinxiang"))
    with pytest.raises(Conflict):
        take_back(office, target)
    other = make.tag(names="a")
    target = last(office)
    make.change(other, note="x")
    with pytest.raises(Conflict):
        take_back(office, target)
    assert make.again(other).note == "x"


def test_of_several_records_what_can_be_taken_back_is(office: Office, make: Make) -> None:
    with office.work(N_("Both")) as work:
        one, two = (work.add(Tag(names=LocalText.of(en=name))) for name in "ab")
    target = last(office)
    make.change(one, note="x")
    left = take_back(office, target)
    assert [each.values["id"] for each in left] == [str(one.id)]
    assert office.read(lambda reader: [each.id for each in reader.where(Tag)]) == [one.id]
    assert two.id != one.id


def test_what_is_gone_is_left(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    changed = make.change(tag, note="x")
    target = last(office)
    office.write(N_("Erase"), lambda work: work.erase(changed))
    with pytest.raises(Conflict):
        take_back(office, target)
    with pytest.raises(Conflict):
        take_back(office, target - 1)


def test_a_setting_changed_since_is_left(office: Office) -> None:
    office.write(N_("Set"), lambda work: work.set("paper", "A4"))
    target = last(office)
    office.write(N_("Set"), lambda work: work.set("paper", "Letter"))
    with pytest.raises(Conflict):
        take_back(office, target)
    assert office.read(lambda reader: stored(reader.connection, "paper")) == "Letter"


def test_an_erased_record_whose_content_was_purged_stays_gone(office: Office, make: Make) -> None:
    tag = make.tag(names="a")
    office.write(N_("Erase"), lambda work: work.erase(tag))
    target = last(office)
    with office.file.raw(writing=True) as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM journal_payload WHERE body LIKE '%image%'")
    with pytest.raises(Conflict):
        take_back(office, target)


def test_a_work_that_only_tells_something_has_nothing_to_take_back(office: Office) -> None:
    office.write(N_("Print"), lambda work: work.note(Operation.PRINT, {"report": "visit"}))
    with pytest.raises(Conflict):
        take_back(office, last(office))
