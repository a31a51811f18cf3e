# SPDX-License-Identifier: MIT
"""A look at a record: its title and main facts, nothing restricted, nothing empty."""

from __future__ import annotations

import pytest

from delegate_crm.entities import kinds
from delegate_crm.services.office import Office
from delegate_crm.services.peek import MOST, Peek, peek
from tests.factories import Make


def look(office: Office, number: int, lang: str = "en") -> Peek:
    found = office.read(lambda reader: peek(reader, number, lang, office.today))
    assert found is not None
    return found


@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_can_be_looked_at(sample: Office, code: str) -> None:
    for record in sample.read(lambda reader: reader.where(kinds()[code]))[:1]:
        found = look(sample, record.id, "ru")
        assert found.title
        assert len(found.lines) <= MOST
        assert all(label and words for label, words in found.lines)


def test_a_person_tells_the_posts_that_are_held(sample: Office) -> None:
    person = Make(sample).find("person", "Zhang Guowei")
    label, words = look(sample, person.id).lines[0]
    assert label == "Position held"
    assert words.endswith("CPC Xinxiang Municipal Committee")


def test_a_follow_up_tells_how_it_stands(sample: Office) -> None:
    item = Make(sample).find("follow_up", "visit report")
    assert ("State", "Was due 200 days ago") in look(sample, item.id).lines


def test_what_is_restricted_or_as_always_is_not_told(office: Office, make: Make) -> None:
    person = make.person(names="Zhang", dietary="vegan", languages="Chinese")
    assert look(office, person.id).lines == (("Languages spoken", "Chinese"),)


def test_who_is_gone_cannot_be_looked_at(office: Office) -> None:
    assert office.read(lambda reader: peek(reader, 9_999, "en", office.today)) is None
