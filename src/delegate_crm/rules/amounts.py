# SPDX-License-Identifier: MIT
"""Amounts as people type them: which mark divides groups of digits, and which the decimals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_

SPACES = re.compile(r"[ \u00a0\u202f]")
EITHER = re.compile(r"(-?[1-9]\d{0,2})([.,])(\d{3})")
"""A single mark before three digits may divide groups, or the decimals."""
GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?|-?\d*")


def read_amount(text: str, group: str) -> Decimal:
    """Read digits with marks; `group` is the mark that divides groups in the user's language.

    Raises `decimal.InvalidOperation` for what is no amount, `Invalid` for what may be two.
    """
    digits = SPACES.sub("", text)
    either = EITHER.fullmatch(digits)
    if either:
        if either[2] != group:
            raise _ambiguous(text.strip(), either[1], either[3])
        return Decimal(either[1] + either[3])
    whole, mark, decimals = _parted(digits)
    known = re.search(r"\d", digits) and GROUPED.fullmatch(whole)
    if not known or mark in whole:
        raise InvalidOperation
    return Decimal(".".join(filter(None, (re.sub("[.,]", "", whole) or "0", decimals))))


def _parted(digits: str) -> tuple[str, str, str]:
    """Cut at the mark before the decimals: the last one, unless it only repeats."""
    marks = re.findall(r"[.,]", digits)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return digits, " ", ""
    return digits.rpartition(marks[-1])


def _ambiguous(text: str, whole: str, after: str) -> Invalid:
    shorter = after.rstrip("0").ljust(2, "0")
    less = f"{whole}.{shorter}" if len(shorter) < len(after) else f"{whole}.{after}0"
    return Invalid(
        N_("“{text}” can mean two amounts.", text=text),
        N_("Write {more} or {less}.", more=whole + after, less=less),
    )
