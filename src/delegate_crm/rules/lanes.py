# SPDX-License-Identifier: MIT
"""Bars that must not touch, laid into lanes under each other."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[float, float]
NO_LANE = -1


def lanes(spans: Iterable[Span], most: int) -> list[int]:
    """The lane of each span, which begins before its second value; `NO_LANE` if none is free.

    Each takes the first free one of `most` lanes, in the order in which the spans are given.
    """
    taken: list[list[Span]] = [[] for _ in range(most)]
    return [_take(taken, span) for span in spans]


def _take(taken: list[list[Span]], span: Span) -> int:
    for number, lane in enumerate(taken):
        if all(span[1] <= begin or end <= span[0] for begin, end in lane):
            lane.append(span)
            return number
    return NO_LANE
