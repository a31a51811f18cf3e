# SPDX-License-Identifier: MIT
"""What is due, among twice as many follow-ups as people."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.followup import FollowUp, opens_on
from delegate_crm.services.followups import WITHIN, due
from delegate_crm.services.office import Office
from tests.scale.conftest import Measure
from tests.scale.counting import statements
from tests.scale.generator import TODAY

TOP = 50
FIRST = """
SELECT id, by_side, "by", "to", visit, opens_on, closes_on FROM follow_up
WHERE terminal = 0 AND closes_on < ? ORDER BY closes_on, opens_on, id LIMIT ?
"""
EVERY = """
SELECT id, by_side, "by", "to", visit, opens_on, closes_on FROM follow_up
WHERE terminal = 0 AND closes_on < ?1
UNION ALL SELECT id, by_side, "by", "to", visit, opens_on, closes_on FROM follow_up
WHERE terminal = 0 AND opens_on <= ?2 AND (closes_on >= ?1 OR closes_on IS NULL)
"""
OURS = "SELECT id FROM organisation WHERE is_ours = 1"


def test_what_is_due(big: Office, measure: Measure) -> None:
    """The floor reads which ones, when they open and close, and whose they are."""
    with big.file.raw() as bare, big.file.reading() as reader:
        driver = bare.connection.dbapi_connection
        assert driver is not None

        def floor() -> None:
            driver.execute(FIRST, (TODAY.isoformat(), TOP)).fetchall()
            driver.execute(OURS).fetchall()

        measure.tell(floor, lambda: due(reader, TODAY, limit=TOP), times=50)


def test_all_that_is_due(big: Office, measure: Measure) -> None:
    """The same of all of them, in the order of their urgency."""
    days = (TODAY.isoformat(), (TODAY + dt.timedelta(days=WITHIN)).isoformat())
    with big.file.raw() as bare, big.file.reading() as reader:
        driver = bare.connection.dbapi_connection
        assert driver is not None

        def floor() -> int:
            driver.execute(OURS).fetchall()
            return len(driver.execute(EVERY, days).fetchall())

        assert floor() == len(due(reader, TODAY))
        measure.tell(floor, lambda: due(reader, TODAY), times=5)


def test_due_finds_what_a_look_at_every_follow_up_finds(big: Office) -> None:
    with big.file.reading() as reader:
        horizon = TODAY.replace(day=22)
        everyone = [item for item in reader.where(FollowUp) if item.status in OPEN]
        wanted = {x.id for x in everyone if (opens_on(x) or horizon) <= horizon}
        assert {each.item.id for each in due(reader, TODAY)} == wanted


def test_due_asks_as_often_for_ten_as_for_fifty(big: Office) -> None:
    with big.file.reading() as reader:
        assert statements(reader, lambda: due(reader, TODAY, limit=10)) == statements(
            reader, lambda: due(reader, TODAY, limit=TOP)
        )


OPEN = ("open", "in_progress", "waiting_partner")
