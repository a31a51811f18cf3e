# SPDX-License-Identifier: MIT
"""The sample office: the worked example, read from its file and entered like anybody's records."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from typing import Any

from delegate_crm.entities import kind
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit import paths
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Offset, Precision, Qualifier, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.entity import Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.schema.timekinds import DateKind, WindowKind
from delegate_crm.schema.values import LocalText, Origin
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.anchors import anchor_date
from delegate_crm.services.settings import setting
from delegate_crm.store.work import Work

FIRST_VISIT = "v1"
WINDOW_MONTHS = 6
"""The first window of the sample opens so long after the visit."""
AGO = 17.5
"""With shifted dates the first window opened about so many days ago: two to three weeks.

Twice a year, where months of unequal length meet, no whole number of weeks fits better than by
one day.
"""


def enter(work: Work, *, shifted: bool) -> dict[str, int]:
    """Enter the worked example; the answer counts records by kind."""
    source = tomllib.loads((paths.resources() / "sample" / "xinxiang.toml").read_text("utf-8"))
    weeks = _weeks(source, work.actor.clock.today()) if shifted else 0
    acting = work.add(User(login=work.actor.name, role="head"))
    for key, words in source.pop("settings").items():
        work.set(key, str(setting(key).kind.pack(_local_text(words))[0]))
    desk = _Desk(work, {"acting": acting.id}, dt.timedelta(weeks=weeks))
    for code, records in source.items():
        for record in records:
            desk.enter(code, record)
    return {code: count for code, count in work.reader.counts().items() if count}


def _weeks(source: dict[str, Any], today: dt.date) -> int:
    """Whole weeks by which all dates move."""
    visit = next(each for each in source[Visit.code] if each["key"] == FIRST_VISIT)
    best = ApproxDate.exact(visit["end"]["best"])
    estimate = ((today - visit["end"]["best"]).days - WINDOW_MONTHS * 30) // 7

    def off(weeks: int) -> float:
        opens = best.moved(7 * weeks).shifted(Offset(WINDOW_MONTHS, Unit.MONTH)).nominal
        return abs((today - opens).days - AGO)

    return min(range(estimate - 4, estimate + 5), key=off)


class _Desk:
    """Enters records one after the other and remembers their ids by key."""

    def __init__(self, work: Work, ids: dict[str, int], shift: dt.timedelta) -> None:
        self._work = work
        self._ids = ids
        self._shift = shift
        self._reading = Reading("en", work.actor.clock.today(), self._find)

    def enter(self, code: str, source: dict[str, Any]) -> None:
        """Enter one record."""
        values = self._values(kind(code), {k: v for k, v in source.items() if k != "key"})
        self._ids[source["key"]] = self._work.add(kind(code)(**values)).id

    def _values(self, record: type[Record], source: dict[str, Any]) -> dict[str, Any]:
        return {key: self._value(record.fields[key], value) for key, value in source.items()}

    def _value(self, field: AnyField, value: Any) -> object:  # noqa: ANN401 - what TOML holds
        match field.kind:
            case ChildrenKind():
                child = field.kind.child
                return tuple(child(**self._values(child, each)) for each in value)
            case LinksKind():
                keys = [value] if isinstance(value, str) else value
                return tuple(self._ids[key] for key in keys)
            case LocalTextKind():
                return _local_text(value)
            case WindowKind():
                return self._window(value)
            case DateKind() if isinstance(value, dict):
                return self._date(value)
            case _:
                return self._moved(field.kind.parse(value, self._reading))

    def _moved(self, value: object) -> object:
        """Move a day by the shift; all else stays."""
        if isinstance(value, ApproxDate):
            return value.moved(self._shift.days)
        return value + self._shift if isinstance(value, dt.date) else value

    def _date(self, source: dict[str, Any]) -> ApproxDate:
        return ApproxDate(
            source["earliest"],
            source.get("best"),
            source["latest"],
            Precision(source["precision"]),
            Qualifier(source["qualifier"]),
            source.get("said", ""),
        ).moved(self._shift.days)

    def _window(self, source: dict[str, Any]) -> Window:
        anchor, anchor_id = Anchor(source["anchor"]), self._ids[source["anchor_id"]]
        start = anchor_date(self._work.reader, anchor, anchor_id)
        assert start is not None  # noqa: S101 - the sample's anchor is dated
        window = Window.after(
            start, source["min"], source["max"], Unit(source["unit"]), anchor, anchor_id
        )
        return Window(
            window.opens.in_words(source["said"]),
            window.closes,
            *(window.anchor, window.anchor_id, window.offset_min, window.offset_max, window.unit),
            recompute=True,
        )

    def _find(self, _targets: Sequence[str], text: str) -> int:
        if text not in self._ids:
            raise Missing(N_("No record is called “{text}”.", text=text))
        return self._ids[text]


def _local_text(source: dict[str, Any]) -> LocalText:
    own = source.get("own", [])
    words = {lang: text for lang, text in source.items() if lang != "own"}
    origins = {lang: Origin.OWN if lang in own else Origin.OFFICIAL for lang in words}
    return LocalText({lang: (text, origins[lang].value) for lang, text in words.items()})
