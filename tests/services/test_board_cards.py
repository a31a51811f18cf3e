# SPDX-License-Identifier: MIT
"""Cards of a board: what, with whom, since when, which samples, what is awaited next."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.agreement import Agreement, AgreementParty, Signatory
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.board_cards import Card, cards
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.scale.counting import statements


def card(office: Office, record: Entity) -> Card:
    """The card of one record."""
    ask = Ask("en", office.today)
    return office.read(lambda reader: cards(reader, record.code, [record.id], ask))[record.id]


def noted(make: Make, **more: str | int | Entity) -> Entity:
    """An interest noted at a visit in July 2018."""
    visit = make.visit(title="Talks", start="about 30 July 2018")
    made: Entity = make.interest(
        topic="laser cutting", by=make.organisation(names="Plant"), found_at=visit, **more
    )
    return made


def test_an_interest_tells_the_thing_the_partner_and_since_when(office: Office, make: Make) -> None:
    found = card(office, noted(make, expected="spring 2019"))
    assert (found.title, found.lines) == ("Laser cutting", ("Plant", "Since ≈ 30 Jul 2018"))
    assert (found.next, found.bar) == ("Decision: spring 2019", None)


def test_the_open_follow_up_that_ends_first_comes_next(office: Office, make: Make) -> None:
    interest = noted(make, expected="spring 2019")
    for due in ("1 March 2031", "1 February 2031"):
        make.follow_up(text="Answer", about=interest, due_mode="date", due=due)
    make.follow_up(
        text="Done",
        about=interest,
        due_mode="date",
        due="1 January 2031",
        result="x",
        status="done",
    )
    found = card(office, interest)
    assert found.bar is not None
    assert found.next == "Due 1 February 2031"


def test_a_sample_adds_how_much_was_sent_when_and_where_it_is(office: Office, make: Make) -> None:
    interest = noted(make)
    body, offering = make.organisation(names="Lab"), make.offering(names="Laser")
    sample = make.sample(
        offering=offering,
        recipient=body,
        interest=interest,
        quantity="2",
        unit="pieces",
        sent_on="3 March 2019",
        disposition="returned",
    )
    make.follow_up(text="Results", about=sample, due_mode="date", due="1 May 2031")
    found = card(office, interest)
    assert found.lines[-1] == "Sample: 2 pieces · sent 3 Mar 2019 · Returned"
    assert found.next == "Due 1 May 2031"


def test_an_interest_found_at_a_stop_is_as_old_as_its_visit(office: Office, make: Make) -> None:
    visit = make.visit(title="Talks", start="30 July 2018")
    stop = make.programme_item(visit=visit, title="Plant")
    made = make.interest(topic="Lathe", by=make.person(names="Li Ming"), found_at=stop)
    assert card(office, made).lines == ("Li Ming", "Since 30 Jul 2018")


def test_what_arose_nowhere_is_as_old_as_its_record(office: Office, make: Make) -> None:
    made = make.interest(topic="Lathe", by=make.person(names="Li Ming"))
    assert card(office, made).lines[1].startswith("Since ")


def agreed(make: Make, sides: tuple[str, str], **values: object) -> Agreement:
    """An agreement of two bodies, each on a side."""
    both = [make.organisation(names=name) for name in ("Troitsk", "Xinxiang")]
    pairs = zip(both, sides, strict=True)
    parties = tuple(AgreementParty(organisation=each.id, side=side) for each, side in pairs)
    head = make.person(names="Zhang Guowei").id
    signs = tuple(Signatory(person=head, party=each.id) for each in both)
    made: Agreement = make.agreement(title="Supply").having(
        parties=parties, signatories=signs, **values
    )
    return make.office.write(N_("Agree"), lambda work: work.save(made))


def test_a_signed_agreement_tells_the_other_side_and_its_days(office: Office, make: Make) -> None:
    days = {"signed_on": dt.date(2018, 10, 15), "expires_on": dt.date(2021, 10, 14)}
    made = agreed(make, ("us", "them"), status="signed", **days)
    told = ("Since 15 Oct 2018", "Valid until 14 Oct 2021")
    assert card(office, made).lines == ("Xinxiang", "Cooperation agreement", *told)


def test_an_agreement_without_another_side_names_all_parties(office: Office, make: Make) -> None:
    assert card(office, agreed(make, ("us", "us"))).lines[0] == "Troitsk and Xinxiang"


def test_many_cards_take_as_many_questions_as_one(office: Office, make: Make) -> None:
    ids, ask = [noted(make).id for _ in range(3)], Ask("en", office.today)

    def sent(some: list[int]) -> int:
        return office.read(
            lambda reader: statements(reader, lambda: cards(reader, "interest", some, ask))
        )

    assert sent(ids) == sent(ids[:1])
