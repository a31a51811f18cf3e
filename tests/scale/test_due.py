# SPDX-License-Identifier: MIT
"""What is due, among twice as many follow-ups as people."""

from __future__ import annotations

import json

from delegate_crm.entities.followup import FollowUp, opens_on
from delegate_crm.services.followups import due
from delegate_crm.services.office import Office
from tests.scale.conftest import Measure
from tests.scale.counting import statements
from tests.scale.generator import TODAY

TOP = 50
FLOOR = """
SELECT id, closes_on, opens_on FROM follow_up
WHERE terminal = 0 AND closes_on < ? ORDER BY closes_on, opens_on, id LIMIT ?
"""
WHOLE = (
    "SELECT * FROM record JOIN follow_up USING (id) WHERE id IN (SELECT value FROM json_each(?))"
)
LINKS = "SELECT from_id, role, to_id FROM link WHERE from_id IN (SELECT value FROM json_each(?))"


def test_what_is_due(big: Office, measure: Measure) -> None:
    """The floor reads the same follow-ups whole: which ones, their rows, and what they point at."""
    with big.file.raw() as bare, big.file.reading() as reader:
        driver = bare.connection.dbapi_connection
        assert driver is not None

        def floor() -> None:
            found = driver.execute(FLOOR, (TODAY.isoformat(), TOP)).fetchall()
            ids = (json.dumps([each[0] for each in found]),)
            for statement in (WHOLE, LINKS):
                driver.execute(statement, ids).fetchall()

        measure.tell(floor, lambda: due(reader, TODAY, limit=TOP), times=20)


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
