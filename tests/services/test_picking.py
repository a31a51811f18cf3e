# SPDX-License-Identifier: MIT
"""Records are chosen by words in any script, or made from their name."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.picking import make as make_named
from delegate_crm.services.picking import makeable, picks
from delegate_crm.services.search import Query


def titles(office: Office, text: str, *codes: str) -> list[str]:
    query = Query(text, "en", office.today, codes)
    return [each.title for each in office.read(lambda reader: picks(reader, query))]


def test_words_of_any_script_find_a_record(sample: Office) -> None:
    assert titles(sample, "张国伟", "person") == ["Zhang Guowei"]


def test_of_few_kinds_the_first_are_offered_before_anything_is_typed(sample: Office) -> None:
    assert len(titles(sample, "", "place")) > 1
    assert titles(sample, "") == []


def test_kinds_that_need_more_than_a_name_are_not_made() -> None:
    assert makeable(["person", "organisation", "tag", "interest"]) == [
        "person",
        "organisation",
        "tag",
    ]
    assert makeable([]) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("person", "张国伟"),
        ("organisation", "TechnoSpark"),
        ("tag", "laser"),
        ("visit", "Xinxiang"),
    ],
)
def test_a_record_is_made_from_its_name(office: Office, code: str, name: str) -> None:
    made = office.write(N_("Make"), lambda work: make_named(work, office, "en", code, name))
    assert office.read(lambda reader: reader.title(made, "en")) == name
