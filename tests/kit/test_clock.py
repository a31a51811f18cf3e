# SPDX-License-Identifier: MIT
"""The day that was handed in, and the moment for stamps."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from delegate_crm.kit.clock import Clock
from tests.platforms import zones


def test_a_fixed_day_stays() -> None:
    assert Clock(dt.date(2019, 2, 28)).today() == dt.date(2019, 2, 28)


def test_without_one_the_day_is_that_of_the_wall() -> None:
    before = dt.datetime.now().astimezone().date()
    assert before <= Clock().today() <= dt.datetime.now().astimezone().date()


def test_stamps_are_in_utc_to_the_second() -> None:
    stamp = Clock(dt.date(2019, 2, 28)).now()
    assert stamp.utcoffset() == dt.timedelta(0)
    assert stamp.microsecond == 0


@zones
def test_the_day_is_that_of_the_zone_from_one_end_of_the_world_to_the_other(
    zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = dt.datetime(2020, 2, 29, 11, 59, 59, tzinfo=dt.UTC)
    monkeypatch.setattr(time, "time", moment.timestamp)
    for hours in range(-12, 15):
        zone(f"<{hours:+03}>{-hours}")
        assert Clock().today() == (moment + dt.timedelta(hours=hours)).date(), hours
