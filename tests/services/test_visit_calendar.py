# SPDX-License-Identifier: MIT
"""The calendar of visits: spans, certain days, order, groups and sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.services import visit_calendar as cal
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Office
from delegate_crm.services.visit_calendar import Calendar
from tests.factories import Make
from tests.scale.counting import statements

EN = Translator("en")
MODES = tuple(cal.STEPS)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def shown(office: Office, mode: str, at: str, words: str = "") -> Calendar:
    ask = Ask("en", office.today, words)
    return office.read(lambda reader: cal.calendar(reader, ask, mode, day(at)))


def titles(found: Calendar) -> list[str]:
    return [each.title for each in found.stays]


# --- spans ----------------------------------------------------------------------------------------


def test_a_month_is_shown_in_whole_weeks_as_the_language_begins_them() -> None:
    july = cal.shown_days("calendar", day("2018-07-30"))
    assert july == (day("2018-07-01"), day("2018-07-31"))
    assert cal.whole_weeks(july, 0) == (day("2018-06-25"), day("2018-08-05"))
    assert cal.whole_weeks(july, 6) == (day("2018-07-01"), day("2018-08-04"))


@pytest.mark.parametrize(
    ("mode", "steps", "at", "found"),
    [
        ("calendar", 1, "2018-01-31", "2018-02-28"),
        ("calendar", -1, "2018-01-31", "2017-12-31"),
        ("months", 1, "2016-02-29", "2017-02-28"),
        ("line", -1, "2018-07-30", "2017-07-30"),
        ("line", 1, "9999-07-30", "9999-07-30"),
        ("calendar", -1, "0001-01-05", "0001-01-05"),
    ],
)
def test_a_step_goes_on_by_a_month_or_a_year(mode: str, steps: int, at: str, found: str) -> None:
    assert cal.stepped(day(at), mode, steps) == day(found)


def test_days_end_where_the_calendar_ends() -> None:
    assert cal.later(dt.date.max, 7) == dt.date.max
    assert cal.later(dt.date.min, -7) == dt.date.min


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_the_sample_shows_its_visit_of_2018(sample: Office, mode: str) -> None:
    assert titles(shown(sample, mode, "2018-07-01")) == ["Delegation from Xinxiang"]


def test_an_approximate_visit_is_cut_by_a_month(sample: Office) -> None:
    Make(sample).visit(title="summer", start="summer 2017")
    for month, found in (("04", []), ("06", ["summer"]), ("08", ["summer"]), ("10", [])):
        assert titles(shown(sample, "calendar", f"2017-{month}-15")) == found


def test_where_there_is_none_the_nearest_is_told(sample: Office) -> None:
    near = shown(sample, "calendar", "2018-01-15").nearest
    assert near is not None
    assert near.title == "Delegation from Xinxiang"
    assert shown(sample, "months", "2018-01-15").nearest is None


def test_days_around_a_month_do_not_fill_it(office: Office, make: Make) -> None:
    make.visit(title="last day of June", start="30 June 2018")
    found = shown(office, "calendar", "2018-07-15")
    assert titles(found) == ["last day of June"]
    assert found.nearest == found.stays[0]


def test_an_empty_office_has_no_nearest(office: Office) -> None:
    assert shown(office, "calendar", "2018-07-15").nearest is None


def test_the_filter_of_the_list_narrows_the_calendar(sample: Office) -> None:
    assert titles(shown(sample, "line", "2018-07-01", "xinxiang country=CN")) != []
    assert titles(shown(sample, "line", "2018-07-01", "country=BR")) == []
    assert titles(shown(sample, "line", "2018-07-01", "next!=")) == ["Delegation from Xinxiang"]
    assert titles(shown(sample, "line", "2018-07-01", "next=")) == []


def test_any_number_of_visits_takes_as_many_statements(office: Office, make: Make) -> None:
    ask = Ask("en", office.today)

    def asked() -> int:
        with office.file.reading() as reader:
            return statements(
                reader, lambda: cal.calendar(reader, ask, "months", day("2018-07-15"))
            )

    make.visit(title="one", start="3 May 2018")
    few = asked()
    for number in range(9):
        make.visit(title=f"visit {number}", start="May 2018")
    assert (few, asked()) == (1, 1)


# --- how they are told ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("29 January 2018", "", ("2018-01-29", "2018-01-29")),
        ("29 January 2018", "2 February 2018", ("2018-01-29", "2018-02-02")),
        ("29 January 2018", "February 2018", ("2018-01-29", "2018-02-01")),
        ("January 2018", "", None),
        ("about 29 January 2018", "", None),
        ("about 29 January 2018", "10 February 2018", None),
        ("after 29 January 2018", "", None),
    ],
)
def test_days_are_certain_only_where_both_ends_are(
    office: Office, make: Make, start: str, end: str, found: tuple[str, str] | None
) -> None:
    make.visit(title="one", start=start, end=end)
    sure = cal.certain(shown(office, "months", "2018-01-30").stays[0])
    assert sure == (found and (day(found[0]), day(found[1])))


def test_what_is_known_best_comes_first(office: Office, make: Make) -> None:
    for title, start in (("year", "2018"), ("month", "May 2018"), ("day", "9 May 2018")):
        make.visit(title=title, start=start)
    assert titles(shown(office, "calendar", "2018-05-01")) == ["day", "month", "year"]


def test_each_day_knows_its_visits_what_is_known_best_first(office: Office, make: Make) -> None:
    for title, start in (("year", "2018"), ("month", "May 2018"), ("day", "9 May 2018")):
        make.visit(title=title, start=start)
    found = shown(office, "calendar", "2018-05-01").by_day
    names = {each: [x.title for x in found[day(each)]] for each in ("2018-05-09", "2018-06-03")}
    assert names == {"2018-05-09": ["day", "month", "year"], "2018-06-03": ["year"]}
    assert day("2018-06-04") not in found
    assert shown(office, "line", "2018-05-01").by_day == {}


def test_groups_that_occur_are_told_in_their_order(office: Office, make: Make) -> None:
    for status in ("held", "inquiry", "cancelled", "closed"):
        make.visit(
            title=status,
            start="May 2018",
            status=status,
            retrospective="yes",
            status_reason="ill",
        )
    groups = cal.groups_in(shown(office, "line", "2018-05-01").stays)
    assert [EN(each.words) for each in groups] == ["Planned", "Took place", "Cancelled"]


def test_a_sentence_tells_all_of_a_bar(office: Office, make: Make) -> None:
    make.visit(title="guests", start="May 2018", country="China")
    make.visit(title="days", start="29 January 2018", end="2 February 2018", direction="outgoing")
    said = [cal.sentence(each, EN) for each in shown(office, "line", "2018-05-01").stays]
    assert said == [
        "Days, outgoing, planned, 29 January – 2 February 2018",
        "Guests, China, incoming, planned, May 2018, days not fixed",
    ]


def test_a_visit_between_two_vague_dates_names_both(office: Office, make: Make) -> None:
    make.visit(title="a", start="about 25 July 2018", end="August 2018")
    (stay,) = shown(office, "line", "2018-05-01").stays
    assert cal.days_words(stay, EN) == "about 25 July 2018 to August 2018"


def test_a_day_says_how_many_visits_it_may_have(office: Office, make: Make) -> None:
    make.visit(title="a", start="3 May 2018")
    stays = shown(office, "calendar", "2018-05-01").stays
    assert cal.day_sentence(day("2018-05-03"), stays, EN) == "Thursday, 3 May 2018: 1 visit"
    assert cal.day_sentence(day("2018-05-04"), (), EN) == "Friday, 4 May 2018"


def test_countries_stand_by_name_and_those_without_one_last(office: Office, make: Make) -> None:
    for country in ("", "Vietnam", "China", "China"):
        make.visit(title="a", start="3 May 2018", country=country)
    found = cal.by_country(shown(office, "line", "2018-05-01").stays, "en")
    assert [(code, len(stays)) for code, stays in found] == [("CN", 2), ("VN", 1), ("", 1)]
