# SPDX-License-Identifier: MIT
"""The estimate of how long answers take agrees with what is reckoned by hand and in print."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.rules.survival import Case, Step, curve_of

CASES = st.lists(st.builds(Case, st.integers(0, 40), st.booleans()), min_size=1, max_size=40)
REMISSION = {
    6: (21, 3, "0.857"),
    7: (17, 1, "0.807"),
    10: (15, 1, "0.753"),
    13: (12, 1, "0.690"),
    16: (11, 1, "0.627"),
    22: (7, 1, "0.538"),
    23: (6, 1, "0.448"),
}
"""Freireich and others, 1963: weeks in remission with 6-MP; at risk, relapses, the share."""
MAINTAINED = {
    9: "0.909",
    13: "0.818",
    18: "0.716",
    23: "0.614",
    31: "0.491",
    34: "0.368",
    48: "0.184",
}
"""Embury and others, 1977: the maintained arm of acute myelogenous leukaemia."""


def cases(words: str) -> list[Case]:
    """Cases as they are printed in books: a plus stands after what was still open."""
    return [Case(int(each.rstrip("+")), not each.endswith("+")) for each in words.split()]


def test_a_worked_example_reckoned_by_hand() -> None:
    curve = curve_of(cases("10 20+ 30 30 40+ 50"))
    assert curve.steps == (
        Step(10, 6, 1, Fraction(1, 6)),  # 5/6 wait on
        Step(30, 4, 2, Fraction(7, 12)),  # 5/6 * 2/4 = 5/12
        Step(50, 1, 1, Fraction(1)),
    )
    assert (curve.cases, curve.answered, curve.longest) == (6, 4, 50)
    assert curve.quartiles == (30, 30, 50)


def test_an_answer_on_the_day_on_which_another_case_is_let_go_of_finds_both_at_risk() -> None:
    assert curve_of(cases("5 5+")).steps == (Step(5, 2, 1, Fraction(1, 2)),)


def test_remission_as_it_is_printed() -> None:
    drug = cases("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+")
    curve = curve_of(drug)
    printed = {x.day: (x.at_risk, x.answers, f"{float(1 - x.share):.3f}") for x in curve.steps}
    assert printed == REMISSION
    assert curve.quartiles == (13, 23, None)


def test_remission_without_the_drug_has_none_open() -> None:
    plain = cases("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23")
    curve = curve_of(plain)
    assert curve.quartiles == (4, 8, 12)
    assert curve.share(8) == Fraction(13, 21)


def test_the_maintained_arm_as_it_is_printed() -> None:
    curve = curve_of(cases("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"))
    assert {x.day: f"{float(1 - x.share):.3f}" for x in curve.steps} == MAINTAINED
    assert curve.days_until(Fraction(1, 2)) == 31


@pytest.mark.parametrize("words", ["", "7+ 8+"])
def test_without_an_answer_nothing_is_known(words: str) -> None:
    curve = curve_of(cases(words))
    assert curve.steps == ()
    assert curve.share(100) == Fraction(0)
    assert curve.quartiles == (None, None, None)


def test_the_quartile_is_met_on_the_very_day_on_which_a_share_is_reached_exactly() -> None:
    curve = curve_of(cases("1 2 3 4"))
    assert curve.quartiles == (1, 2, 3)
    assert [curve.share(day) for day in (0, 1, 99)] == [Fraction(n, 4) for n in (0, 1, 4)]


@given(CASES)
def test_the_share_rises_from_nothing_to_at_most_all(found: list[Case]) -> None:
    steps = curve_of(found).steps
    assert all(0 < each.share <= 1 for each in steps)
    assert all(a.day < b.day and a.share < b.share for a, b in pairwise(steps))
    assert all(a.at_risk - a.answers >= b.at_risk for a, b in pairwise(steps))


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), st.integers(0, 41))
def test_where_none_is_open_it_is_the_plain_share(days: list[int], within: int) -> None:
    plain = Fraction(sum(each <= within for each in days), len(days))
    assert curve_of([Case(each, answered=True) for each in days]).share(within) == plain


@given(st.data())
def test_the_order_of_the_cases_is_of_no_matter(data: st.DataObject) -> None:
    found = data.draw(CASES)
    assert curve_of(data.draw(st.permutations(found))) == curve_of(found)


@given(CASES)
def test_what_is_open_longer_never_makes_answers_sooner(found: list[Case]) -> None:
    longer = [each if each.answered else Case(each.days + 50, answered=False) for each in found]
    before, after = curve_of(found), curve_of(longer)
    assert all(after.share(day) <= before.share(day) for day in range(0, 95, 3))
