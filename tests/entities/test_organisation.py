# SPDX-License-Identifier: MIT
"""How organisations are called: short, current, in the script of the reader."""

from __future__ import annotations

import pytest

from delegate_crm.entities.organisation import Organisation, OrganisationName
from delegate_crm.rules.approx import ApproxDate
from tests.entities.nobody import called
from tests.schema.reading import reading


def test_typed_name_of_an_organisation_is_checked_and_official() -> None:
    name = OrganisationName.typed("Наноцентр «ТехноСпарк»", reading())
    assert (name.lang, name.script, name.form, name.verified) == ("ru", "Cyrl", "official", True)


def name(text: str, form: str, lang: str = "en", until: int = 0) -> OrganisationName:
    script = {"en": "Latn", "ru": "Cyrl"}[lang]
    ended = ApproxDate.year(until) if until else None
    return OrganisationName(text=text, form=form, lang=lang, script=script, valid_to=ended)


OFFICIAL = name("TechnoSpark Nano-Center", "official")
SHORT = name("TechnoSpark", "short")


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ((OFFICIAL, SHORT), "TechnoSpark"),
        ((name("TS", "abbreviation"), OFFICIAL), "TechnoSpark Nano-Center"),
        ((name("Nano", "former"), OFFICIAL), "TechnoSpark Nano-Center"),
        ((name("Spark", "short", until=2015), OFFICIAL), "TechnoSpark Nano-Center"),
        ((name("Nano", "former"),), "Nano"),
        ((name("ТехноСпарк", "short", "ru"), OFFICIAL), "TechnoSpark Nano-Center"),
        ((name("ТехноСпарк", "official", "ru"),), "ТехноСпарк"),
        ((), "Organisation without a name"),
    ],
)
def test_organisation_is_called_by_its_short_name(
    names: tuple[OrganisationName, ...], title: str
) -> None:
    assert called(Organisation(names=names), "en") == title
