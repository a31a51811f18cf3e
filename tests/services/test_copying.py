# SPDX-License-Identifier: MIT
"""A copy is a record of its own, with rows of its own."""

from __future__ import annotations

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.services.copying import duplicate
from delegate_crm.services.office import Office
from tests.factories import Make


def test_a_copy_has_the_same_values_and_rows_of_its_own(office: Office, make: Make) -> None:
    body = make.organisation(names="TechnoSpark")
    visit = make.visit(title="Xinxiang", start="July 2018", hosts=body)
    number = office.write(N_("Copy"), lambda work: duplicate(work, "visit", visit.id))
    copy = office.read(lambda reader: reader.get(Visit, number))
    assert (copy.title, copy.start) == (visit.title, visit.start)
    assert copy.hosts[0].organisation == body.id
    assert copy.hosts[0].uid != visit.hosts[0].uid


def test_the_office_s_own_number_is_not_copied(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang", reference="7/2018")
    number = office.write(N_("Copy"), lambda work: duplicate(work, "visit", visit.id))
    assert office.read(lambda reader: reader.get(Visit, number)).reference == ""
