# SPDX-License-Identifier: MIT
"""Records found by words and by days."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.store.search import Fit, by_days, by_words
from tests.factories import Make
from tests.store.conftest import tamper

PERIODS = {"visit": ("start", "end"), "programme_item": ("start", "end")}


def fits(office: Office, text: str, *codes: str, limit: int = 50) -> list[tuple[int, Fit]]:
    found = office.read(lambda reader: by_words(reader, text, codes, limit))
    return [(each.id, each.fit) for each in found]


def test_the_best_comes_first(office: Office, make: Make) -> None:
    elsewhere = make.person(names="x", note="laser").id
    names = ("blaser", "the laser lab", "laser lab", "Laser")
    inside, word, beginning, title = (make.tag(names=name).id for name in names)
    assert fits(office, "laser") == [
        (title, Fit.TITLE),
        (beginning, Fit.BEGINNING),
        (word, Fit.WORD),
        (inside, Fit.INSIDE),
        (elsewhere, Fit.ELSEWHERE),
    ]


@pytest.mark.parametrize("text", ["  ", "", "\n"])
def test_no_words_find_nothing(office: Office, text: str) -> None:
    assert fits(office, text) == []


def test_each_word_must_occur_in_any_order_and_script(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei; Чжан Говэй; 张国伟").id
    for text in ("zhang guo", "GUOWEI Zhang", "чжан 国伟", "  张国  "):
        assert [number for number, _ in fits(office, text)] == [person]
    assert fits(office, "zhang ming") == []


@pytest.mark.parametrize("text", ["100%", "a_b", '"', "' OR 1=1 --", "NEAR(", "*", "\\"])
def test_signs_are_letters_like_any_other(office: Office, make: Make, text: str) -> None:
    make.tag(names="100 a-b")
    made = make.tag(names=f"x {text} y").id
    assert [number for number, _ in fits(office, text)] == [made]


def test_kinds_and_number_of_hits_may_be_limited(office: Office, make: Make) -> None:
    tags = [make.tag(names="laser").id for _ in range(3)]
    body = make.organisation(names="laser").id
    assert [number for number, _ in fits(office, "laser", "organisation")] == [body]
    assert [number for number, _ in fits(office, "laser", limit=2)] == tags[:2]


def test_what_is_archived_or_merged_is_not_found(office: Office, make: Make) -> None:
    away, merged, kept = (make.tag(names="laser") for _ in range(3))
    office.write(N_("Archive"), lambda work: work.archive(away))
    office.close()
    merge = "UPDATE record SET merged_into = {} WHERE id = {}"
    tamper(office.file.path, merge.format(kept.id, merged.id))
    assert [number for number, _ in fits(office, "laser")] == [kept.id]


def days(office: Office, first: str, last: str, *codes: str) -> dict[str, dict[int, str]]:
    ends = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return office.read(lambda reader: by_days(reader, *ends, codes, PERIODS))


def test_any_field_of_dates_is_looked_at(office: Office, make: Make) -> None:
    visit = make.visit(title="x", start="about 30 July 2018").id
    press = make.press_item(title="x", published_on="July 2018").id
    promise = make.follow_up(text="x", window="January to July 2019").id
    agreement = make.agreement(title="x", signed_on="30 July 2018").id
    assert days(office, "2018-07-30", "2018-07-30") == {
        "visit": {visit: "start"},
        "press_item": {press: "published_on"},
        "agreement": {agreement: "signed_on"},
    }
    assert days(office, "2019-03-01", "2019-03-01") == {"follow_up": {promise: "window"}}


def test_a_day_between_the_ends_of_a_visit_finds_it(office: Office, make: Make) -> None:
    visit = make.visit(title="x", start="1 July 2018", end="10 July 2018").id
    assert days(office, "2018-07-05", "2018-07-05", "visit") == {"visit": {visit: "start"}}
    assert days(office, "2018-07-05", "2018-07-05", "person") == {}
    assert days(office, "2018-07-11", "2018-08-01") == {}
