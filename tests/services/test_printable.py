# SPDX-License-Identifier: MIT
"""What can be printed is found by its words, the newest first."""

from __future__ import annotations

import pytest

from delegate_crm.services.office import Office
from delegate_crm.services.printable import Printable, Wanted, newest, printables
from tests.conftest import TODAY
from tests.factories import Make


def found(office: Office, words: str = "") -> list[Printable]:
    return office.read(lambda reader: printables(reader, Wanted("visit", words, "en", TODAY)))


def test_the_newest_visit_comes_first(office: Office, make: Make) -> None:
    for title, start in (("Lyon", "2017"), ("Xinxiang", "30 July 2018"), ("Tashkent", "")):
        make.visit(title=title, start=start)
    assert [each.title for each in found(office)][:2] == ["Xinxiang", "Lyon"]


def test_a_visit_is_told_by_number_date_and_direction(office: Office, make: Make) -> None:
    make.visit(title="Xinxiang", reference="V-1", start="30 July 2018")
    assert found(office)[0].remark == "V-1 · 30 July 2018 · Incoming"


@pytest.mark.parametrize(("words", "count"), [("xin", 1), ("visit lyon", 0), ("  ", 2)])
def test_words_narrow_the_list(office: Office, make: Make, words: str, count: int) -> None:
    for title in ("Xinxiang", "Lyon"):
        make.visit(title=title, start="2018")
    assert len(found(office, words)) == count


def test_kinds_without_records_have_no_newest(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    assert office.read(lambda reader: newest(reader, ["visit", "event"])) == {"visit": visit.id}
