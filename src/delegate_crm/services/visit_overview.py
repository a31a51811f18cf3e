# SPDX-License-Identifier: MIT
"""What the page of a visit shows beside its own fields, read together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.delegation import SIDES, Delegate, Delegation, role_in
from delegate_crm.entities.followup import FollowUp, closes_on
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.programme import DAY_PARTS, PEOPLE_ROLES, ProgrammeItem
from delegate_crm.entities.visit import HOST_ROLES, Visit
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.kit.territories import read_in
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.names import for_reader, native
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.services import groups
from delegate_crm.services.followups import state_of
from delegate_crm.services.ledgers import Ledgers, ledgers, nothing_owed
from delegate_crm.services.named import Named, agreements_named, follow_ups_named, with_side
from delegate_crm.services.people import is_priority
from delegate_crm.services.window_facts import WindowFacts, windows_of_visit
from delegate_crm.services.window_words import capital
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the programme."""

    id: int
    number: int
    when: str
    title: str
    """What it is called on the screen, by its sort where it has no title yet."""
    own: str
    """The title in the reader's language; empty while there is none."""
    second: str
    """The title in the guests' language; empty while it is not translated."""
    lines: tuple[str, ...]
    shown: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a delegation, or a seat without a name."""

    id: int
    person: int | None
    name: str
    native: str
    post: str
    role: str
    attendance: str


@dataclass(frozen=True, slots=True)
class Group:
    """A delegation and its seats in order of precedence."""

    id: int
    side: str
    title: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class VisitOverview:
    """Everything around a visit."""

    second_lang: str
    priority: bool
    stops: tuple[Stop, ...] = ()
    groups: tuple[Group, ...] = ()
    unnamed: int = 0
    """Guests that were announced and have no seat yet."""
    windows: tuple[WindowFacts, ...] = ()
    promises: tuple[Named, ...] = ()
    ledgers: Ledgers = field(default_factory=nothing_owed)
    """The same, parted by who promised."""
    interests: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    hosts: tuple[Named, ...] = ()
    agreements: tuple[Named, ...] = ()


def visit_overview(reader: Reader, record: Entity, lang: str, today: dt.date) -> VisitOverview:
    """Read all that belongs to a visit."""
    assert isinstance(record, Visit)  # noqa: S101 - the page of visits asks
    priority = is_priority(reader, record.country)
    second = second_language(record.country, lang, _ours(reader))
    if not record.id:
        return VisitOverview(second, priority)
    tr = Translator(lang)
    desk = _Desk(reader, record, tr, today, second)
    promises = desk.promises()
    return VisitOverview(
        second_lang=second,
        priority=priority,
        stops=desk.stops(),
        groups=desk.groups(),
        unnamed=desk.unnamed(),
        windows=tuple(windows_of_visit(reader, record.id, today, lang)),
        promises=tuple(with_side(each, tr) for each in promises),
        ledgers=ledgers(promises, tr),
        interests=desk.interests(),
        sources=desk.sources(),
        hosts=desk.hosts(),
        agreements=desk.agreements(),
    )


def second_language(country: str, lang: str, own: str) -> str:
    """The other language of a programme: the partner's, or ours where the screen has theirs."""
    wanted = read_in(country) if country else own
    found = own if wanted == lang else wanted
    return found if found != lang else ("en" if lang != "en" else "ru")


def _ours(reader: Reader) -> str:
    """Language that our own side reads."""
    ours = reader.where(Organisation, is_ours=1)
    places = [reader.record(each.place) for each in ours[:1] if each.place]
    return read_in(places[0].get("country")) if places and places[0] else "ru"


class _Desk:
    """Reads around one visit; titles are fetched together."""

    def __init__(
        self, reader: Reader, visit: Visit, tr: Translator, today: dt.date, second: str
    ) -> None:
        self._reader, self._visit, self._tr = reader, visit, tr
        self._today, self._second = today, second
        items = reader.where(ProgrammeItem, visit=visit.id)
        self._items = sorted(items, key=lambda each: (each.seq is None, each.seq or 0, each.id))
        self._around = (visit.id, *(each.id for each in self._items))
        self._titles: dict[int, str] = {}

    def title(self, record_id: int | None) -> str:
        """What a record is called."""
        if record_id and record_id not in self._titles:
            self._titles |= self._reader.titles([record_id], self._tr.lang)
        return self._titles.get(record_id or 0, "")

    def _fetch(self, ids: Iterable[int | None]) -> None:
        wanted = [each for each in dict.fromkeys(ids) if each and each not in self._titles]
        self._titles |= self._reader.titles(wanted, self._tr.lang)

    # --- programme --------------------------------------------------------------------------------

    def stops(self) -> tuple[Stop, ...]:
        """The programme in its order."""
        named: list[int | None] = []
        for item in self._items:
            named += [item.venue, item.host_org, *item.offerings]
            named += [each.person for each in item.people]
        self._fetch(named)
        return tuple(self._stop(number, item) for number, item in enumerate(self._items, 1))

    def _stop(self, number: int, item: ProgrammeItem) -> Stop:
        lang = self._tr.lang
        title = item.title.best(lang) or item.called(self._tr, self._reader)
        own, second = item.title.exact(lang), item.title.exact(self._second)
        shown = tuple(Named("offering", each, capital(self.title(each))) for each in item.offerings)
        lines = tuple(filter(None, (self._where(item), self._met(item))))
        return Stop(item.id, number, self._when(item), title, own, second, lines, shown)

    def _when(self, item: ProgrammeItem) -> str:
        if item.start and item.end:
            return f"{item.start:%H:%M}–{item.end:%H:%M}"
        if item.start:
            return f"{item.start:%H:%M}"
        return self._tr(DAY_PARTS[item.part]).lower() if item.part else ""

    def _where(self, item: ProgrammeItem) -> str:
        places = dict.fromkeys(filter(None, (self.title(item.venue), item.room)))
        host = self.title(item.host_org)
        if host and host not in places:
            places[self._tr(N_("received by {name}", name=host))] = None
        return ", ".join(places)

    def _met(self, item: ProgrammeItem) -> str:
        tr = self._tr
        people = [
            tr(NC_("line", "{label}: {value}", label=PEOPLE_ROLES[each.role], value=name))
            for each in item.people
            if (name := self.title(each.person))
        ]
        return tr(NC_("between the items of a list", "; ")).join(people)

    # --- people -----------------------------------------------------------------------------------

    def groups(self) -> tuple[Group, ...]:
        """Delegations, guests first."""
        found = self._reader.where(Delegation, visit=self._visit.id)
        found = sorted(found, key=lambda each: (each.side != "guest", each.order or 0, each.id))
        seats = self._reader.among(Delegate, "delegation", [each.id for each in found])
        people = self._reader.many(Person, [each.person for each in seats if each.person])
        by_id = {each.id: each for each in people}
        self._fetch(each.id for each in found)
        posts = [each.affiliation for each in seats if each.affiliation]
        bodies = {each.id: each for each in self._reader.many(Affiliation, posts)}
        self._fetch(each.organisation for each in bodies.values())
        return tuple(
            Group(
                each.id,
                each.side,
                self._name(each),
                tuple(
                    self._seat(seat, each.side, by_id, bodies)
                    for seat in sorted(seats, key=_precedence)
                    if seat.delegation == each.id
                ),
            )
            for each in found
        )

    def _name(self, group: Delegation) -> str:
        """What a delegation is called; nothing where that is only its side."""
        title = self.title(group.id)
        return "" if title == self._tr(SIDES[group.side]) else title

    def _seat(
        self,
        seat: Delegate,
        side: str,
        people: Mapping[int, Person],
        posts: Mapping[int, Affiliation],
    ) -> Seat:
        lang = self._tr.lang
        person = people.get(seat.person or 0)
        shown = for_reader(person.names, lang) if person else None
        own = native(person.names) if person else None
        name = seat.name_as_printed.exact(lang) or (shown.full if shown else seat.placeholder)
        post = posts.get(seat.affiliation or 0)
        words = [seat.title_as_printed.best(lang), self.title(post.organisation) if post else ""]
        return Seat(
            id=seat.id,
            person=seat.person,
            name=name,
            native=own.full if own and own.full != name else "",
            post=" · ".join(filter(None, words)),
            role=self._tr(role_in(side, seat.role) or ""),
            attendance=seat.attendance,
        )

    def unnamed(self) -> int:
        """Guests that were announced and have no seat yet."""
        stated = self._visit.headcount_stated
        guests = self._reader.where(Delegation, visit=self._visit.id, side="guest")
        seats = self._reader.among(Delegate, "delegation", [each.id for each in guests])
        return max(0, (stated or 0) - len(seats))

    # --- what came of it --------------------------------------------------------------------------

    def promises(self) -> tuple[Named, ...]:
        """What was promised and at which stop that arose, most pressing first."""
        items = self._reader.where(FollowUp, visit=self._visit.id)
        items.sort(key=lambda each: _pressing(each, self._today))
        ids = [each.id for each in items]
        stops = {each.id: each.arose_at for each in items if each.arose_at in self._around[1:]}
        self._fetch(stops.values())
        named = follow_ups_named(self._reader, ids, self._today, self._tr)
        return tuple(
            replace(each, remark=" · ".join(filter(None, (each.remark, self.title(stop)))))
            for each in named
            for stop in [stops.get(each.id)]
        )

    def interests(self) -> tuple[Named, ...]:
        """What they are after."""
        found = self._reader.among(Interest, "found_at", self._around)
        self._fetch(x for each in found for x in (each.offering, each.by))
        return tuple(self._interest(each) for each in found)

    def _interest(self, each: Interest) -> Named:
        words, tone = groups.INTERESTS[each.stage]
        title = capital(self.title(each.offering) or each.topic.best(self._tr.lang))
        return Named("interest", each.id, title, self.title(each.by), tone, self._tr(words))

    def sources(self) -> tuple[Named, ...]:
        """Where it was written about."""
        linked = Condition("about", Test.IS, self._around)
        ids = self._reader.ids(Listing("press_item", conditions=(linked,)))
        found = self._reader.many(PressItem, ids)
        self._fetch(x for each in found for x in (each.id, each.outlet))
        return tuple(self._source(each) for each in found)

    def _source(self, each: PressItem) -> Named:
        day = write_date(each.published_on, self._tr) if each.published_on else ""
        line = ", ".join(filter(None, (self.title(each.outlet), day, each.authors)))
        return Named("press_item", each.id, self.title(each.id), line)

    def hosts(self) -> tuple[Named, ...]:
        """Who receives."""
        self._fetch(each.organisation for each in self._visit.hosts)
        return tuple(
            Named(
                "organisation",
                each.organisation,
                self.title(each.organisation),
                self._tr(HOST_ROLES[each.role]),
            )
            for each in self._visit.hosts
            if each.organisation
        )

    def agreements(self) -> tuple[Named, ...]:
        """Papers that were proposed or signed."""
        found = self._reader.among(Agreement, "arose_at", self._around)
        return agreements_named(self._reader, [each.id for each in found], self._tr)


ENDED = (WindowState.ANSWERED, WindowState.LET_GO)
STATES = [*WindowState]


def _pressing(item: FollowUp, today: dt.date) -> tuple[bool, int, dt.date]:
    """The most pressing state first, and in it what closes first."""
    state = state_of(item, today)
    return state in ENDED, -STATES.index(state), closes_on(item) or dt.date.max


def _precedence(seat: Delegate) -> tuple[bool, int, int]:
    return seat.precedence is None, seat.precedence or 0, seat.id
