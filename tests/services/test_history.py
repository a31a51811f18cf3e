# SPDX-License-Identifier: MIT
"""The history of a record: who changed what, from what to what, and what undo adds to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.history import Step, history, told
from delegate_crm.services.people import acting_names
from delegate_crm.store.journal import Operation
from tests.factories import Make
from tests.scale.counting import statements


def steps(make: Make, record: Entity) -> list[Step]:
    return make.office.read(lambda reader: history(reader, record))


def last(make: Make, record: Entity) -> dict[str, tuple[Any, Any]]:
    return {each.key: (each.before, each.after) for each in steps(make, record)[-1].changes}


def words(make: Make, record: Entity, lang: str = "en") -> list[str]:
    flats = make.office.read(lambda reader: told(reader, record, lang, dt.date(2019, 3, 1)))
    return [change["words"] for change in flats[-1]["changes"]]


def test_every_step_says_who_did_what(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, country="CN")
    made, changed = steps(make, visit)
    assert (made.operation, made.changes) == (Operation.CREATE, ())
    assert (changed.operation, changed.work.actor) == (Operation.UPDATE, "anna")
    assert changed.work.label.message == "Change"


def test_who_did_it_is_named_where_a_name_is_known(make: Make) -> None:
    visit = make.visit(title="Xinxiang")

    def who(lang: str) -> tuple[str, str]:
        (step,) = make.office.read(lambda reader: told(reader, visit, lang, dt.date(2019, 3, 1)))
        return step["user"], step["name"]

    assert who("ru") == ("anna", "anna")
    make.change(make.find("user", "anna"), name__ru="Анна Петрова", name__en="Anna Petrova")
    assert (who("ru"), who("en")) == (("anna", "Анна Петрова"), ("anna", "Anna Petrova"))


def test_a_log_in_name_given_anew_names_its_present_bearer(make: Make) -> None:
    office = make.office
    gone = make.user(login="boris", name="Boris the elder")
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert office.read(lambda reader: acting_names(reader, "en"))["boris"] == "Boris the elder"
    make.user(login="boris", name="Boris the younger")
    assert office.read(lambda reader: acting_names(reader, "en"))["boris"] == "Boris the younger"


def test_a_long_history_is_read_as_fast_as_a_short_one(make: Make) -> None:
    def count() -> int:
        with make.office.file.reading() as reader:
            return statements(reader, lambda: history(reader, visit))

    visit = make.visit(title="Xinxiang")
    few = count()
    for country in ("CN", "IN", "UZ"):
        make.change(make.again(visit), country=country)
    assert count() == few


@pytest.mark.parametrize(
    ("typed", "key", "values"),
    [
        ({"country": "CN"}, "country", ("", "CN")),
        ({"headcount_stated": "12"}, "headcount_stated", (None, 12)),
        ({"kinds": "technical"}, "kinds", ((), ("technical",))),
        ({"coordinator": "anna"}, "coordinator", (None, 1)),
        ({"decision_on": "1 July 2018"}, "decision_on", (None, dt.date(2018, 7, 1))),
    ],
)
def test_change_is_told_from_what_to_what(
    make: Make, typed: dict[str, str], key: str, values: tuple[object, object]
) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, **typed)
    assert last(make, visit) == {key: values}


def test_changed_row_is_told_as_a_whole(make: Make) -> None:
    body = make.organisation(names="TechnoSpark")
    make.change(body, names="TechnoSpark; ТехноСпарк")
    ((before, after),) = last(make, body).values()
    assert (before, [name.text for name in after]) == ((), ["ТехноСпарк"])


def test_changed_links_are_told(make: Make) -> None:
    tag = make.tag(names="important")
    visit = make.visit(title="Xinxiang")
    make.change(visit, tags=tag)
    assert last(make, visit) == {"tags": ((), (tag.id,))}


def test_archiving_is_a_change(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.office.write(N_("Archive"), lambda work: work.archive(visit))
    ((key, (before, after)),) = last(make, visit).items()
    assert (key, before) == ("archived_at", None)
    assert words(make, visit) == [f"Archived: – → {after}"]


def test_undone_step_stays_in_the_history(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, country="CN")
    make.office.undo()
    assert [step.work.sort for step in steps(make, visit)] == ["do", "do", "undo"]
    assert last(make, visit) == {"country": ("CN", "")}


def test_change_is_said_in_the_language_of_the_reader(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, country="CN")
    assert words(make, visit) == ["Partner's country: – → China"]
    assert words(make, visit, "zh")[0].endswith("中国")


def test_records_that_were_pointed_at_are_said_by_title(make: Make) -> None:
    first, second = make.user(login="boris"), make.user(login="vera")
    visit = make.visit(title="Xinxiang", coordinator=first)
    make.change(visit, coordinator=second)
    assert words(make, visit) == ["Visit coordinator: boris → vera"]


def test_history_is_plain_values_for_scripts(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, coordinator="anna")
    flats = make.office.read(lambda reader: told(reader, visit, "en", make.office.today))
    assert [flat["operation"] for flat in flats] == ["create", "update"]
    assert set(flats[-1]) == {"at", "name", "user", "operation", "step", "changes"}
    (change,) = flats[-1]["changes"]
    assert change["after"] == {"kind": "user", "id": 1, "title": "anna"}
