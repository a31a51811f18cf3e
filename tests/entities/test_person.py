# SPDX-License-Identifier: MIT
"""How people are called, for readers of each language."""

from __future__ import annotations

import pytest

from delegate_crm.entities.person import Person, PersonName
from tests.entities.nobody import called
from tests.schema.reading import reading

ZHANG = Person(
    names=(
        PersonName(full="Zhang Guowei", lang="zh-Latn", script="Latn"),
        PersonName(full="Чжан Говэй", lang="ru", script="Cyrl"),
        PersonName(full="张国伟", lang="zh-Hans", script="Hani"),
        PersonName(full="Zhang Old", lang="en", script="Latn", kind="former"),
    )
)


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "Zhang Guowei"), ("ru", "Чжан Говэй"), ("zh", "张国伟")]
)
def test_person_is_called_in_the_script_of_the_reader(lang: str, name: str) -> None:
    assert called(ZHANG, lang) == name


def test_former_name_serves_while_there_is_no_other() -> None:
    assert called(ZHANG.having(names=ZHANG.names[3:]), "en") == "Zhang Old"
    assert called(Person(), "en") == "Person without a name"


@pytest.mark.parametrize(
    ("text", "order", "script"),
    [("张国伟", "family_first", "Hani"), ("Denis Kovalevich", "given_first", "Latn")],
)
def test_typed_name_has_the_order_of_its_letters(text: str, order: str, script: str) -> None:
    name = PersonName.typed(text, reading())
    assert (name.full, name.order, name.script) == (text, order, script)
