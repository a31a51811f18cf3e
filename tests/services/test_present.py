# SPDX-License-Identifier: MIT
"""Records as plain values: the shapes that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from delegate_crm.entities import child_kinds, kinds
from delegate_crm.services.office import Office
from delegate_crm.services.present import Flat, told_as
from delegate_crm.services.records import Records, record_class
from tests.factories import Make

TAKEN = {"kind", "id", "uid", "title", "archived", "state", "related"}
"""What every record is told with beside its fields."""
FEEDBACK = "feedback on prospects of cooperation"


def shown(office: Office, code: str, name: str, lang: str = "en") -> Flat:
    return Records(office, lang).show(code, name)[0]


def about(best: str, earliest: str, latest: str, said: str = "") -> Flat:
    return {
        "earliest": earliest,
        "best": best,
        "latest": latest,
        "precision": "day",
        "qualifier": "approximate",
        "said": said,
    }


@pytest.mark.parametrize("code", kinds())
def test_every_field_is_told_in_plain_values(sample: Office, code: str) -> None:
    flats, _ = Records(sample, "en").rows(code, "", "", None, archived=True)
    keys = {told_as(key) for key in kinds()[code].fields}
    keys |= {"kind", "id", "uid", "title", "archived"}
    assert [flat["id"] for flat in flats if not keys <= set(flat)] == []
    assert json.loads(json.dumps(flats)) == flats


@pytest.mark.parametrize("code", [*kinds(), *child_kinds()])
def test_no_field_hides_what_kind_of_record_it_is(sample: Office, code: str) -> None:
    flats, _ = Records(sample, "en").rows(code, "", "", None, archived=True)
    assert {flat["kind"] for flat in flats} <= {code}
    assert not {told_as(key) for key in record_class(code).fields} & TAKEN


@pytest.mark.parametrize(
    ("code", "name", "own"),
    [
        ("place", "Beijing", "city"),
        ("organisation", "CPC Xinxiang Municipal Committee", "party_body"),
        ("event", "fair of scientific achievements", "fair"),
    ],
)
def test_a_kind_of_its_own_is_told_beside_it(
    sample: Office, code: str, name: str, own: str
) -> None:
    told = shown(sample, code, name)
    assert (told["kind"], told["own_kind"]) == (code, own)


def test_visit_is_told_in_the_shapes_of_the_contract(sample: Office) -> None:
    visit = shown(sample, "visit", "V-2018-001")
    assert visit["start"] == about("2018-07-30", "2018-07-23", "2018-07-31")
    assert visit["coordinator"] == {"kind": "user", "id": 1, "title": "anna"}
    assert visit["purpose"]["ru"].startswith("первое знакомство")
    assert (visit["kinds"], visit["retrospective"], visit["titles"]) == (
        ["exploratory"],
        True,
        None,
    )
    assert (visit["event"], visit["languages"], visit["titles"]) == (None, [], None)


def test_rows_inside_a_record_are_told_with_it(sample: Office) -> None:
    lead, *_ = shown(sample, "visit", "V-2018-001")["hosts"]
    assert lead["role"] == "lead"
    assert lead["organisation"]["title"] == "TechnoSpark Nano-Center"
    assert lead["kind"] == "visit_host"
    assert {"id", "uid", "contact"} <= set(lead)


def test_exact_date_is_iso_text(sample: Office) -> None:
    assert shown(sample, "press_item", "China is looking for partners")["published_on"] == (
        "2018-08-01"
    )


def test_month_is_told_by_its_bounds(sample: Office) -> None:
    assert shown(sample, "event", "fair of scientific achievements")["start"] == {
        "earliest": "2018-10-01",
        "best": None,
        "latest": "2018-10-31",
        "precision": "month",
        "qualifier": "exact",
        "said": "",
    }


def test_money_is_told_to_the_last_digit(make: Make) -> None:
    make.interest(topic="lasers", by=make.organisation(names="Firm"), value="12.50 CNY")
    told = shown(make.office, "interest", "lasers · Firm")
    assert told["value"] == {"amount": "12.50", "currency": "CNY"}


def test_follow_up_is_told_with_its_state_and_ends(sample: Office) -> None:
    told = shown(sample, "follow_up", FEEDBACK)
    assert told["state"] == "open"
    assert told["opens"] == about("2019-01-30", "2019-01-23", "2019-01-31", "half a year to a year")
    assert told["closes"] == about("2019-07-30", "2019-07-23", "2019-07-31")
    assert told["window"]["anchor"] == "visit_end"


@pytest.mark.parametrize(
    ("today", "state"),
    [("2018-08-05", "waiting"), ("2019-01-15", "soon"), ("2019-08-01", "overdue")],
)
def test_state_is_that_of_the_day(
    sample: Office, at: Callable[..., None], today: str, state: str
) -> None:
    at(today, sample)
    assert shown(sample, "follow_up", FEEDBACK)["state"] == state


@pytest.mark.parametrize(
    ("title", "opens", "closes"),
    [
        ("visit report", "2018-08-13", "2018-08-13"),
        ("test results of the laser samples", "2018-10-30", None),
    ],
)
def test_due_date_and_review_are_ends_too(
    sample: Office, title: str, opens: str, closes: str | None
) -> None:
    told = shown(sample, "follow_up", title)
    assert (told["opens"], told["closes"], told["window"]) == (opens, closes, None)


def test_titles_are_in_the_language_of_the_reader(sample: Office) -> None:
    told = shown(sample, "delegate", "Zhang Guowei", "zh")
    assert (told["title"], told["person"]["title"]) == ("张国伟", "张国伟")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["Zhang Guowei; Чжан Говэй; 张国伟", "China"]),
        ("ru", ["Zhang Guowei; Чжан Говэй; 张国伟", "Китай"]),
    ],
)
def test_values_are_said_in_words(sample: Office, lang: str, said: list[str]) -> None:
    _, lines = Records(sample, lang).show("person", "Zhang Guowei")
    words = [text for _, text in lines]
    assert [words[0], words[2]] == said


def test_links_are_said_by_title(sample: Office) -> None:
    _, lines = Records(sample, "en").show("programme_item", "Laboratories and start-ups")
    (said,) = [text for _, text in lines if "robotics" in text]
    assert said.startswith("logistic robotics, flexible electronics, industrial")
    assert said.endswith(" and artificial diamonds (plates)")


def test_everything_that_points_at_a_record_is_related(sample: Office) -> None:
    related = shown(sample, "organisation", "CPC Xinxiang Municipal Committee")["related"]
    assert {each["kind"] for each in related} == {"affiliation", "delegation", "follow_up", "visit"}
