# SPDX-License-Identifier: MIT
"""The days off that the settings show."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.territories import country_name
from delegate_crm.services.calendars import OFFICE_COUNTRY
from delegate_crm.services.days_off import DaysOff, calendars_ahead, told
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change
from tests.factories import Make

NEW_YEAR = dt.date(2019, 1, 1)


def ahead(office: Office, lang: str = "en") -> list[DaysOff]:
    return [*office.read(lambda reader: calendars_ahead(reader, NEW_YEAR, lang).days)]


def test_feasts_of_the_office_and_of_priority_countries_in_the_order_of_their_days(
    make: Make, office: Office
) -> None:
    assert ahead(office) == []
    change(office, OFFICE_COUNTRY, "Russia", "en")
    make.country_priority(country="China", level="priority")
    found = ahead(office)
    assert {each.country for each in found} == {"RU", "CN"}
    assert [each.first for each in found] == sorted(each.first for each in found)


@pytest.mark.parametrize(
    ("lang", "when", "name", "country"),
    [
        ("en", "4–10 February 2019", "Spring Festival", "China"),
        ("ru", "4–10 февраля 2019 г.", "Праздник весны", "Китай"),
        ("zh", "2019年2月4日至10日", "春节", "中国"),
    ],
)
def test_days_off_in_a_row_are_told_as_one(
    office: Office, lang: str, when: str, name: str, country: str
) -> None:
    change(office, OFFICE_COUNTRY, "China", "en")
    spring = next(each for each in ahead(office, lang) if each.first == dt.date(2019, 2, 4))
    tr = Translator(lang)
    assert (told(spring, tr), tr(spring.name), country_name(spring.country, lang)) == (
        when,
        name,
        country,
    )


def test_worked_weekends_are_told_and_what_was_moved_for_them_is_no_feast(office: Office) -> None:
    change(office, OFFICE_COUNTRY, "China", "en")
    assert [each.first.day for each in ahead(office) if each.works][:2] == [2, 3]
    tr = Translator("en")
    assert not any("substituted" in tr(each.name) for each in ahead(office))


def test_days_added_by_hand_are_told_by_their_own_names(make: Make, office: Office) -> None:
    change(office, OFFICE_COUNTRY, "Russia", "en")
    make.holiday(country="Russia", on="5 April 2019", name="Day of the town", provisional="yes")
    added = next(each for each in ahead(office) if each.first.month == 4)
    assert Translator("en")(added.name) == "Day of the town"
    assert added.provisional
