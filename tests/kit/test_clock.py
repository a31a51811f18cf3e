# SPDX-License-Identifier: MIT
"""The day that was handed in, and the moment for stamps."""

from __future__ import annotations

import datetime as dt

from delegate_crm.kit.clock import Clock


def test_a_fixed_day_stays() -> None:
    assert Clock(dt.date(2019, 2, 28)).today() == dt.date(2019, 2, 28)


def test_without_one_the_day_is_that_of_the_wall() -> None:
    before = dt.datetime.now().astimezone().date()
    assert before <= Clock().today() <= dt.datetime.now().astimezone().date()


def test_stamps_are_in_utc_to_the_second() -> None:
    stamp = Clock(dt.date(2019, 2, 28)).now()
    assert stamp.utcoffset() == dt.timedelta(0)
    assert stamp.microsecond == 0
