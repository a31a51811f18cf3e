# SPDX-License-Identifier: MIT
"""A visit that is moved takes its programme and its steps along."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.services.office import Office
from delegate_crm.services.visit_shift import SHIFT, shift_visit
from tests.factories import Make
from tests.services.test_planning import applied, days, made


def shifted(office: Office, visit: Visit, by: int) -> Text:
    return office.write(SHIFT, lambda work: shift_visit(work, visit.id, by, "en"))


def test_a_moved_visit_takes_its_steps_and_its_programme_along(office: Office, make: Make) -> None:
    visit = make.visit(title="Signing", start="10 June 2019", end="12 June 2019", kinds="signing")
    stop = make.programme_item(visit=visit, title="Talks", day="11 June 2019")
    applied(office, "visit_preparation", visit)
    applied(office, "signing_visit", visit)
    assert Translator("en")(shifted(office, visit, 7)) == "Signing: 17 June 2019"
    found = days(made(office, visit))
    assert [found[each][0] for each in ("programme", "reception_plan", "thank")] == [
        *("2019-06-03", "2019-06-10", "2019-06-24"),
    ]
    assert str(make.again(stop).day) == "2019-06-18"
    office.undo()
    assert days(made(office, visit))["reception_plan"] == ("2019-06-03", "2019-06-03")


@pytest.mark.parametrize("start", ["", "July 2019"])
def test_a_visit_of_no_known_day_stays(office: Office, make: Make, start: str) -> None:
    visit = make.visit(title="Some day", start=start)
    with pytest.raises(Conflict, match="not known"):
        shifted(office, visit, 1)
    assert make.again(visit) == visit


def test_about_a_day_stays_about(office: Office, make: Make) -> None:
    visit = make.visit(title="Talks", start="about 10 June 2019")
    shifted(office, visit, -1)
    assert str(make.again(visit).start.best) == "2019-06-09"
    assert str(make.again(visit).start.earliest) == "2019-06-06"
