# SPDX-License-Identifier: MIT
"""Refusals: what they say, what they mark, and what must never reach a log."""

from __future__ import annotations

import pytest

from delegate_crm.kit.errors import Conflict, Invalid, Missing, Problem, Storage, UserError
from delegate_crm.kit.i18n import N_


@pytest.mark.parametrize("sort", [Conflict, Invalid, Missing, Storage])
def test_every_refusal_is_one_for_the_user(sort: type[UserError]) -> None:
    error = sort(N_("It cannot be."), N_("Do something else."), "start")
    assert isinstance(error, UserError)
    assert error.problems == (Problem(N_("It cannot be."), "start", N_("Do something else.")),)


def test_what_is_logged_of_a_refusal_holds_no_values() -> None:
    assert str(Missing(N_("There is no {name}.", name="Zhang Guowei"))) == "There is no {name}."


def test_several_problems_are_one_refusal_that_says_the_first() -> None:
    problems = [Problem(N_("First."), "start", N_("Hint.")), Problem(N_("Second."), "end")]
    error = Invalid.of(problems)
    assert (error.message, error.hint) == (problems[0].message, problems[0].hint)
    assert error.problems == tuple(problems)
