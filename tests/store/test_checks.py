# SPDX-License-Identifier: MIT
"""What no record may be stored with, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.document import Document
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.tag import Tag
from delegate_crm.entities.visit import Visit, VisitHost
from delegate_crm.kit.i18n import Translator
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.checks import field_problems, record_problems
from tests.factories import Make

ENGLISH = Translator("en")
TITLE = LocalText.of(en="x")


def problems(office: Office, record: Entity) -> list[tuple[str, str]]:
    found = office.read(lambda reader: list(record_problems(reader, record)))
    return [(each.field, ENGLISH(each.message)) for each in found]


@pytest.mark.parametrize(
    ("record", "fields", "said"),
    [
        (Tag(), ["names"], "Tag needs “Words”."),
        (Visit(), ["title"], "Visit needs “Title” or “First day”."),
        (Affiliation(), ["person", "organisation"], "Position held needs “Person”."),
        (Visit(title=TITLE, direction="sideways"), ["direction"], "is not one of the choices"),
        (Tag(names=TITLE, note="a\0"), ["note"], "The text holds a NUL character"),
        (Person(names=(PersonName(),)), ["names"], "An entry of “Name of a person” is empty."),
        (Person(names=(PersonName(full="\ud800"),)), ["names"], "half a character"),
    ],
)
def test_what_a_record_lacks_or_must_not_hold_is_named(
    record: Entity, fields: Sequence[str], said: str
) -> None:
    found = list(field_problems(record))
    assert [each.field for each in found] == fields
    assert said in ENGLISH(found[0].message)


def test_a_whole_record_has_no_problems(office: Office, make: Make) -> None:
    body = make.organisation(names="Xinxiang")
    host = VisitHost(organisation=body.id)
    assert problems(office, Visit(title=TITLE, hosts=(host,))) == []


@pytest.mark.parametrize("target", [1, 999])
def test_references_must_lead_to_a_record_of_the_right_kind(office: Office, target: int) -> None:
    wrong = f"The record {target} does not fit here."
    host = VisitHost(organisation=target)
    assert problems(office, Visit(title=TITLE, event=target)) == [("event", wrong)]
    assert problems(office, Visit(title=TITLE, hosts=(host,))) == [("hosts", wrong)]
    assert problems(office, Tag(names=TITLE, tags=(target,))) == [("tags", wrong)]


def test_a_field_for_any_record_takes_any_that_is_there(office: Office) -> None:
    letter = Document(title="letter", about=(1, 999))
    assert problems(office, letter) == [("about", "The record 999 does not fit here.")]
