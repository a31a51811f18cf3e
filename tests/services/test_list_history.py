# SPDX-License-Identifier: MIT
"""The history of a list: who changed how many records, and a whole step put back."""

from __future__ import annotations

import pytest

from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.i18n import N_
from delegate_crm.services.bulk import give_all
from delegate_crm.services.list_history import ListStep, list_steps, put_back_step
from delegate_crm.services.office import Office
from tests.factories import Make


def steps(office: Office, *kinds: str) -> list[ListStep]:
    return office.read(lambda reader: list_steps(reader, kinds, "en"))


def give(office: Office, ids: list[int], user: int) -> None:
    office.write(N_("Owner"), lambda work: give_all(work, ids, user))


def test_a_step_is_told_with_the_first_of_its_records(office: Office, make: Make) -> None:
    ids = [make.visit(title=f"Visit {n}").id for n in range(5)]
    give(office, ids, make.user(login="boris").id)
    (step,) = steps(office, "visit")
    assert (step.words, step.user) == ("Owner", "anna")
    assert step.records == "Visit 0, Visit 1, Visit 2 and 2 more"


def test_the_latest_step_comes_first_and_other_kinds_stay_out(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(make.person(names="Zhang Guowei"), note="tea")
    give(office, [visit.id], make.user(login="boris").id)
    make.change(make.again(visit), reference="7/2018")
    assert [each.words for each in steps(office, "visit")] == ["Change", "Owner"]


def test_a_step_is_put_back_where_nobody_changed_it_since(office: Office, make: Make) -> None:
    visits = [make.visit(title=f"Visit {n}") for n in range(3)]
    first, boris, clara = (make.user(login=login).id for login in ("ivan", "boris", "clara"))
    give(office, [each.id for each in visits], first)
    give(office, [each.id for each in visits], boris)
    make.change(make.again(visits[0]), coordinator=str(clara))
    make.change(make.again(visits[1]), reference="7/2018")
    step = steps(office, "visit")[2]
    left = office.write(N_("Back"), lambda work: put_back_step(work, step.work))
    again = [make.again(each) for each in visits]
    assert [each.coordinator for each in again] == [clara, first, first]
    assert (again[1].reference, len(left)) == ("7/2018", 1)


def test_what_was_put_back_already_is_refused(office: Office, make: Make) -> None:
    give(office, [make.visit(title="Xinxiang").id], make.user(login="boris").id)
    (step,) = steps(office, "visit")
    office.write(N_("Back"), lambda work: put_back_step(work, step.work))
    with pytest.raises(Conflict):
        office.write(N_("Back"), lambda work: put_back_step(work, step.work))
