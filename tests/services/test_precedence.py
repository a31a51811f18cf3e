# SPDX-License-Identifier: MIT
"""The order that ranks suggest, attendance, and seats that are taken off the list."""

from __future__ import annotations

from delegate_crm.entities.delegation import Delegate
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.precedence import by_rank, mark_attendance, order_by_rank, take_off
from tests.factories import Make


def seats(make: Make, *ranks: int | None) -> list[int]:
    """Seats in a delegation, of people whose posts have these ranks."""
    group = make.delegation(visit=make.visit(title="Talks"))
    found = []
    for value in ranks:
        post = {"organisation": make.organisation(names="Body"), "person": make.person(names="Li")}
        if value is not None:
            post["rank"] = make.rank_level(names="Step", value=value)
        held = make.affiliation(**post)
        seat = make.delegate(delegation=group, person=post["person"], affiliation=held)
        found.append(make.change(seat, role="member").id)
    return found


def suggested(office: Office, ids: list[int]) -> list[int]:
    """What ranks suggest."""
    return office.read(lambda reader: by_rank(reader, ids))


def test_the_higher_rank_comes_first_and_equals_stay_as_they_are(
    office: Office, make: Make
) -> None:
    low, unknown, high, other = seats(make, 10, None, 30, 10)
    assert suggested(office, [low, unknown, high, other]) == [high, low, other, unknown]


def test_the_head_comes_before_all_ranks(office: Office, make: Make) -> None:
    high, low = seats(make, 30, 10)
    head = make.again(Delegate(id=low))
    make.change(head, role="head", precedence_note="As they wish")
    assert suggested(office, [high, low]) == [low, high]


def test_without_ranks_nothing_is_suggested(office: Office, make: Make) -> None:
    first, second = seats(make, None, None)
    assert suggested(office, [second, first]) == [second, first]


def test_the_order_of_rank_is_taken_with_its_reason(office: Office, make: Make) -> None:
    ids = seats(make, 10, 30)
    office.write(N_("Order"), lambda work: order_by_rank(work, ids))
    found = [make.again(Delegate(id=each)) for each in ids]
    assert [each.precedence for each in found] == [2, 1]
    assert {each.precedence_basis for each in found} == {"rank"}


def test_attendance_is_marked_and_a_seat_is_taken_off(office: Office, make: Make) -> None:
    seat, other = seats(make, None, None)
    office.write(N_("Mark"), lambda work: mark_attendance(work, seat, "arrived"))
    office.write(N_("Take off"), lambda work: take_off(work, other))
    assert make.again(Delegate(id=seat)).attendance == "arrived"
    assert make.again(Delegate(id=other)).archived_at
