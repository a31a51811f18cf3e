# SPDX-License-Identifier: MIT
"""Values of every kind, drawn at random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, MonthPart, Precision, Qualifier, Unit
from delegate_crm.rules.feasts import FEASTS
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.kinds import (
    BooleanKind,
    ChoiceKind,
    IntegerKind,
    Kind,
    MoneyKind,
    NoteKind,
    TextKind,
)
from delegate_crm.schema.relations import ReferenceKind
from delegate_crm.schema.timekinds import (
    DateKind,
    DayKind,
    RepeatKind,
    SpanKind,
    TimeKind,
    WindowKind,
)
from delegate_crm.schema.values import FileFacts, LocalText, Money, Origin, Span
from delegate_crm.schema.wordkinds import (
    CodesKind,
    CountriesKind,
    CountryKind,
    FileKind,
    LanguagesKind,
    LocalTextKind,
)

COLOURS = {"red": N_("Red"), "blue": N_("Blue"), "off_white": N_("Off-white")}
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
LINES = st.lists(LETTERS, max_size=3).map("\r\n\t".join)
FILLED = LETTERS.filter(bool)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


def spread(day: dt.date, before: int, after: int) -> ApproxDate:
    """About a day, with its own doubt on either side."""
    first, last = day - dt.timedelta(days=before), day + dt.timedelta(days=after)
    return ApproxDate(first, day, last, Precision.DAY, Qualifier.APPROXIMATE, "около того")


DATES = st.one_of(
    st.builds(ApproxDate.exact, DAYS),
    st.builds(spread, DAYS, st.integers(0, 40), st.integers(0, 40)),
    st.builds(ApproxDate.month, st.integers(1990, 2090), st.integers(1, 12)),
    st.builds(
        ApproxDate.part_of_month,
        st.integers(1990, 2090),
        st.integers(1, 12),
        st.sampled_from(MonthPart),
    ),
    st.builds(ApproxDate.before, DAYS),
    st.builds(ApproxDate.since, DAYS).map(ApproxDate.perhaps),
)


def window(start: ApproxDate, least: int, more: int, anchor: Anchor, target: int) -> Window:
    """So many months after a date."""
    return Window.after(start, least, least + more, Unit.MONTH, anchor, target)


WINDOWS = st.one_of(
    st.builds(
        window,
        DATES,
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(Anchor),
        st.integers(1, 9999),
    ),
    st.builds(Window.due, DATES),
)
TEXTS = st.dictionaries(
    st.sampled_from(["en", "ru", "zh-Hans", "zh-Latn", "ar"]),
    st.tuples(FILLED, st.sampled_from([each.value for each in Origin])),
).map(LocalText)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(
    lambda amount: Money(Decimal(amount), "CNY")
)
FILES = st.builds(
    FileFacts,
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    st.integers(0, 10**9),
    st.just("image/png"),
    FILLED,
)
REPEATS = st.sampled_from([*FEASTS]) | st.builds(
    "FREQ={};INTERVAL={}".format,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 999),
)
MINUTES = st.times().map(lambda time: time.replace(second=0, microsecond=0))

VALUES: Mapping[str, tuple[Kind[Any], st.SearchStrategy[Any]]] = {
    kind.name: (kind, st.one_of(st.just(kind.blank), values))
    for kind, values in (
        (TextKind(), LETTERS),
        (NoteKind(), LINES),
        (IntegerKind(-(10**9)), st.integers(-(10**9), 10**9)),
        (BooleanKind(), st.booleans()),
        (ChoiceKind(COLOURS), st.sampled_from(list(COLOURS))),
        (MoneyKind(), AMOUNTS),
        (ReferenceKind(["visit"]), st.integers(1, 10**9)),
        (DayKind(), DAYS),
        (TimeKind(), MINUTES),
        (DateKind(), DATES),
        (WindowKind(), WINDOWS),
        (RepeatKind(), REPEATS),
        (SpanKind(), st.builds(Span, st.integers(0, 999), st.sampled_from([*"dwmy", "wd"]))),
        (LocalTextKind(), TEXTS),
        (CodesKind(COLOURS), st.lists(st.sampled_from(list(COLOURS)), unique=True).map(tuple)),
        (CountryKind(), st.sampled_from(["CN", "RU", "IN"])),
        (CountriesKind(), st.sampled_from([("CN",), ("RU", "IN")])),
        (LanguagesKind(), st.sampled_from([("zh",), ("ru", "en")])),
        (FileKind(), FILES),
    )
}
"""Each kind that has cells of its own, and values for it; the blank one among them."""
