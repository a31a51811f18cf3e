# SPDX-License-Identifier: MIT
"""Rules 1, 2 and 16: nothing ends before it starts, and nothing lies inside itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from delegate_crm.entities import kinds
from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.timekinds import DateKind
from delegate_crm.services.periods import PERIODS, TREES, turned
from delegate_crm.store.work import Work
from tests.factories import Make, Typed

NEEDED: dict[str, dict[str, Typed]] = {
    "visit": {"title": "Xinxiang"},
    "event": {"title": "Fair"},
    "affiliation": {"person": "Zhang Guowei", "organisation": "City of Xinxiang"},
    "country_priority": {"country": "CN", "level": "watch"},
    "user": {"login": "boris"},
    "programme_item": {"visit": "First visit", "kind": "talks"},
    "organisation": {"names": "TechnoSpark"},
    "place": {"names": "Xinxiang"},
    "agreement": {"title": "Draft"},
    "follow_up": {"text": "feedback"},
    "person": {"names": "Li Wei"},
}
"""What else a record of a kind needs."""


@pytest.fixture(autouse=True)
def _around(make: Make) -> None:
    make.person(names="Zhang Guowei")
    make.organisation(names="City of Xinxiang")
    make.visit(title="First visit")


ENDS = {
    DateKind.name: ("30 July 2018", "29 July 2018"),
    "day": ("30 July 2018", "29 July 2018"),
    "time": ("10:30", "9:45"),
}


@pytest.mark.parametrize("code", PERIODS)
def test_rule_1_end_before_the_start_is_refused(make: Make, code: str) -> None:
    start, end = PERIODS[code]
    late, early = ENDS[kinds()[code].fields[start].kind.name]
    with pytest.raises(Invalid) as refused:
        make(code, **NEEDED[code], **{start: late, end: early})
    assert [problem.field for problem in refused.value.problems] == [end]


@pytest.mark.parametrize("code", PERIODS)
def test_rule_1_period_may_last_a_moment(make: Make, code: str) -> None:
    start, end = PERIODS[code]
    moment, _ = ENDS[kinds()[code].fields[start].kind.name]
    made = make(code, **NEEDED[code], **{start: moment, end: moment})
    assert made.get(start) == made.get(end)


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("about 30 July 2018", "27 July 2018", False),
        ("about 30 July 2018", "26 July 2018", True),
        ("July 2018", "1 July 2018", False),
        ("July 2018", "June 2018", True),
        ("2018", "January 2018", False),
        ("after 2018", "2017", True),
        ("before 2018", "2016", False),
        ("2018", "after 2016", False),
    ],
)
def test_rule_1_only_what_is_certainly_turned_round_is_refused(
    make: Make,
    start: str,
    end: str,
    refused: bool,  # noqa: FBT001 - a row of the table
) -> None:
    if not refused:
        assert make.event(title="Fair", start=start, end=end)
        return
    with pytest.raises(Invalid):
        make.event(title="Fair", start=start, end=end)


def test_rule_1_values_of_other_sorts_are_never_turned_round() -> None:
    day = ApproxDate.exact(dt.date(2018, 7, 30))
    pairs: list[tuple[Any, Any]] = [(None, day), (day, None), (day, dt.time(9)), (1, 0)]
    assert not any(turned(*pair) for pair in pairs)


def test_rule_1_names_of_an_organisation_have_periods_too(make: Make) -> None:
    body = make.organisation(names="City")
    name = body.names[0].having(valid_from=ApproxDate.year(2019), valid_to=ApproxDate.year(2018))
    with pytest.raises(Invalid) as refused:
        make.office.write(body.label, lambda work: work.save(body.having(names=(name,))))
    assert refused.value.problems[0].field == "names"


@pytest.mark.parametrize(("part", "text"), [("opens", "1 June 2019"), ("closes", "1 May 2018")])
def test_rule_2_window_does_not_close_before_it_opens(make: Make, part: str, text: str) -> None:
    promise = make.follow_up(text="feedback", window="1 January 2019 to 1 May 2019")
    with pytest.raises(Invalid) as refused:
        make.change(promise, **{part: text})
    assert refused.value.problems[0].field == part


@pytest.mark.parametrize(("code", "key"), TREES)
def test_rule_16_record_does_not_lie_in_itself(make: Make, code: str, key: str) -> None:
    record = make(code, **NEEDED[code])
    with pytest.raises(Invalid) as refused:
        make.change(record, **{key: record})
    assert [problem.field for problem in refused.value.problems] == [key]


@pytest.mark.parametrize("code", ["place", "organisation"])
def test_rule_16_cycle_is_seen_however_long(make: Make, code: str) -> None:
    top = make(code, names="Top")
    middle = make(code, names="Middle", parent=top)
    bottom = make(code, names="Bottom", parent=middle)
    with pytest.raises(Invalid):
        make.change(top, parent=bottom)
    assert make.change(bottom, parent=top).parent == top.id


def test_rule_16_old_cycle_further_up_is_not_walked_for_ever(make: Make) -> None:
    one, two = make.place(names="One"), make.place(names="Two")

    def knot(work: Work) -> None:
        work.save(one.having(parent=two.id))
        work.save(two.having(parent=one.id))

    with pytest.raises(Invalid):
        make.office.write(one.label, knot)
    assert make.again(one).parent is None
