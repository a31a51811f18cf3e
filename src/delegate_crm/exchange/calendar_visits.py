# SPDX-License-Identifier: MIT
"""Visits in a calendar as spans of days, their programme as times on the clock of the venue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.place import Place
from delegate_crm.entities.programme import DAY_PARTS, ProgrammeItem
from delegate_crm.entities.visit import OVER, Visit
from delegate_crm.exchange.calendar_around import Around, after, between, span
from delegate_crm.exchange.days import Entry, Standing, Wall, When
from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.schema.entity import RESTRICTED
from delegate_crm.store.calendar import stops_of
from delegate_crm.store.queries import Reader

OFF = ("postponed", "declined", "cancelled", "merged")
SURE = ("confirmed", "in_progress", *OVER)
SETTLED = ("confirmed", "done", "changed")
DEPTH = 8
"""Places one inside the other, at the most."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where things take place, and by which clock."""

    places: Mapping[int, Place]
    bodies: Mapping[int, Organisation]

    @classmethod
    def read(cls, reader: Reader, ids: Iterable[int | None]) -> Whereabouts:
        """Read venues, and the places that they lie in."""
        asked = list(dict.fromkeys(each for each in ids if each))
        bodies = {each.id: each for each in reader.many(Organisation, asked)}
        places: dict[int, Place] = {}
        wanted = {*asked, *(each.place for each in bodies.values() if each.place)}
        for _ in range(DEPTH):
            found = reader.many(Place, sorted(wanted - places.keys()))
            places |= {each.id: each for each in found}
            wanted = {each.parent for each in found if each.parent} - places.keys()
            if not wanted:
                break
        return cls(places, bodies)

    def zone(self, ids: Iterable[int | None]) -> str:
        """The time zone of the first of these that has one which the system knows."""
        zones = (_known(each) for venue in ids for each in self._zones(venue))
        return next(filter(None, zones), "")

    def _zones(self, venue: int | None) -> Iterator[str]:
        body = self.bodies.get(venue or 0)
        at = body.place if body else venue
        for _ in range(DEPTH):
            place = self.places.get(at or 0)
            if place is None:
                return
            yield place.timezone
            at = place.parent


def _known(zone: str) -> str:
    """A zone that the system knows, else nothing."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


def visit_entries(
    reader: Reader, ids: Sequence[int], tr: Translator, _today: dt.date
) -> Iterator[Entry]:
    """Visits that have a day, each followed by its programme."""
    visits = reader.many(Visit, ids)
    stops = reader.many(ProgrammeItem, stops_of(reader, ids))
    hosts = {each.id: [host.organisation for host in each.hosts] for each in visits}
    venues = [place for each in stops for place in (each.venue, each.host_org)]
    where = Whereabouts.read(reader, [*venues, *(body for row in hosts.values() for body in row)])
    others = (body for visit in visits for body in (visit.coordinator, *hosts[visit.id]))
    named = [each for each in (*venues, *others) if each]
    around = Around.read(reader, [*visits, *stops], named, tr)
    programme: dict[int | None, list[ProgrammeItem]] = {}
    for stop in stops:
        programme.setdefault(stop.visit, []).append(stop)
    for visit in visits:
        own = programme.get(visit.id, ())
        yield from _visit(visit, around, [each for each in own if not _day(each, visit)])
        for stop in own:
            zone = where.zone((stop.venue, stop.host_org, *hosts[visit.id]))
            yield from _stop(stop, visit, around, zone)


def _visit(visit: Visit, around: Around, undated: Sequence[ProgrammeItem]) -> Iterator[Entry]:
    """A visit, with those of its stops that stand on no day of their own."""
    first = visit.start or visit.end
    if first is None:
        return
    window = between(first, visit.end)
    starts, ends = span(window)
    tr, standing = around.tr, _standing(visit)
    called, hosts = around.called(visit), [around.title(each.organisation) for each in visit.hosts]
    if standing is Standing.CANCELLED:
        called = around.off(visit, called, Visit.status.kind.write(_why_off(visit), tr))
    shown = (Visit.direction, Visit.country, Visit.kinds, Visit.status)
    lines: list[tuple[Text | None, str]] = [
        *around.when(window),
        *((each.label, each.kind.write(visit.get(each.key), tr)) for each in shown),
        (Visit.reference.label, visit.reference),
        (Visit.coordinator.label, around.title(visit.coordinator)),
        (Visit.hosts.label, "; ".join(filter(None, hosts))),
        *_outline(undated, around),
    ]
    yield Entry(
        **around.head(visit),
        summary=called,
        starts=starts,
        ends=ends,
        description=around.lines(visit, lines),
        place=next(filter(None, hosts), "") if visit.id not in around.hidden else "",
        standing=standing,
    )


def _outline(stops: Sequence[ProgrammeItem], around: Around) -> Iterator[tuple[Text | None, str]]:
    """Stops of which nobody knows the day, in order; what is off or restricted is not told."""
    told = [x for x in stops if x.archived_at is None and x.status != "dropped"]
    open_to_all = [x for x in told if x.id not in around.hidden]
    for number, stop in enumerate(open_to_all, 1):
        words = around.aside(around.called(stop), around.title(stop.venue or stop.host_org))
        yield None, f"{number}. {words}"


def _why_off(visit: Visit) -> str:
    """The status that says why it does not take place; none for what was only put away."""
    return visit.status if visit.status in OFF else ""


def _standing(visit: Visit) -> Standing:
    if visit.archived_at is not None or visit.status in OFF:
        return Standing.CANCELLED
    return Standing.CONFIRMED if visit.status in SURE else Standing.TENTATIVE


def _stop(stop: ProgrammeItem, visit: Visit, around: Around, zone: str) -> Iterator[Entry]:
    """One stop; what belongs to a restricted visit is not told either."""
    day, standing = _day(stop, visit), _sure(stop, visit)
    if day is None:
        return
    starts, ends = _times(stop, day, zone)
    told = not {stop.id, visit.id} & around.hidden
    part = around.tr(DAY_PARTS[stop.part]) if stop.part and not stop.start else ""
    host = (ProgrammeItem.host_org.label, around.title(stop.host_org))
    lines = ((Visit.label, around.title(visit.id)), host)
    head = around.head(stop) | {"version": stop.version + visit.version - 1}
    if not told:
        head["confidentiality"] = RESTRICTED
    called = around.aside(around.called(stop), part) if told else around.tr(stop.label)
    if standing is Standing.CANCELLED:
        called = around.off(stop, called, "")
    yield Entry(
        **head,
        summary=called,
        starts=starts,
        ends=ends,
        description=around.lines(stop, lines) if told else "",
        place=_venue(stop, around) if told else "",
        standing=standing,
        part_of=around.uid(visit),
    )


def _day(stop: ProgrammeItem, visit: Visit) -> dt.date | None:
    """The day of a stop; else that of its visit, if it is of one day."""
    if stop.day:
        return stop.day
    start = visit.start
    whole = start and start.is_exact and visit.end in (None, start)
    return start.best if start and whole else None


def _times(stop: ProgrammeItem, day: dt.date, zone: str) -> tuple[When, When | None]:
    """By the clock if it is known when it begins, else the whole day."""
    if stop.start is None:
        return day, after(day)
    starts = dt.datetime.combine(day, stop.start)
    if stop.end is None or stop.end <= stop.start:
        return Wall(starts, zone), None
    return Wall(starts, zone), Wall(dt.datetime.combine(day, stop.end), zone)


def _venue(stop: ProgrammeItem, around: Around) -> str:
    return ", ".join(filter(None, (around.title(stop.venue or stop.host_org), stop.room)))


def _sure(stop: ProgrammeItem, visit: Visit) -> Standing:
    whole = _standing(visit)
    if stop.archived_at is not None or stop.status == "dropped" or whole is Standing.CANCELLED:
        return Standing.CANCELLED
    return whole if stop.status in SETTLED else Standing.TENTATIVE
