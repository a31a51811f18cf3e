# SPDX-License-Identifier: MIT
"""Visits by country and year."""

from __future__ import annotations

from collections import Counter

from delegate_crm.entities.visit import Visit, counted_in
from delegate_crm.services.office import Office
from delegate_crm.store.dashboard import NOT_COUNTED, visits_by_country_and_year
from tests.scale.conftest import Measure

FLOOR = "SELECT country, year, count(*) FROM visit GROUP BY country, year"


def test_dashboard(big: Office, measure: Measure) -> None:
    with big.file.raw() as bare, big.file.reading() as reader:
        driver = bare.connection.dbapi_connection
        assert driver is not None
        measure.tell(
            lambda: driver.execute(FLOOR).fetchall(),
            lambda: visits_by_country_and_year(reader),
            times=20,
        )


def test_the_dashboard_counts_what_counting_one_by_one_counts(big: Office) -> None:
    with big.file.reading() as reader:
        held = [each for each in reader.where(Visit) if each.status not in NOT_COUNTED]
        wanted = Counter((each.country, counted_in(each)) for each in held)
        assert visits_by_country_and_year(reader) == dict(wanted)
