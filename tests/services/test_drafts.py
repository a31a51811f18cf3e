# SPDX-License-Identifier: MIT
"""A record under the pen: every kind of value is typed, parts too, and refused by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from delegate_crm.entities import child_kinds
from delegate_crm.entities.organisation import OrganisationName
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText, Money, Span
from delegate_crm.services.drafts import (
    Draft,
    child_and_owner,
    new_draft,
    reading_for,
    save,
    with_child,
    without_child,
)
from delegate_crm.services.office import Office
from tests.factories import Make

Begin = Callable[[str], Draft[Entity]]


@pytest.fixture
def begin(office: Office) -> Iterator[Begin]:
    """Begin a draft of a kind."""
    with office.file.reading() as reader:
        yield lambda code: new_draft(code, reading_for(office, "en", reader))


@pytest.mark.parametrize(
    ("code", "name", "text", "value"),
    [
        ("user", "login", " boris ", "boris"),
        ("visit", "note", "one\ntwo", "one\ntwo"),
        ("visit", "title", "Xinxiang", LocalText.of(en="Xinxiang")),
        ("visit", "headcount_stated", "12", 12),
        ("visit", "retrospective", "yes", True),
        ("visit", "status", "Planning", "planning"),
        ("visit", "kinds", "exploratory; technical", ("exploratory", "technical")),
        ("visit", "country", "China", "CN"),
        ("visit", "languages", "Chinese; ru", ("zh", "ru")),
        ("person", "citizenship", "Russia", ("RU",)),
        ("visit", "decision_on", "1 July 2018", dt.date(2018, 7, 1)),
        ("programme_item", "start", "9:30", dt.time(9, 30)),
        ("interest", "value", "1200 CNY", Money(Decimal(1200), "CNY")),
        ("agreement", "term", "5 years", Span(5, "y")),
        ("visit", "coordinator", "anna", 1),
        ("follow_up", "helpers", "anna; anna", (1,)),
    ],
)
def test_every_sort_of_value_is_typed(
    begin: Begin, code: str, name: str, text: str, value: object
) -> None:
    draft = begin(code)
    draft.type(name, text)
    assert draft.value.get(name) == value
    draft.type(name, " ")
    assert draft.value.get(name) == type(draft.value).fields[name].kind.blank


def test_approximate_date_and_window_are_typed(begin: Begin) -> None:
    visit, promise = begin("visit"), begin("follow_up")
    visit.type("start", "about 30 July 2018")
    promise.type("window", "January to July 2019")
    assert visit.value.get("start").best == dt.date(2018, 7, 30)
    assert promise.value.get("window").closes.latest == dt.date(2019, 7, 31)


def test_file_is_typed_by_its_path(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Zhang")
    draft = begin("document")
    draft.type("file", str(tmp_path / "list.txt"))
    assert draft.value.get("file").name == "list.txt"


def test_one_language_is_typed_alone(begin: Begin) -> None:
    draft = begin("visit")
    draft.type("title", "Visit")
    draft.type("title.ru", "Визит")
    draft.type("title.en", "")
    assert draft.value.get("title") == LocalText.of(ru="Визит")


@pytest.mark.parametrize("names", [("opens", "closes"), ("window.opens", "window.closes")])
def test_ends_of_a_window_are_typed_alone(begin: Begin, names: tuple[str, str]) -> None:
    draft = begin("follow_up")
    draft.type(names[1], "1 July 2019")
    draft.type(names[0], "1 January 2019")
    window = draft.value.get("window")
    assert (window.opens.best, window.closes.best) == (dt.date(2019, 1, 1), dt.date(2019, 7, 1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("start", "soonish"),
        ("status", "gone"),
        ("headcount_stated", "-1"),
        ("country", "Atlantis"),
        ("note", "half \ud83c"),
        ("title", "x" * 20_001),
        ("title.ru", "\0"),
        ("status.ru", "x"),
    ],
)
def test_refusal_names_what_was_typed_and_keeps_the_value(
    begin: Begin, name: str, text: str
) -> None:
    draft = begin("visit")
    with pytest.raises(Invalid) as refused:
        draft.type(name, text)
    assert refused.value.problems[0].field == name
    assert draft.value == draft.base


@pytest.mark.parametrize("name", ["colour", "en", "titel.ru", ""])
def test_unknown_field_names_those_there_are(begin: Begin, name: str) -> None:
    with pytest.raises(Missing) as refused:
        begin("visit").type(name, "x")
    assert refused.value.hint is not None
    assert "headcount_stated" in str(refused.value.hint.values["names"])


def test_unknown_record_is_missing(begin: Begin) -> None:
    with pytest.raises(Missing):
        begin("visit").type("coordinator", "nobody")


def test_draft_tells_what_it_still_needs(begin: Begin) -> None:
    draft = begin("affiliation")
    assert [problem.field for problem in draft.problems()] == ["person", "organisation"]
    visit = begin("visit")
    visit.type("start", "July 2018")
    assert visit.problems() == []


def test_draft_of_a_row_has_no_problems_of_its_own(office: Office) -> None:
    with office.file.reading() as reader:
        draft = Draft(OrganisationName(), reading_for(office, "en", reader))
    assert draft.problems() == []


def test_new_draft_is_added_and_an_old_one_saved(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    changed = make.change(visit, title="Xinxiang and Henan")
    assert (changed.id, changed.version) == (visit.id, 2)


def test_draft_keeps_what_others_changed_meanwhile(make: Make, office: Office) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, country="CN")
    with office.work(N_("Change")) as work:
        draft: Draft[Entity] = Draft(visit, reading_for(office, "en", work.reader))
        draft.type("note", "mine")
        save(work, draft)
    assert (make.again(visit).country, make.again(visit).note) == ("CN", "mine")


def test_rows_typed_again_keep_what_else_they_hold(make: Make) -> None:
    person = make.person(names="Zhang Guowei; 张国伟")
    full = person.having(names=(person.names[0].having(family="Zhang"), person.names[1]))
    make.office.write(N_("Change"), lambda work: work.save(full))
    changed = make.change(make.again(person), names="张国伟; Чжан Говэй; Zhang Guowei")
    assert [name.full for name in changed.names] == ["张国伟", "Чжан Говэй", "Zhang Guowei"]
    assert changed.names[2].family == "Zhang"
    assert changed.names[0].uid == person.names[1].uid


def test_row_typed_twice_is_two_rows(make: Make) -> None:
    person = make.person(names="Zhang Guowei")
    changed = make.change(person, names="Zhang Guowei; Zhang Guowei")
    assert len({name.uid for name in changed.names}) == 2


def test_row_is_put_into_its_record_and_taken_out(make: Make, office: Office) -> None:
    body = make.organisation(names="TechnoSpark")
    with office.file.reading() as reader:
        owner, child = child_and_owner(reader, "organisation_name", body.names[0].id)
    assert (owner, child) == (body, body.names[0])
    longer = with_child(owner, "organisation_name", OrganisationName(text="ТехноСпарк"))
    assert [name.text for name in longer.get("names")] == ["TechnoSpark", "ТехноСпарк"]
    renamed = with_child(owner, "organisation_name", child.having(text="TS"))
    assert [name.text for name in renamed.get("names")] == ["TS"]
    assert without_child(owner, "organisation_name", child).get("names") == ()


def test_row_that_is_not_there_is_missing(office: Office) -> None:
    with office.file.reading() as reader:
        for code in child_kinds():
            with pytest.raises(Missing):
                child_and_owner(reader, code, 9999)
