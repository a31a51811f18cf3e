# SPDX-License-Identifier: MIT
"""What they owe and what we owe is counted apart, alike on a page and in the list."""

from __future__ import annotations

import pytest

from delegate_crm.entities.organisation import Organisation
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.ledgers import Ledgers, ledgers, partner_ledgers
from delegate_crm.services.named import follow_ups_named
from delegate_crm.services.office import Office
from delegate_crm.services.partner_list import PartnerList
from delegate_crm.store.partner_facts import Owed, owed
from tests.factories import Make
from tests.scale.counting import statements
from tests.services.listing import Listed

EN = Translator("en")


@pytest.fixture
def partner(make: Make) -> Organisation:
    """Two promises of theirs, of which one is late; one of ours that is late; one of both."""
    body: Organisation = make.organisation(names="Pune Institute")
    make.follow_up(text="answer", by_side="them", by=body, window="January 2019")
    make.follow_up(text="samples", by_side="them", by=body, due="5 May 2019")
    make.follow_up(text="letter", by_side="us", to=body, due="5 February 2019")
    make.follow_up(text="meeting", by_side="both", by=body, due="1 June 2019")
    return body


def between(office: Office, body: Organisation) -> Ledgers:
    return office.read(lambda reader: partner_ledgers(reader, body.id, office.today, EN, 50))


def test_each_side_has_what_it_promised_and_what_of_it_is_late(
    office: Office, partner: Organisation
) -> None:
    found = between(office, partner)
    assert [each.title for each in found["them"].rows] == ["Answer", "Samples", "Meeting"]
    assert [each.title for each in found["us"].rows] == ["Letter", "Meeting"]
    assert (found["them"].owed, found["us"].owed) == (Owed(3, 1), Owed(2, 1))


def test_the_silence_of_a_partner_is_not_our_delay(
    office: Office, make: Make, partner: Organisation
) -> None:
    make.change(make.find("follow_up", "letter"), status="done", result="sent")
    found = between(office, partner)
    assert (found["them"].owed.overdue, found["us"].owed.overdue) == (1, 0)
    assert found["us"].rows[-1].is_over


def test_a_side_is_said_only_of_what_both_promised(office: Office, partner: Organisation) -> None:
    answer, _, meeting = between(office, partner)["them"].rows
    assert answer.remark == "Closed 29 days ago"
    assert meeting.remark.startswith("Both sides · ")


def test_promises_of_a_visit_are_owed_by_and_to_its_guests(
    office: Office, make: Make, partner: Organisation
) -> None:
    visit = make.visit(title="Pune", direction="incoming", start="3 January 2019")
    make.delegation(visit=visit, side="guest", sending_organisations=partner)
    make.follow_up(text="programme", by_side="us", visit=visit, due="2 March 2019")
    assert between(office, partner)["us"].owed == Owed(3, 1)


@pytest.mark.usefixtures("partner")
def test_the_list_counts_as_the_page_does(office: Office, make: Make) -> None:
    make.organisation(names="Lyon")
    listed, sides = Listed(office, PartnerList()), ("them", "us")
    said = [listed.said(name, side) for name in ("Pune Institute", "Lyon") for side in sides]
    assert said == ["3 open, 1 overdue", "2 open, 1 overdue", "", ""]


def test_one_question_counts_for_any_number_of_partners(
    office: Office, make: Make, partner: Organisation
) -> None:
    others = [make.organisation(names=name).id for name in ("Lyon", "Perm", "Tashkent")]
    make.follow_up(text="answer", by_side="them", by=others[0], due="5 May 2019")
    with office.file.reading() as reader:
        asked = statements(reader, lambda: owed(reader, [partner.id, *others], office.today))
        found = owed(reader, [partner.id, *others], office.today)
    assert asked == 1
    assert found.keys() == {partner.id, others[0]}


def test_what_is_known_in_full_is_parted_alike(office: Office, partner: Organisation) -> None:
    asked = between(office, partner)
    ids = {each.id for side in asked.values() for each in side.rows}
    named = office.read(lambda reader: follow_ups_named(reader, sorted(ids), office.today, EN))
    parted = ledgers(named, EN)
    assert [parted[side].owed for side in asked] == [asked[side].owed for side in asked]
