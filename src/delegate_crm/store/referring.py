# SPDX-License-Identifier: MIT
"""What points at a record, a few of each kind in one query."""

from __future__ import annotations

from sqlalchemy import func, select, union

from delegate_crm.store.queries import Reader, referring
from delegate_crm.store.tables import table


def latest_referrers(reader: Reader, record_id: int, few: int) -> dict[str, list[int]]:
    """Ids of the latest records of each kind that point at a record, archived ones left out."""
    record, pointing = table("record"), union(*referring(record_id)).subquery()
    rank = func.row_number().over(partition_by=record.c.kind, order_by=record.c.id.desc())
    ranked = (
        select(record.c.kind, record.c.id, rank.label("rank"))
        .join(pointing, pointing.c[0] == record.c.id)
        .where(record.c.archived_at.is_(None), record.c.id != record_id)
        .subquery()
    )
    query = select(ranked.c.kind, ranked.c.id).where(ranked.c.rank <= few)
    found: dict[str, list[int]] = {}
    for code, each in reader.connection.execute(query.order_by(ranked.c.rank)):
        found.setdefault(code, []).append(each)
    return found


def linked_to(reader: Reader, record_id: int, code: str, role: str) -> list[int]:
    """Ids of the records of a kind that link to a record in a role, the latest first."""
    link, record = table("link"), table("record")
    query = select(record.c.id).join(link, link.c.from_id == record.c.id)
    query = query.where(link.c.to_id == record_id, link.c.role == role, record.c.kind == code)
    query = query.where(record.c.archived_at.is_(None)).order_by(record.c.id.desc())
    return list(reader.connection.scalars(query))
