# SPDX-License-Identifier: MIT
"""What a typed date or window is read as, told before the field is left (`UX` section 6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text, Translator, plain
from delegate_crm.kit.locales import weekday_names
from delegate_crm.rules.approx import ApproxDate, Offset, Precision, Qualifier, Unit
from delegate_crm.rules.datewords import read_date, read_window, write_date, write_window
from delegate_crm.rules.datewords.writing import UNITS
from delegate_crm.rules.windows import Window
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.timekinds import WindowKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a text may mean: in words that read the same everywhere, and a remark."""

    words: str
    remark: Text


@dataclass(frozen=True, slots=True)
class Said:
    """What a text is read as, the likelier first, or why it cannot be read."""

    meanings: Sequence[Meaning] = ()
    refusal: Text | None = None


def date_meanings(text: str, tr: Translator, today: dt.date, *, exact: bool = False) -> Said:
    """What a typed date means; where only exact days are taken, others are refused."""
    if not text.strip():
        return Said()
    try:
        read = read_date(text, tr.lang, today)
    except Invalid as refused:
        return Said(refusal=_sentences(refused))
    found = [each for each in (read.value, *read.others) if each.is_exact or not exact]
    if not found:
        return Said(refusal=N_("Write the day, month and year."))
    return Said([Meaning(write_date(each, tr), _remark(each, tr)) for each in found])


def window_meaning(text: str, tr: Translator, today: dt.date) -> Said:
    """What a typed window means."""
    if not text.strip():
        return Said()
    try:
        window = WindowKind().parse(text, Reading(tr.lang, today, _nothing))
    except Invalid as refused:
        return Said(refusal=_sentences(refused))
    if window is None:
        return Said()
    relative = read_window(text, tr.lang, today).is_relative
    remark = N_("counted from today") if relative else _ends(window, tr)
    return Said([Meaning(write_window(window, tr), remark)])


def _nothing(_targets: Sequence[str], _text: str) -> int:
    return 0


def _sentences(refused: Invalid) -> Text:
    if refused.hint is None:
        return refused.message
    return N_("{what} {hint}", what=refused.message, hint=refused.hint)


def _remark(value: ApproxDate, tr: Translator) -> Text:
    """The day of the week, or the days between which an approximate date lies."""
    if value.is_exact:
        return plain(weekday_names(tr.lang)[value.nominal.weekday()])
    if value.earliest is None or value.latest is None:
        return N_("open on one side")
    bounds = write_date(ApproxDate.between(value.earliest, value.latest), tr)
    if value.qualifier is Qualifier.EXACT:
        return N_("any day of it: {days}", days=bounds)
    return N_("approximate: {days}", days=bounds)


def _ends(window: Window, tr: Translator) -> Text:
    return N_(
        "opens {opens}, closes {closes}",
        opens=write_date(window.opens, tr),
        closes=write_date(window.closes, tr),
    )


def day_of(text: str, lang: str, today: dt.date) -> dt.date | None:
    """The day at which a calendar opens for a typed date; none if it cannot be read."""
    try:
        return read_date(text, lang, today).value.nominal
    except Invalid:
        return None


def typed_date(value: ApproxDate | None, tr: Translator, today: dt.date) -> str:
    """A stored date as one types it: as it was said, if that still means the same."""
    if value is None:
        return ""
    try:
        same = read_date(value.said, tr.lang, today).value == value
    except Invalid:
        same = False
    return value.said if same else write_date(value, tr)


def typed_day(value: dt.date | None, tr: Translator) -> str:
    """A stored day as one types it."""
    return write_date(ApproxDate.exact(value), tr) if value else ""


STEPS: Mapping[Precision, tuple[int, Unit]] = MappingProxyType(
    {
        Precision.WEEK: (1, Unit.WEEK),
        Precision.DECADE_OF_MONTH: (1, Unit.MONTH),
        Precision.MONTH: (1, Unit.MONTH),
        Precision.QUARTER: (3, Unit.MONTH),
        Precision.SEASON: (3, Unit.MONTH),
        Precision.HALF_YEAR: (6, Unit.MONTH),
        Precision.YEAR: (1, Unit.YEAR),
    }
)
"""By how much a key moves a date that is known as a whole month, season or year only."""


def moved_date(text: str, tr: Translator, today: dt.date, step: int, unit: Unit) -> str:
    """A typed date moved by days or months, a whole month by months; from nothing, today."""
    if not text.strip():
        return write_date(ApproxDate.exact(today), tr)
    try:
        value = read_date(text, tr.lang, today).value
        return write_date(_moved(value, step, unit), tr)
    except Invalid:
        return text


def _moved(value: ApproxDate, step: int, unit: Unit) -> ApproxDate:
    if value.precision not in STEPS:
        return value.shifted(Offset(step, unit))
    count, own = STEPS[value.precision]
    day = Offset(count if step > 0 else -count, own).after(value.nominal)
    return replace(UNITS[value.precision](day), qualifier=value.qualifier)
