# SPDX-License-Identifier: MIT
"""The list of any kind of record, made from its fields; lists of their own build on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.windows import Window, WindowState
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import BooleanKind, ChoiceKind, IntegerKind, MoneyKind, NoteKind
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.schema.timekinds import DateKind, DayKind, SpanKind, TimeKind, WindowKind
from delegate_crm.schema.wordkinds import CodesKind, CountryKind, FileKind, LocalTextKind
from delegate_crm.services.counted import counted
from delegate_crm.services.filters import filter_from
from delegate_crm.services.lists import EMPTY, Ask, Cell, Column, Found, Look, Row
from delegate_crm.services.present import Presenter
from delegate_crm.services.stages import GROUPED, stage_of
from delegate_crm.services.window_words import capital
from delegate_crm.store.lists import plain
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader
from delegate_crm.store.standing import LIVE, NEXT

TITLE = "title"
WIDTHS: Mapping[type, int] = MappingProxyType(
    {
        BooleanKind: 90,
        IntegerKind: 100,
        MoneyKind: 130,
        DayKind: 130,
        DateKind: 160,
        TimeKind: 90,
        ChoiceKind: 150,
        CountryKind: 130,
        WindowKind: 210,
    }
)
WIDTH = 170
NUMERIC = (IntegerKind, MoneyKind)
NEXT_STEP = N_("Next step")


class KindList:
    """The list of one kind of record: its title, then what the title does not tell already.

    All other fields can be shown too, but for long notes and what is restricted.
    """

    parts: Sequence[tuple[str, Text]] = ()
    names: Mapping[str, Text] = MappingProxyType({})
    """Conditions that are none on a field, with their words."""
    leading: ClassVar[Sequence[Column]] = ()
    """Columns of a list of its own; the others follow, hidden."""

    def __init__(self, code: str) -> None:
        self.entity = kind(code)
        self.kinds: Sequence[str] = (code,)
        if code in LIVE:
            self.names = {NEXT: NEXT_STEP}
        order = self.entity.listing.order[0] if self.entity.listing.order else Order()
        self.sort = f"{'-' if order.descending else ''}{order.key or TITLE}"

    @property
    def watches(self) -> frozenset[str]:
        """Its own kind, and those that its fields point at."""
        steps = {"follow_up", "visit"} if NEXT in self.names else set()
        return frozenset({self.entity.code, "user", "organisation", "person", "tag", *steps})

    @cached_property
    def columns(self) -> Sequence[Column]:
        """Title, columns of the listing, then all that could be shown too."""
        leading = self.leading or (Column(TITLE, self.entity.label, 280, TITLE, grows=True),)
        taken = {each.key for each in leading}
        told = {*taken, *self.entity.titled_by, TITLE}
        chosen = () if self.leading else self.entity.listing.columns
        shown = [key for key in chosen if key not in told]
        rest = [key for key in self.entity.fields if key not in taken and key not in shown]
        fields = [self.entity.fields[key] for key in (*shown, *rest)]
        return (
            *leading,
            *(
                _column(each, shown=each.key in shown, spare=0 if self._tells(each.key) else at)
                for at, each in enumerate(fields, 1)
                if _columnar(each)
            ),
        )

    def _tells(self, key: str) -> bool:
        """Whether a field tells how far a record is: it is shown however narrow the window is."""
        return (self.entity.code, key) in GROUPED

    def find(self, reader: Reader, ask: Ask) -> Found:
        """Ids in order."""
        listing = self.listing(reader, ask, ask.words)
        order = ask.order
        key = "" if order.key == TITLE else order.key
        orders = (replace(order, key=key), *self.entity.listing.order)
        ids = plain(reader, replace(listing, order=orders, limit=ask.first)).ids
        return Found(ids, whole=len(ids) != ask.first)

    def listing(self, reader: Reader, ask: Ask, words: str) -> Listing:
        """Read a filter."""
        listing = filter_from(self.entity.code, words, ask.reading(reader))
        return replace(listing, lang=ask.lang)

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids."""
        records = partly(reader, self.entity, ids, ask.columns)
        presenter = Presenter(reader, ask.lang, ask.today, records)
        return [self._row(record, presenter, ask) for record in records]

    def _row(self, record: Entity, presenter: Presenter, ask: Ask) -> Row:
        cells = tuple(
            self.cell(column.key, record, presenter) if column.key in ask.columns else EMPTY
            for column in self.columns
        )
        return Row(record.id, record.code, cells)

    def cell(self, key: str, record: Entity, presenter: Presenter) -> Cell:
        """One cell of one record."""
        if key == TITLE:
            return Cell(capital(presenter.title(record.id)), look=Look.NAME)
        return field_cell(record, record.fields[key], presenter)

    def inside(self, reader: Reader, record_id: int, ask: Ask) -> list[int]:
        """Nothing stands inside a row."""
        return []

    def sentence(self, reader: Reader, ask: Ask) -> str:
        """How many there are."""
        return ask.tr(counted(self.entity.code, reader.count(Listing(self.entity.code, order=()))))


def no_step(tr: Translator) -> Cell:
    """What stands in the place of a next step that is expected and is not there."""
    words = tr(NC_("visits", "No next step"))
    return Cell(words, look=Look.STATE, state=WindowState.LET_GO, condition=f"{NEXT}=")


def _columnar(field: AnyField) -> bool:
    """Tell whether a field can stand in a column."""
    if field.key == TITLE or field.restricted or isinstance(field.kind, (NoteKind, FileKind)):
        return False
    return field.key not in COMMON or field.key == "tags"


def _column(field: AnyField, *, shown: bool, spare: int) -> Column:
    return Column(
        key=field.key,
        label=field.label,
        width=next((w for sort, w in WIDTHS.items() if isinstance(field.kind, sort)), WIDTH),
        sort=field.key,
        numeric=isinstance(field.kind, NUMERIC),
        shown=shown,
        spare=spare,
    )


def field_cell(record: Entity, field: AnyField, presenter: Presenter) -> Cell:
    """What a field of a record says in a cell."""
    value = record.get(field.key)
    if (record.code, field.key) in GROUPED:
        return stage_cell(record, field.key, presenter)
    if isinstance(field.kind, DateKind) and value:
        said = write_date(value, presenter.tr, "short")
    elif isinstance(field.kind, DayKind) and value:
        said = write_date(ApproxDate.exact(value), presenter.tr, "short")
    else:
        said = presenter.words(record, field)
    return Cell(" ".join(said.split()), condition=condition_for(field, value))


def stage_cell(record: Entity, key: str, presenter: Presenter) -> Cell:
    """A chip with the group of a code."""
    code = record.get(key)
    stage = stage_of(record.code, key, code)
    if stage is None:
        return EMPTY
    condition = f"{key}={'|'.join(stage.codes)}"
    return Cell(presenter.tr(stage.words), look=Look.CHIP, tone=stage.tone, condition=condition)


def condition_for(field: AnyField, value: Any) -> str:  # noqa: ANN401 - of the field's kind
    """What finds the records that say the same; codes and numbers, read in any language."""
    text = _typed(field, value)
    if value == field.kind.blank and not isinstance(field.kind, BooleanKind):
        return f"{field.key}="
    quoted = f'"{text}"' if " " in text else text
    return f"{field.key}={quoted}" if text else ""


def _typed(field: AnyField, value: Any) -> str:  # noqa: ANN401 - as above
    match field.kind:
        case ChildrenKind():
            main = field.kind.child.fields[field.kind.child.main]
            return _typed(main, value[0].get(main.key)) if value else ""
        case LinksKind() | CodesKind():
            return str(value[0]) if value else ""
        case DateKind() | DayKind() | WindowKind():
            return _days(value)
        case SpanKind() | MoneyKind():
            return field.kind.write(value, Translator("en"))
        case _:
            return _word(field, value).replace('"', "")


def _word(field: AnyField, value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(field.kind, BooleanKind):
        return "yes" if value else "no"
    if isinstance(field.kind, LocalTextKind):
        return next(iter(value), "")
    return str(field.kind.pack(value)[0] or "")


def _days(value: ApproxDate | Window | dt.date | None) -> str:
    """The day where it is known, else the year."""
    if isinstance(value, Window):
        value = value.closes
    if isinstance(value, ApproxDate):
        return value.nominal.isoformat() if value.is_exact else f"{value.nominal.year:04d}"
    return value.isoformat() if value else ""
