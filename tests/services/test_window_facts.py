# SPDX-License-Identifier: MIT
"""The card of a window, and moving its ends by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.approx import ApproxDate, Precision
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change
from delegate_crm.services.window_facts import (
    WindowFacts,
    end_meanings,
    ends_of,
    move_window,
    read_end,
    set_ends,
    window_facts,
    windows_of_visit,
)
from tests.conftest import TODAY
from tests.factories import Make
from tests.scale.counting import statements


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def facts(office: Office, item: FollowUp) -> WindowFacts:
    (found,) = office.read(lambda reader: window_facts(reader, [item.id], TODAY, "en"))
    return found


def moved(office: Office, item: FollowUp, opens_by: int, closes_by: int) -> FollowUp:
    office.write(N_("Move"), lambda work: move_window(work, item.id, opens_by, closes_by))
    return office.read(lambda reader: reader.get(FollowUp, item.id))


@pytest.fixture
def window(sample: Office) -> FollowUp:
    """What the worked example waits for from January to July 2019."""
    found: FollowUp = Make(sample).find("follow_up", "feedback on prospects of cooperation")
    return found


def test_the_card_says_how_it_stands(sample: Office, window: FollowUp) -> None:
    found = facts(sample, window)
    assert found.title == "Feedback on prospects of cooperation"
    assert (found.day_words, found.until) == ("day 38 of 190", "until about 30 July")
    assert found.said == "half a year to a year"


def test_the_card_says_that_days_off_are_not_announced_yet(office: Office, make: Make) -> None:
    change(office, "office_country", "RU", "en")
    visit = make.visit(title="Polite", start="1 March 2019", direction="incoming")
    item = make.follow_up(text="thank", visit=visit, window="3 wd after the visit")
    assert not facts(office, item).provisional
    make.change(visit, start="1 March 2035", end="")
    assert "may still move" in facts(office, item).provisional


def test_the_card_says_when_one_is_reminded(sample: Office, window: FollowUp) -> None:
    words = facts(sample, window).reminders
    assert words.startswith("Reminders: 14 days before it opens, when it opens, half-way,")
    assert words.endswith("Next: 30 April.")


def test_the_card_shows_the_visit_and_what_is_around_it(sample: Office, window: FollowUp) -> None:
    found = facts(sample, window)
    assert found.visit is not None
    assert found.visit.day == day("2018-07-30")
    assert [mark.words for mark in found.marks] == [
        "TechnoSpark Beijing office",
        "Fair of scientific achievements",
    ]


def test_a_visit_shows_its_windows_the_most_pressing_first(make: Make, office: Office) -> None:
    visit = make.visit(title="Xinxiang", start="July 2018")
    for text, window in (("later", "July 2020"), ("late", "July 2018"), ("open", "2019")):
        make.follow_up(text=text, visit=visit, window=window)
    make.follow_up(text="answered", visit=visit, window="2019", status="done", result="yes")
    found = office.read(lambda reader: windows_of_visit(reader, visit.id, TODAY, "en"))
    assert [each.title for each in found] == ["Late", "Open", "Later", "Answered"]


def test_windows_are_read_with_as_many_queries_for_one_as_for_ten(make: Make) -> None:
    visit = make.visit(title="Xinxiang", start="July 2018")
    ids = [make.follow_up(text=str(n), visit=visit, window="2019").id for n in range(10)]
    with make.office.file.reading() as reader:
        assert statements(reader, lambda: window_facts(reader, ids[:1], TODAY, "en")) == (
            statements(reader, lambda: window_facts(reader, ids, TODAY, "en"))
        )


def test_what_has_no_date_has_no_card(make: Make, office: Office) -> None:
    item = make.follow_up(text="some time")
    assert office.read(lambda reader: window_facts(reader, [item.id], TODAY, "en")) == []


def test_a_moved_end_keeps_its_about_and_no_longer_follows_the_visit(
    sample: Office, window: FollowUp
) -> None:
    after = moved(sample, window, 0, 7).window
    assert after is not None
    assert after.closes == window.window.closes.moved(7) if window.window else None
    assert (after.opens, after.recompute) == (window.window and window.window.opens, False)


def test_a_month_that_is_moved_becomes_about_a_day_at_its_edge(make: Make, office: Office) -> None:
    item = make.follow_up(text="reply", window="January to July 2019")
    after = moved(office, item, 3, -5).window
    assert after is not None
    assert (after.opens.earliest, after.closes.latest) == (day("2019-01-04"), day("2019-07-26"))
    assert after.opens.precision is after.closes.precision is Precision.DAY


def test_a_due_date_moves_as_one(make: Make, office: Office) -> None:
    item = make.follow_up(text="reply", due="25 March 2019")
    after = moved(office, item, 7, 7)
    assert (after.due_mode, after.due) == ("date", ApproxDate.exact(day("2019-04-01")))


def test_a_due_date_drawn_apart_becomes_a_window(make: Make, office: Office) -> None:
    item = make.follow_up(text="reply", due="25 March 2019")
    after = moved(office, item, 0, 7)
    assert (after.due_mode, after.due) == ("window", None)
    assert ends_of(after) == tuple(ApproxDate.exact(day(x)) for x in ("2019-03-25", "2019-04-01"))


def test_ends_are_set_as_they_were_typed(sample: Office, window: FollowUp) -> None:
    ends = [read_end(text, "en", TODAY, "opens") for text in ("1 March", "about 1 June 2019")]
    sample.write(N_("Move"), lambda work: set_ends(work, window.id, *ends))
    found = facts(sample, Make(sample).again(window))
    assert (found.opens_words, found.closes_words) == ("1 March 2019", "about 1 June 2019")
    assert (found.opens_about, found.closes_about) == (False, True)


def test_ends_turned_round_are_refused(sample: Office, window: FollowUp) -> None:
    with pytest.raises(Invalid):
        moved(sample, window, 365, 0)


@pytest.mark.parametrize(
    ("field", "text", "read"),
    [
        ("opens", "1 February", "2019-02-01"),
        ("opens", "30 September", "2018-09-30"),
        ("closes", "30 September", "2019-09-30"),
        ("closes", "30 September 2018", "2018-09-30"),
        ("closes", "in 3 months", "2019-06-01"),
    ],
)
def test_a_close_without_a_year_lies_ahead(field: str, text: str, read: str) -> None:
    assert read_end(text, "en", TODAY, field).nominal == day(read)


def test_an_end_is_said_as_it_is_understood() -> None:
    said = end_meanings("30 September", Translator("en"), TODAY, "closes")
    assert [each.words for each in said.meanings] == ["30 September 2019"]
    assert end_meanings("31 Feb", Translator("en"), TODAY, "closes").refusal is not None


def test_an_end_that_cannot_be_read_names_its_field() -> None:
    with pytest.raises(Invalid) as refused:
        read_end("whenever", "en", TODAY, "closes")
    assert [each.field for each in refused.value.problems] == ["closes"]
