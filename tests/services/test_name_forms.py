# SPDX-License-Identifier: MIT
"""How the names of a person are printed, sorted and found."""

from __future__ import annotations

import pytest

from delegate_crm.entities.person import Person, PersonName
from delegate_crm.schema.values import LocalText
from delegate_crm.services.name_forms import badge_words, names_in_use

HAN = PersonName(full="张国伟", lang="zh-Hans", script="Hani", order="family_first")
LATIN = PersonName(full="Zhang Guowei", lang="en", script="Latn", order="family_first")
RUSSIAN = PersonName(full="Чжан Говэй", lang="ru", script="Cyrl", order="family_first")
POSTS = {"en": "Mayor", "ru": "мэр", "zh": "市长"}


def test_each_report_prints_the_readers_form_and_the_post() -> None:
    person = Person(names=(LATIN, RUSSIAN, HAN))
    printed = [each.words for each in names_in_use(person, POSTS, "en").printed]
    assert printed == [
        *("Zhang Guowei, Mayor", "Чжан Говэй, мэр", "张国伟，市长", "张国伟  ZHANG Guowei"),
    ]


def test_a_name_without_a_post_stands_alone() -> None:
    person = Person(names=(HAN,))
    assert [each.words for each in names_in_use(person, {}, "zh").printed] == ["张国伟"] * 4


def test_the_form_of_address_stands_beside_it() -> None:
    person = Person(names=(LATIN,), honorific=LocalText.of(en="Mr Zhang"))
    first, *rest = names_in_use(person, {}, "en").printed
    assert (first.remark, {each.remark for each in rest}) == ("Mr Zhang", {""})


def test_former_names_are_found_but_not_printed() -> None:
    former = PersonName(full="Li Guowei", lang="en", script="Latn", kind="former")
    found = names_in_use(Person(names=(former, LATIN)), {}, "en")
    assert found.printed[0].words == "Zhang Guowei"
    assert "li guowei" in found.keys


@pytest.mark.parametrize(
    ("forms", "badge"),
    [
        ([LATIN], "ZHANG Guowei"),
        ([LATIN.having(order="given_first", full="Guowei Zhang")], "Guowei ZHANG"),
        ([LATIN.having(order="single", full="Sukarno")], "Sukarno"),
        ([LATIN.having(order="given_first", full="Anna van der Berg", family="van der Berg")],
         "Anna VAN DER BERG"),
        ([RUSSIAN], "Чжан Говэй"),
        ([], ""),
    ],
)  # fmt: skip
def test_the_badge_has_the_family_name_in_capitals(forms: list[PersonName], badge: str) -> None:
    assert badge_words(forms) == badge


def test_keys_are_folded_and_each_there_once() -> None:
    person = Person(names=(LATIN, LATIN.having(full="ZHANG Guowei"), HAN))
    assert names_in_use(person, {}, "en").keys == (*("zhang guowei", "张国伟", "zhang", "guowei"),)


@pytest.mark.parametrize(("lang", "key"), [("en", "zhang guowei"), ("zh", "张国伟")])
def test_people_are_sorted_by_the_form_that_is_read(lang: str, key: str) -> None:
    assert names_in_use(Person(names=(LATIN, HAN)), {}, lang).sorted_as == key


def test_without_a_name_there_is_nothing() -> None:
    found = names_in_use(Person(), {}, "en")
    assert (found.printed, found.sorted_as, found.keys) == ((), "", ())
