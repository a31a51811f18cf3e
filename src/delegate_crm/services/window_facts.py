# SPDX-License-Identifier: MIT
"""What the large bar of a follow-up shows, and moving a window by hand (`UX` 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from delegate_crm.entities.event import Event
from delegate_crm.entities.followup import FollowUp, span_of
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate, Precision
from delegate_crm.rules.datewords import read_date, read_window, write_date
from delegate_crm.rules.windows import Window, WindowState
from delegate_crm.services.calendars import provisional_in
from delegate_crm.services.dates import Said, date_meanings
from delegate_crm.services.followups import state_of
from delegate_crm.services.ladder import reminders_of
from delegate_crm.services.window_words import BarFacts, bar_facts, capital, near_day, until_words
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

MOST_MARKS = 6
OPENS, CLOSES = "opens", "closes"
PROVISIONAL = N_("The days off of that year are not announced yet: the day may still move.")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands on the axis beside the window."""

    day: dt.date
    words: str


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """A window of time with all that its card shows."""

    follow_up: int
    title: str
    bar: BarFacts
    opens_words: str
    closes_words: str
    opens_about: bool
    closes_about: bool
    until: str
    """The label at the closing end."""
    day_words: str
    said: str
    """The window as it was said, word for word."""
    reminders: str
    visit: Mark | None
    marks: tuple[Mark, ...]
    provisional: str = ""
    """That its days hang on days off which are not announced yet; empty where they do not."""

    @property
    def open_to_reply(self) -> bool:
        """Tell whether an answer is still awaited."""
        return self.bar.state not in (WindowState.ANSWERED, WindowState.LET_GO)


def window_facts(
    reader: Reader, follow_ups: Sequence[int], today: dt.date, lang: str
) -> list[WindowFacts]:
    """The cards of several follow-ups, in their order; those without a date have none."""
    items = [each for each in reader.many(FollowUp, follow_ups) if ends_of(each)]
    visits = {each.id: each for each in reader.many(Visit, _ids(item.visit for item in items))}
    events = _events(reader, visits, items)
    known = {event.id for found in events.values() for event in found}
    titles = reader.titles([*follow_ups, *visits, *known], lang)
    tr = Translator(lang)
    cards = [_facts(item, visits, events, titles, today, tr) for item in items]
    waiting = {each.follow_up for each in cards if _awaits(each.bar.state)}
    told = reminders_of(reader, [each for each in items if each.id in waiting], today)
    movable = {x.id for x in items if x.id in waiting and provisional_in(reader, x)}
    return [
        replace(
            each,
            reminders=_reminders(told.get(each.follow_up, ()), today, tr),
            provisional=tr(PROVISIONAL) if each.follow_up in movable else "",
        )
        for each in cards
    ]


def _events(
    reader: Reader, visits: Mapping[int, Visit], items: Sequence[FollowUp]
) -> dict[int, list[Event]]:
    """Events around each visit: its occasion, and what its promises concern; 0 is no visit."""
    related = [*items, *reader.among(FollowUp, "visit", [*visits])]
    wanted = {(each.visit or 0, each.about) for each in related if each.about}
    wanted |= {(each.id, each.event) for each in visits.values() if each.event}
    about = _ids(each for _, each in wanted)
    invited = {each.id: each.occasion for each in reader.many(Invitation, about)}
    pairs = {(visit, invited.get(each) or each) for visit, each in wanted}
    found = {each.id: each for each in reader.many(Event, _ids(each for _, each in pairs))}
    around: dict[int, list[Event]] = {}
    for visit, event in sorted(pairs):
        if event in found:
            around.setdefault(visit, []).append(found[event])
    return around


def windows_of_visit(reader: Reader, visit: int, today: dt.date, lang: str) -> list[WindowFacts]:
    """The cards of what is awaited after a visit, most pressing first."""
    items = reader.where(FollowUp, visit=visit)
    spans = [item for item in items if span_of(item)]
    order = [*WindowState][::-1]
    spans.sort(key=lambda item: (_rank(state_of(item, today), order), item.id))
    return window_facts(reader, [item.id for item in spans], today, lang)


def _rank(state: WindowState, order: Sequence[WindowState]) -> int:
    """Overdue first; what is over comes last."""
    over = state in (WindowState.ANSWERED, WindowState.LET_GO)
    return order.index(state) + (len(order) if over else 0)


def ends_of(item: FollowUp) -> tuple[ApproxDate, ApproxDate] | None:
    """When a follow-up opens and closes; none without a date."""
    if item.due_mode == "window" and item.window:
        return item.window.opens, item.window.closes
    if item.due_mode in ("date", "recurring") and item.due:
        return item.due, item.due
    return None


def _facts(  # noqa: PLR0913, PLR0917 - what was read together for all cards
    item: FollowUp,
    visits: Mapping[int, Visit],
    events: Mapping[int, Sequence[Event]],
    titles: Mapping[int, str],
    today: dt.date,
    tr: Translator,
) -> WindowFacts:
    ends = ends_of(item)
    assert ends is not None  # noqa: S101 - the caller chose those with a date
    opens, closes = ends
    bar = bar_facts(item, today, tr)
    visit = visits.get(item.visit or 0)
    found = bar.day_of
    return WindowFacts(
        follow_up=item.id,
        title=capital(titles.get(item.id, "")),
        bar=bar,
        opens_words=write_date(opens, tr),
        closes_words=write_date(closes, tr),
        opens_about=not opens.is_exact,
        closes_about=not closes.is_exact,
        until=until_words(closes, today, tr),
        day_words=tr(N_("day {day} of {days}", day=found[0], days=found[1])) if found else "",
        said=opens.said,
        reminders="",
        visit=_visit_mark(visit, titles),
        marks=tuple(_marks(events.get(item.visit or 0, ()), titles))[:MOST_MARKS],
    )


def _awaits(state: WindowState) -> bool:
    return state not in (WindowState.ANSWERED, WindowState.LET_GO, WindowState.OVERDUE)


def _visit_mark(visit: Visit | None, titles: Mapping[int, str]) -> Mark | None:
    date = (visit.end or visit.start) if visit else None
    if visit is None or date is None:
        return None
    return Mark(date.middle, titles.get(visit.id, ""))


def _marks(events: Sequence[Event], titles: Mapping[int, str]) -> Iterable[Mark]:
    dated = [(each.start.middle, each.id) for each in events if each.start]
    return (Mark(day, capital(titles.get(event, ""))) for day, event in sorted(dated))


def _reminders(found: Sequence[tuple[dt.date, Text]], today: dt.date, tr: Translator) -> str:
    """Say at which moments one is reminded of it, and which is next."""
    if not found:
        return ""
    whole = N_("Reminders: {moments}.", moments=[tr(words) for _, words in found])
    following = min((day for day, _ in found if day > today), default=None)
    if following is None:
        return tr(whole)
    coming = N_("Next: {day}.", day=near_day(following, today, tr))
    return tr(NC_("two sentences", "{one} {two}", one=whole, two=coming))


def _ids(found: Iterable[int | None]) -> list[int]:
    return list(dict.fromkeys(each for each in found if each))


# --- moving by hand -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a window that was moved by hand."""

    title: str
    freed: bool
    """Whether it counted from another date until now, and does not any more."""

    @property
    def words(self) -> Text:
        """What is said of it."""
        return replace(FREED if self.freed else MOVED, values={"title": self.title})


MOVED = N_("Moved: {title}", title="")
FREED = N_("Moved: {title}. It no longer follows the date that it counts from.", title="")


def move_window(
    work: Work, follow_up: int, opens_by: int, closes_by: int, *, lang: str = "en"
) -> Moved:
    """Move the ends of a window by days; from now on it stays where it was put."""
    item = work.reader.get(FollowUp, follow_up)
    ends = ends_of(item)
    if ends is None:
        return _told(work, item, lang)
    opens, closes = ends
    last = _moved(closes, closes_by)
    as_one = opens == closes and opens_by == closes_by
    _put(work, item, last if as_one else _moved(opens, opens_by, opening=True), last)
    return _told(work, item, lang)


def set_ends(
    work: Work, follow_up: int, opens: ApproxDate, closes: ApproxDate, *, lang: str = "en"
) -> Moved:
    """Set both ends of a window by hand."""
    item = work.reader.get(FollowUp, follow_up)
    _put(work, item, opens, closes)
    return _told(work, item, lang)


def _told(work: Work, item: FollowUp, lang: str) -> Moved:
    followed = item.due_mode == "window" and item.window is not None and item.window.recompute
    return Moved(capital(work.reader.title(item.id, lang)), freed=followed)


def is_one_day(item: FollowUp) -> bool:
    """Tell whether it is due on a day, however that is written down, and not within a span."""
    ends = ends_of(item)
    return ends is not None and ends[0] == ends[1]


def read_end(text: str, lang: str, today: dt.date, field: str) -> ApproxDate:
    """Read a typed end; one without a year closes ahead of today. A refusal names the field."""
    try:
        read = read_date(text, lang, today).value
        if field == CLOSES and read.latest and read.latest < today:
            read = read_window(text, lang, today).closes or read
    except Invalid as refused:
        raise Invalid(refused.message, refused.hint, field) from refused
    return read if read.is_exact else replace(read, said=text.strip())


def end_meanings(text: str, tr: Translator, today: dt.date, field: str) -> Said:
    """Say how a typed end is understood, or why it is not."""
    try:
        words = write_date(read_end(text, tr.lang, today, field), tr)
    except Invalid:
        words = text
    return date_meanings(words, tr, today)


def _put(work: Work, item: FollowUp, opens: ApproxDate, closes: ApproxDate) -> None:
    if item.due_mode == "window" and item.window:
        work.save(item.having(window=item.window.edited(opens, closes)), item)
    elif opens == closes:
        work.save(item.having(due=closes), item)
    else:
        changed = item.having(due_mode="window", due=None, window=Window(opens, closes))
        work.save(changed, item)


def _moved(date: ApproxDate, days: int, *, opening: bool = False) -> ApproxDate:
    """Move an end; a month or a season that is moved by days becomes about a day."""
    if days == 0 or date.precision is Precision.DAY:
        return date.moved(days) if days else date
    edge = date.earliest if opening else date.latest
    if edge is None:
        return date.moved(days)
    about = ApproxDate.about(edge).moved(days)
    margin = (about.latest - edge).days - days if about.latest else 0
    return about.moved(margin if opening else -margin)
