# SPDX-License-Identifier: MIT
"""Amounts as people type them, and those that can mean two things."""

from __future__ import annotations

from decimal import InvalidOperation

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.amounts import read_amount


@pytest.mark.parametrize(
    ("text", "group", "amount"),
    [
        ("1200", ",", "1200"),
        ("1,200", ",", "1200"),
        ("1.200", ".", "1200"),
        ("1,200.50", ",", "1200.50"),
        ("1.200,50", ",", "1200.50"),
        ("1.200.300", ",", "1200300"),
        ("1,200,300.5", " ", "1200300.5"),
        ("1 200,50", "\u00a0", "1200.50"),
        ("1 200,125", "\u00a0", "1200.125"),
        ("1200.125", ",", "1200.125"),
        ("0.125", ",", "0.125"),
        ("-12,5", ",", "-12.5"),
        (".5", ",", "0.5"),
        ("5.", ",", "5"),
    ],
)
def test_an_amount_is_read_however_it_is_grouped(text: str, group: str, amount: str) -> None:
    assert str(read_amount(text, group)) == amount


@pytest.mark.parametrize("text", ["", ".", "-", "1.2.3,4,5", "1,2,3", "1,2.5", "12.34,56.7"])
def test_what_is_no_amount_is_none(text: str) -> None:
    with pytest.raises(InvalidOperation):
        read_amount(text, ",")


@pytest.mark.parametrize(
    ("text", "group", "more", "less"),
    [
        ("1.200", ",", "1200", "1.20"),
        ("1,200", "\u00a0", "1200", "1.20"),
        ("-12.345", ",", "-12345", "-12.3450"),
        ("1,000", ".", "1000", "1.00"),
    ],
)
def test_a_single_mark_before_three_digits_is_asked_about(
    text: str, group: str, more: str, less: str
) -> None:
    with pytest.raises(Invalid) as refused:
        read_amount(text, group)
    assert refused.value.hint is not None
    assert refused.value.hint.values == {"more": more, "less": less}
    assert read_amount(more, group) != read_amount(less, group)
