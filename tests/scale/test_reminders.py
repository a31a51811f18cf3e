# SPDX-License-Identifier: MIT
"""Which reminders fall due on a day, among twice as many follow-ups as people."""

from __future__ import annotations

import datetime as dt

from delegate_crm.services.ladder import fallen_due
from delegate_crm.services.office import Office
from tests.scale.conftest import Measure
from tests.scale.counting import looks, sent
from tests.scale.generator import TODAY

BACK, AHEAD = dt.timedelta(days=21), dt.timedelta(days=51)
FLOOR = """
SELECT id, due_mode, by_side, best_opens, best_closes, closes_on, responsible FROM follow_up
WHERE id IN (
  SELECT id FROM follow_up WHERE terminal = 0 AND best_opens BETWEEN ?1 AND ?2
  UNION ALL SELECT id FROM follow_up WHERE terminal = 0 AND best_half BETWEEN ?1 AND ?2
  UNION ALL SELECT id FROM follow_up WHERE terminal = 0 AND best_closes BETWEEN ?1 AND ?2
)
"""


def test_reminders_of_a_day(big: Office, measure: Measure) -> None:
    """The floor reads the follow-ups whose days are near; days off are not reckoned by it."""
    days = tuple(day.isoformat() for day in (TODAY - BACK, TODAY + AHEAD))
    with big.file.raw() as bare, big.file.reading() as reader:
        driver = bare.connection.dbapi_connection
        assert driver is not None
        measure.tell(
            lambda: driver.execute(FLOOR, days).fetchall(),
            lambda: fallen_due(reader, TODAY, TODAY),
            times=5,
        )


def test_reminders_of_a_day_are_found_by_ranges_of_indexes(big: Office) -> None:
    with big.file.reading() as reader:
        asked = sent(reader, lambda: fallen_due(reader, TODAY, TODAY))
        steps = [each for each in looks(reader, asked, "follow_up") if "_reminder" not in each]
    assert len([each for each in steps if "USING COVERING INDEX ix_follow_up_" in each]) >= 8
    assert all(each.startswith("SEARCH follow_up USING ") for each in steps)
