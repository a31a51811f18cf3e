# SPDX-License-Identifier: MIT
"""Partners of whom nothing was heard for long: `silent=6` months, `silent=2018`, or just `silent=`.

Without a value, the office's own setting says after how many months somebody counts as silent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import NC_, NN_, Text, plain
from delegate_crm.rules.datewords import read_date, write_date
from delegate_crm.services.filters import Typed
from delegate_crm.services.lists import Ask
from delegate_crm.services.settings import office_value
from delegate_crm.store.partner_list import Silence
from delegate_crm.store.queries import Reader

SILENT = "silent"
OFFERED = (3, 6, 12, 24)
"""Months that are offered to choose from."""
MOST_MONTHS = 1200
SILENT_FOR = NN_("Silent for {n} month", "Silent for {n} months", 0)
HEARD_WITHIN = NN_("Heard of within {n} month", "Heard of within {n} months", 0)
SILENT_SINCE = NC_("filter", "Silent since {day}")
HEARD_SINCE = NC_("filter", "Heard of since {day}")


def silence(reader: Reader, typed: Sequence[Typed], ask: Ask) -> Silence | None:
    """Since when nothing shall have been heard; none where nobody asks."""
    if not typed:
        return None
    asked, months = typed[-1], _months(reader, typed[-1])
    day = ask.today - relativedelta(months=months) if months is not None else _day(asked, ask)
    return Silence(day, heard=asked.negated)


def _months(reader: Reader, typed: Typed) -> int | None:
    if not typed.text:
        return int(office_value(reader, "silent_after"))
    number = int(typed.text) if typed.text.isascii() and typed.text.isdigit() else MOST_MONTHS
    return number if number < MOST_MONTHS else None


def _day(typed: Typed, ask: Ask) -> dt.date:
    try:
        date = read_date(typed.text, ask.lang, ask.today).value
    except Invalid as refused:
        raise Invalid(refused.message, refused.hint, typed.name) from refused
    return date.earliest or date.nominal


def silence_words(reader: Reader, typed: Typed, ask: Ask) -> Text:
    """The condition as its chip says it."""
    months = _months(reader, typed)
    if months is not None:
        return replace(HEARD_WITHIN if typed.negated else SILENT_FOR, values={"n": months})
    try:
        day = write_date(read_date(typed.text, ask.lang, ask.today).value, ask.tr)
    except Invalid:
        return plain(typed.text)
    return replace(HEARD_SINCE if typed.negated else SILENT_SINCE, values={"day": day})


def silences(text: str) -> list[str]:
    """Conditions to choose from, and what is typed."""
    text = text.strip().replace('"', "")
    if not text:
        return [f"{SILENT}={months}" for months in OFFERED]
    quoted = f'"{text}"' if " " in text else text
    return [f"{SILENT}={quoted}", f"{SILENT}!={quoted}"]
