# SPDX-License-Identifier: MIT
"""A list as a board: lanes by group, cards moved between them, what refuses a move."""

from __future__ import annotations

import pytest

from delegate_crm.entities.agreement import AGREEMENT_STATUS, Agreement
from delegate_crm.entities.interest import STAGES
from delegate_crm.entities.organisation import Organisation
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.services import board as boards
from delegate_crm.services.board import Board, board, carried, lane_at, lanes_of, move, totals
from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Office
from tests.factories import Make


def read(office: Office, code: str, words: str = "") -> Board:
    """The board of a kind."""
    ask = Ask("en", office.today, words)
    return office.read(lambda reader: board(reader, KindList(code), ask))


def sizes(lanes: Board) -> dict[str, int]:
    """How many records each lane has that has any."""
    return {lane.words: lane.total for lane in lanes if lane.total}


def to_lane(office: Office, record_id: int, lane: int, code: str) -> None:
    """Move a card."""
    words = lanes_of(code)[lane].words
    office.write(N_("Move"), lambda work: move(work, record_id, words))


def test_every_code_of_the_field_lies_in_one_lane() -> None:
    known = {"agreement": AGREEMENT_STATUS, "interest": STAGES}
    for kind, codes in known.items():
        assert sorted(code for lane in lanes_of(kind) for code in lane.codes) == sorted(codes)


def test_a_kind_without_stages_has_no_board() -> None:
    assert lanes_of("place") == []


def test_records_lie_in_the_lane_of_their_group(office: Office, make: Make) -> None:
    visit = make.visit(title="Talks", start="30 July 2018")
    make.agreement(title="One", status="drafting", type="mou", arose_at=visit)
    make.agreement(title="Two", status="internal_review")
    make.agreement(title="Three")
    lanes = read(office, "agreement")
    assert sizes(lanes) == {"Idea": 1, "Draft": 2}
    assert lanes[1].cards[0].lines == ("Memorandum of understanding", "Since 30 Jul 2018")


def test_the_filter_leaves_cards_out(office: Office, make: Make) -> None:
    make.agreement(title="One")
    make.agreement(title="Two")
    assert [card.title for card in read(office, "agreement", "two")[0].cards] == ["Two"]


def test_a_lane_shows_its_first_cards_and_counts_all(
    office: Office, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "MOST", 2)
    for title in ("A", "B", "C"):
        make.agreement(title=title)
    lane = read(office, "agreement")[0]
    assert ([card.title for card in lane.cards], lane.total) == (["A", "B"], 3)


def test_a_card_carried_lies_on_top_before_the_office_answers(office: Office, make: Make) -> None:
    first, second = make.agreement(title="One"), make.agreement(title="Two", status="drafting")
    lanes = carried(read(office, "agreement"), first.id, 1)
    assert [card.id for card in lanes[1].cards] == [first.id, second.id]
    assert (lane_at(lanes, first.id), sizes(lanes)) == (1, {"Draft": 2})


def test_a_moved_record_takes_the_first_code_of_the_lane(office: Office, make: Make) -> None:
    made = make.agreement(title="One")
    to_lane(office, made.id, 1, "agreement")
    assert office.read(lambda reader: reader.get(Agreement, made.id)).status == "drafting"


def test_a_record_of_the_lane_keeps_its_code(office: Office, make: Make) -> None:
    made = make.agreement(title="One", status="internal_review")
    to_lane(office, made.id, 1, "agreement")
    assert office.read(lambda reader: reader.get(Agreement, made.id)).status == "internal_review"


def test_an_agreement_that_lacks_signatures_is_not_moved_to_signed(
    office: Office, make: Make
) -> None:
    made = make.agreement(title="One")
    signed = [lane.codes[0] for lane in lanes_of("agreement")].index("signed")
    with pytest.raises(Invalid, match="day of signing"):
        to_lane(office, made.id, signed, "agreement")
    assert sizes(read(office, "agreement")) == {"Idea": 1}


def bodies(make: Make, *countries: str) -> list[Organisation]:
    """An organisation in each of these countries."""
    places = [make.place(names=f"Town {at}", country=each) for at, each in enumerate(countries)]
    return [make.organisation(names=f"Body {at}", place=each) for at, each in enumerate(places)]


def counted(office: Office, code: str, words: str = "") -> list[tuple[str, int]]:
    """Countries of a board with their totals."""
    ask = Ask("en", office.today, words)
    found = office.read(lambda reader: totals(reader, KindList(code), ask))
    return [(each.country, each.count) for each in found]


def test_countries_of_interests_are_counted_most_first(office: Office, make: Make) -> None:
    china, uzbek = bodies(make, "CN", "UZ")
    for topic, by in (("Press", uzbek), ("Lathe", china), ("Laser", china)):
        make.interest(topic=topic, by=by)
    make.interest(topic="Of nowhere", by=make.organisation(names="Body"))
    assert counted(office, "interest") == [("China", 2), ("Uzbekistan", 1)]
    assert counted(office, "interest", "lathe") == [("China", 1)]


def test_an_agreement_counts_once_in_each_country_of_its_parties(
    office: Office, make: Make
) -> None:
    first, second = bodies(make, "CN", "CN")
    make.agreement(title="Both", parties=[first, second])
    assert counted(office, "agreement") == [("China", 1)]


def test_follow_ups_have_a_lane_for_each_state(office: Office, make: Make) -> None:
    make.follow_up(text="late", by_side="them", due="1 February 2019")
    make.follow_up(text="running", window="January to December 2019")
    make.follow_up(text="came", status="done", result="yes")
    make.follow_up(text="gone", status="cancelled")
    lanes = boards_of(office, "recent=")
    assert [lane.words for lane in lanes][:2] == ["Waiting", "Opens soon"]
    assert sizes(lanes) == {"Open": 1, "Overdue": 1, "Answered": 1, "Let go": 1}
    late = next(lane.cards[0] for lane in lanes if lane.words == "Overdue")
    assert (late.lines, late.next) == (("We wait for",), "Was due 28 days ago")


def test_a_card_says_until_when_it_is_snoozed(office: Office, make: Make) -> None:
    make.follow_up(text="asleep", due="5 March 2019", snoozed_until="3 March 2019")
    found = next(lane.cards[0] for lane in boards_of(office, "") if lane.cards)
    assert found.snoozed == "snoozed until 3 March"
    assert found.said.endswith(", snoozed until 3 March")


def test_a_lane_of_a_state_shows_its_first_cards_and_counts_all(
    office: Office, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "MOST", 1)
    for text in ("one", "two"):
        make.follow_up(text=text, due="1 February 2019")
    lane = boards_of(office)[4]
    assert ([card.title for card in lane.cards], lane.total) == (["One"], 2)


def boards_of(office: Office, words: str = "") -> Board:
    """The board of follow-ups."""
    source = FollowUpList()
    ask = Ask("en", office.today, words, sort=source.sort)
    return office.read(lambda reader: board(reader, source, ask))
