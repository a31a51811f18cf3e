# SPDX-License-Identifier: MIT
"""What needs somebody is found by the partial indexes, in the order of its urgency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delegate_crm.app import compose
from delegate_crm.entities.followup import FollowUp, closes_on, opens_on
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Window, WindowState
from delegate_crm.schema.values import LocalText
from delegate_crm.services.followups import state_of
from delegate_crm.services.office import Office
from delegate_crm.store.due import due_ids
from delegate_crm.store.queries import Reader
from delegate_crm.store.staging import Staging, take_over
from tests.scale.counting import looks, sent, statements

TODAY = dt.date(2019, 3, 1)
GROUPS = (WindowState.OVERDUE, WindowState.CLOSING, WindowState.OPEN, WindowState.SOON)
HORIZON = TODAY + dt.timedelta(days=21)
FORTNIGHT = TODAY + dt.timedelta(days=14)


def promises() -> Iterator[FollowUp]:
    """One for every fifth day around today, of every sort of date and side."""
    for number in range(-60, 60):
        day = ApproxDate.about(TODAY + dt.timedelta(days=number * 5))
        side = ("us", "them", "both")[number % 3]
        text = LocalText.of(en=f"promise {number}")
        plain = FollowUp(text=text, responsible=-1, by_side=side)
        window = Window.after(day, 0, number % 4, Unit.MONTH)
        yield plain.having(due_mode="date", due=day)
        yield plain.having(due_mode="window", window=window)
        yield plain.having(review_on=day.best)
        yield plain.having(due_mode="date", due=day, status="cancelled")
    yield FollowUp(text=LocalText.of(en="undated"), responsible=-1)


@pytest.fixture(scope="module")
def busy(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("busy")
    path = folder / "office.db"
    path.write_bytes(office_file.read_bytes())
    staging = Staging(folder / "staged.db")
    for promise in promises():
        staging.add(promise)
    staging.close()
    with closing(compose.open_office(path, user="anna")) as office:
        office.write(N_("Import"), lambda work: take_over(work, folder / "staged.db", "promises"))
        yield office


def found(reader: Reader, sides: Sequence[str] = (), limit: int | None = None) -> list[int]:
    return due_ids(reader, TODAY, HORIZON, sides, limit)


def group(item: FollowUp) -> tuple[int, int]:
    """Place of a promise in the order: its state; ours that are open or due soon before theirs."""
    state, ours = state_of(item, TODAY), item.by_side != "them"
    if state is WindowState.SOON and ours and (closes_on(item) or dt.date.max) <= FORTNIGHT:
        return GROUPS.index(WindowState.OPEN), 1
    return GROUPS.index(state), 0 if ours or state is not WindowState.OPEN else 2


def expected(reader: Reader, sides: Sequence[str]) -> list[int]:
    """The same by looking at every promise."""
    items = [each for each in reader.where(FollowUp) if state_of(each, TODAY) in GROUPS]
    late = dt.date.max
    near = [each for each in items if (opens_on(each) or late) <= HORIZON]
    wanted = [each for each in near if not sides or each.by_side in sides]
    wanted.sort(key=lambda x: (group(x), closes_on(x) or late, opens_on(x) or late, x.id))
    return [each.id for each in wanted]


@pytest.mark.parametrize("sides", [(), ("us", "both"), ("them", "both")])
def test_a_look_at_every_promise_finds_the_same_in_the_same_order(
    busy: Office, sides: Sequence[str]
) -> None:
    with busy.file.reading() as reader:
        assert found(reader, sides) == expected(reader, sides)


@settings(max_examples=30)
@given(limit=st.integers(1, 300))
def test_a_limit_keeps_the_most_urgent(busy: Office, limit: int) -> None:
    with busy.file.reading() as reader:
        assert found(reader, limit=limit) == found(reader)[:limit]


def test_only_promises_that_are_not_over_are_looked_at(busy: Office) -> None:
    with busy.file.reading() as reader:
        asked = sent(reader, lambda: found(reader, ("us", "both")))
        steps = looks(reader, asked, "follow_up")
    assert len(asked) == 6
    assert len(steps) >= 6
    assert all("USING COVERING INDEX ix_follow_up_" in step for step in steps)


def test_no_group_is_read_once_the_limit_is_reached(busy: Office) -> None:
    with busy.file.reading() as reader:
        assert statements(reader, lambda: found(reader, limit=1)) == 1
