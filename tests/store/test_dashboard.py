# SPDX-License-Identifier: MIT
"""Counts of overviews."""

from __future__ import annotations

from delegate_crm.services.office import Office
from delegate_crm.store.dashboard import visits_by_country_and_year
from tests.factories import Make


def test_visits_are_counted_by_country_and_year(office: Office, make: Make) -> None:
    for country, start in (("CN", "July 2018"), ("CN", "2018"), ("IN", "2019"), ("CN", "")):
        make.visit(title="x", country=country, start=start)
    counts = office.read(visits_by_country_and_year)
    assert counts == {("CN", 2018): 2, ("IN", 2019): 1}


def test_what_did_not_take_place_is_not_counted(office: Office, make: Make) -> None:
    visit = make.visit(title="x", country="CN", start="July 2018")
    make.change(visit, status="declined", status_reason="no time")
    assert office.read(visits_by_country_and_year) == {}
