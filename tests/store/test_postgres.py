# SPDX-License-Identifier: MIT
"""Every table and statement can be said to PostgreSQL too, so that a server stays possible."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import ClauseElement, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from delegate_crm.entities import kinds
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.schema import listing
from delegate_crm.schema.listing import Condition, Listing, Order
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.due import due_ids
from delegate_crm.store.journal import Journal
from delegate_crm.store.lookup import find_record
from delegate_crm.store.queries import Reader
from delegate_crm.store.search import by_days, by_words
from delegate_crm.store.tables import metadata

POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
TODAY = dt.date(2019, 3, 1)


@pytest.fixture
def said(sample: Office) -> list[ClauseElement]:
    """Statements that the sample office sends."""
    sent: list[ClauseElement] = []

    def note(_conn: object, statement: object, *_: object) -> None:
        if isinstance(statement, ClauseElement):
            sent.append(statement)

    for engine in (sample.file._reading, sample.file._writing):
        event.listen(engine, "before_execute", note)
    return sent


def read(reader: Reader) -> None:
    """Ask everything that is asked of an office."""
    for code, entity in kinds().items():
        blank = [Condition(key, listing.Test.BLANK) for key in entity.fields]
        orders = [Order(), *(Order(key) for key, each in entity.fields.items() if each.columns)]
        reader.ids(Listing(code, words=("a",), conditions=blank, order=orders, limit=9))
    by_words(reader, "zhang", ("person",), 9)
    by_days(reader, TODAY, TODAY, (), {"visit": ("start", "end")})
    due_ids(reader, TODAY, TODAY, ("us",), 9)
    find_record(reader, ("visit",), "V-2018-001")
    reader.referrers(1)
    reader.pointing_at([1, 2])
    Journal(reader.connection).broken()


def test_every_statement_is_understood(sample: Office, said: list[ClauseElement]) -> None:
    with sample.file.reading() as reader:
        read(reader)
    visit = Visit(title=LocalText.of(en="x"))
    made = sample.write(N_("Add"), lambda work: work.add(visit))
    sample.write(N_("Erase"), lambda work: work.erase(made))
    sample.write(N_("Set"), lambda work: work.set("paper", "A4"))
    sample.undo()
    assert len(said) > 150
    assert all(str(each.compile(dialect=POSTGRES)) for each in said)


def test_every_table_can_be_made() -> None:
    for table in metadata().sorted_tables:
        assert str(CreateTable(table).compile(dialect=POSTGRES)).strip().startswith("CREATE TABLE")
        assert all(CreateIndex(each).compile(dialect=POSTGRES) for each in table.indexes)
