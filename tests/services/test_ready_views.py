# SPDX-License-Identifier: MIT
"""Views that the program brings: counted, taken into the sidebar once, told of on Today."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.ready_views import READY, ready_views, take_view
from delegate_crm.services.saved_views import tell_on_today, views_of, views_on_today
from tests.factories import Make


def offered(office: Office) -> dict[str, int]:
    found = office.read(lambda reader: ready_views(reader, "anna", "en", office.today))
    return {each.key: each.count for each in found}


def test_each_is_offered_with_its_count(office: Office, make: Make) -> None:
    make.visit(title="X", start="3 May 2018", status="held", retrospective="yes")
    body = make.organisation(names="City")
    make.interest(topic="lasers", by=body)
    assert offered(office) == {"visits": 1, "interests": 1, "partners": 1, "silent": 0}


def test_what_is_taken_is_offered_no_more(office: Office) -> None:
    for key in READY:
        office.write(N_("Take"), lambda work, key=key: take_view(work, key))  # type: ignore[misc]  # bound now
    assert offered(office) == {}
    views = office.read(lambda reader: views_of(reader, "anna", "en", office.today))
    assert [each.name for each in views] == [str(name) for name, _ in READY.values()]


def test_today_tells_of_one_that_is_not_empty(office: Office, make: Make) -> None:
    number = office.write(N_("Take"), lambda work: take_view(work, "visits"))
    office.write(N_("Tell"), lambda work: tell_on_today(work, number, told=True))
    assert office.read(lambda r: views_on_today(r, "anna", "en", office.today)) == []
    make.visit(title="X", start="3 May 2018", status="held", retrospective="yes")
    (told,) = office.read(lambda r: views_on_today(r, "anna", "en", office.today))
    assert (told.id, told.count) == (number, 1)
