# SPDX-License-Identifier: MIT
"""What is typed on a page is read as the command line reads it, and merged with what others did."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.person import Person
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.editing import Edit, Row, glance, store, store_new, tried
from delegate_crm.services.office import Office, Work, in_focus
from tests.factories import Make

TODAY = dt.date(2019, 3, 1)
TYPED = N_("Typed")


def typed(key: str, text: str, part: str = "") -> Edit:
    name = f"{key}.{part}" if part else key
    return Edit(key, ((name, text),))


def put(office: Office, seen: Entity, edit: Edit, focus: str = "") -> Entity:
    def act(work: Work) -> Entity:
        return store(work, seen, edit, reading_for(office, "en", work.reader))

    return office.write(in_focus(TYPED, focus) if focus else TYPED, act)


def test_an_edit_is_one_step(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    put(office, visit, typed("start", "about July 2018"))
    office.undo()
    assert office.read(lambda reader: reader.get(Visit, visit.id)).start is None


def test_what_another_field_got_meanwhile_stays(office: Office, make: Make) -> None:
    seen = make.visit(title="Xinxiang")
    put(office, seen, typed("reference", "7/2018"))
    after = put(office, seen, typed("start", "July 2018"))
    assert after.get("reference") == "7/2018"
    assert office.notes == ()


def test_the_same_field_changed_by_another_is_told(office: Office, make: Make) -> None:
    seen = make.visit(title="Xinxiang")
    put(office, seen, typed("reference", "7/2018"))
    after = put(office, seen, typed("reference", "8/2018"))
    assert after.get("reference") == "8/2018"
    assert len(office.notes) == 1


def test_another_language_of_a_text_is_no_clash(office: Office, make: Make) -> None:
    seen = make.visit(title="Xinxiang")
    put(office, seen, typed("title", "Синьсян", "ru"))
    after = put(office, seen, typed("title", "新乡", "zh"))
    assert [after.get("title").exact(lang) for lang in ("en", "ru", "zh")] == [
        "Xinxiang",
        "Синьсян",
        "新乡",
    ]
    assert office.notes == ()


def test_rows_keep_what_was_not_typed(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    (name,) = person.names
    after = put(office, person, Edit("names", rows=(Row(name.uid, (("family", "Zhang"),)),)))
    assert isinstance(after, Person)
    assert (after.names[0].full, after.names[0].family) == ("Zhang Guowei", "Zhang")


def test_a_new_row_is_told_its_script_by_its_letters(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    rows = (Row(person.names[0].uid), Row("11-22", (("full", "张国伟"),)))
    after = put(office, person, Edit("names", rows=rows))
    assert isinstance(after, Person)
    assert (after.names[1].uid, after.names[1].lang) == ("11-22", "zh-Hans")


def test_a_row_typed_twice_is_there_once(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    old = Row(person.names[0].uid)
    for text in ("张国伟", "张国玮"):
        put(office, person, Edit("names", rows=(old, Row("11-22", (("full", text),)))))
    after = office.read(lambda reader: reader.get(Person, person.id))
    assert [each.full for each in after.names] == ["Zhang Guowei", "张国玮"]


def test_rows_that_say_nothing_are_left_out(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    rows = (Row(person.names[0].uid), Row("33-44"))
    after = put(office, person, Edit("names", rows=rows))
    assert len(after.get("names")) == 1


def test_a_refused_row_names_its_place(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    rows = (Row(person.names[0].uid, (("order", "sideways"),)),)
    with pytest.raises(Invalid) as refused:
        put(office, person, Edit("names", rows=rows))
    assert refused.value.problems[0].field == "names/0/order"


@pytest.mark.parametrize(
    ("edit", "refused"),
    [
        (typed("start", "31 Feb"), True),
        (typed("start", "mid July 2018"), False),
        (typed("coordinator", "somebody"), False),
        (typed("headcount_stated", "many"), True),
    ],
)
def test_what_can_be_told_without_the_office_is_told_at_once(edit: Edit, *, refused: bool) -> None:
    assert (glance(Visit(), edit, "en", TODAY) is not None) is refused


def test_what_a_rule_fills_need_not_be_typed(office: Office) -> None:
    reading = office.read(lambda reader: reading_for(office, "en", reader))
    trial = tried("follow_up", [typed("text", "send the protocol", "en")], reading)
    assert (trial.record.get("responsible"), trial.needs) == (None, [])


def test_a_new_record_says_what_it_needs(office: Office) -> None:
    reading = office.read(lambda reader: reading_for(office, "en", reader))
    trial = tried("person", [typed("note", "met in Troitsk")], reading)
    assert trial.record.get("note") == "met in Troitsk"
    assert [[str(label) for label in keys] for keys in trial.needs] == [["Names"]]


def test_a_new_record_is_stored_with_all_that_was_typed(office: Office) -> None:
    edits = [typed("title", "Xinxiang", "en"), typed("start", "July 2018")]
    made = office.write(
        TYPED,
        lambda work: store_new(work, "visit", edits, reading_for(office, "en", work.reader)),
    )
    assert made.get("title").best("en") == "Xinxiang"
    assert made.get("start") is not None


def test_what_is_typed_in_one_stay_is_one_step_back(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang", note="before")
    for text in ("a", "ab", "abc"):
        put(office, visit, typed("note", text), focus="one")
    put(office, visit, typed("note", "later"), focus="two")
    office.undo()
    assert make.again(visit).note == "abc"
    office.undo()
    assert make.again(visit).note == "before"


def test_a_stay_is_taken_again_as_one(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    for text in ("a", "ab"):
        put(office, visit, typed("note", text), focus="one")
    office.undo()
    office.redo()
    assert make.again(visit).note == "ab"
    office.undo()
    assert make.again(visit).note == ""


def test_a_work_between_divides_a_stay(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    put(office, visit, typed("note", "a"), focus="one")
    put(office, visit, typed("reference", "7/2018"))
    put(office, visit, typed("note", "ab"), focus="one")
    office.undo()
    assert (make.again(visit).note, make.again(visit).reference) == ("a", "7/2018")
