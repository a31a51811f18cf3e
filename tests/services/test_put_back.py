# SPDX-License-Identifier: MIT
"""The history in words, and single values put back."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.put_back import ToldStep, put_back, told_steps
from tests.factories import Make


def steps(office: Office, visit: Visit) -> list[ToldStep]:
    return office.read(
        lambda reader: told_steps(reader, reader.get(Visit, visit.id), "en", office.today)
    )


def test_the_latest_step_comes_first(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, reference="7/2018")
    told = steps(office, visit)
    assert [each.words for each in told] == ["Change", "Created"]
    (change,) = told[0].changes
    assert (change.label, change.before, change.after) == ("Reference number", "–", "7/2018")


def test_who_took_a_step_is_named(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    assert steps(office, visit)[0].user == "anna"
    make.change(make.find("user", "anna"), name="Anna Petrova")
    assert steps(office, visit)[0].user == "Anna Petrova"


def test_only_what_differs_from_now_can_go_back(office: Office, make: Make) -> None:
    visit = make.change(make.visit(title="Xinxiang"), reference="7/2018")
    make.change(visit, reference="")
    latest, earlier, _ = steps(office, visit)
    assert latest.changes[0].can_go_back
    assert not earlier.changes[0].can_go_back


def test_a_value_is_put_back_and_all_else_stays(office: Office, make: Make) -> None:
    visit = make.change(make.visit(title="Xinxiang", reference="7/2018"), reference="8/2018")
    visit = make.change(visit, start="July 2018")
    step = steps(office, visit)[1]
    office.write(N_("Back"), lambda work: put_back(work, "visit", visit.id, step.work, "reference"))
    after = make.again(visit)
    assert (after.reference, after.start is not None) == ("7/2018", True)


def test_a_row_that_was_taken_out_comes_back(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei; 张国伟")
    after = make.change(person, names="Zhang Guowei")
    told = office.read(lambda reader: told_steps(reader, after, "en", office.today))
    change = told[0].changes[0]
    office.write(
        N_("Back"), lambda work: put_back(work, "person", after.id, told[0].work, change.path)
    )
    assert {each.full for each in make.again(after).names} == {"Zhang Guowei", "张国伟"}


def test_words_of_another_language_are_told_in_all(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, title__ru="Синьсян")
    (change,) = steps(office, visit)[0].changes
    assert change.before == "en: Xinxiang"
    assert change.after == "en: Xinxiang; ru: Синьсян"


def test_archiving_is_told_but_goes_back_by_its_own_way(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    office.write(N_("Archive"), lambda work: work.archive(visit))
    (change,) = steps(office, visit)[0].changes
    assert (change.label, change.can_go_back) == ("Archived", False)


def test_what_the_history_has_not_is_refused(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    with pytest.raises(Missing):
        office.write(N_("Back"), lambda work: put_back(work, "visit", visit.id, 1, "reference"))
