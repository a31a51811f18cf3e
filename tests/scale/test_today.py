# SPDX-License-Identifier: MIT
"""Today in a busy office: counted without reading, cut without losing count."""

from __future__ import annotations

import datetime as dt

from delegate_crm.services.followups import WITHIN
from delegate_crm.services.office import Office
from delegate_crm.services.today import MOST_ROWS, Moment, today_facts
from delegate_crm.store.due import due_counts, due_ids, next_opening, turning_ids
from tests.scale.conftest import Measure
from tests.scale.generator import TODAY

HORIZON = TODAY + dt.timedelta(days=WITHIN)
MOMENT = Moment(TODAY, dt.datetime(2019, 3, 1, 12, tzinfo=dt.UTC), "en")
TIMES = 5


def test_counts_are_those_of_the_list(big: Office) -> None:
    with big.file.reading() as reader:
        counts = due_counts(reader, TODAY, HORIZON)
        assert sum(counts.values()) == len(due_ids(reader, TODAY, HORIZON, ()))
        assert counts["us"] + counts["both"] == len(due_ids(reader, TODAY, HORIZON, ("us", "both")))


def test_the_page_has_the_most_pressing_rows(big: Office) -> None:
    with big.file.reading() as reader:
        facts = today_facts(reader, MOMENT)
        assert list(facts.rows["all"]) == due_ids(reader, TODAY, HORIZON, ())[:MOST_ROWS]
    assert facts.counts["all"] > len(facts.rows["all"])


def test_what_turns_in_a_week_is_found_by_either_end(big: Office) -> None:
    first, last = TODAY, TODAY + dt.timedelta(days=6)
    with big.file.reading() as reader:
        found = turning_ids(reader, first, last, 1000)
        rows = due_ids(reader, TODAY, HORIZON, ())
    assert found
    assert len(set(found) & set(rows)) > 0


def test_what_opens_next_lies_beyond_the_list(big: Office) -> None:
    with big.file.reading() as reader:
        following = next_opening(reader, HORIZON)
        assert following not in due_ids(reader, TODAY, HORIZON, ())


def test_today(big: Office, measure: Measure) -> None:
    with big.file.reading() as reader:
        measure.tell(
            lambda: due_ids(reader, TODAY, HORIZON, (), MOST_ROWS),
            lambda: today_facts(reader, MOMENT),
            TIMES,
        )
