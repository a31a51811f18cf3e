# SPDX-License-Identifier: MIT
"""Lists in order: by title, by place in a list of codes, by what is pointed at."""

from __future__ import annotations

import pytest

from delegate_crm.schema.listing import Listing, Order
from delegate_crm.services.office import Office
from tests.factories import Make


def titles(office: Office, listing: Listing) -> list[str]:
    with office.file.reading() as reader:
        found = reader.ids(listing)
        named = reader.titles(found, "en")
    return [named[each] for each in found]


def visits(office: Office, key: str, *, descending: bool = False) -> list[str]:
    return titles(office, Listing("visit", order=(Order(key, descending),)))


def test_codes_stand_in_the_order_of_their_list(office: Office, make: Make) -> None:
    for title, status in (("c", "confirmed"), ("a", "assessing"), ("i", "inquiry")):
        make.visit(title=title, status=status, retrospective="yes")
    assert visits(office, "status") == ["i", "a", "c"]
    assert visits(office, "status", descending=True) == ["c", "a", "i"]


def test_records_that_are_pointed_at_are_sorted_by_their_titles(office: Office, make: Make) -> None:
    users = [make.user(login=login) for login in ("zoe", "boris")]
    for title, user in (("of zoe", users[0]), ("of boris", users[1])):
        make.visit(title=title, coordinator=user)
    make.visit(title="of nobody")
    assert visits(office, "coordinator") == ["of boris", "of zoe", "of nobody"]
    assert visits(office, "coordinator", descending=True) == ["of zoe", "of boris", "of nobody"]


def test_rows_and_links_are_sorted_by_the_first_of_them(office: Office, make: Make) -> None:
    bodies = [make.organisation(names=name) for name in ("Zeta", "Alpha")]
    tags = [make.tag(names=name) for name in ("x", "b")]
    for at, title in enumerate(("one", "two")):
        make.visit(title=title, hosts=[bodies[at]], tags=[tags[at]])
    assert visits(office, "hosts") == ["two", "one"]
    assert visits(office, "tags") == ["two", "one"]


def test_blank_text_comes_last_in_both_directions(office: Office, make: Make) -> None:
    make.visit(title="without")
    make.visit(title="with", decision_reference="7")
    assert visits(office, "decision_reference") == ["with", "without"]
    assert visits(office, "decision_reference", descending=True) == ["with", "without"]


@pytest.mark.parametrize(("lang", "order"), [("en", ["a", "b"]), ("ru", ["b", "a"])])
def test_titles_are_those_of_the_language(
    office: Office, make: Make, lang: str, order: list[str]
) -> None:
    make.tag(names='{"en": "a", "ru": "я"}')
    make.tag(names='{"en": "b", "ru": "а"}')
    assert titles(office, Listing("tag", lang=lang)) == order
