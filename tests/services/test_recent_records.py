# SPDX-License-Identifier: MIT
"""Records of late: those that were looked at first, then those that were changed."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.services.office import Office
from delegate_crm.services.recent_records import MOST, recent_records
from tests.factories import Make


def titles(office: Office, seen: Sequence[int] = (), here: int = 0) -> list[str]:
    """What is offered."""
    found = office.read(lambda reader: recent_records(reader, seen, here, "en"))
    return [each.title for each in found]


def test_what_was_looked_at_stands_before_what_was_changed(office: Office, make: Make) -> None:
    old, _, _ = (make.visit(title=title) for title in ("Perm", "Minsk", "Baku"))
    assert titles(office, [old.id]) == ["Perm", "Baku", "Minsk"]


def test_where_one_is_is_not_offered(office: Office, make: Make) -> None:
    here = make.visit(title="Perm").id
    assert titles(office, [here], here) == []


def test_what_is_gone_and_what_serves_the_office_are_left_out(office: Office, make: Make) -> None:
    make.tag(names="x")
    assert titles(office, [9999]) == []


def test_only_a_few_are_offered(office: Office, make: Make) -> None:
    for number in range(MOST + 2):
        make.visit(title=f"Visit {number}")
    assert len(titles(office)) == MOST
