# SPDX-License-Identifier: MIT
"""The office: works that publish what they changed, and steps back and forward."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Conflict, Invalid
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office, redoable, undoable
from delegate_crm.store.file import OfficeFile
from delegate_crm.store.journal import Header, Journal, Sort
from tests.factories import Make

TITLE = LocalText.of(en="Xinxiang")


@pytest.fixture
def heard(office: Office) -> list[Changes]:
    changes: list[Changes] = []
    office.bus.listen(changes.append)
    return changes


def test_office_knows_its_day_and_its_folder(office: Office) -> None:
    assert office.today == dt.date(2019, 3, 1)
    assert office.folder == office.file.path.with_suffix("")


def test_work_publishes_what_it_changed(office: Office, heard: list[Changes]) -> None:
    visit = office.write(N_("Add"), lambda work: work.add(Visit(title=TITLE)))
    office.write(N_("Change"), lambda work: work.save(visit.having(note="x")))
    added, changed = heard
    assert (added.added, added.changed) == ({"visit": frozenset({visit.id})}, {})
    assert changed.changed == {"visit": frozenset({visit.id})}


def test_undo_and_redo_publish_too(make: Make, heard: list[Changes]) -> None:
    visit = make.visit(title="Xinxiang")
    make.office.undo()
    make.office.redo()
    assert heard[1].removed == {"visit": frozenset({visit.id})}
    assert heard[2].added == {"visit": frozenset({visit.id})}


def test_work_that_changes_nothing_is_no_step(make: Make, heard: list[Changes]) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, title="Xinxiang")
    assert len(heard) == 1
    make.office.undo()
    with pytest.raises(Conflict):
        make.office.undo()


def test_refused_work_publishes_nothing_and_is_no_step(make: Make, heard: list[Changes]) -> None:
    with pytest.raises(Invalid):
        make.visit(title="Xinxiang", status="held")
    assert heard == []
    with pytest.raises(Conflict):
        make.office.undo()


def test_new_office_has_nothing_to_undo_or_redo(office: Office) -> None:
    with pytest.raises(Conflict, match="undo"):
        office.undo()
    with pytest.raises(Conflict, match="redo"):
        office.redo()


def test_steps_are_taken_back_and_forward_in_order(make: Make) -> None:
    visit = make.visit(title="One")
    make.change(visit, title="Two")
    make.change(make.again(visit), title="Three")
    seen = []
    for step in ("undo", "undo", "redo", "redo", "undo", "redo"):
        getattr(make.office, step)()
        seen.append(make.again(visit).title.best("en"))
    assert seen == ["Two", "One", "Two", "Three", "Two", "Three"]


def test_new_work_ends_what_can_be_redone(make: Make) -> None:
    visit = make.visit(title="One")
    make.change(visit, title="Two")
    make.office.undo()
    make.change(make.again(visit), title="Other")
    with pytest.raises(Conflict):
        make.office.redo()


def test_step_back_says_what_it_took_back(make: Make) -> None:
    make.visit(title="One")
    assert make.office.undo().label == N_("Undo: {step}", step=N_("Make"))
    assert make.office.redo().label == N_("Make")


def changed_elsewhere(make: Make) -> Visit:
    """A visit, and a step on it that cannot be taken back any more, above one that can."""
    visit: Visit = make.visit(title="Xinxiang")
    make.change(visit, note="mine")
    make.office.undo()
    make.office.redo()
    make.change(make.again(visit), title="Another")
    with make.office.work(N_("Elsewhere"), Sort.UNDO, 0) as work:
        work.save(make.again(visit).having(title=TITLE.having("en", "Elsewhere")))
    return visit


def test_step_that_cannot_be_taken_back_is_set_aside_and_the_next_can(make: Make) -> None:
    visit = changed_elsewhere(make)
    with pytest.raises(Conflict, match="set aside") as refused:
        make.office.undo()
    assert refused.value.message.values["why"] == N_("All of it was changed since.")
    assert str(refused.value.hint).startswith("Open the history")
    assert make.again(visit).title.best("en") == "Elsewhere"
    make.office.undo()
    assert make.again(visit).note == ""


def test_step_set_aside_stays_so_for_the_next_program(make: Make) -> None:
    visit = changed_elsewhere(make)
    with pytest.raises(Conflict):
        make.office.undo()
    other = Office(OfficeFile(make.office.file.path), "boris", make.office.actor.clock)
    other.undo()
    other.close()
    assert make.again(visit).note == ""
    assert make.office.read(lambda reader: Journal(reader.connection).broken()) == []


def test_step_that_a_rule_forbids_is_set_aside_too(make: Make) -> None:
    user, note = make.user(login="boris"), make.change(make.visit(title="One"), note="x")
    make.change(user, login="vera")
    with make.office.work(N_("Elsewhere"), Sort.UNDO, 0) as work:
        work.add(User(login="boris"))
    with pytest.raises(Conflict, match="set aside"):
        make.office.undo()
    make.office.undo()
    assert (make.again(user).login, make.again(note).note) == ("vera", "")


def test_undo_that_cannot_be_redone_is_set_aside(make: Make) -> None:
    visit = make.visit(title="One")
    make.change(visit, title="Two")
    make.office.undo()
    with make.office.work(N_("Elsewhere"), Sort.ASIDE, 0) as work:
        work.save(make.again(visit).having(title=TITLE))
    with pytest.raises(Conflict, match="set aside"):
        make.office.redo()
    with pytest.raises(Conflict, match="Nothing is left"):
        make.office.redo()


def test_label_with_values_comes_back_whole(office: Office) -> None:
    label = N_("Add: {kind}", kind=NC_("title", "Visit"))
    office.write(label, lambda work: work.add(Visit(title=TITLE)))
    office.undo()
    redone = office.redo().label
    assert (redone, redone.values) == (label, label.values)


def test_everything_a_work_did_is_one_step(make: Make) -> None:
    promise = make.follow_up(text="feedback")
    with make.office.work(N_("Both")) as work:
        work.save(promise.having(note="x"))
        work.add(Visit(title=TITLE))
    make.office.undo()
    assert make.again(promise).note == ""
    assert make.office.read(lambda reader: reader.counts())["visit"] == 0


def test_fixed_step_ends_what_can_be_undone(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    with make.office.work(N_("Move house"), Sort.FIXED) as work:
        work.save(visit.having(note="x"))
    with pytest.raises(Conflict):
        make.office.undo()


def test_notes_of_a_work_are_those_of_the_last(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, note="mine")
    make.change(visit, note="theirs")
    assert [note.message for note in make.office.notes] == [
        "“{field}” was changed by somebody else too; see its history."
    ]
    make.change(make.again(visit), note="last")
    assert make.office.notes == ()


def test_reading_sees_one_moment_and_cannot_write(office: Office) -> None:
    with office.file.reading() as reader:
        before = reader.counts()
        office.write(N_("Add"), lambda work: work.add(Visit(title=TITLE)))
        assert reader.counts() == before


def test_news_of_other_programs_are_published_and_our_own_are_not(
    make: Make, heard: list[Changes]
) -> None:
    make.visit(title="Ours")
    other = Office(OfficeFile(make.office.file.path), "boris", make.office.actor.clock)
    make.office.look_for_news()
    theirs = other.write(N_("Add"), lambda work: work.add(Visit(title=TITLE)))
    make.office.look_for_news()
    make.office.look_for_news()
    other.close()
    assert [each.added for each in heard[1:]] == [{"visit": frozenset({theirs.id})}]


def headers(*sorts: str) -> list[Header]:
    """Works numbered from one; `undo3` undoes the third."""
    made = []
    for number, word in enumerate(sorts, 1):
        name = word.rstrip("0123456789")
        target = int(word[len(name) :]) if word != name else None
        made.append(Header(number, "", "", Text(word), Sort(name), target))
    return made


@pytest.mark.parametrize(
    ("works", "undo", "redo"),
    [
        ([], None, None),
        (["do"], 1, None),
        (["do", "do"], 2, None),
        (["do", "do", "undo2"], 1, 3),
        (["do", "do", "undo2", "undo1"], None, 4),
        (["do", "do", "undo2", "undo1", "redo4"], 5, 3),
        (["do", "undo1", "redo2", "undo3"], None, 4),
        (["do", "do", "undo2", "do"], 4, None),
        (["do", "fixed"], None, None),
        (["fixed", "do"], 2, None),
        (["do", "undo1", "fixed"], None, None),
    ],
)
def test_next_step_back_and_forward(works: list[str], undo: int | None, redo: int | None) -> None:
    back, forward = undoable(headers(*works)), redoable(headers(*works))
    assert ((back and back.id), (forward and forward.id)) == (undo, redo)
