# SPDX-License-Identifier: MIT
"""What the page of a record is told."""

from __future__ import annotations

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.services.editing import Edit
from delegate_crm.services.office import Office
from delegate_crm.services.record_facts import (
    AnyFacts,
    Wanted,
    groups_of,
    record_facts,
)
from tests.factories import Make


def facts(office: Office, code: str, number: int, *edits: Edit) -> AnyFacts:
    wanted = Wanted(office, "en", code, number, lambda _reader, _record: None, edits)
    return office.read(lambda reader: record_facts(reader, wanted))


def test_fields_are_told_in_words_with_the_titles_they_point_at(office: Office, make: Make) -> None:
    body = make.organisation(names="TechnoSpark")
    found = facts(office, "visit", make.visit(title="Xinxiang", hosts=body).id)
    assert (found.title, found.words["status"]) == ("Xinxiang", "Inquiry")
    assert (found.titles, found.kinds) == ({body.id: "TechnoSpark"}, {body.id: "organisation"})


def test_what_points_at_it_is_counted_by_kind(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.document(title="Programme", about=visit)
    gone = make.document(title="Draft", about=visit)
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert facts(office, "visit", visit.id).counts == {"document": 1}


def test_when_it_was_last_saved_is_told(office: Office, make: Make) -> None:
    found = facts(office, "visit", make.visit(title="Xinxiang").id)
    assert found.saved is not None
    assert (office.actor.clock.now() - found.saved).total_seconds() < 60


def test_a_record_that_is_not_stored_says_what_it_needs(office: Office) -> None:
    found = facts(office, "visit", 0)
    assert (found.title, found.saved) == ("", None)
    assert [[str(label) for label in keys] for keys in found.needs] == [["Title", "First day"]]


def test_what_was_typed_into_it_is_shown(office: Office) -> None:
    found = facts(office, "visit", 0, Edit("title", (("title.en", "Xinxiang"),)))
    assert (found.title, found.words["title"], list(found.needs)) == ("Xinxiang", "Xinxiang", [])


def test_the_fields_stand_in_groups() -> None:
    groups = [str(label) for label, _ in groups_of(Visit)]
    assert groups == ["Main", "Basis and approval", "Outcome", "Filing"]
