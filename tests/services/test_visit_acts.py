# SPDX-License-Identifier: MIT
"""What is done on the page of a visit."""

from __future__ import annotations

from functools import partial

import pytest

from delegate_crm.entities.delegation import Delegate
from delegate_crm.entities.person import Person
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.visit_acts import (
    add_stop,
    delegation_of,
    name_stop,
    put_in_order,
    read_guests,
    reordered,
    seat_guests,
)
from tests.factories import Make

LIST = """\
Zhang Guowei; Party secretary
 • Li Ming; director; Xinxiang Laser Works
Ван Фан
"""


def stops(office: Office, visit: int) -> list[str]:
    found = office.read(lambda reader: reader.where(ProgrammeItem, visit=visit))
    return [each.title.best("en") for each in sorted(found, key=lambda each: each.seq or 0)]


@pytest.mark.parametrize(
    ("moved", "to", "after"), [(1, 1, [2, 1, 3]), (3, 0, [3, 1, 2]), (2, 9, [1, 3, 2])]
)
def test_one_is_moved_and_the_rest_closes_up(moved: int, to: int, after: list[int]) -> None:
    assert reordered([1, 2, 3], moved, to) == after


def test_stops_are_added_at_the_end_in_both_languages(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang").id
    for words in ({"en": "one", "zh": "一"}, {"en": " two ", "zh": ""}):
        last = office.write(N_("Add"), partial(add_stop, visit=visit, words=words))
    assert stops(office, visit) == ["one", "two"]
    item = office.read(lambda reader: reader.get(ProgrammeItem, last))
    assert list(item.title.words) == ["en"]


def test_a_stop_gets_its_other_language_and_keeps_the_first(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang").id
    stop = office.write(N_("Add"), partial(add_stop, visit=visit, words={"en": "Talks"}))
    office.write(N_("Name"), partial(name_stop, stop=stop, words={"en": "Talks", "zh": "会谈"}))
    item = office.read(lambda reader: reader.get(ProgrammeItem, stop))
    assert (item.title.exact("en"), item.title.exact("zh")) == ("Talks", "会谈")


def test_a_new_order_is_one_step(sample: Office) -> None:
    visit = Make(sample).find("visit", "V-2018-001").id
    ids = [each.id for each in sample.read(lambda r: r.where(ProgrammeItem, visit=visit))][::-1]
    before = stops(sample, visit)
    sample.write(N_("Order"), partial(put_in_order, code="programme_item", ids=ids))
    assert stops(sample, visit) == before[::-1]
    sample.undo()
    assert stops(sample, visit) == before


def test_a_list_is_read_and_who_is_here_is_known(sample: Office) -> None:
    first, second, third = sample.read(lambda reader: read_guests(reader, LIST))
    assert (first.known is not None, first.post) == (True, "Party secretary")
    assert (second.known, second.organisation, third.name) == (
        *(None, "Xinxiang Laser Works", "Ван Фан"),
    )


def test_the_list_becomes_seats_in_its_order(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang").id
    guests = office.read(lambda reader: read_guests(reader, LIST))
    side = office.write(N_("Side"), partial(delegation_of, visit=visit, side="guest"))
    act = partial(seat_guests, delegation=side, guests=guests, lang="en")
    ids = office.write(N_("Seat"), act)
    seats = office.read(lambda reader: reader.many(Delegate, ids))
    assert [each.precedence for each in seats] == [1, 2, 3]
    assert seats[1].title_as_printed.best("en") == "director"


def test_people_of_a_list_keep_their_script(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang").id
    guests = office.read(lambda reader: read_guests(reader, "张伟\nВан Фан"))
    side = office.write(N_("Side"), partial(delegation_of, visit=visit, side="guest"))
    office.write(N_("Seat"), partial(seat_guests, delegation=side, guests=guests, lang="en"))
    names = [each.names[0] for each in office.read(lambda reader: reader.where(Person))]
    assert [(each.script, each.order) for each in names] == [
        ("Hani", "family_first"),
        ("Cyrl", "given_first"),
    ]


def test_a_side_has_one_delegation(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang").id
    sides = [
        office.write(N_("Side"), partial(delegation_of, visit=visit, side="guest"))
        for _ in range(2)
    ]
    assert sides[0] == sides[1]
