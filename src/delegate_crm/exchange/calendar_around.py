# SPDX-License-Identifier: MIT
"""What entries of a calendar need to know beside their records; what is restricted stays unsaid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_window
from delegate_crm.rules.windows import Window
from delegate_crm.schema.entity import RESTRICTED, Entity
from delegate_crm.services.restricted import unnamed
from delegate_crm.services.window_words import capital
from delegate_crm.store.calendar import changed_at, office_mark
from delegate_crm.store.queries import Reader

ONE = dt.timedelta(days=1)
CANCELLED = NC_("calendar", "Cancelled")


@dataclass(frozen=True, slots=True)
class Around:
    """Titles of what records point at, when they were changed, and what is restricted."""

    tr: Translator
    mark: str
    titles: Mapping[int, str]
    changed: Mapping[int, dt.datetime]
    hidden: AbstractSet[int]

    @classmethod
    def read(
        cls, reader: Reader, records: Sequence[Entity], named: Iterable[int], tr: Translator
    ) -> Around:
        """Read it for records that were read together, and for those that they name."""
        own = [each.id for each in records]
        spoken = list(dict.fromkeys([*own, *named]))
        return cls(
            tr=tr,
            mark=office_mark(reader),
            titles=reader.titles(spoken, tr.lang),
            changed=changed_at(reader, own),
            hidden=reader.confidential(spoken, RESTRICTED),
        )

    def uid(self, record: Entity, part: str = "") -> str:
        """The name of an entry that it keeps for ever; `part` tells two of a record apart."""
        return f"{record.uid}{part and '-'}{part}@{self.mark}.delegate-crm"

    def head(self, record: Entity, part: str = "") -> dict[str, Any]:
        """What every entry of a record has."""
        return {
            "uid": self.uid(record, part),
            "version": record.version,
            "changed": self.changed.get(record.id, dt.datetime.fromtimestamp(0, dt.UTC)),
            "sort": self.tr(record.label),
            "confidentiality": record.confidentiality,
        }

    def title(self, record_id: int | None) -> str:
        """Title of a record; of one that is restricted nothing."""
        return "" if record_id in self.hidden else self.titles.get(record_id or 0, "")

    def called(self, record: Entity) -> str:
        """What a record is called; of one that is restricted no more than what it is."""
        if record.id not in self.hidden:
            return capital(self.title(record.id)) or self.tr(record.label)
        return unnamed(record.label, self.tr)

    def off(self, record: Entity, words: str, why: str) -> str:
        """Say “Cancelled: words”, or why else: some programs show only this of what is off."""
        label = why if why and record.id not in self.hidden else CANCELLED
        return self.tr(NC_("line", "{label}: {value}", label=label, value=words))

    def aside(self, words: str, remark: str) -> str:
        """Say “words (remark)”."""
        if not remark:
            return words
        return self.tr(NC_("line", "{words} ({remark})", words=words, remark=remark))

    def lines(self, record: Entity, rows: Iterable[tuple[Text | None, str]]) -> str:
        """Labels and words, one pair a line; none of a record that is restricted."""
        if record.id in self.hidden:
            return ""
        return "\n".join(
            self.tr(NC_("line", "{label}: {value}", label=label, value=words)) if label else words
            for label, words in rows
            if words
        )

    def when(self, window: Window) -> Iterable[tuple[Text | None, str]]:
        """From when to when in words, with the outer days, if it is not known exactly."""
        if window.opens.is_exact and window.closes.is_exact:
            return
        yield None, capital(write_window(window, self.tr))
        first, last = window.opens.earliest, window.closes.latest
        if first and last:
            outer = N_("At the earliest {first}, at the latest {last}.", first=first, last=last)
            yield None, self.tr(outer)
        said = window.opens.said or window.closes.said
        if said:
            yield NC_("calendar", "As said"), said


def between(first: ApproxDate, last: ApproxDate | None) -> Window:
    """From a date to another; a last day that lies before the first is not believed."""
    try:
        return Window(first, last or first)
    except Invalid:
        return Window.due(first)


def span(window: Window) -> tuple[dt.date, dt.date | None]:
    """The first day of something and the first after it, by the best days that are known."""
    first, closes = window.opens.nominal, window.closes
    return first, after(max(first, closes.best or closes.latest or closes.nominal))


def after(day: dt.date) -> dt.date | None:
    """The next day; none after the last day of the calendar."""
    return None if day == dt.date.max else day + ONE
