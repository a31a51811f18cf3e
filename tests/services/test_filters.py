# SPDX-License-Identifier: MIT
"""The filter box: words, and conditions on every sort of value."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegate_crm.kit.errors import Invalid, Missing, UserError
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.filters import Typed, apart, filter_from
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.store.queries import Reader
from tests.factories import Make

GUESTS = "Delegation from Xinxiang"
RETURN = "Return visit to Xinxiang"
FAIR, OPENING = "fair of scientific achievements", "TechnoSpark Beijing office"
FEEDBACK = "feedback on prospects of cooperation"
LASERS = "test results of the laser samples"


def listed(office: Office, code: str, where: str, lang: str = "en") -> list[str]:
    def question(reader: Reader) -> list[str]:
        ids = reader.ids(filter_from(code, where, reading_for(office, lang, reader)))
        titles = reader.titles(ids, "en")
        return [titles[each] for each in ids]

    return office.read(question)


@pytest.mark.parametrize(
    ("code", "where", "found"),
    [
        ("person", "guowei ZHANG", ["Zhang Guowei"]),
        ("person", "говэй", ["Zhang Guowei"]),
        ("person", "国伟", ["Zhang Guowei"]),
        ("person", '"Zhang Guowei"', ["Zhang Guowei"]),
        ("person", "zhang kovalevich", []),
        ("person", "%", []),
        ("person", '"', ["Denis Kovalevich", "Valentina Glushkova", "Zhang Guowei"]),
        ("person", "re: zhang", []),
    ],
)
def test_each_word_must_occur(sample: Office, code: str, where: str, found: list[str]) -> None:
    assert listed(sample, code, where) == found


@pytest.mark.parametrize(
    ("code", "where", "found"),
    [
        ("visit", "status=follow_up", [GUESTS]),
        ("visit", "status:inquiry", [RETURN]),
        ("visit", "status!=inquiry", [GUESTS]),
        ("visit", "status=held|follow_up", [GUESTS]),
        ("visit", "status!=held|follow_up", [RETURN]),
        ("visit", 'status="Held|Inquiry"', [RETURN]),
        ("visit", 'status="In follow-up"', [GUESTS]),
        ("visit", "retrospective=yes", [GUESTS]),
        ("visit", "retrospective=no", [RETURN]),
        ("visit", "return_of=V-2018-001", [RETURN]),
        ("visit", "return_of!=V-2018-001", [GUESTS]),
        ("visit", "kinds=return", [RETURN]),
        ("visit", "kinds=Exploratory", [GUESTS]),
        ("visit", "kinds!=return", [GUESTS]),
        ("visit", "country=China", [GUESTS, RETURN]),
        ("visit", "purpose=ПЛОЩАДКОЙ", [GUESTS]),
        ("visit", "purpose=official", []),
        ("visit", "title!=Xinxiang", [GUESTS]),
        ("visit", "reference=2018", [GUESTS]),
        ("visit", 'hosts="Aspirant Business Park"', [GUESTS]),
        ("visit", 'hosts!="Aspirant Business Park"', [RETURN]),
        ("visit", "confidentiality=internal", [GUESTS, RETURN]),
        ("person", "names=ковалевич", ["Denis Kovalevich"]),
        ("person", "names!=ковалевич", ["Valentina Glushkova", "Zhang Guowei"]),
        ("person", "citizenship=Китай", ["Zhang Guowei"]),
        ("press_item", "about=V-2018-001", ["China is looking for partners"]),
        ("press_item", "about!=V-2018-001", []),
        ("rank_level", "value>=70", ["CN · Bureau-director level"]),
        ("rank_level", "value<=69", []),
    ],
)
def test_condition_on_a_value(sample: Office, code: str, where: str, found: list[str]) -> None:
    assert sorted(listed(sample, code, where)) == sorted(found)


@pytest.mark.parametrize(
    ("code", "where", "found"),
    [
        ("visit", "start=2018", [GUESTS]),
        ("visit", "start=2018-07-25", [GUESTS]),
        ("visit", "start=2018-08", []),
        ("visit", "start!=2018", [RETURN]),
        ("visit", 'start="before 2019"', [GUESTS]),
        ("visit", "start>=2018-07-31", [GUESTS]),
        ("visit", "start>=2018-08-01", []),
        ("visit", "start<=2018-07-23", [GUESTS]),
        ("visit", "start<=2018-07-22", []),
        ("event", "start=2018-10-15", [FAIR]),
        ("event", "start<=2018-08", [OPENING]),
        ("follow_up", "window=2019-03", [FEEDBACK]),
        ("follow_up", "window>=2019-08-01", []),
        ("follow_up", "closes>=2019-07-31", [FEEDBACK]),
        ("follow_up", "closes<=2018-08-02", ["thank-you letter"]),
        ("follow_up", "opens=2019-01-23", [FEEDBACK]),
        ("follow_up", "due=2018-08-02", ["thank-you letter"]),
    ],
)
def test_condition_on_a_date(sample: Office, code: str, where: str, found: list[str]) -> None:
    assert listed(sample, code, where) == found


@pytest.mark.parametrize(
    ("code", "blank", "found"),
    [
        ("visit", "start", [RETURN]),
        ("visit", "reference", [RETURN]),
        ("visit", "retrospective", [RETURN]),
        ("visit", "return_of", [GUESTS]),
        ("visit", "title", [GUESTS]),
        ("visit", "languages", [GUESTS, RETURN]),
        ("visit", "costs", [GUESTS, RETURN]),
        ("visit", "tags", [GUESTS, RETURN]),
        ("sample", "result_due", ["industrial", "artificial"]),
        ("sample", "opens", ["industrial", "artificial"]),
    ],
)
def test_empty_value_asks_for_what_is_not_known(
    sample: Office, code: str, blank: str, found: list[str]
) -> None:
    everyone, unknown = listed(sample, code, ""), listed(sample, code, f"{blank}=")
    assert {each.split(" ")[0] for each in unknown} == {each.split(" ")[0] for each in found}
    known = listed(sample, code, f"{blank}!=")
    assert sorted([*known, *unknown]) == sorted(everyone)


def test_window_is_filtered_by_either_end(sample: Office) -> None:
    assert FEEDBACK not in listed(sample, "follow_up", "closes=")
    assert LASERS in listed(sample, "follow_up", "closes=")
    assert listed(sample, "follow_up", "opens=") == []


def test_conditions_and_words_must_all_hold(sample: Office) -> None:
    where = "by_side=them review_on=2018-10 laser status!=done"
    assert listed(sample, "follow_up", where) == [LASERS]


def test_money_is_compared_by_number_within_its_currency(make: Make) -> None:
    firm = make.organisation(names="Firm")
    for value in ("900 CNY", "1200.50 CNY", "5000 USD"):
        make.interest(topic=value, by=firm, value=value)
    assert listed(make.office, "interest", 'value>="1,000 CNY"') == ["1200.50 CNY · Firm"]
    assert listed(make.office, "interest", 'value="1200.5 CNY"') == ["1200.50 CNY · Firm"]


def test_times_and_lengths_of_time_are_compared(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    make.programme_item(visit=visit, title="Early", start="9:30")
    make.programme_item(visit=visit, title="Late", start="18:00")
    make.agreement(title="Long", term="24 months")
    make.agreement(title="Short", term="6 months")
    assert listed(make.office, "programme_item", "start<=10:00") == ["Early"]
    assert listed(make.office, "agreement", 'term>="12 months"') == ["Long"]


def test_window_of_an_interest_is_filtered_by_its_ends(make: Make) -> None:
    firm = make.organisation(names="Firm")
    make.interest(topic="Lasers", by=firm, expected="January to July 2019")
    assert listed(make.office, "interest", "closes=2019-07") == ["Lasers · Firm"]
    assert listed(make.office, "interest", "opens>=2019-02-01") == []
    assert listed(make.office, "interest", "closes=") == []


def test_file_is_found_by_its_name_and_never_attached(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "Список.txt"
    path.write_text("Zhang", "utf-8")
    make.document(title="List")
    make.document(title="Other", file=str(path))
    assert listed(make.office, "document", "file=список") == ["Other"]
    assert listed(make.office, "document", "file=") == ["List"]


@pytest.mark.parametrize(
    ("where", "refusal"),
    [
        ("stauts=held", Missing),
        ("status=gone", Invalid),
        ("status>=held", Invalid),
        ("coordinator=nobody", Missing),
        ("start=soonish", Invalid),
        ("headcount_stated>=many", Invalid),
        ("\0", Invalid),
        ("half\ud83c", Invalid),
    ],
)
def test_what_cannot_be_compared_is_refused(
    sample: Office, where: str, refusal: type[UserError]
) -> None:
    with pytest.raises(refusal):
        listed(sample, "visit", where)


def test_refused_value_names_its_field(sample: Office) -> None:
    with pytest.raises(Invalid) as refused:
        listed(sample, "visit", "start=soonish")
    assert refused.value.problems[0].field == "start"


def rows(office: Office, code: str, where: str) -> list[str]:
    flats, _ = Records(office, "en").rows(code, where, "", None, archived=False)
    return [each["title"] for each in flats]


@pytest.mark.parametrize(
    ("code", "where", "found"),
    [
        ("person_name", "zhang", ["Zhang Guowei", "Чжан Говэй", "张国伟"]),
        ("person_name", 'person="Zhang Guowei" lang=ru', ["Чжан Говэй"]),
        ("person_name", "lang=ru family!=Ковалевич", ["Чжан Говэй", "Валентина Глушкова"]),
        ("person_name", "verified=guess", ["Чжан Говэй", "张国伟"]),
        ("person_name", "family= zhang", ["Чжан Говэй", "张国伟"]),
        ("visit_host", "visit=V-2018-001 role!=lead", ["Troitsk", "Aspirant"]),
        ("visit_host", "visit!=V-2018-001 role=lead", ["CPC"]),
        ("visit_host", 'organisation="Aspirant Business Park"', ["Aspirant"]),
        ("person_name", "full=говэй", ["Чжан Говэй"]),
    ],
)
def test_rows_inside_records_are_filtered_too(
    sample: Office, code: str, where: str, found: list[str]
) -> None:
    titles = rows(sample, code, where)
    assert all(title.startswith(start) for title, start in zip(titles, found, strict=True))


@pytest.mark.parametrize("where", ["role>=lead", "rolle=lead", "role=gone", "visit=nowhere"])
def test_rows_refuse_what_cannot_be_compared(sample: Office, where: str) -> None:
    with pytest.raises(UserError):
        rows(sample, "visit_host", where)


def test_conditions_of_names_that_are_no_fields_are_parted_from_the_rest() -> None:
    own, rest = apart('next= "two words" status=held when="May 2018"', ("next", "when"))
    assert own == [Typed("next", "=", ""), Typed("when", "=", "May 2018")]
    assert rest == '"two words" status=held'
