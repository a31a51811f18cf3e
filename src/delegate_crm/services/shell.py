# SPDX-License-Identifier: MIT
"""What the frame of the window shows: whose office it is, and how much needs somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from delegate_crm.services.followups import WITHIN
from delegate_crm.services.saved_views import ViewFacts, views_of
from delegate_crm.services.settings import office_value
from delegate_crm.store.due import due_counts
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class ShellFacts:
    """The office's name and the numbers of the sidebar."""

    office_name: str
    counts: Mapping[str, int]
    """By section: how many things need somebody now."""
    views: tuple[ViewFacts, ...] = ()


def shell_facts(reader: Reader, lang: str, today: dt.date, login: str) -> ShellFacts:
    """Count what needs somebody today, what of it others owe us, and what saved views show."""
    horizon = today + dt.timedelta(days=WITHIN)
    sides = due_counts(reader, today, horizon)
    theirs = sides.get("them", 0) + sides.get("both", 0)
    name = office_value(reader, "office_name").best(lang)
    counts = {"today": sum(sides.values()), "follow_ups": theirs}
    return ShellFacts(name, counts, tuple(views_of(reader, login, lang, today)))
