# SPDX-License-Identifier: MIT
"""The last step that was taken with a record; making it is none."""

from __future__ import annotations

from delegate_crm.services.office import Office
from delegate_crm.store.last_steps import last_steps
from tests.factories import Make


def test_the_last_step_after_a_record_was_made_is_told(office: Office, make: Make) -> None:
    made, other = make.follow_up(text="a"), make.follow_up(text="b")
    ids = [made.id, other.id]
    assert office.read(lambda reader: last_steps(reader, ids)) == {}
    make.change(made, note="called")
    found = office.read(lambda reader: last_steps(reader, ids))
    assert {key: str(label) for key, (label, _day) in found.items()} == {made.id: "Change"}
