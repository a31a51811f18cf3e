# SPDX-License-Identifier: MIT
"""How long answers take, told from cases of which some are still open (Kaplan and Meier, 1958).

Shares are exact fractions. The library for this, lifelines, brings numpy, scipy and pandas along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """Something that was waited for: so many days, up to the answer or as long as one looked."""

    days: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which answers came."""

    day: int
    at_risk: int
    """Cases that had been waited for so long without an answer."""
    answers: int
    share: Fraction
    """Of all cases, those that are answered by the end of this day."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The share of cases that are answered, day by day; it rises in steps."""

    steps: tuple[Step, ...]
    cases: int
    answered: int
    longest: int
    """Days for which the longest case was looked at; beyond them nothing is known."""

    def share(self, days: int) -> Fraction:
        """The share answered within so many days."""
        at = bisect_right(self.steps, days, key=lambda step: step.day)
        return self.steps[at - 1].share if at else Fraction(0)

    def days_until(self, share: Fraction) -> int | None:
        """Days by which a share is answered; none where the cases do not reach as far."""
        return next((step.day for step in self.steps if step.share >= share), None)

    @property
    def quartiles(self) -> tuple[int | None, int | None, int | None]:
        """Days by which a quarter, a half and three quarters are answered."""
        lower, middle, upper = (self.days_until(Fraction(each, 4)) for each in (1, 2, 3))
        return lower, middle, upper


def curve_of(cases: Iterable[Case]) -> Curve:
    """Estimate the curve. Who is let go of or still open on a day was at risk on that day."""
    known = list(cases)
    answers = Counter(each.days for each in known if each.answered)
    ends = Counter(each.days for each in known)
    at_risk, waiting, steps = len(known), Fraction(1), list[Step]()
    for day in sorted(ends):
        if answers[day]:
            waiting *= Fraction(at_risk - answers[day], at_risk)
            steps.append(Step(day, at_risk, answers[day], 1 - waiting))
        at_risk -= ends[day]
    return Curve(tuple(steps), len(known), answers.total(), max(ends, default=0))
