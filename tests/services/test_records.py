# SPDX-License-Identifier: MIT
"""Records by the names of their fields: added, changed, listed, shown and put away."""

from __future__ import annotations

import pytest

from delegate_crm.entities import kinds
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.services.present import Flat
from delegate_crm.services.records import Records, columns_of, label_of, record_class

GUESTS = "Delegation from Xinxiang"


@pytest.fixture
def records(office: Office) -> Records:
    return Records(office, "en")


@pytest.fixture
def known(sample: Office) -> Records:
    return Records(sample, "en")


def titles(records: Records, code: str, where: str = "", sort: str = "") -> list[str]:
    flats, _ = records.rows(code, where, sort, None, archived=False)
    return [each["title"] for each in flats]


def test_added_record_is_told_by_kind_id_and_title(records: Records) -> None:
    made = records.add("place", [("names", "Troitsk"), ("names.ru", "Троицк")])
    assert set(made) == {"kind", "id", "uid", "title"}
    assert (made["kind"], made["title"]) == ("place", "Troitsk")


def test_changed_record_is_told_whole(records: Records) -> None:
    made = records.add("place", [("names", "Troitsk")])
    changed = records.edit("place", str(made["id"]), [("country", "Russia")])
    assert (changed["country"], changed["names"]) == ("RU", {"en": "Troitsk"})


def test_record_is_named_by_id_uid_number_or_title(records: Records) -> None:
    made = records.add("visit", [("title", "Xinxiang"), ("start", "July 2018")])
    names = [str(made["id"]), made["uid"], made["uid"].upper(), "V-2018-001", "XINXIANG"]
    assert {records.show("visit", name)[0]["id"] for name in names} == {made["id"]}


@pytest.mark.parametrize("name", ["9999", "nobody", "", "00000000-0000-0000-0000-000000000000"])
def test_unknown_record_is_missing(records: Records, name: str) -> None:
    with pytest.raises(Missing):
        records.show("visit", name)


@pytest.mark.parametrize("code", ["stone", "visits", ""])
def test_unknown_kind_names_those_there_are(records: Records, code: str) -> None:
    with pytest.raises(Missing) as refused:
        records.add(code, [])
    assert refused.value.hint is not None
    assert "visit_host" in str(refused.value.hint.values["names"])


def test_refused_record_is_not_half_there(records: Records) -> None:
    with pytest.raises(Invalid):
        records.add("visit", [("title", "Xinxiang"), ("status", "held")])
    assert titles(records, "visit") == []


def test_removed_record_is_put_away_and_can_be_listed(records: Records) -> None:
    made = records.add("visit", [("title", "Xinxiang")])
    gone = records.remove("visit", str(made["id"]))
    assert (gone["archived"], titles(records, "visit")) == (True, [])
    flats, _ = records.rows("visit", "", "", None, archived=True)
    assert [each["id"] for each in flats] == [made["id"]]


def test_row_is_added_to_its_record(records: Records) -> None:
    body = records.add("organisation", [("names", "TechnoSpark")])
    typed = [("organisation", "TechnoSpark"), ("text", "ТехноСпарк"), ("form", "short")]
    made = records.add("organisation_name", typed)
    assert made["organisation"] == {"kind": "organisation"} | {k: body[k] for k in ("id", "title")}
    assert (made["kind"], made["title"]) == ("organisation_name", "ТехноСпарк")


def test_row_needs_its_record(records: Records) -> None:
    with pytest.raises(Invalid) as refused:
        records.add("organisation_name", [("text", "ТехноСпарк")])
    assert refused.value.problems[0].field == "organisation"


def test_row_is_changed_and_taken_out(known: Records) -> None:
    name = known.rows("person_name", "говэй", "", None, archived=False)[0][0]
    changed = known.edit("person_name", str(name["id"]), [("verified", "card")])
    assert (changed["verified"], changed["person"]["title"]) == ("card", "Zhang Guowei")
    gone = known.remove("person_name", name["uid"])
    assert (gone["id"], titles(known, "person_name", "говэй")) == (name["id"], [])


@pytest.mark.parametrize("name", ["9999", "nobody"])
def test_unknown_row_is_missing(known: Records, name: str) -> None:
    with pytest.raises(Missing):
        known.edit("person_name", name, [("verified", "card")])


def test_record_is_shown_with_all_that_points_at_it(known: Records) -> None:
    shown, lines = known.show("visit", "V-2018-001")
    related = {each["kind"] for each in shown["related"]}
    assert related >= {"delegation", "programme_item", "follow_up", "visit", "press_item"}
    words = {Translator("en")(label): said for label, said in lines}
    assert words["Visit coordinator"] == "anna"
    assert words["Hosts"].startswith("TechnoSpark Nano-Center; Troitsk city administration")


def test_row_is_shown_with_its_record(known: Records) -> None:
    row = known.rows("visit_host", "visit=V-2018-001", "", None, archived=False)[0][0]
    shown, lines = known.show("visit_host", str(row["id"]))
    assert (shown["visit"]["title"], "related" in shown) == (GUESTS, False)
    assert [said for _, said in lines] == ["TechnoSpark Nano-Center", "Lead host", ""]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("title", ["Beijing", "China", "Henan"]),
        ("-title", ["Xinxiang", "Troitsk", "Russia"]),
        ("id", ["China", "Henan", "Xinxiang"]),
        ("names", ["Beijing", "China", "Henan"]),
        ("country", ["Beijing", "China", "Henan"]),
        ("-country", ["Novosibirsk", "Russia", "Troitsk"]),
    ],
)
def test_list_is_sorted_as_asked(known: Records, sort: str, found: list[str]) -> None:
    assert titles(known, "place", sort=sort)[:3] == found


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("closes", "thank-you letter"),
        ("-closes", "feedback on prospects of cooperation"),
        ("opens", "thank-you letter"),
        ("closes_on", "thank-you letter"),
        ("window", "feedback on prospects of cooperation"),
        ("-due", "confirm that the Beijing office opened and add its address and staff"),
    ],
)
def test_what_has_no_date_comes_last(known: Records, sort: str, first: str) -> None:
    assert titles(known, "follow_up", sort=sort)[0] == first


def test_month_sorts_after_the_days_that_are_surely_before_it(records: Records) -> None:
    for title, start in [
        ("fair", "October 2018"),
        ("first", "1 October 2018"),
        ("september", "30 September 2018"),
        ("second", "2 October 2018"),
        ("unknown", ""),
    ]:
        records.add("event", [("title", title), ("start", start)])
    assert titles(records, "event") == ["september", "first", "fair", "second", "unknown"]


def test_window_of_a_sample_is_sorted_by_its_ends(records: Records) -> None:
    firm = [("by", str(records.add("organisation", [("names", "Firm")])["id"]))]
    records.add("interest", [("topic", "B"), ("expected", "May to June 2019"), *firm])
    records.add("interest", [("topic", "A"), ("expected", "July 2019"), *firm])
    assert titles(records, "interest", sort="closes") == ["B · Firm", "A · Firm"]


@pytest.mark.parametrize("sort", ["colour", "-colour", "hosts.role"])
def test_unknown_field_to_sort_by_is_missing(known: Records, sort: str) -> None:
    with pytest.raises(Missing):
        titles(known, "visit", sort=sort)


def test_list_ends_at_its_limit(known: Records) -> None:
    assert [len(known.rows(c, "", "", 2, archived=False)[0]) for c in ("place", "visit_host")] == [
        2,
        2,
    ]


def test_rows_of_words_stand_under_their_heads(known: Records) -> None:
    codes = (*kinds(), "visit_host", "person_name")
    rows = {code: known.rows(code, "", "", 3, archived=False)[1] for code in codes}
    assert all(rows[code] for code in ("visit", "visit_host", "person_name"))
    assert [x for x in codes if any(len(row) != len(columns_of(x)) for row in rows[x])] == []


def test_row_of_words_is_in_the_language_of_the_reader(sample: Office) -> None:
    _, rows = Records(sample, "ru").rows("person", "zhang", "", None, archived=False)
    assert rows[0][1] == "Чжан Говэй"
    assert "Китай" in rows[0]


def test_history_of_a_row_is_that_of_its_record(known: Records) -> None:
    name = known.rows("person_name", "говэй", "", None, archived=False)[0][0]
    known.edit("person_name", str(name["id"]), [("verified", "card")])
    steps = known.history("person_name", str(name["id"]))
    assert steps == known.history("person", "Zhang Guowei")
    assert [step["operation"] for step in steps] == ["create", "update"]


def test_kinds_and_rows_have_labels() -> None:
    assert label_of("visit").message == "Visit"
    assert record_class("visit_host").code == "visit_host"
    first: Flat = {"label": columns_of("visit_host")[1].message}
    assert first == {"label": "Visit"}
