# SPDX-License-Identifier: MIT
"""What points at a record, by kind."""

from __future__ import annotations

from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.place import Place
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.related import FEW, Related, related_groups
from tests.factories import Make


def related(office: Office, record: Organisation | Place) -> Related:
    return office.read(lambda reader: related_groups(reader, record, "en", office.today))


def test_records_are_grouped_by_kind_the_more_numerous_first(office: Office, make: Make) -> None:
    place = make.place(names="Troitsk")
    make.place(names="Aspirant", parent=place)
    for name in ("TechnoSpark", "Administration"):
        make.organisation(names=name, place=place)
    groups = related(office, place).groups
    assert [(each.code, each.total) for each in groups] == [("organisation", 2), ("place", 1)]


def test_the_latest_few_are_named_and_all_are_counted(office: Office, make: Make) -> None:
    place = make.place(names="Troitsk")
    for number in range(FEW + 2):
        make.organisation(names=f"Office {number}", place=place)
    (group,) = related(office, place).groups
    assert (len(group.rows), group.total) == (FEW, FEW + 2)
    assert group.rows[0].title == f"Office {FEW + 1}"


def test_archived_records_are_left_out(office: Office, make: Make) -> None:
    place = make.place(names="Troitsk")
    body = make.organisation(names="TechnoSpark", place=place)
    office.write(N_("Archive"), lambda work: work.archive(body))
    assert related(office, place) == Related()


def test_a_record_that_is_not_stored_has_nothing(office: Office) -> None:
    assert related(office, Place()) == Related()
