# SPDX-License-Identifier: MIT
"""Conditions of lists: for every sort of value, what is blank and what is filled are all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from delegate_crm.app import compose
from delegate_crm.entities import kind
from delegate_crm.schema import listing
from delegate_crm.schema.listing import Condition, Listing
from delegate_crm.services.office import Office
from delegate_crm.store.queries import Reader
from tests.factories import Make

TEXTS = ("names", "title", "unit")
HELD = (*TEXTS, "kinds", "citizenship", "languages", "tags", "about", "nature")
FILLED: dict[str, dict[str, str]] = {
    "affiliation": {"unit": "Protocol", "title": "Mayor", "since": "2018", "primary": "yes"},
    "visit": {"hosts": "our", "kinds": "working", "country": "CN", "headcount_stated": "7"},
    "person": {"names": "Zhang", "citizenship": "CN", "languages": "zh", "tags": "t"},
    "interest": {"expected": "2019", "value": "5 CNY", "nature": "buy"},
    "agreement": {"term": "5 years", "signed_on": "", "renewal": "none"},
    "programme_item": {"start": "9:30", "day": "30 July 2018", "offerings": ""},
    "document": {"file": "", "about": "our", "on": "about July 2018"},
}


@pytest.fixture(scope="module")
def mixed(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a full and a bare record of several kinds."""
    path = tmp_path_factory.mktemp("mixed") / "office.db"
    path.write_bytes(office_file.read_bytes())
    with closing(compose.open_office(path, user="anna")) as office:
        make = Make(office)
        our = make.organisation(names="our")
        make.tag(names="t")
        visit, person = make.visit(title="first"), make.person(names="first")
        needed = {
            "affiliation": {"person": person, "organisation": our},
            "visit": {"title": "v"},
            "person": {"names": "bare"},
            "interest": {"topic": "lasers", "by": our},
            "agreement": {"title": "a"},
            "programme_item": {"visit": visit, "title": "stop"},
            "document": {"title": "letter"},
        }
        for code, values in needed.items():
            full = {key: text for key, text in FILLED[code].items() if text}
            make(code, **values | full)
            make(code, **values)
        yield office


PAIRS = [(code, key, text) for code, keys in FILLED.items() for key, text in keys.items()]


def fulfilling(reader: Reader, code: str, condition: Condition) -> list[int]:
    return reader.ids(Listing(code, conditions=(condition,), order=()))


@pytest.mark.parametrize(("code", "key", "text"), PAIRS)
def test_what_is_blank_and_what_is_filled_are_all(
    mixed: Office, code: str, key: str, text: str
) -> None:
    with mixed.file.reading() as reader:
        blank, filled = (
            fulfilling(reader, code, Condition(key, listing.Test.BLANK, negated=negated))
            for negated in (False, True)
        )
        everyone = reader.where(kind(code))
    nothing = kind(code).fields[key].kind.blank
    assert filled == [each.id for each in everyone if each.get(key) != nothing]
    assert blank == [each.id for each in everyone if each.get(key) == nothing]
    assert bool(filled) == bool(text)


@pytest.mark.parametrize(
    ("code", "key", "text"), [each for each in PAIRS if each[1] != "hosts" and each[2]]
)
def test_a_value_finds_those_that_have_it_and_negated_all_others(
    mixed: Office, code: str, key: str, text: str
) -> None:
    test = listing.Test.HAS if key in HELD else listing.Test.IS
    with mixed.file.reading() as reader:
        everyone = reader.where(kind(code))
        full, bare = everyone[-2:]
        value = text.upper() if key in TEXTS else full.get(key)
        found, others = (
            fulfilling(reader, code, Condition(key, test, value, negated=negated))
            for negated in (False, True)
        )
    assert sorted(found + others) == [each.id for each in everyone]
    assert full.id in found
    assert bare.id in others
