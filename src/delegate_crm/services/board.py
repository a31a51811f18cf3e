# SPDX-License-Identifier: MIT
"""A list as a board: a lane for each group of codes, and cards that are moved between them.

Follow-ups have a lane for each state; as states follow from dates, no card is moved between those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import Text
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.services.board_cards import Card, cards
from delegate_crm.services.followup_list import TONES, FollowUpList
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.lists import Ask
from delegate_crm.services.stages import Stage, stages
from delegate_crm.store.board import Pairs, interested, parties
from delegate_crm.store.partner_rows import bare_rows
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

MOST = 60
"""Cards that a lane shows; the list has them all."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Records of one group."""

    words: str
    tone: str
    total: int
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """How many records a country has."""

    country: str
    count: int


Board = tuple[Lane, ...]
LANES: Mapping[str, str] = MappingProxyType({"agreement": "status", "interest": "stage"})
"""The field of a kind whose groups are the lanes of its board."""
STATES = [Stage(STATE_WORDS[x], TONES.get(x, "neutral"), (x.value,)) for x in WindowState]
"""The lanes of follow-ups, in the order in which time brings them."""
WITH: Mapping[str, Callable[[Reader, Listing], Pairs]] = MappingProxyType(
    {"agreement": parties, "interest": interested}
)
"""With which partners the records of a list are."""


def lanes_of(code: str) -> list[Stage]:
    """The groups that are lanes of the board of a kind; none if it has no board."""
    return STATES if code == FollowUp.code else stages(code, LANES.get(code, ""))


def board(reader: Reader, source: KindList, ask: Ask) -> Board:
    """The lanes of what the filter leaves, each with its first cards."""
    code = source.entity.code
    if isinstance(source, FollowUpList):
        inside = _by_state(reader, source, ask)
    else:
        inside = _by_stage(reader, source, ask)
    made = cards(reader, code, [each for ids, _ in inside for each in ids], ask)
    return tuple(
        Lane(ask.tr(stage.words), stage.tone, total, tuple(made[each] for each in ids))
        for stage, (ids, total) in zip(lanes_of(code), inside, strict=True)
    )


Inside = Sequence[tuple[Sequence[int], int]]
"""Of each lane the first ids, and how many there are in all."""


def _by_stage(reader: Reader, source: KindList, ask: Ask) -> Inside:
    listing = source.listing(reader, ask, ask.words)
    lanes = [_inside(listing, stage) for stage in lanes_of(listing.kind)]
    return [(reader.ids(replace(each, limit=MOST)), reader.count(each)) for each in lanes]


def _by_state(reader: Reader, source: FollowUpList, ask: Ask) -> Inside:
    found = source.by_state(reader, ask)
    lanes = [found.get(state, ()) for state in WindowState]
    return [(ids[:MOST], len(ids)) for ids in lanes]


def _inside(listing: Listing, stage: Stage) -> Listing:
    """The records of a list that are in a group."""
    among = Condition(LANES[listing.kind], Test.AMONG, stage.codes)
    return replace(listing, conditions=(*listing.conditions, among))


def totals(reader: Reader, source: KindList, ask: Ask) -> tuple[Total, ...]:
    """How many records of the list each country has, most first; a record counts once in each."""
    if source.entity.code not in WITH:
        return ()
    listing = source.listing(reader, ask, ask.words)
    pairs = WITH[listing.kind](reader, listing)
    known = bare_rows(reader, list(dict.fromkeys(partner for _, partner in pairs)))
    counted = {(number, known[by].country) for number, by in pairs if by in known}
    found = Counter(country for _, country in counted if country)
    said = (Total(country_name(code, ask.lang), count) for code, count in found.items())
    return tuple(sorted(said, key=lambda each: (-each.count, each.country)))


def carried(lanes: Board, record_id: int, to: int) -> Board:
    """The board once a card lies on top of another lane; the office has not been asked yet."""
    card = next(each for lane in lanes for each in lane.cards if each.id == record_id)
    return tuple(
        _with(lane, card) if number == to else _without(lane, card)
        for number, lane in enumerate(lanes)
    )


def _with(lane: Lane, card: Card) -> Lane:
    if card in lane.cards:
        return lane
    return replace(lane, total=lane.total + 1, cards=(card, *lane.cards))


def _without(lane: Lane, card: Card) -> Lane:
    left = tuple(each for each in lane.cards if each != card)
    return replace(lane, total=lane.total - len(lane.cards) + len(left), cards=left)


def lane_at(lanes: Board, record_id: int) -> int:
    """Number of the lane that a card lies in."""
    found = (n for n, lane in enumerate(lanes) if any(x.id == record_id for x in lane.cards))
    return next(found, -1)


def move(work: Work, record_id: int, words: Text) -> None:
    """Bring a record into a lane: to the first of its codes, unless it has one of them already."""
    record = work.reader.record(record_id)
    if record is None:
        return
    key = LANES[record.code]
    stage = next(each for each in lanes_of(record.code) if each.words == words)
    if record.get(key) not in stage.codes:
        work.save(record.having(**{key: stage.codes[0]}), record)
