# SPDX-License-Identifier: MIT
"""All that is known of one visit, gathered with a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeVar

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.document import Document
from delegate_crm.entities.event import Event
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.interaction import Interaction
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.reports.titles import Titles, references
from delegate_crm.schema.entity import RESTRICTED, Entity
from delegate_crm.schema.listing import Condition, Listing, Order, Test
from delegate_crm.store.queries import Reader

E = TypeVar("E", bound=Entity)
NEVER_LISTED = ("passport_scan",)
"""Kinds of document that no report names."""


@dataclass(frozen=True)
class VisitFacts:
    """A visit and everything that was recorded around it."""

    visit: Visit
    today: dt.date
    delegations: Sequence[Delegation]
    delegates: Sequence[Delegate]
    stops: Sequence[ProgrammeItem]
    follow_ups: Sequence[FollowUp]
    interests: Sequence[Interest]
    samples: Sequence[Sample]
    agreements: Sequence[Agreement]
    invitations: Sequence[Invitation]
    events: Sequence[Event]
    talks: Sequence[Interaction]
    press: Sequence[PressItem]
    documents: Sequence[Document]
    people: Mapping[int, Person]
    posts: Mapping[int, Affiliation]
    bodies: Mapping[int, Organisation]
    titles: Titles
    hidden: frozenset[int] = frozenset()
    """Records around the visit that are restricted."""

    def side(self, side: str) -> Sequence[Delegation]:
        """Delegations of one side, in their order."""
        found = [each for each in self.delegations if each.side == side]
        return sorted(found, key=lambda each: (each.order is None, each.order or 0, each.id))

    def side_of(self, delegate: Delegate) -> str:
        """The side that a delegate belongs to."""
        sides = (each.side for each in self.delegations if each.id == delegate.delegation)
        return next(sides, "guest")

    def members(self, delegation: Delegation) -> Sequence[Delegate]:
        """Members of a delegation in order of precedence."""
        return self._seats.get(delegation.id, ())

    def member(self, person: int | None) -> Delegate | None:
        """The place that a person has in the visit."""
        return self._places.get(person) if person else None

    @cached_property
    def _seats(self) -> Mapping[int | None, Sequence[Delegate]]:
        """Members of each delegation."""
        found: dict[int | None, list[Delegate]] = {}
        for each in sorted(
            self.delegates,
            key=lambda each: (each.precedence is None, each.precedence or 0, each.id),
        ):
            found.setdefault(each.delegation, []).append(each)
        return found

    @cached_property
    def _places(self) -> Mapping[int | None, Delegate]:
        """The first place of each person."""
        return {each.person: each for each in reversed(self.delegates)}

    def open_to_all(self) -> VisitFacts:
        """The same without the records that are restricted, their titles and their seats."""
        kept: dict[str, Any] = {
            name: tuple(each for each in found if each.id not in self.hidden)
            for name, found in self._lists().items()
        }
        kept["delegates"] = tuple(d for d in kept["delegates"] if d.person not in self.hidden)
        for name in ("people", "posts", "bodies"):
            known = getattr(self, name).items()
            kept[name] = {key: each for key, each in known if key not in self.hidden}
        return replace(self, titles=self.titles.without(self.hidden), **kept)

    def _lists(self) -> dict[str, Sequence[Entity]]:
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in named.items() if isinstance(value, tuple)}


def the_visit(ids: Sequence[int]) -> int:
    """The one visit that a report is about."""
    if len(ids) != 1:
        raise Invalid(
            N_("This report is about one visit, and {n} are chosen.", n=len(ids)),
            N_("Choose one visit."),
        )
    return ids[0]


def collect(reader: Reader, visit_id: int, today: dt.date) -> VisitFacts:
    """Gather all that is known of a visit."""
    visit = reader.get(Visit, visit_id)
    held = _held(reader, visit)
    lists = held | _outcome(reader, visit, held)
    posts = reader.many(Affiliation, _ids(each.affiliation for each in held["delegates"]))
    own: list[Entity] = [visit, *posts, *(each for found in lists.values() for each in found)]
    named = _ids(references(own))
    bodies = reader.many(Organisation, named)
    titled = (*(each.id for each in own), *named, *references(bodies))
    return VisitFacts(
        visit=visit,
        today=today,
        people={each.id: each for each in reader.many(Person, named)},
        posts={each.id: each for each in posts},
        bodies={each.id: each for each in bodies},
        titles=Titles.read(reader, titled),
        hidden=frozenset(reader.confidential(titled, RESTRICTED) - {visit.id}),
        **lists,
    )


def _held(reader: Reader, visit: Visit) -> dict[str, tuple[Any, ...]]:
    """Who came, what they did, what was said."""
    delegations = reader.where(Delegation, visit=visit.id)
    stops = reader.where(ProgrammeItem, visit=visit.id)
    around = (visit.id, *(each.id for each in stops))
    return {
        "delegations": tuple(delegations),
        "delegates": tuple(reader.among(Delegate, "delegation", _ids(d.id for d in delegations))),
        "stops": tuple(sorted(stops, key=lambda each: (each.seq is None, each.seq or 0, each.id))),
        "talks": _about(reader, Interaction, around, "at"),
    }


def _outcome(
    reader: Reader, visit: Visit, held: Mapping[str, Sequence[Entity]]
) -> dict[str, tuple[Any, ...]]:
    """What came of it."""
    around = (visit.id, *(each.id for each in held["stops"]))
    arose = (*around, *(each.id for each in held["talks"]))
    follow_ups = reader.where(FollowUp, visit=visit.id)
    interests = reader.among(Interest, "found_at", arose)
    invitations = _merged(
        reader.where(Invitation, occasion=visit.id), reader.among(Invitation, "arose_at", arose)
    )
    linked = _ids((*(f.about for f in follow_ups), *(i.occasion for i in invitations), visit.event))
    samples = reader.among(Sample, "interest", _ids(each.id for each in interests))
    documents = _about(reader, Document, around, "on")
    return {
        "follow_ups": tuple(follow_ups),
        "interests": tuple(interests),
        "invitations": invitations,
        "agreements": tuple(reader.among(Agreement, "arose_at", arose)),
        "events": tuple(reader.many(Event, linked)),
        "samples": _merged(samples, reader.many(Sample, linked)),
        "press": _about(reader, PressItem, around, "published_on"),
        "documents": tuple(each for each in documents if each.kind not in NEVER_LISTED),
    }


def _about(reader: Reader, entity: type[E], ids: Sequence[int], order: str) -> tuple[E, ...]:
    """Records that belong to any of these, oldest first."""
    linked = Condition("about", Test.IS, tuple(ids))
    found = reader.ids(Listing(entity.code, conditions=(linked,), order=(Order(order),)))
    return tuple(reader.many(entity, found))


def _merged(*lists: Sequence[E]) -> tuple[E, ...]:
    return tuple({each.id: each for found in lists for each in found}.values())


def _ids(ids: Iterable[int | None]) -> list[int]:
    return list(dict.fromkeys(each for each in ids if each))
