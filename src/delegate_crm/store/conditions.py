# SPDX-License-Identifier: MIT
"""Conditions of a list as SQL: each sort of value is compared in its own way."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Select,
    and_,
    cast,
    false,
    func,
    not_,
    or_,
    select,
    text,
)

from delegate_crm.rules.folding import fold
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import BooleanKind, MoneyKind
from delegate_crm.schema.listing import Condition, Test
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.schema.timekinds import DateKind, WindowKind
from delegate_crm.schema.wordkinds import CodesKind, FileKind, LocalTextKind
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
Where = ColumnElement[bool]


def matching(entity: type[Entity], condition: Condition) -> Where:
    """What a record of the kind must fulfil; what is not known fulfils a negated one."""
    found = _found(entity, condition)
    return not_(func.coalesce(found, false())) if condition.negated else found


NOT_OVER, OVER = text("follow_up.terminal = 0"), text("follow_up.terminal = 1")
"""Whether a follow-up is not over, or is. Written out: a bound value would keep SQLite from the
partial indexes."""


def here(record_id: Column) -> Where:
    """Whether a record is not put away: the few that are come from an index of their own.

    Asked the other way round, the database may walk through all records of the office.
    """
    return record_id.not_in(_away())


@cache
def _away() -> Select[tuple[int]]:
    away = table("record").alias()
    return select(away.c.id).where(away.c.archived_at.isnot(None))


def home_of(entity: type[Entity], key: str) -> FromClause:
    """The table in which a field has its columns."""
    return table("record") if key in COMMON else table(entity.code)


def part_of(entity: type[Entity], key: str) -> str:
    """Columns that begin like this hold one end of the entity's window."""
    windows = (field for field in entity.fields.values() if isinstance(field.kind, WindowKind))
    return next(f"{field.key}_{key}" for field in windows if key in field.kind.parts)


def _found(entity: type[Entity], condition: Condition) -> Where:
    field = entity.fields.get(condition.key)
    if condition.test is Test.OVERLAPS:
        return _overlap(*_bounds(entity, condition.key, field), condition.value)
    if field is None:
        return _bare(entity, condition)
    if condition.test is Test.BLANK:
        return _blank(entity, field)
    if condition.test is Test.AMONG:
        return _one_of(home_of(entity, field.key).c[field.columns[0]], condition.value)
    if condition.test is Test.HAS or isinstance(field.kind, LinksKind):
        return _has(entity, field, condition.value)
    return _compared(entity, field, condition)


def _bare(entity: type[Entity], condition: Condition) -> Where:
    """A derived column, compared as it stands; the end of a window can only be asked for."""
    columns, key = table(entity.code).c, condition.key
    if condition.test is Test.BLANK:
        named = (name for name in (key, f"{key}_on") if name in columns)
        return _empty(columns[next(named, None) or f"{part_of(entity, key)}_prec"])
    return _tested(columns[key], condition.test, condition.value)


def _one_of(column: Column, cells: Any) -> Where:  # noqa: ANN401 - several codes
    return column.in_(cells)


def _blank(entity: type[Entity], field: AnyField) -> Where:
    own, home = table(entity.code), home_of(entity, field.key)
    match field.kind:
        case LinksKind():
            return own.c.id.not_in(_linking(field))
        case ChildrenKind():
            return own.c.id.not_in(select(table(field.kind.child.code).c.owner_id))
        case DateKind():
            return _empty(home.c[f"{field.key}_prec"])
        case WindowKind():
            return _empty(home.c[f"{field.key}_opens_prec"])
        case BooleanKind():
            return home.c[field.key] == 0
        case _:
            return _empty(home.c[field.columns[0]])


def _empty(column: Column) -> Where:
    return or_(column.is_(None), column == "")


def _has(entity: type[Entity], field: AnyField, value: Any) -> Where:  # noqa: ANN401 - of any kind
    own = table(entity.code)
    match field.kind:
        case LinksKind():
            link = table("link")
            return own.c.id.in_(_linking(field).where(link.c.to_id.in_(value)))
        case ChildrenKind():
            child = field.kind.child
            rows = table(child.code)
            fits = _holds(rows, child.fields[child.main], value)
            return own.c.id.in_(select(rows.c.owner_id).where(fits))
        case _:
            return _holds(home_of(entity, field.key), field, value)


def _linking(field: AnyField) -> Select[tuple[int]]:
    link = table("link")
    return select(link.c.from_id).where(link.c.role == field.key)


def _holds(home: FromClause, field: AnyField, value: Any) -> Where:  # noqa: ANN401 - of any kind
    """Text is looked for in texts; of codes each must be there; all else must be equal."""
    column: Column = home.c[field.columns[0]]
    match field.kind:
        case CodesKind():
            return and_(*(column.contains(f'"{code}"', autoescape=True) for code in value))
        case LocalTextKind():
            return _folded(func.folded_words(column), value)
        case FileKind():
            return _folded(func.folded(home.c[field.column("name")]), value)
        case _ if isinstance(value, str):
            return _folded(func.folded(column), value)
        case _:
            equal: Where = column == value
            return equal


def _folded(said: ColumnElement[str], value: str) -> Where:
    return said.contains(fold(value), autoescape=True)


def _compared(entity: type[Entity], field: AnyField, condition: Condition) -> Where:
    """Compare the first cell; the others (a unit, a currency) must be equal."""
    home, cells = home_of(entity, field.key), field.kind.pack(condition.value)
    column, cell = home.c[field.columns[0]], cells[0]
    others = [home.c[name] == each for name, each in zip(field.columns[1:], cells[1:], strict=True)]
    if isinstance(field.kind, MoneyKind):
        column, cell = cast(column, Float), float(str(cell))  # type: ignore[assignment]  # a number
    return and_(_tested(column, condition.test, cell), *others)


def _tested(column: Column, test: Test, cell: object) -> Where:
    if test is Test.FROM:
        return column >= cell
    return column <= cell if test is Test.UNTIL else column == cell


def _bounds(entity: type[Entity], key: str, field: AnyField | None) -> tuple[Where, Column, Column]:
    """Whether a field is filled, and the columns of the earliest and the latest day it may mean."""
    own = table(entity.code).c
    day = key if field is not None else f"{key}_on"
    if field is not None and isinstance(field.kind, WindowKind):
        return own[f"{key}_opens_prec"] != "", own[f"{key}_opens_lo"], own[f"{key}_closes_hi"]
    if day in own:
        return own[day].isnot(None), own[day], own[day]
    prefix = key if field is not None else part_of(entity, key)
    return own[f"{prefix}_prec"] != "", own[f"{prefix}_lo"], own[f"{prefix}_hi"]


def _overlap(filled: Where, low: Column, high: Column, days: Any) -> Where:  # noqa: ANN401 - a pair of days
    """Dates whose bounds overlap two days; an open side reaches for ever."""
    first, last = days
    return and_(
        filled,
        or_(low.is_(None), low <= last),
        or_(high.is_(None), high >= first),
    )
