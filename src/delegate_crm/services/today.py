# SPDX-License-Identifier: MIT
"""Everything that Today shows, read as of one moment with a fixed number of queries (`UX` 4.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.followup import sides_of
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.kit.locales import weekday_names
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.absence import Staff, own_absence
from delegate_crm.services.followups import WITHIN
from delegate_crm.services.needs import Need, needs
from delegate_crm.services.people import acting_names
from delegate_crm.services.readiness import VisitAhead, visits_ahead
from delegate_crm.services.saved_views import ViewFacts, views_on_today
from delegate_crm.services.window_words import capital, near_day
from delegate_crm.store.dashboard import RUNNING, SENT, agreements_to_watch
from delegate_crm.store.due import due_counts, due_ids, next_opening, turning_ids
from delegate_crm.store.queries import Reader
from delegate_crm.store.recent import Recent, recent_works
from delegate_crm.store.reminders import escalated, unread

MOST_ROWS = 50
MOST_OF_WEEK = 60
MOST_VISITS, MOST_AGREEMENTS, MOST_CHANGES = 3, 4, 5
FEW = 5
"""A change of so many records is one of the first, with what hangs on it."""
EXPIRES_WITHIN = 60
"""Days ahead that agreements about to expire are watched."""
SIDES = {"all": sides_of(""), "them": sides_of("them"), "us": sides_of("us")}
NOW = (WindowState.OVERDUE, WindowState.CLOSING, WindowState.OPEN)
DAYS = 7
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Moment:
    """Who asks when, in which language."""

    today: dt.date
    now: dt.datetime
    lang: str
    user: str = ""
    """Login; views of others are not told."""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of this week and what turns on it."""

    day: dt.date
    letter: str
    states: tuple[WindowState, ...]
    """State of each follow-up that turns then."""
    needs: tuple[int, ...]
    visits: tuple[int, ...]
    """Visits that begin then."""
    words: str


@dataclass(frozen=True, slots=True)
class Watched:
    """An agreement to keep an eye on."""

    id: int
    title: str
    partner: str
    stage: str
    chip: str
    tone: str


@dataclass(frozen=True, slots=True)
class Lately:
    """A change that somebody made."""

    who: str
    title: str
    remark: str
    kind: str
    record_id: int | None


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """The whole page."""

    date: str
    headline: str
    coming: str
    """What comes next, told when nothing needs anybody."""
    away: str
    """That who looks is away, and who stands in."""
    counts: Mapping[str, int]
    rows: Mapping[str, tuple[int, ...]]
    """Ids of the first rows of each side, in their order."""
    needs: Mapping[int, Need]
    week: tuple[WeekDay, ...]
    visits: tuple[VisitAhead, ...]
    agreements: tuple[Watched, ...]
    views: tuple[ViewFacts, ...]
    """Saved views that are to be told of, and are not empty."""
    lately: tuple[Lately, ...]
    unread: int
    """Notices of the past that the user has not looked at."""
    is_new: bool
    """Whether the office holds no visit, partner or follow-up yet."""


def today_facts(reader: Reader, moment: Moment) -> TodayFacts:
    """Read all of it."""
    today, lang = moment.today, moment.lang
    tr, horizon = Translator(lang), today + dt.timedelta(days=WITHIN)
    counts = _counts(due_counts(reader, today, horizon))
    whose = _whose(reader, moment)
    rows = {
        name: tuple(due_ids(reader, today, horizon, sides, MOST_ROWS, whose))
        for name, sides in SIDES.items()
    }
    monday = today - dt.timedelta(days=today.weekday())
    turning = turning_ids(reader, monday, monday + dt.timedelta(days=DAYS - 1), MOST_OF_WEEK)
    wanted = list(dict.fromkeys([*(each for ids in rows.values() for each in ids), *turning]))
    known = needs(reader, wanted, today, lang, moment.user)
    found = _with_escalated(reader, known, moment.user, tr)
    visits = tuple(visits_ahead(reader, today, lang, MOST_VISITS))
    return TodayFacts(
        date=capital(tr.date(today, "full")),
        headline=capital(tr(headline(counts["all"]))),
        coming=_coming(reader, visits, today, tr) if not counts["all"] else "",
        away=own_absence(reader, today, lang, moment.user),
        counts=counts,
        rows=rows,
        needs=found,
        week=tuple(_week(moment, _Turning(rows["all"], turning, found, visits), tr)),
        visits=visits,
        agreements=tuple(_watched(reader, today, tr)),
        views=tuple(views_on_today(reader, moment.user, lang, today)),
        lately=tuple(_lately(reader, moment, tr)),
        unread=unread(reader, moment.user),
        is_new=not (counts["all"] or visits) and _is_new(reader),
    )


def _whose(reader: Reader, moment: Moment) -> list[set[int]]:
    """Whose rows come first among those of one urgency: my own, then of those I stand in for."""
    staff = Staff(reader, moment.today)
    me = staff.called(moment.user)
    return [{me}, staff.left_to(me)] if me else []


def _with_escalated(
    reader: Reader, found: dict[int, Need], login: str, tr: Translator
) -> dict[int, Need]:
    """Mark what is late with others and was passed on to who looks."""
    passed_on = escalated(reader, login) & found.keys()
    word = tr(NC_("need", "escalated to you"))
    marked = {each: replace(found[each], more=(word, *found[each].more)) for each in passed_on}
    return found | marked


def _is_new(reader: Reader) -> bool:
    known = reader.counts()
    return not any(known[kind] for kind in ("visit", "organisation", "follow_up"))


def _counts(by_side: Mapping[str, int]) -> dict[str, int]:
    return {
        name: sum(by_side.get(side, 0) for side in sides or by_side)
        for name, sides in SIDES.items()
    }


# --- the headline ---------------------------------------------------------------------------------

NUMBERS: Sequence[Text] = (
    NC_("things", "one"),
    NC_("things", "two"),
    NC_("things", "three"),
    NC_("things", "four"),
    NC_("things", "five"),
    NC_("things", "six"),
    NC_("things", "seven"),
    NC_("things", "eight"),
    NC_("things", "nine"),
    NC_("things", "ten"),
    NC_("things", "eleven"),
    NC_("things", "twelve"),
)


def headline(count: int) -> Text:
    """Say in words how much needs somebody."""
    if count == 0:
        return N_("Nothing needs you today")
    number: object = NUMBERS[count - 1] if count <= len(NUMBERS) else count
    return NN_(
        "{number} thing needs you today", "{number} things need you today", count, number=number
    )


def _coming(reader: Reader, visits: Sequence[VisitAhead], today: dt.date, tr: Translator) -> str:
    """Say what comes next: a visit, else what opens first."""
    coming = next((each for each in visits if not each.over), None)
    if coming:
        return tr(N_("Next: {what}", what=coming.arrives))
    found = next_opening(reader, today + dt.timedelta(days=WITHIN))
    if found is None:
        return ""
    need = needs(reader, [found], today, tr.lang)[found]
    when = need.bar.short[:1].lower() + need.bar.short[1:]
    title = tr(NC_("visit ahead", "{title}, {when}", title=need.title, when=when))
    return tr(N_("Next: {what}", what=title))


# --- this week ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Turning:
    """What the days of the week are made of."""

    rows: Sequence[int]
    turning: Sequence[int]
    needs: Mapping[int, Need]
    visits: Sequence[VisitAhead]

    def on(self, day: dt.date) -> list[Need]:
        """What opens or closes on a day."""
        found = [self.needs[each] for each in self.turning if each in self.needs]
        return [each for each in found if day in (each.bar.opens, each.bar.closes)]

    def now(self) -> list[Need]:
        """What needs somebody now."""
        found = [self.needs[each] for each in self.rows]
        return [each for each in found if each.state in NOW]


def _week(moment: Moment, whole: _Turning, tr: Translator) -> Iterator[WeekDay]:
    """Each day has what opens or closes on it; today has all that needs somebody now."""
    monday = moment.today - dt.timedelta(days=moment.today.weekday())
    names = weekday_names(tr.lang, "abbreviated")
    for number in range(DAYS):
        day = monday + dt.timedelta(days=number)
        own = [*(whole.now() if day == moment.today else ()), *whole.on(day)]
        needs_of_day = list({each.id: each for each in own}.values())
        visits = [each for each in whole.visits if each.start == day]
        yield _weekday(day, names[number], needs_of_day, visits, tr)


def _weekday(
    day: dt.date, name: str, own: Sequence[Need], visits: Sequence[VisitAhead], tr: Translator
) -> WeekDay:
    parts = [tr(NN_("{n} follow-up", "{n} follow-ups", len(own)))] if own else []
    parts += [each.title for each in visits]
    said = NC_("between the items of a list", ", ")
    count = tr(said).join(parts) or N_("nothing")
    return WeekDay(
        day=day,
        letter=capital(name.rstrip(".")),
        states=tuple(each.state for each in own),
        needs=tuple(each.id for each in own),
        visits=tuple(each.id for each in visits),
        words=tr(NC_("line", "{label}: {value}", label=tr.date(day, "full"), value=count)),
    )


# --- agreements -----------------------------------------------------------------------------------


def _watched(reader: Reader, today: dt.date, tr: Translator) -> list[Watched]:
    until = today + dt.timedelta(days=EXPIRES_WITHIN)
    found = reader.many(Agreement, agreements_to_watch(reader, until, MOST_AGREEMENTS))
    others = {each.id: _their_side(each) for each in found}
    titles = reader.titles([*others, *others.values()], tr.lang)
    return [
        _one_watched(each, titles.get(each.id, ""), titles.get(others[each.id] or 0, ""), today, tr)
        for each in found
    ]


def _their_side(agreement: Agreement) -> int | None:
    return next((each.organisation for each in agreement.parties if each.side == "them"), None)


def _one_watched(
    each: Agreement, title: str, partner: str, today: dt.date, tr: Translator
) -> Watched:
    if each.status in RUNNING and each.expires_on:
        days, day = (each.expires_on - today).days, near_day(each.expires_on, today, tr)
        stage = N_("expired {day}", day=day) if days < 0 else N_("expires {day}", day=day)
        chip = NC_("agreement", "Expired") if days < 0 else NN_("{n} day", "{n} days", days)
        tone = "overdue" if days < 0 else "closing"
    elif each.status in SENT:
        stage, chip, tone = N_("waiting for signature"), NC_("agreement stage", "Sent"), "soon"
    else:
        stage, chip, tone = N_("offered, not drafted"), NC_("agreement stage", "Idea"), "neutral"
    return Watched(each.id, capital(title), partner, tr(stage), tr(chip), tone)


# --- lately ---------------------------------------------------------------------------------------


def _lately(reader: Reader, moment: Moment, tr: Translator) -> list[Lately]:
    works = recent_works(reader, MOST_CHANGES)
    titles = reader.titles([each.record_id for each in works], tr.lang)
    names = acting_names(reader, tr.lang)
    return [_change(each, names, titles, moment, tr) for each in works]


def _change(
    work: Recent,
    names: Mapping[str, str],
    titles: Mapping[int, str],
    moment: Moment,
    tr: Translator,
) -> Lately:
    actor = work.header.actor
    when = tr(ago(dt.datetime.fromisoformat(work.header.at), moment, tr))
    about = titles.get(work.record_id or 0, "")
    is_one = work.count <= FEW
    if not is_one:
        about = tr(NN_("{n} record", "{n} records", work.count))
    who = names.get(actor, actor)
    other = who if moment.user and actor != moment.user else ""
    return Lately(
        who=who,
        title=tr(work.header.label),
        remark=" · ".join(filter(None, (capital(about), other, when))),
        kind=work.kind if is_one else "",
        record_id=work.record_id if is_one else None,
    )


def ago(then: dt.datetime, moment: Moment, tr: Translator) -> Text:
    """Say how long ago something was."""
    seconds = max((moment.now - then).total_seconds(), 0)
    if seconds < MINUTE:
        return NC_("ago", "just now")
    if seconds < HOUR:
        return NN_("{n} min", "{n} min", int(seconds // MINUTE))
    day, now = then.astimezone().date(), moment.now.astimezone().date()
    days = (now - day).days
    if days == 0:
        return NN_("{n} h", "{n} h", int(seconds // HOUR))
    if days == 1:
        return NC_("ago", "yesterday")
    return NC_("ago", "{day}", day=near_day(day, now, tr))
