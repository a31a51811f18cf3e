# SPDX-License-Identifier: MIT
"""The list of follow-ups is read from indexes alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from delegate_crm.schema.listing import Listing, Order
from delegate_crm.services.office import Office
from delegate_crm.store.followup_list import (
    followups_listed,
    over_count,
    side_counts,
    state_counts,
)
from delegate_crm.store.queries import Reader
from tests.scale.counting import looks, sent

TODAY = dt.date(2019, 3, 1)


def by_window(reader: Reader) -> object:
    return followups_listed(reader, Listing("follow_up"), Order("window"), TODAY, ("us", "both"))


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (by_window, 2),
        (lambda reader: state_counts(reader, TODAY), 1),
        (over_count, 1),
        (side_counts, 1),
    ],
)
def test_no_row_of_a_follow_up_is_looked_up(
    office: Office, question: Callable[[Reader], object], count: int
) -> None:
    with office.file.reading() as reader:
        steps = looks(reader, sent(reader, lambda: question(reader)), "follow_up")
    assert len(steps) == count
    assert all("USING COVERING INDEX ix_follow_up_" in step for step in steps)
