# SPDX-License-Identifier: MIT
"""Names of months and weekdays."""

from __future__ import annotations

from delegate_crm.kit.locales import month_names, weekday_names


def test_months_begin_with_january() -> None:
    assert month_names("en")[0] == "January"
    assert month_names("ru", use="format")[6] == "июля"
    assert len(month_names("zh")) == 12


def test_weeks_begin_with_monday() -> None:
    assert [weekday_names(lang)[0] for lang in ("en", "ru", "zh")] == [
        "Monday",
        "понедельник",
        "星期一",
    ]
