# SPDX-License-Identifier: MIT
"""Notices of what changed, and the bus that passes them on."""

from __future__ import annotations

import pytest

from delegate_crm.kit.events import Bus, Changes


def test_kinds_are_those_touched_in_any_way() -> None:
    ids = frozenset({1})
    changes = Changes(1, added={"visit": ids}, changed={"person": ids}, removed={"tag": ids})
    assert changes.kinds == {"visit", "person", "tag"}


def test_all_hear_in_the_order_in_which_they_came() -> None:
    bus, heard = Bus(), list[str]()
    bus.listen(lambda changes: heard.append(f"one {changes.work}"))
    bus.listen(lambda changes: heard.append(f"two {changes.work}"))
    bus.publish(Changes(7))
    assert heard == ["one 7", "two 7"]


def test_who_left_hears_no_more() -> None:
    bus, heard = Bus(), list[Changes]()
    leave = bus.listen(heard.append)
    leave()
    bus.publish(Changes(1))
    assert heard == []


def test_who_leaves_while_told_takes_nobody_along() -> None:
    bus, heard = Bus(), list[Changes]()
    leave = bus.listen(lambda _changes: leave())
    bus.listen(heard.append)
    bus.publish(Changes(1))
    assert len(heard) == 1


def test_a_listener_that_fails_is_not_hushed_up() -> None:
    bus = Bus()
    bus.listen(lambda _changes: 1 / 0)  # type: ignore[arg-type]  # it only fails
    with pytest.raises(ZeroDivisionError):
        bus.publish(Changes(1))
