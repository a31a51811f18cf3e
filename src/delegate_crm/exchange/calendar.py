# SPDX-License-Identifier: MIT
"""Records as they stand in a calendar: follow-ups, visits with their programme, events."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.exchange.calendar_events import event_entries
from delegate_crm.exchange.calendar_followups import followup_entries
from delegate_crm.exchange.calendar_visits import visit_entries
from delegate_crm.exchange.days import Days, DaysFormat, Entry
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.office import Office, Reader
from delegate_crm.services.settings import office_value
from delegate_crm.store.calendar import office_mark

Gather = Callable[[Reader, Sequence[int], Translator, dt.date], Iterator[Entry]]
KINDS: Mapping[str, Gather] = MappingProxyType(
    {"follow_up": followup_entries, "visit": visit_entries, "event": event_entries}
)
"""Kinds of record that a calendar shows."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the office goes into a calendar, and in which language."""

    ids: Mapping[str, Sequence[int]]
    """By kind of record."""
    lang: str


def days_file(days: Days, form: DaysFormat) -> bytes:
    """A calendar as a file."""
    file = io.BytesIO()
    form.write_days(days, file)
    return file.getvalue()


def read_days(office: Office, choose: Callable[[Reader], Chosen]) -> Days:
    """What stands in a calendar of the office, as of one moment."""
    return office.read(lambda reader: _days(reader, choose(reader), office.today))


def _days(reader: Reader, chosen: Chosen, today: dt.date) -> Days:
    tr, mark = Translator(chosen.lang), office_mark(reader)
    found = [
        entry
        for code, gather in KINDS.items()
        for entry in gather(reader, chosen.ids.get(code, ()), tr, today)
    ]
    title = office_value(reader, "office_name").best(chosen.lang) or tr(N_("Delegate CRM"))
    return Days(title, chosen.lang, mark, found)
