# SPDX-License-Identifier: MIT
"""Events in a calendar, and the day until which one registers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from delegate_crm.entities.event import Event
from delegate_crm.exchange.calendar_around import Around, between, span
from delegate_crm.exchange.days import Entry, Standing
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Window
from delegate_crm.store.queries import Reader

YEARLY = "FREQ=YEARLY"


def event_entries(
    reader: Reader, ids: Sequence[int], tr: Translator, _today: dt.date
) -> Iterator[Entry]:
    """Events that have a day."""
    events = reader.many(Event, ids)
    around = Around.read(reader, events, [each.place for each in events if each.place], tr)
    for each in events:
        first = each.start or each.end
        if first is not None:
            repeats = YEARLY if each.repeats_yearly else ""
            yield _entry(each, around, between(first, each.end), repeats=repeats)
        if each.deadline_registration:
            yield _registration(each, around, each.deadline_registration)


def _entry(event: Event, around: Around, window: Window, *, repeats: str) -> Entry:
    starts, ends = span(window)
    tr = around.tr
    lines = (
        *around.when(window),
        (Event.kind.label, Event.kind.kind.write(event.kind, tr)),
        (Event.our_role.label, Event.our_role.kind.write(event.our_role, tr)),
        (Event.website.label, event.website),
    )
    open_to_all = event.id not in around.hidden
    return Entry(
        **around.head(event),
        summary=_called(event, around),
        starts=starts,
        ends=ends,
        description=around.lines(event, lines),
        place=(around.title(event.place) or event.place_note) if open_to_all else "",
        standing=_standing(event),
        repeats=repeats,
    )


def _registration(event: Event, around: Around, until: ApproxDate) -> Entry:
    """The last day to register."""
    window = Window.due(until)
    starts, ends = span(window)
    words = NC_("calendar", "Registration until today: {what}", what=_called(event, around))
    return Entry(
        **around.head(event, "registration"),
        summary=around.tr(words),
        starts=starts,
        ends=ends,
        description=around.lines(event, around.when(window)),
        standing=_standing(event),
        part_of=around.uid(event),
    )


def _called(event: Event, around: Around) -> str:
    words = around.called(event)
    return words if _standing(event) is Standing.CONFIRMED else around.off(event, words, "")


def _standing(event: Event) -> Standing:
    return Standing.CONFIRMED if event.archived_at is None else Standing.CANCELLED
