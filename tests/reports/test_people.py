# SPDX-License-Identifier: MIT
"""People stand in order of precedence, under the names and titles that were printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.visit import Visit
from delegate_crm.reports import people
from delegate_crm.reports.blocks import runs
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.schema.values import LocalText
from tests.reports.telling import by_id, drawn, facts, voice

ZHANG = Person(
    id=7,
    names=(
        PersonName(full="张国伟", lang="zh-Hans", script="Hani", verified="guess"),
        PersonName(
            full="Zhang Guowei",
            lang="zh-Latn",
            script="Latn",
            kind="transliteration",
            verified="card",
        ),
        PersonName(full="Чжан Говэй", lang="ru", script="Cyrl", kind="transliteration"),
    ),
)
KOVAL = Person(
    id=8,
    names=(
        PersonName(
            full="Denis Kovalevich",
            lang="en",
            script="Latn",
            kind="transliteration",
            verified="card",
        ),
        PersonName(full="Денис Ковалевич", lang="ru", script="Cyrl", verified="card"),
    ),
)
JEAN = Person(
    id=9,
    names=(
        PersonName(full="Jean Dupont", lang="fr", script="Latn"),
        PersonName(full="Жан Дюпон", lang="ru", script="Cyrl", kind="transliteration"),
    ),
)


def words(found: object) -> str:
    return "".join(run.text for run in runs(found))  # type: ignore[arg-type] # cells are words


def seat(person: Person | None = ZHANG, **given: object) -> Delegate:
    return Delegate(id=20, delegation=2, person=person.id if person else None).having(**given)


def met(*delegates: Delegate, **given: object) -> VisitFacts:
    found = facts(
        {7: "Zhang", 9: "City committee"},
        delegates=delegates,
        people=by_id(ZHANG, KOVAL),
        **given,
    )
    assert isinstance(found, VisitFacts)
    return found


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "person", "names"),
    [
        ("en", ZHANG, "Zhang Guowei  张国伟"),
        ("ru", ZHANG, "Чжан Говэй  张国伟"),
        ("zh", ZHANG, "张国伟"),
        ("en", KOVAL, "Denis Kovalevich\nДенис Ковалевич"),
        ("ru", KOVAL, "Денис Ковалевич"),
        ("en", JEAN, "Jean Dupont"),
        ("ru", JEAN, "Жан Дюпон\nJean Dupont"),
        ("en", None, ""),
    ],
)
def test_a_name_stands_in_the_reader_s_script_and_its_own(
    lang: str, person: Person | None, names: str
) -> None:
    assert words(people.names(voice(met(), lang), None, person)) == names


def test_the_name_that_was_printed_comes_first() -> None:
    printed = LocalText.of(en="Mr Zhang", zh="张国伟 先生")
    assert words(people.names(voice(met()), seat(name_as_printed=printed), ZHANG)) == (
        "Mr Zhang  张国伟 先生"
    )


def test_a_name_printed_in_another_language_is_better_than_none() -> None:
    printed = seat(None, name_as_printed=LocalText.of(ru="Чжан"))
    assert people.reader_name(voice(met()), printed, None) == "Чжан"
    assert people.reader_name(voice(met()), seat(None, placeholder="N.N."), None) == "N.N."


def test_a_former_name_is_printed_only_if_there_is_no_other() -> None:
    old, new = (
        PersonName(full=full, lang="en", script="Latn", kind=kind)
        for full, kind in (("Ann Old", "former"), ("Ann New", "preferred"))
    )
    assert people.reader_name(voice(met()), None, Person(names=(old, new))) == "Ann New"
    assert people.reader_name(voice(met()), None, Person(names=(old,))) == "Ann Old"


def test_who_is_called_has_the_title_of_the_visit() -> None:
    told = met(seat(title_as_printed=LocalText.of(en="Secretary")))
    assert people.called(voice(told), told, 7) == "Zhang Guowei, Secretary"


def test_who_was_no_delegate_is_called_by_the_title_of_the_record() -> None:
    told = facts({7: "Zhang of Xinxiang"})
    assert people.called(voice(told), told, 7) == "Zhang of Xinxiang"


def test_names_printed_from_a_guess_are_to_be_checked() -> None:
    told = met(seat(), seat(KOVAL), seat(None))
    assert list(people.unverified(voice(told, "en"), told)) == [("张国伟", 7)]
    assert list(people.unverified(voice(told, "ru"), told)) == [("张国伟", 7), ("Чжан Говэй", 7)]


# --- the table ------------------------------------------------------------------------------------


def table(told: VisitFacts, members: Sequence[Delegate], unnamed: int = 0) -> list[str]:
    return drawn([people.member_table(voice(told), told, members, unnamed)])


def test_members_are_numbered_in_their_order() -> None:
    told = met()
    lines = table(told, [seat(role="head"), seat(KOVAL)])
    assert lines[2:] == [
        "1 | Zhang Guowei  张国伟 |  | Head of delegation",
        "2 | Denis Kovalevich / Денис Ковалевич |  |",
    ]


def test_seats_without_a_name_are_counted_last() -> None:
    assert table(met(), [], 5)[-1] == " | 5 more delegates | names to be added |"


@pytest.mark.parametrize(
    ("title", "post", "cell"),
    [
        (LocalText.of(en="Secretary"), 5, "Secretary / City committee"),
        (LocalText.of(en="Secretary"), None, "Secretary"),
        (LocalText(), 5, "City committee"),
    ],
)
def test_a_title_stands_above_its_organisation(
    title: LocalText, post: int | None, cell: str
) -> None:
    told = met(posts=by_id(Affiliation(id=5, organisation=9)))
    line = table(told, [seat(title_as_printed=title, affiliation=post)])[-1]
    assert line.split(" | ")[2].rstrip(" |") == cell


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({"role": "head", "attendance": "absent"}, "Head of delegation, "),
        ({"attendance": "present"}, ""),
    ],
)
def test_only_unusual_attendance_is_remarked(given: dict[str, object], cell: str) -> None:
    line = table(met(), [seat(ZHANG, **given)])[-1]
    assert cell in line
    assert ("absent" in line.lower()) == (given["attendance"] == "absent")


@pytest.mark.parametrize(("announced", "unnamed"), [(None, 0), (1, 0), (6, 5), (0, 0)])
def test_who_was_announced_beyond_the_seats_has_no_name_yet(
    announced: int | None, unnamed: int
) -> None:
    guests = [Delegation(id=2, side="guest")]
    told = met(seat(), visit=Visit(id=1, headcount_stated=announced))
    assert people.unnamed_count(told, guests) == unnamed
