# SPDX-License-Identifier: MIT
"""What the bell lists of the past."""

from __future__ import annotations

from collections.abc import Callable

from delegate_crm.services.bell import rings
from delegate_crm.services.office import Office
from delegate_crm.services.reminders import due_notices, moment_of, shown
from tests.factories import Make


def test_what_was_escalated_says_since_when_it_is_late(
    office: Office, make: Make, at: Callable[..., None]
) -> None:
    make.follow_up(text="answer", due="8 March 2019")
    at("2019-03-11")
    assert shown(office, due_notices(office, moment_of(office), "en"))
    found = office.read(lambda reader: rings(reader, office.actor.name, office.today, "en"))
    assert {each.words for each in found.rows} == {
        "escalated, was due 8 March",
        "on the day, 8 March",
        "7 days before, 1 March",
    }
