# SPDX-License-Identifier: MIT
"""What the office's own history says of how long answers take, and a window that follows from it.

The narrowest group of partners that has enough cases is asked: the organisation, then those of its
country and kind, of its country, of its kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp, is_over
from delegate_crm.entities.organisation import ORGANISATION_KINDS, Organisation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit import territories
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator, plain
from delegate_crm.rules.survival import Curve, curve_of
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.drafts import Draft, save
from delegate_crm.services.followups import partners_of
from delegate_crm.services.people import country_of
from delegate_crm.store.answers import cases_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

USE = N_("Use this window")
SPAN = N_(
    "About half of all answers come in this span, a quarter sooner and a quarter later. Counted"
    " from the visit, letter or sample; what is still open counts as waited so far."
)
LEAST = N_(
    "A quarter of all answers come by then; when the others do cannot be told yet. Counted from the"
    " visit, letter or sample; what is still open counts as waited so far."
)
FEWEST = 5
"""Cases below which nothing is said."""
WEEK, MONTH = 7, 30.4
FEW_DAYS, FEW_WEEKS = 14, 60
"""Up to so many days a length is told in days, and in weeks."""


@dataclass(frozen=True, slots=True)
class Answering:
    """How long partners took, in words."""

    whose: str
    """Of which partners."""
    took: str
    """From when to when three quarters of the answers came, and in the middle."""
    cases: str
    """How many cases stand behind it."""
    explained: str
    """What the span means, and from when it is counted."""
    window: str
    """A window that follows from it, as one types it; empty where none does any more."""
    waited: str
    """How long this one is waited for, where that is longer than most took."""
    curve: Curve


def answering(
    reader: Reader, item: FollowUp, today: dt.date, lang: str, *, anew: bool = False
) -> Answering | None:
    """What is known of a promise of the other side; none with fewer than five cases.

    `anew` asks for the one that comes after it: that is not waited for yet.
    """
    if item.by_side == "us":
        return None
    tr = Translator(lang)
    for whose, group in _groups(reader, item, lang):
        curve = curve_of(cases_of(reader, today, group))
        if curve.cases >= FEWEST and curve.quartiles[0] is not None:
            return _told(tr(whose), curve, 0 if anew else _waited(reader, item, today), tr)
    return None


def use_window(work: Work, follow_up: int, window: str, reading: Reading) -> None:
    """Await a promise in a window that was suggested, as if somebody had typed it."""
    draft: Draft[Entity] = Draft(work.reader.get(FollowUp, follow_up), reading)
    draft.type("due_mode", "window")
    draft.type("window", window)
    save(work, draft)


def _groups(
    reader: Reader, item: FollowUp, lang: str
) -> Iterator[tuple[Text, Mapping[str, str | int]]]:
    partner = item.by or partners_of(reader, [item]).get(item.id)
    body, visit = reader.record(partner), reader.record(item.visit)
    country = country_of(reader, [partner]) or (visit.country if isinstance(visit, Visit) else "")
    kind = body.kind if isinstance(body, Organisation) else ""
    where = territories.country_name(country, lang)
    sort = ORGANISATION_KINDS.get(kind, plain(kind))
    if isinstance(body, Organisation):
        yield plain(reader.title(body.id, lang)), {"organisation": body.id}
    if country and kind:
        both = NC_("partners", "{kind}, {country}", kind=sort, country=where)
        yield both, {"country": country, "kind": kind}
    if country:
        yield NC_("partners", "Partners of {country}", country=where), {"country": country}
    if kind:
        yield sort, {"kind": kind}


def _waited(reader: Reader, item: FollowUp, today: dt.date) -> int:
    """Days for which an open one is waited for already."""
    own = () if is_over(item) else cases_of(reader, today, {"follow_up": item.id})
    return max((each.days for each in own), default=0)


def _told(whose: str, curve: Curve, waited: int, tr: Translator) -> Answering:
    lower, middle, upper = curve.quartiles
    longer = upper is not None and waited > upper
    already = N_("Awaited for {length} already, longer than most took.", length=_length(waited))
    return Answering(
        whose=whose,
        took=_took(lower, middle, upper, tr),
        cases=_counted(curve, tr),
        explained=tr(LEAST if upper is None else SPAN),
        window="" if longer else _window(lower, upper, tr),
        waited=tr(already) if longer else "",
        curve=curve,
    )


def _counted(curve: Curve, tr: Translator) -> str:
    waiting = curve.cases - curve.answered
    cases = NN_(
        "{n} case, {answered} answered",
        "{n} cases, {answered} answered",
        curve.cases,
        answered=curve.answered,
    )
    counted = tr(cases)
    if not waiting:
        return counted
    left = NN_("{n} not yet or never", "{n} not yet or never", waiting)
    return tr(NC_("cases", "{counted}, {left}", counted=counted, left=left))


def _took(lower: int | None, middle: int | None, upper: int | None, tr: Translator) -> str:
    """Say the quartiles as far as they are reached."""
    first = _length(lower or 0)
    if upper is not None:
        words = NC_("answers", "From {first} to {last}", first=first, last=_length(upper))
    else:
        words = NC_("answers", "At least {first}", first=first)
    if middle is None:
        return tr(words)
    half = NC_("answers", "half within {middle}", middle=_length(middle))
    return tr(NC_("answers", "{span}; {half}", span=words, half=half))


def _length(days: int) -> Text:
    """A length that one can remember."""
    if days <= FEW_DAYS:
        return NN_("{n} day", "{n} days", days)
    if days <= FEW_WEEKS:
        return NN_("{n} week", "{n} weeks", round(days / WEEK))
    return NN_("{n} month", "{n} months", round(days / MONTH))


def _window(lower: int | None, upper: int | None, tr: Translator) -> str:
    """The window between the quartiles, in one unit, so that it can be typed."""
    if lower is None or upper is None:
        return ""
    size = 1.0 if upper <= FEW_DAYS else WEEK if upper <= FEW_WEEKS else MONTH
    least, most = max(round(lower / size), 1), max(round(upper / size), 1)
    span = f"{least}-{most}" if most > least else f"{most}"
    if size == MONTH:
        return tr(NN_("{span} month", "{span} months", most, span=span))
    if size == WEEK:
        return tr(NN_("{span} week", "{span} weeks", most, span=span))
    return tr(NN_("{span} day", "{span} days", most, span=span))
