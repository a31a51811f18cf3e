# SPDX-License-Identifier: MIT
"""Lanes: bars that touch stand under each other, as long as there is room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.rules.lanes import NO_LANE, lanes

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda x: (x[0], x[0] + x[1]))
)


def test_bars_side_by_side_share_a_lane() -> None:
    assert lanes([(0, 2), (2, 3), (5, 6)], 3) == [0, 0, 0]


def test_a_bar_that_touches_another_goes_to_the_next_lane() -> None:
    assert lanes([(0, 5), (1, 2), (4, 6), (2, 4)], 3) == [0, 1, 1, 1]


def test_a_bar_without_a_free_lane_has_none() -> None:
    assert lanes([(0, 5), (1, 2), (1, 3), (3, 4)], 2) == [0, 1, NO_LANE, 1]


@given(SPANS, st.integers(1, 4))
def test_bars_of_one_lane_never_overlap(spans: list[tuple[float, float]], most: int) -> None:
    placed = [(lane, *span) for lane, span in zip(lanes(spans, most), spans, strict=True)]
    laid = sorted(each for each in placed if each[0] != NO_LANE)
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(laid))
