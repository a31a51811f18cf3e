# SPDX-License-Identifier: MIT
"""Spans of waiting in words: "in 6–12 months", "by 1 March", "с января по июль 2019"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.approx import ApproxDate, Offset, Unit
from delegate_crm.rules.datewords import grammar
from delegate_crm.rules.datewords.found import NoSuchDay
from delegate_crm.rules.datewords.language import Words
from delegate_crm.rules.datewords.reading import find_date
from delegate_crm.rules.datewords.refusals import (
    no_such_day,
    refuse_unreadable_text,
    unreadable_span,
)
from delegate_crm.rules.datewords.shapes import Setting
from delegate_crm.rules.datewords.tidy import tidied
from delegate_crm.rules.datewords.writing import write_date
from delegate_crm.rules.windows import Anchor, Window

_FINER = {Unit.YEAR: (Unit.MONTH, 12), Unit.WEEK: (Unit.DAY, 7)}
"""What a unit is made of, so that "half a year to a year" can be said in months."""


@dataclass(frozen=True, slots=True)
class ReadWindow:
    """A span of waiting as typed: either offsets with their unit, or dates, of which one may lack.

    `anchor` is what the offsets count from, if that was said.
    """

    minimum: int | None = None
    maximum: int | None = None
    unit: Unit | None = None
    anchor: Anchor | None = None
    opens: ApproxDate | None = None
    closes: ApproxDate | None = None
    said: str = ""

    @property
    def is_relative(self) -> bool:
        """Whether it counts from an anchor."""
        return self.unit is not None


def read_window(text: str, lang: str, today: dt.date) -> ReadWindow:
    """Read a span of waiting; dates without a year are the first that are not yet past."""
    refuse_unreadable_text(text)
    setting = Setting(lang, today)
    tidy = grammar.noise().sub("", tidied(text, today)).strip(" :")
    try:
        said = text.strip()
        return _relative(tidy, said) or _counted(tidy, said, setting) or _fixed(tidy, said, setting)
    except NoSuchDay as missing:
        raise no_such_day(text, missing, lang) from missing


def write_window(window: Window, translator: Translator) -> str:
    """Write a window by its best dates, or by its outer days where no best is known."""
    if window.opens == window.closes:
        return write_date(window.opens, translator)
    opens = _end(window.opens, window.opens.earliest)
    closes = _end(window.closes, window.closes.latest)
    if opens is None or closes is None:
        return write_date(_one_sided(opens, closes), translator)
    if opens.is_exact and closes.is_exact:
        return write_date(ApproxDate.between(opens.nominal, closes.nominal), translator)
    pattern = grammar.language(translator.lang).wording.window
    return pattern.format(
        opens=write_date(opens, translator), closes=write_date(closes, translator)
    )


def _end(date: ApproxDate, outer: dt.date | None) -> ApproxDate | None:
    """Take the best day with its "about", or the outer day as it is; `None` for an open side."""
    if date.best is None:
        return ApproxDate.exact(outer) if outer else None
    exact = ApproxDate.exact(date.best)
    return exact if date.is_exact else exact.roughly()


def _one_sided(opens: ApproxDate | None, closes: ApproxDate | None) -> ApproxDate:
    """Say "by" the only close or "from" the only opening."""
    if closes is not None:
        return ApproxDate.until(closes.nominal)
    if opens is None:
        raise Invalid(
            N_("A window needs at least one day that is known."),
            N_("Enter its first or its last day."),
        )
    return ApproxDate.since(opens.nominal)


def _relative(tidy: str, said: str) -> ReadWindow | None:
    for name, pattern, words in grammar.windows():
        if match := pattern.fullmatch(tidy):
            minimum, maximum, unit = _offsets(name, match, words)
            anchor = words.anchors.get(match.groupdict().get("anchor") or "")
            return ReadWindow(minimum, maximum, unit, anchor, said=said)
    return None


def _counted(tidy: str, said: str, setting: Setting) -> ReadWindow | None:
    """Count a span from the date that is named: its earliest day and its latest."""
    for _, pattern, _ in grammar.counted():
        match = pattern.fullmatch(tidy)
        span = match and _relative(match["span"].strip(), said)
        found = match and find_date(match["rest"].strip(), setting)
        if not span or span.anchor or not span.unit or not found or found.ends:
            continue
        date = found.resolved(setting.today)
        least, most = Offset(span.minimum or 0, span.unit), Offset(span.maximum or 0, span.unit)
        return ReadWindow(opens=date.shifted(least), closes=date.shifted(most), said=said)
    return None


def _offsets(name: str, match: re.Match[str], words: Words) -> tuple[int, int, Unit]:
    """Read how far off a span begins and ends; a number left out before a unit is one."""
    first = int(match["n"] or 1)
    if name != "between":
        unit = words.units[match["unit"]]
        return (0 if name == "within" else first), first, unit
    last, unit = int(match["n2"] or 1), words.units[match["unit2"]]
    return _in_one_unit(first, words.units[match["unit"] or match["unit2"]], last, unit)


def _in_one_unit(first: int, first_unit: Unit, last: int, last_unit: Unit) -> tuple[int, int, Unit]:
    if first_unit is not last_unit:
        first, first_unit = _finer(first, first_unit)
        last, last_unit = _finer(last, last_unit)
    if first_unit is not last_unit:
        raise Invalid(
            N_("Two different units cannot be reckoned together."),
            N_("Give both ends in the same unit, such as 2 to 4 weeks."),
        )
    if first > last:
        raise Invalid(N_("The span ends before it begins."), N_("Swap the two numbers."))
    return first, last, last_unit


def _finer(count: int, unit: Unit) -> tuple[int, Unit]:
    finer, factor = _FINER.get(unit, (unit, 1))
    return count * factor, finer


def _fixed(tidy: str, said: str, setting: Setting) -> ReadWindow:
    """Read dates: "by 1 March" closes on that day, whatever its language says about "before"."""
    for name, pattern, _ in grammar.frames():
        match = pattern.fullmatch(tidy) if name in {"before", "until", "after", "since"} else None
        found = match and find_date(match["rest"].strip(), setting)
        if found and found.ends is None:
            return _half_open(name, found.resolved(setting.today, ahead=True), said)
    found = find_date(tidy, setting)
    if found is None:
        raise unreadable_span(said)
    value = found.resolved(setting.today, ahead=True)
    opens, closes = value, value
    if found.ends is not None:
        opens, closes = found.ends(found.with_year(setting.today, ahead=True))
    return ReadWindow(opens=opens, closes=closes, said=said)


def _half_open(name: str, date: ApproxDate, said: str) -> ReadWindow:
    if name in {"before", "until"}:
        return ReadWindow(closes=date, said=said)
    return ReadWindow(opens=date, said=said)
