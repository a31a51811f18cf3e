# SPDX-License-Identifier: MIT
"""What the page that kinds share shows at a glance."""

from __future__ import annotations

from delegate_crm.entities.event import Event
from delegate_crm.schema.entity import Entity
from delegate_crm.services.any_overview import AnyOverview, any_overview
from delegate_crm.services.office import Office
from tests.factories import Make


def overview(office: Office, record: Entity) -> AnyOverview:
    return office.read(lambda reader: any_overview(reader, record, "en", office.today))


def test_choices_of_the_list_are_told_in_their_groups(office: Office, make: Make) -> None:
    found = overview(office, make.agreement(title="Letter", type="letter_of_intent"))
    assert [(each.words, each.tone) for each in found.glances] == [
        ("Letter of intent", "neutral"),
        ("Idea", "neutral"),
    ]


def test_the_first_date_of_the_list_says_when(office: Office, make: Make) -> None:
    found = overview(office, make.event(title="Fair", start="about July 2018"))
    assert found.when == "about July 2018"


def test_a_follow_up_tells_its_state_and_window(office: Office, make: Make) -> None:
    item = make.follow_up(
        text="Feedback", by_side="them", due_mode="window", window="January to July 2019"
    )
    found = overview(office, item)
    assert [each.words for each in found.glances] == ["Open", "We wait for"]
    assert [each.follow_up for each in found.windows] == [item.id]


def test_documents_are_not_told_twice(office: Office, make: Make) -> None:
    event = make.event(title="Fair")
    make.document(title="Plan", about=event)
    assert overview(office, event).related.groups == ()


def test_a_new_record_has_nothing_around_it(office: Office) -> None:
    found = overview(office, Event())
    assert (found.windows, found.related.groups, found.when) == ((), (), "")
