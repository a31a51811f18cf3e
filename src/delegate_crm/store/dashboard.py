# SPDX-License-Identifier: MIT
"""Counts for overviews, answered from indexes."""

from __future__ import annotations

from sqlalchemy import func, select

from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table

NOT_COUNTED = ("declined", "cancelled", "merged")
"""Visits that did not take place here (`DOMAIN` 7, rule 24)."""


def visits_by_country_and_year(reader: Reader) -> dict[tuple[str, int], int]:
    """How many visits of each country are counted in each year; undated ones are left out."""
    own = table("visit")
    query = select(own.c.country, own.c.year, func.count())
    query = query.where(own.c.status.not_in(NOT_COUNTED), own.c.year.isnot(None))
    rows = reader.connection.execute(query.group_by(own.c.country, own.c.year))
    return {(country, year): count for country, year, count in rows}
