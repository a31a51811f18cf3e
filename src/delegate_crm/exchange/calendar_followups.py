# SPDX-License-Identifier: MIT
"""Follow-ups in a calendar: windows as spans of days with their reminders, due dates as days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from delegate_crm.entities.followup import (
    BY_SIDES,
    LET_GO,
    TERMINAL,
    FollowUp,
    closing,
    is_over,
    opening,
)
from delegate_crm.exchange.calendar_around import Around, after, between, span
from delegate_crm.exchange.days import Alarm, Entry, Standing
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.datewords import write_window
from delegate_crm.rules.feasts import FEASTS
from delegate_crm.rules.reminders import LEAD_WORDS, Lead
from delegate_crm.rules.repeats import repeated_from
from delegate_crm.rules.windows import STATE_WORDS, Window, WindowState
from delegate_crm.services.followups import partners_of
from delegate_crm.services.ladder import reminders_of
from delegate_crm.services.window_words import capital
from delegate_crm.store.queries import Reader

SIDES: Mapping[str, Text] = MappingProxyType(
    {
        "us": NC_("calendar", "We owe: {what}"),
        "them": NC_("calendar", "We wait for: {what}"),
        "both": NC_("calendar", "Both sides: {what}"),
    }
)
ANSWERED = NC_("calendar", "Answered: {what}")


def followup_entries(
    reader: Reader, ids: Sequence[int], tr: Translator, today: dt.date
) -> Iterator[Entry]:
    """Follow-ups that have a day; alarms from today on."""
    items = reader.many(FollowUp, ids)
    partners = partners_of(reader, items)
    named = [each for item in items for each in (item.visit, item.responsible) if each]
    around = Around.read(reader, items, [*named, *partners.values()], tr)
    told = reminders_of(reader, [each for each in items if not is_over(each)], today)
    for item in items:
        window = _window(item)
        if window is not None:
            alarms = tuple(_alarms(item, told.get(item.id, ()), around, today))
            yield _entry(item, window, around, partners.get(item.id), alarms)


def _window(item: FollowUp) -> Window | None:
    """From when to when: its window, its day, or the day on which it is looked at again."""
    first, last = opening(item), closing(item)
    return between(first, last) if first else None


def _entry(
    item: FollowUp, window: Window, around: Around, partner: int | None, alarms: tuple[Alarm, ...]
) -> Entry:
    starts, ends = _days(item, window)
    repeats = _repeats(item)
    return Entry(
        **around.head(item),
        summary=_summary(item, window, around, partner),
        starts=starts,
        ends=ends,
        description=around.lines(item, _lines(item, window, around, partner)),
        alarms=alarms,
        standing=_standing(item),
        repeats=repeated_from(repeats, starts) if repeats else "",
    )


def _repeats(item: FollowUp) -> str:
    """Its rule while it goes on; of a feast that the moon moves only the next day is told.

    Programs that do not know RFC 7529 would drop the whole entry.
    """
    goes_on = item.due_mode == "recurring" and not is_over(item)
    return item.rrule if goes_on and item.rrule not in FEASTS else ""


def _days(item: FollowUp, window: Window) -> tuple[dt.date, dt.date | None]:
    """Its span; one that was answered ends with the answer."""
    starts, ends = span(window)
    done = item.done_on
    if item.status != "done" or done is None or (ends and done >= ends):
        return starts, ends
    return min(starts, done), after(done)


def _standing(item: FollowUp) -> Standing:
    gone = item.status in LET_GO or item.archived_at is not None
    return Standing.CANCELLED if gone else Standing.CONFIRMED


def _summary(item: FollowUp, window: Window, around: Around, partner: int | None) -> str:
    """Whose it is, what and of whom, and “about” where the days are not known exactly."""
    tr, what = around.tr, around.called(item)
    if item.id not in around.hidden:
        what = around.aside(what, around.title(partner))
    if _standing(item) is Standing.CANCELLED:
        return around.off(item, what, tr(STATE_WORDS[WindowState.LET_GO]))
    words = ANSWERED if item.status == "done" else SIDES.get(item.by_side, SIDES["us"])
    said = tr(replace(words, values={"what": what}))
    exact = window.opens.is_exact and window.closes.is_exact
    if exact or item.status in TERMINAL:
        return said
    dates = write_window(window, tr)
    return tr(NC_("calendar", "{what}, {dates}", what=said, dates=dates))


def _lines(
    item: FollowUp, window: Window, around: Around, partner: int | None
) -> Iterator[tuple[Text | None, str]]:
    tr = around.tr
    yield from around.when(window)
    if item.due_mode == "condition":
        yield FollowUp.condition.label, item.condition
    if closing(item) is None:
        yield None, tr(N_("Without a date of its own: this is when it is looked at again."))
    yield FollowUp.by_side.label, tr(BY_SIDES[item.by_side])
    yield N_("Partner"), around.title(partner)
    yield FollowUp.visit.label, around.title(item.visit)
    yield FollowUp.responsible.label, around.title(item.responsible)
    yield FollowUp.status.label, FollowUp.status.kind.write(item.status, tr)


def _alarms(
    item: FollowUp, told: Sequence[tuple[dt.date, Text]], around: Around, today: dt.date
) -> Iterator[Alarm]:
    """Its reminders; while it is snoozed none before it wakes.

    Those that have passed ring no more, but that of something repeated rings each time. What was
    typed for a reminder is not told of one that is restricted.
    """
    tr, called, wakes = around.tr, around.called(item), item.snoozed_until or dt.date.min
    bare = item.reminders and item.id in around.hidden
    own = LEAD_WORDS[Lead.OWN]
    days = {max(day, wakes): own if bare else words for day, words in told}
    for day in sorted(each for each in days if each >= today or _repeats(item)):
        words = NC_("calendar", "{words}: {what}", words=capital(tr(days[day])), what=called)
        yield Alarm(day, tr(words))
