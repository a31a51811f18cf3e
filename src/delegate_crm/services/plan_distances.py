# SPDX-License-Identifier: MIT
"""How far a step of a plan is from what it counts from, in words: written, and read as written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, NN_, Text, Translator
from delegate_crm.rules.approx import Offset, Unit
from delegate_crm.rules.datewords import read_offset, read_window
from delegate_crm.rules.datewords.window_words import ReadWindow
from delegate_crm.rules.folding import fold
from delegate_crm.rules.windows import Anchor

COUNTED = {
    Anchor.VISIT_START: NC_("counted from", "the visit begins"),
    Anchor.VISIT_END: NC_("counted from", "the visit ends"),
    Anchor.EVENT_START: NC_("counted from", "the event begins"),
    Anchor.EVENT_END: NC_("counted from", "the event ends"),
    Anchor.REGISTRATION: NC_("counted from", "registration closes"),
    Anchor.REPLY_BY: NC_("counted from", "the reply is due"),
    Anchor.SIGNING: NC_("counted from", "the signing"),
    Anchor.EFFECTIVE: NC_("counted from", "the agreement enters into force"),
    Anchor.EXPIRY: NC_("counted from", "the agreement expires"),
    Anchor.NOTICE: NC_("counted from", "notice ends"),
    Anchor.SAMPLE_SENT: NC_("counted from", "the sample is sent"),
    Anchor.ITEM: NC_("counted from", "the other step ends"),
}
"""What a distance counts from, as it goes on after the words "before" and "after"."""
BEFORE = NC_("distance", "{span} before {anchor}"), NC_("distance", "{span} before")
AFTER = NC_("distance", "{span} after {anchor}"), NC_("distance", "{span} after")
THAT_DAY = NC_("distance", "on the day {anchor}"), NC_("distance", "on the day")
"""Each with what it counts from, and without."""
FORMS = ((-1, BEFORE), (1, AFTER), (0, THAT_DAY))
MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the span while the words around it are looked for."""


@dataclass(frozen=True, slots=True)
class Distance:
    """From the least to the most; negative is before."""

    least: int
    most: int
    unit: Unit


def write_distance(far: Distance, anchor: Anchor, tr: Translator) -> str:
    """Say a distance: 3 working days after the visit ends, 60 days before the visit begins."""
    if not far.least and not far.most:
        return tr(replace(THAT_DAY[0], values={"anchor": tr(COUNTED[anchor])}))
    back = far.most <= 0
    least, most = (-far.most, -far.least) if back else (far.least, far.most)
    span = tr(_counted(str(most) if least == most else f"{least}–{most}", most, far.unit))
    form = (BEFORE if back else AFTER)[0]
    return tr(replace(form, values={"span": span, "anchor": tr(COUNTED[anchor])}))


def _counted(numbers: str, n: int, unit: Unit) -> Text:
    """A number of units, or a span of numbers, in the case that stands after "in"."""
    match unit:
        case Unit.DAY:
            return NN_("{numbers} day", "{numbers} days", n, numbers=numbers)
        case Unit.WORKING_DAY:
            return NN_("{numbers} working day", "{numbers} working days", n, numbers=numbers)
        case Unit.WEEK:
            return NN_("{numbers} week", "{numbers} weeks", n, numbers=numbers)
        case Unit.MONTH:
            return NN_("{numbers} month", "{numbers} months", n, numbers=numbers)
        case Unit.YEAR:
            return NN_("{numbers} year", "{numbers} years", n, numbers=numbers)


def read_distance(text: str, anchor: Anchor, lang: str, today: dt.date) -> Distance:
    """Read a distance as it is written here, in any of the languages, or as a window is typed."""
    typed = text.strip()
    if (offset := _offset(typed)) is not None:
        return Distance(offset.n, offset.n, offset.unit)
    for sign, span in _framed(typed, anchor):
        if not sign:
            return Distance(0, 0, Unit.DAY)
        if (far := _span(span, lang, today)) is not None and far.unit:
            return _turned(far, sign)
    read = read_window(typed, lang, today)
    if read.unit is None:
        raise _no_distance(typed)
    if read.anchor not in (None, anchor):
        raise _another(anchor)
    return _turned(read, 1)


def _offset(text: str) -> Offset | None:
    try:
        return read_offset(text)
    except Invalid:
        return None


def _span(text: str, lang: str, today: dt.date) -> ReadWindow | None:
    try:
        read = read_window(text, lang, today)
    except Invalid:
        return None
    return read if read.unit and read.anchor is None else None


def _turned(read: ReadWindow, sign: int) -> Distance:
    least, most = sorted((sign * (read.minimum or 0), sign * (read.maximum or 0)))
    return Distance(least, most, read.unit or Unit.DAY)


def _framed(text: str, anchor: Anchor) -> Iterator[tuple[int, str]]:
    """The spans that a text may hold, with the side of what they count from."""
    for tr in map(Translator, LANGUAGES):
        for sign, form in ((sign, form) for sign, forms in FORMS for form in forms):
            words = tr(replace(form, values={"span": MARK, "anchor": tr(COUNTED[anchor])}))
            pattern = re.escape(fold(words)).replace(re.escape(fold(MARK)), "(.+)")
            if found := re.fullmatch(pattern, fold(text)):
                yield sign, found[1].strip() if sign else ""


def _no_distance(text: str) -> Invalid:
    return Invalid(
        N_("“{text}” is a date and no distance.", text=text),
        N_("For example: 3 working days, 6–12 months, 60 days before, +3wd."),
    )


def _another(anchor: Anchor) -> Invalid:
    return Invalid(
        N_("This step counts from another day: {anchor}.", anchor=COUNTED[anchor]),
        N_("Write only how far from it, such as “3 working days”."),
    )
