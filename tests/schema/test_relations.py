# SPDX-License-Identifier: MIT
"""References, links, and rows inside a record."""

from __future__ import annotations

import pytest

from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind, targets_of
from tests.schema.reading import reading


class Seat(Child):
    """A seat at a table."""

    code = "seat"
    label = N_("Seat")
    main = "who"

    who = f.text(N_("Who"))
    number = f.integer(N_("Number"), least=1)


SEATS = ChildrenKind(Seat)


def test_reference_is_found_by_what_was_typed() -> None:
    assert ReferenceKind(["visit"]).parse(" V-2018-001 ", reading()) == 5
    with pytest.raises(Missing):
        ReferenceKind(["visit"]).parse("V-2018-002", reading())


def test_links_are_found_in_the_order_typed_each_once() -> None:
    kind = LinksKind(["user", "visit"])
    assert kind.parse("V-2018-001; anna;; V-2018-001", reading()) == (5, 1)
    assert kind.write((5, 1), Translator("en")) == "#5, #1"
    assert (kind.pack((5, 1)), kind.unpack(())) == ((), ())


def test_targets_of_fields() -> None:
    assert targets_of(f.reference(N_("Visit"), "visit")) == ("visit",)
    assert targets_of(f.links(N_("Tags"), "tag")) == ("tag",)
    assert targets_of(f.text(N_("Note"))) == ()


def test_reference_alone_is_said_by_its_number() -> None:
    assert ReferenceKind(["visit"]).write(5, Translator("en")) == "#5"


def test_rows_are_typed_between_semicolons() -> None:
    seats = SEATS.parse("Zhang; Kovalevich;", reading())
    assert [seat.who for seat in seats] == ["Zhang", "Kovalevich"]
    assert SEATS.write(seats, Translator("en")) == "Zhang; Kovalevich"
    assert (SEATS.pack(seats), SEATS.unpack(())) == ((), ())


@pytest.mark.parametrize("seat", [Seat(number=1), Seat(who="Zhang", number=0), Seat(who="\0")])
def test_row_that_is_empty_or_wrong_inside_is_refused(seat: Seat) -> None:
    SEATS.check((Seat(who="Zhang", number=1),))
    with pytest.raises(Invalid):
        SEATS.check((seat,))
