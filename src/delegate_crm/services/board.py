# SPDX-License-Identifier: MIT
"""A list as a board: a lane for each group of codes, and cards that are moved between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import Text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.services.kind_list import KindList, field_cell
from delegate_crm.services.lists import Ask
from delegate_crm.services.present import Presenter
from delegate_crm.services.stages import Stage, stages
from delegate_crm.services.window_words import capital
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

MOST = 60
"""Cards that a lane shows; the list has them all."""


@dataclass(frozen=True, slots=True)
class Card:
    """One record on the board."""

    id: int
    title: str
    lines: tuple[str, ...] = ()
    """What is said under the title, in grey."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Records of one group."""

    words: str
    tone: str
    total: int
    cards: tuple[Card, ...] = ()


Board = tuple[Lane, ...]
LANES: Mapping[str, str] = MappingProxyType({"agreement": "status", "interest": "stage"})
"""The field of a kind whose groups are the lanes of its board."""
TOLD: Mapping[str, Sequence[str]] = MappingProxyType(
    {"agreement": ("parties", "type", "expires_on"), "interest": ("nature", "expected")}
)
"""Fields that a card tells under the title."""


def lanes_of(code: str) -> list[Stage]:
    """The groups that are lanes of the board of a kind; none if it has no board."""
    return stages(code, LANES.get(code, ""))


def board(reader: Reader, source: KindList, ask: Ask) -> Board:
    """The lanes of what the filter leaves, each with its first cards."""
    listing = replace(source.listing(reader, ask, ask.words), limit=MOST)
    return tuple(_lane(reader, listing, stage, ask) for stage in lanes_of(listing.kind))


def _lane(reader: Reader, listing: Listing, stage: Stage, ask: Ask) -> Lane:
    inside = Condition(LANES[listing.kind], Test.AMONG, stage.codes)
    listing = replace(listing, conditions=(*listing.conditions, inside))
    ids, total = reader.ids(listing), reader.count(replace(listing, limit=None))
    return Lane(ask.tr(stage.words), stage.tone, total, _cards(reader, listing.kind, ids, ask))


def _cards(reader: Reader, code: str, ids: Sequence[int], ask: Ask) -> tuple[Card, ...]:
    records = partly(reader, kind(code), ids, TOLD[code])
    presenter = Presenter(reader, ask.lang, ask.today, records)
    return tuple(
        Card(each.id, capital(presenter.title(each.id)), _told(each, presenter)) for each in records
    )


def _told(record: Entity, presenter: Presenter) -> tuple[str, ...]:
    said = (field_cell(record, record.fields[key], presenter).text for key in TOLD[record.code])
    return tuple(filter(None, said))


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
