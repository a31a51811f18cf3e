# SPDX-License-Identifier: MIT
"""Options of a report: parts that are chosen, and refusals that name the choices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import Translator, plain
from delegate_crm.reports.options import checked, included, one_of, part
from tests.reports.telling import SETTING

PARAMS = (part("costs", plain("Costs")), part("private", plain("Private"), default=False))


def refused(error: Invalid) -> tuple[str, str]:
    tr = Translator("en")
    return tr(error.message), tr(error.hint or "")


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        ({}, {"costs"}),
        ({"costs": "no"}, set()),
        ({"private": "yes", "costs": ""}, {"costs", "private"}),
    ],
)
def test_parts_are_those_chosen_and_the_usual_ones(
    options: dict[str, str], parts: set[str]
) -> None:
    assert included(PARAMS, replace(SETTING, options=options)) == parts


def test_a_choice_that_there_is_passes() -> None:
    assert checked(PARAMS, {"costs": "no"}) == {"costs": "no"}


def test_an_unknown_option_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Invalid) as error:
        checked(PARAMS, {"photos": "yes"})
    said, hint = refused(error.value)
    assert "“photos”" in said
    assert "costs, private" in hint


def test_a_report_without_options_says_so() -> None:
    with pytest.raises(Invalid) as error:
        checked((), {"photos": "yes"})
    assert refused(error.value)[1] == "It takes no options."


def test_an_unknown_choice_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Invalid) as error:
        one_of(plain("Paper"), "A3", ("A4", "Letter"))
    said, hint = refused(error.value)
    assert ("Paper" in said, "“A3”" in said) == (True, True)
    assert "A4, Letter" in hint
