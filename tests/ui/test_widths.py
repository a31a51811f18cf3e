# SPDX-License-Identifier: MIT
"""Columns take what their words need; what is left, or missing, is shared."""

from __future__ import annotations

from delegate_crm.ui.lists.widths import Want, shared

TITLE = Want(300, 260, grows=True)
STATUS = Want(120, 110)


def test_all_of_the_room_is_given_out() -> None:
    widths = shared(1000, {1: TITLE, 2: STATUS, 3: Want(200, 150, grows=True)})
    assert sum(widths.values()) == 1000
    assert widths[2] == STATUS.need


def test_columns_that_grow_give_first_and_no_status_is_cut() -> None:
    widths = shared(330, {1: TITLE, 2: STATUS})
    assert widths == {1: 220, 2: STATUS.need}


def test_a_column_without_words_leaves_its_room_to_the_others() -> None:
    assert shared(700, {1: TITLE, 2: Want(170, 80)})[1] == 620


def test_endless_words_do_not_take_the_room_of_the_others() -> None:
    widths = shared(600, {1: TITLE, 2: Want(170, 2000)})
    assert widths[2] == round(170 * 1.35)
    assert widths[1] == 600 - widths[2]


def test_long_words_give_way_before_the_title_does() -> None:
    assert shared(480, {1: TITLE, 2: Want(170, 2000)}) == {1: 260, 2: 220}


def test_the_title_keeps_more_of_its_width_than_others_that_grow() -> None:
    widths = shared(420, {1: Want(300, 400, grows=True), 2: Want(200, 400, grows=True)})
    assert widths == {1: 263, 2: 157}
    assert shared(300, {1: Want(300, 400, grows=True), 2: Want(200, 400, grows=True)}) == {
        1: 186,
        2: 124,
    }


def test_a_width_made_by_hand_stays() -> None:
    by_hand = Want(211, 90, by_hand=True)
    assert shared(900, {1: TITLE, 2: by_hand})[2] == 211
    assert shared(120, {1: TITLE, 2: by_hand})[2] == 211


def test_before_rows_are_seen_all_shrink_alike_down_to_their_least() -> None:
    columns = {1: Want(300, grows=True), 2: Want(100)}
    assert shared(360, columns) == {1: 270, 2: 90}
    assert shared(10, columns) == {1: 186, 2: 62}
