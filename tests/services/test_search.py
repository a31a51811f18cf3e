# SPDX-License-Identifier: MIT
"""Search across kinds and scripts, best first, with the reason; dates find days."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities import kinds
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.office import Office
from delegate_crm.services.search import Hit, Query, search
from tests.factories import Make
from tests.scale.counting import statements

TODAY = dt.date(2019, 3, 1)
FAIR = "fair of scientific achievements"


def hits(office: Office, text: str, *codes: str, lang: str = "en", limit: int = 50) -> list[Hit]:
    query = Query(text, lang, TODAY, codes, limit)
    return office.read(lambda reader: search(reader, query))


def titles(office: Office, text: str, *codes: str) -> list[str]:
    return [hit.title for hit in hits(office, text, *codes)]


@pytest.mark.parametrize(
    "text",
    [
        "Zhang Guowei",
        "guowei zhang",
        "ZHANG",
        "Чжан Говэй",
        "говэй",
        "张国伟",
        "ｚｈａｎｇ",
    ],
)
def test_person_is_found_in_any_script_and_order(sample: Office, text: str) -> None:
    assert titles(sample, text, "person") == ["Zhang Guowei"]


def test_search_goes_across_kinds(sample: Office) -> None:
    assert {hit.kind for hit in hits(sample, "xinxiang")} >= {
        "place",
        "organisation",
        "visit",
        "delegate",
        "affiliation",
    }


def test_best_comes_first_and_says_why(make: Make) -> None:
    words = ["Laser", "Laser works", "New laser", "Fibrelaser"]
    for word in reversed(words):
        make.offering(names=word)
    make.offering(names="Diamond", note="cut by laser")
    found = hits(make.office, "laser")
    assert [hit.title for hit in found] == [*words, "Diamond"]
    assert [Translator("en")(hit.why) for hit in found] == [
        "These very words",
        "Begins with these words",
        "A word begins so",
        "Contains these words",
        "Contains these words",
    ]


def test_hit_shows_where_the_words_stand(make: Make) -> None:
    make.offering(names="Diamond", note="cut by laser")
    (hit,) = hits(make.office, "laser")
    assert (hit.field, hit.match) == ("note", "cut by laser")


@pytest.mark.parametrize(
    ("text", "field", "match"),
    [
        ("чжан", "names", "Чжан Говэй"),
        ("张国伟", "names", "张国伟"),
        ("guowei", "names", "Zhang Guowei"),
    ],
)
def test_hit_shows_the_name_that_fits(sample: Office, text: str, field: str, match: str) -> None:
    (hit,) = hits(sample, text, "person")
    assert (hit.field, hit.match) == (field, match)


def test_title_made_of_other_records_is_found(sample: Office) -> None:
    (hit,) = hits(sample, "delegation from xinxiang", "visit")
    assert (hit.field, hit.match) == ("title", "Delegation from Xinxiang")


def test_titles_are_in_the_language_of_the_reader(sample: Office) -> None:
    (hit,) = hits(sample, "zhang", "person", lang="ru")
    assert (hit.title, hit.match) == ("Чжан Говэй", "Zhang Guowei")


@pytest.mark.parametrize(
    "text", ["2018-10-15", "15 October 2018", "15 октября 2018", "2018年10月15日"]
)
def test_fair_of_october_is_found_by_a_day(sample: Office, text: str) -> None:
    (hit,) = hits(sample, text)
    assert (hit.kind, hit.title, hit.field) == ("event", FAIR, "start")
    assert (hit.match, Translator("en")(hit.why)) == ("October 2018", "The dates overlap")


def test_shortest_span_comes_first(sample: Office) -> None:
    found = hits(sample, "October 2018")
    assert found[-1].title == FAIR
    assert {hit.field for hit in found[:-1]} == {"review_on"}


def test_day_within_a_visit_finds_it(make: Make) -> None:
    make.visit(title="Xinxiang", start="30 July 2018", end="4 August 2018")
    assert titles(make.office, "2 August 2018") == ["Xinxiang"]
    assert titles(make.office, "5 August 2018") == []


def test_window_and_open_dates_are_found_by_a_day(make: Make) -> None:
    make.follow_up(text="feedback", window="January to July 2019")
    make.event(title="Old fair", start="before 2016")
    assert titles(make.office, "2019-05-05", "follow_up", "event") == ["feedback"]
    assert titles(make.office, "2015-05-05", "follow_up", "event") == ["Old fair"]


def test_time_of_a_stop_is_no_day(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.programme_item(visit=visit, title="Talks", start="9:30", end="10:30")
    assert titles(make.office, "2018-05-05") == []


def test_open_date_finds_no_days(sample: Office) -> None:
    assert titles(sample, "before 2019") == []


def test_words_come_before_days(make: Make) -> None:
    make.event(title="Fair", start="October 2018")
    make.event(title="Budget of October 2018")
    assert titles(make.office, "October 2018", "event") == ["Budget of October 2018", "Fair"]


@pytest.mark.parametrize(
    "text",
    ["%", "_", "*", "\\", "'; DROP TABLE record; --", 'NEAR("a" "b")', "zhang OR", "", "  ", "^"],
)
def test_signs_of_query_languages_are_only_letters(sample: Office, text: str) -> None:
    assert titles(sample, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("(picosecond)", 3), ("people's", 4), ("10%", 0), ("start-ups", 1)],
)
def test_signs_are_found_where_they_stand(sample: Office, text: str, found: int) -> None:
    assert len(titles(sample, text)) == found


@pytest.mark.parametrize("text", ["\0", "half \ud83c", "x" * 20_001])
def test_letters_that_no_file_can_hold_are_refused(sample: Office, text: str) -> None:
    with pytest.raises(Invalid):
        titles(sample, text)


def test_word_counts_once_however_often_it_is_typed(sample: Office) -> None:
    assert titles(sample, "zhang " * 2000, "person") == ["Zhang Guowei"]


def test_search_of_too_many_words_is_refused(sample: Office) -> None:
    with pytest.raises(Invalid):
        titles(sample, " ".join(map(str, range(51))))


def test_unknown_kind_is_missing(sample: Office) -> None:
    with pytest.raises(Missing):
        titles(sample, "zhang", "stone")


def test_limit_keeps_the_best(sample: Office) -> None:
    assert [hit.kind for hit in hits(sample, "zhang guowei", limit=1)] == ["person"]
    assert len(hits(sample, "October 2018", limit=2)) == 2


def test_a_search_asks_as_often_for_many_as_for_few(make: Make) -> None:
    def count() -> int:
        with make.office.file.reading() as reader:
            return statements(reader, lambda: search(reader, Query("zhang", "en", TODAY)))

    make.person(names="Zhang Guowei")
    few = count()
    for number in range(9):
        make.person(names=f"Zhang {number}")
    assert count() == few


def test_archived_records_are_not_found(make: Make) -> None:
    gone = make.offering(names="Laser")
    make.office.write(N_("Archive"), lambda work: work.archive(gone))
    assert titles(make.office, "laser") == []


def test_rule_15_restricted_fields_are_never_searched() -> None:
    restricted = [field for entity in kinds().values() for field in entity.fields.values()]
    assert not [field.key for field in restricted if field.restricted and field.search]
