# SPDX-License-Identifier: MIT
"""Kinds and fields as plain values: derived from the declarations, whole."""

from __future__ import annotations

from typing import Any

import pytest

from delegate_crm.entities import child_kinds, kinds
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.vocabulary import field_facts, kind_facts

EN = Translator("en")


def facts(code: str) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in field_facts(code, EN)}


def test_every_kind_is_listed_with_the_one_it_belongs_to() -> None:
    listed = {each["kind"]: each["parent"] for each in kind_facts(EN)}
    assert set(listed) == {*kinds(), *child_kinds()}
    assert (listed["visit"], listed["visit_host"]) == (None, "visit")


@pytest.mark.parametrize("code", kinds())
def test_every_field_is_listed(code: str) -> None:
    assert set(kinds()[code].fields) <= set(facts(code))


def test_field_tells_its_type_choices_and_need() -> None:
    visit = facts("visit")
    assert (visit["start"]["type"], visit["start"]["required"]) == ("date", False)
    assert visit["direction"]["choices"] == {"incoming": "Incoming", "outgoing": "Outgoing"}
    assert visit["return_of"]["targets"] == ["visit"]
    assert (visit["hosts"]["type"], visit["hosts"]["targets"]) == ("children", ["visit_host"])


def test_ends_of_a_window_are_fields_of_their_own() -> None:
    promise = facts("follow_up")
    assert [promise[name]["type"] for name in ("opens", "closes")] == ["date", "date"]
    assert [promise[name]["label"] for name in ("opens", "closes")] == ["Opens", "Closes"]
    assert promise["window"]["parts"] == ["opens", "closes"]


@pytest.mark.parametrize(
    ("code", "needed"),
    [
        ("person", {"names"}),
        ("affiliation", {"person", "organisation"}),
        ("visit", set()),
        ("visit_host", {"visit", "organisation"}),
    ],
)
def test_what_a_record_needs_is_marked(code: str, needed: set[str]) -> None:
    assert {name for name, each in facts(code).items() if each["required"]} == needed


def test_labels_are_in_the_language_of_the_reader() -> None:
    assert {each["label"] for each in field_facts("visit", Translator("zh"))} != {
        each["label"] for each in field_facts("visit", EN)
    }


def test_unknown_kind_is_missing() -> None:
    with pytest.raises(Missing):
        field_facts("stone", EN)
