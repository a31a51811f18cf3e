# SPDX-License-Identifier: MIT
"""Changes of two people to one record, done one after the other from the same beginning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.entities.document import Document
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.store.merge import merged

UIDS = st.lists(st.sampled_from("abcd"), unique=True)
NAMES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["Zhang", "Чжан"])),
    unique_by=lambda pair: pair[0],
)
PEOPLE = st.builds(
    lambda names, note, gender: person(*names, note=note, gender=gender),
    NAMES,
    st.sampled_from(["", "tea"]),
    st.sampled_from(["m", "f"]),
)


def person(*names: tuple[str, str], note: str = "", gender: str = "f") -> Person:
    forms = tuple(PersonName(uid=uid, full=full) for uid, full in names)
    return Person(names=forms, note=note, gender=gender)


def forms(record: Person) -> list[tuple[str, str]]:
    return [(name.uid, name.full) for name in record.names]


ONE = ("a", "Zhang Guowei")


def test_different_fields_are_both_kept() -> None:
    both, clashes = merged(person(ONE, note="tea"), person(ONE), person(ONE, gender="m"))
    assert (both.note, both.gender, clashes) == ("tea", "m", [])


def test_of_one_field_the_later_wins_and_it_is_told() -> None:
    both, clashes = merged(person(note="tea"), person(), person(note="coffee"))
    assert (both.note, clashes) == ("tea", [Person.note.label])


def test_the_same_change_twice_is_no_clash() -> None:
    assert merged(person(note="tea"), person(), person(note="tea"))[1] == []


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ([ONE, ("b", "Чжан")], [ONE, ("c", "张")], [ONE, ("c", "张"), ("b", "Чжан")]),
        ([("a", "Zhang")], [ONE, ("c", "张")], [("a", "Zhang"), ("c", "张")]),
        ([], [ONE, ("c", "张")], [("c", "张")]),
        ([ONE, ("b", "Чжан")], [], [("b", "Чжан")]),
        ([ONE, ("", "new")], [ONE], [ONE, ("", "new")]),
    ],
)
def test_rows_of_both_are_kept(
    mine: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]]
) -> None:
    found, clashes = merged(person(*mine), person(ONE), person(*theirs))
    assert (forms(found), clashes) == (both, [])


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ([("a", "mine")], [("a", "theirs")], [("a", "mine")]),
        ([("a", "mine")], [], [("a", "mine")]),
        ([], [("a", "theirs")], []),
    ],
)
def test_of_one_row_the_later_wins_and_it_is_told(
    mine: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]]
) -> None:
    found, clashes = merged(person(*mine), person(ONE), person(*theirs))
    assert (forms(found), clashes) == (both, [Person.names.label])


def test_a_new_order_is_kept_and_rows_of_others_come_last() -> None:
    old = [("a", "x"), ("b", "y")]
    both, _ = merged(person(*old[::-1]), person(*old), person(("c", "z"), *old))
    assert forms(both) == [("b", "y"), ("a", "x"), ("c", "z")]


@given(mine=UIDS, base=UIDS, theirs=UIDS)
def test_links_that_either_added_are_there_and_those_that_either_removed_are_not(
    mine: list[str], base: list[str], theirs: list[str]
) -> None:
    sides = [Document(about=tuple(map(ord, side))) for side in (mine, base, theirs)]
    both, clashes = merged(*sides)
    here, there, old = set(mine), set(theirs), set(base)
    kept = (old & here & there) | (here - old) | (there - old)
    assert (set(map(chr, both.about)), clashes) == (kept, [])


@given(base=PEOPLE, mine=PEOPLE)
def test_when_nobody_else_changed_anything_mine_is_stored(base: Person, mine: Person) -> None:
    assert merged(mine, base, base) == (mine, [])


@given(base=PEOPLE, theirs=PEOPLE)
def test_when_i_changed_nothing_theirs_stays(base: Person, theirs: Person) -> None:
    assert merged(base, base, theirs) == (theirs, [])


@given(base=PEOPLE, mine=PEOPLE, theirs=PEOPLE)
def test_whatever_i_typed_is_there_afterwards(base: Person, mine: Person, theirs: Person) -> None:
    both, _ = merged(mine, base, theirs)
    typed = set(forms(mine)) - set(forms(base))
    assert typed <= set(forms(both))
    assert mine.note in (base.note, both.note)
