# SPDX-License-Identifier: MIT
"""Conditions of lists: for every sort of value, what is blank and what is filled are all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from delegate_crm.app import compose
from delegate_crm.entities import kind
from delegate_crm.schema import listing
from delegate_crm.schema.listing import Condition, Listing, Order
from delegate_crm.schema.values import Money
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
    "document": {"file": __file__, "about": "our", "on": "about July 2018"},
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
    ("code", "key", "text"),
    [each for each in PAIRS if each[1] not in ("hosts", "file") and each[2]],
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


AS_ASKED: list[tuple[str, Condition, list[str]]] = [
    ("visit", Condition("year", listing.Test.FROM, 2019), ["late"]),
    ("visit", Condition("year", listing.Test.UNTIL, 2018), ["early"]),
    ("visit", Condition("year", listing.Test.IS, 2018), ["early"]),
    ("visit", Condition("year", listing.Test.BLANK), ["undated"]),
    (
        "visit",
        Condition("status", listing.Test.AMONG, ("inquiry", "held")),
        ["early", "late", "undated"],
    ),
    ("visit", Condition("status", listing.Test.AMONG, ("held",)), []),
    ("visit", Condition("headcount_stated", listing.Test.FROM, 7), ["early"]),
    ("visit", Condition("headcount_stated", listing.Test.UNTIL, 7), ["early"]),
    ("visit", Condition("hosts", listing.Test.HAS, 2), ["early"]),
    ("interest", Condition("opens", listing.Test.OVERLAPS, ("2019-01-01", "2019-01-31")), ["a"]),
    ("interest", Condition("closes", listing.Test.OVERLAPS, ("2019-07-31", "2019-12-31")), ["a"]),
    ("interest", Condition("opens", listing.Test.BLANK), ["b"]),
    ("interest", Condition("value", listing.Test.FROM, Money(Decimal(900), "CNY")), ["a"]),
    ("interest", Condition("value", listing.Test.UNTIL, Money(Decimal(900), "CNY")), []),
    ("interest", Condition("value", listing.Test.FROM, Money(Decimal(9), "RUB")), []),
    ("follow_up", Condition("opens", listing.Test.OVERLAPS, ("2019-01-01", "2019-01-31")), ["due"]),
    ("follow_up", Condition("opens", listing.Test.BLANK), []),
    ("follow_up", Condition("closes", listing.Test.BLANK), ["open"]),
    ("document", Condition("file", listing.Test.HAS, "TEST_CONDITIONS"), ["letter"]),
    ("document", Condition("file", listing.Test.BLANK), []),
]


@pytest.fixture(scope="module")
def asked(office_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("asked") / "office.db"
    path.write_bytes(office_file.read_bytes())
    with closing(compose.open_office(path, user="anna")) as office:
        make = Make(office)
        body = make.organisation(names="our")
        make.visit(title="early", start="July 2018", headcount_stated="7", hosts=body)
        make.visit(title="late", start="July 2019")
        make.visit(title="undated")
        make.interest(topic="a", by=body, expected="January to July 2019", value="1200 CNY")
        make.interest(topic="b", by=body)
        make.follow_up(text="due", window="January to July 2019")
        make.follow_up(text="open")
        make.document(title="letter", file=__file__)
        yield office


@pytest.mark.parametrize(("code", "condition", "titles"), AS_ASKED)
def test_derived_columns_ends_of_windows_and_amounts_are_compared(
    asked: Office, code: str, condition: Condition, titles: list[str]
) -> None:
    with asked.file.reading() as reader:
        found = fulfilling(reader, code, condition)
        said = [reader.title(each, "en").removesuffix(" · our") for each in found]
    assert said == titles


@pytest.mark.parametrize(
    ("code", "key", "titles"),
    [("interest", "opens", "ab"), ("interest", "closes", "ab"), ("follow_up", "opens", "do")],
)
def test_lists_sort_by_either_end_of_a_window(
    asked: Office, code: str, key: str, titles: str
) -> None:
    ids = asked.read(lambda reader: reader.ids(Listing(code, order=(Order(key),))))
    said = asked.read(lambda reader: [reader.title(each, "en") for each in ids])
    assert "".join(title[0] for title in said) == titles
