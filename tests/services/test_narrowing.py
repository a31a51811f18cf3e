# SPDX-License-Identifier: MIT
"""Filters of a list: which fields, which conditions on offer, and what their chips say."""

from __future__ import annotations

import pytest

from delegate_crm.services.lists import Ask, Source
from delegate_crm.services.narrowing import chip_words, fields_of, offers, parted
from delegate_crm.services.office import Office
from delegate_crm.services.sources import source_of

VISITS, PARTNERS = source_of("visits_page"), source_of("partners_page")


def ask(office: Office, lang: str = "en") -> Ask:
    return Ask(lang, office.today)


def chip(office: Office, source: Source, condition: str, lang: str = "en") -> str:
    asked = ask(office, lang)
    return office.read(lambda reader: chip_words(reader, source, condition, asked))


def offered(office: Office, source: Source, key: str, typed: str = "") -> dict[str, str]:
    asked = ask(office)
    found = office.read(lambda reader: offers(reader, source, key, typed, asked))
    return {each.condition: each.words for each in found}


@pytest.mark.parametrize(
    ("condition", "en", "ru", "zh"),
    [
        ("start>=2018", "From 2018", "Начиная с: 2018 г.", "2018年及以后"),
        ("status=inquiry|assessing", "Status: Planned", "Статус: Планируется", "状态：计划中"),
        ("status=held|inquiry", "Status: Held and Inquiry", "Статус: Проведён и Заявка", ""),
        ("country=CN", "Partner's country: China", "Страна партнёра: Китай", ""),
        ("country!=CN", "Partner's country: not China", "Страна партнёра: кроме: Китай", ""),
        ("coordinator=", "Visit coordinator: not known", "", ""),
        ("coordinator!=", "Visit coordinator: known", "", ""),
        ("coordinator=1", "Visit coordinator: anna", "", ""),
        ("retrospective=yes", "Entered after the fact: yes", "", ""),
        ('title="two words"', "Title: two words", "", ""),
        ("next=", "No next step", "Шаг не назначен", "未定下一步"),
        ("next!=", "Has a next step", "Шаг назначен", "已定下一步"),
        ("start=nonsense", "Nonsense", "", ""),
        ("words", "words", "words", "words"),
    ],
)
def test_a_chip_says_its_condition(
    sample: Office, condition: str, en: str, ru: str, zh: str
) -> None:
    for lang, said in (("en", en), ("ru", ru), ("zh", zh)):
        if said:
            assert chip(sample, VISITS, condition, lang) == said


def test_records_are_named_by_their_titles(sample: Office) -> None:
    condition, words = next(iter(offered(sample, VISITS, "hosts", "troitsk").items()))
    assert words == "Troitsk city administration"
    assert chip(sample, VISITS, condition) == f"Hosts: {words}"


def test_partners_have_a_country_though_they_have_no_such_field(sample: Office) -> None:
    assert chip(sample, PARTNERS, "country=CN") == "Country: China"
    assert "country=CN" in offered(sample, PARTNERS, "country", "chi")


def test_fields_stand_columns_first_and_each_once(sample: Office) -> None:
    fields = fields_of(VISITS, ask(sample).tr)
    keys = [each.key for each in fields]
    assert keys[:3] == ["start", "title", "direction"]
    assert len(set(keys)) == len(keys)
    assert not {"costs", "outcome_rating", "note"} & set(keys)


@pytest.mark.parametrize(
    ("key", "typed", "found"),
    [
        ("status", "took", {"status=held|reported|follow_up|closed": "Took place"}),
        ("direction", "", {"direction=incoming": "Incoming", "direction=": "not known"}),
        ("retrospective", "", {"retrospective=yes": "yes", "retrospective=no": "no"}),
        ("kinds", "sign", {"kinds=signing": "Signing"}),
        ("country", "kaz", {"country=KZ": "Kazakhstan"}),
        ("languages", "chin", {"languages=zh": "Chinese"}),
        ("coordinator", "", {"coordinator=1": "anna", "coordinator!=": "known"}),
        ("start", "", {"start=2019": "2019"}),
        ("start", "may 2018", {'start>="may 2018"': "from May 2018"}),
        ("headcount_stated", "7", {"headcount_stated<=7": "until 7"}),
        ("decision_reference", "a b", {'decision_reference="a b"': "a b"}),
        ("next", "", {"next=": "No next step", "next!=": "Has a next step"}),
        ("nonsense", "x", {}),
    ],
)
def test_conditions_on_offer_fit_the_sort_of_field_and_what_is_typed(
    sample: Office, key: str, typed: str, found: dict[str, str]
) -> None:
    assert found.items() <= offered(sample, VISITS, key, typed).items()


@pytest.mark.parametrize("key", [each.key for each in fields_of(VISITS, Ask("en", None).tr)])  # type: ignore[arg-type]  # no day is asked
def test_whatever_is_on_offer_can_be_asked(sample: Office, key: str) -> None:
    conditions = [*offered(sample, VISITS, key)][:3]
    assert conditions
    for condition in conditions:
        asked = Ask("en", sample.today, condition, VISITS.sort)
        sample.read(lambda reader, asked=asked: VISITS.find(reader, asked))  # type: ignore[misc]  # bound now


@pytest.mark.parametrize(
    ("text", "conditions", "words"),
    [
        ("", [], ""),
        ("xinxiang 2018", [], "xinxiang 2018"),
        (
            'status=held "two words" start>="May 2018"',
            ["status=held", 'start>="May 2018"'],
            '"two words"',
        ),
        ("next= weight=7 re: x", ["next="], "weight=7 re: x"),
    ],
)
def test_conditions_are_parted_from_words(text: str, conditions: list[str], words: str) -> None:
    assert parted(VISITS, text) == (conditions, words)
