# SPDX-License-Identifier: MIT
"""The order of a list as SQL: each sort of value is sorted in its own way, what is blank last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Select,
    and_,
    case,
    cast,
    func,
    select,
)

from delegate_crm.rules.approx import Precision
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import ChoiceKind, MoneyKind, TextKind
from delegate_crm.schema.listing import Order
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind
from delegate_crm.schema.timekinds import DateKind, WindowKind
from delegate_crm.schema.values import FALLBACK
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.store.conditions import home_of, part_of
from delegate_crm.store.tables import table

Column = ColumnElement[Any]


def ordered(
    query: Select[tuple[int]], entity: type[Entity], order: Order, lang: str
) -> Select[tuple[int]]:
    """Add an order to the query of a list; titles are those of a language."""
    own = table(entity.code)
    if not order.key:
        title = table("title").alias()
        spoken = and_(title.c.record_id == own.c.id, title.c.lang == titled_in(lang))
        query = query.outerjoin(title, spoken)
        return query.order_by(title.c.sort.desc() if order.descending else title.c.sort)
    first, *finer = sort_columns(entity, order.key, lang)
    return query.order_by(turned(first, descending=order.descending), *finer)


def turned(column: Column, *, descending: bool) -> Column:
    """A column in its order or the other way round; what is not known comes last in both."""
    return (column.desc() if descending else column.asc()).nulls_last()


def titled_in(lang: str) -> str:
    """The language whose titles are sorted: one in which every record has a title."""
    return lang if lang in FALLBACK else "en"


def title_of(record: Column, lang: str) -> Column:
    """The title of the record that a column points at, as it is sorted."""
    title = table("title").alias()
    query = select(title.c.sort).where(title.c.record_id == record)
    return query.where(title.c.lang == titled_in(lang)).scalar_subquery()


def sort_columns(entity: type[Entity], key: str, lang: str) -> Sequence[Column]:
    """What a list is sorted by: a field, a derived column, or the end of a window."""
    own, field = table(entity.code), entity.fields.get(key)
    if field is None:
        named = [own.c[name] for name in (key, f"{key}_on") if name in own.c]
        return named[:1] or dated(own, part_of(entity, key))
    if isinstance(field.kind, (DateKind, WindowKind)):
        return dated(own, key if isinstance(field.kind, DateKind) else f"{key}_opens")
    if isinstance(field.kind, ChildrenKind):
        return [_first_row(own, field.kind.child, lang)]
    if isinstance(field.kind, LinksKind):
        return [_first_link(own, field, lang)]
    return _own(home_of(entity, key), field, lang)


def _own(home: FromClause, field: AnyField, lang: str) -> Sequence[Column]:
    """Columns of the row itself; codes stand in the order of their list."""
    columns: list[Column] = [home.c[name] for name in field.columns]
    match field.kind:
        case LocalTextKind():
            return [func.nullif(func.folded_words(*columns), "")]
        case TextKind():
            return [func.nullif(func.folded(*columns), "")]
        case MoneyKind():
            return [cast(func.nullif(columns[0], ""), Float), columns[1]]
        case ReferenceKind():
            return [title_of(columns[0], lang)]
        case ChoiceKind():
            return [
                case({code: at for at, code in enumerate(field.kind.choices())}, value=columns[0])
            ]
        case _:
            return columns


def _first_row(own: FromClause, child: type[Child], lang: str) -> Column:
    """The main field of the first row inside the record."""
    rows = table(child.code)
    column = _own(rows, child.fields[child.main], lang)[0]
    query = select(column).where(rows.c.owner_id == own.c.id)
    return query.order_by(rows.c.ordinal).limit(1).scalar_subquery()


def _first_link(own: FromClause, field: AnyField, lang: str) -> Column:
    """The title of the first record that is linked."""
    link = table("link").alias()
    linked = and_(link.c.from_id == own.c.id, link.c.role == field.key)
    query = select(title_of(link.c.to_id, lang)).where(linked)
    return query.order_by(link.c.ordinal).limit(1).scalar_subquery()


def dated(own: FromClause, prefix: str) -> list[Column]:
    """The best day, else an outer one; then the more precise (`ApproxDate.sort_key`)."""
    best, low, high = (own.c[f"{prefix}_{part}"] for part in ("best", "lo", "hi"))
    ranks = {each.value: each.rank for each in Precision}
    return [func.coalesce(best, low, high), case(ranks, value=own.c[f"{prefix}_prec"])]
