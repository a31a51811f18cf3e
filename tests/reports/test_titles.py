# SPDX-License-Identifier: MIT
"""Titles of everything that a report may name are read at once, in every language."""

from __future__ import annotations

from delegate_crm.entities.programme import ItemPerson, ProgrammeItem
from delegate_crm.reports.titles import Titles, references
from delegate_crm.services.office import Office
from tests.factories import Make


def test_titles_are_those_of_the_language(office: Office, make: Make) -> None:
    place = make.place(names__en="Troitsk", names__ru="Троицк")
    titles = office.read(lambda reader: Titles.read(reader, [place.id, place.id]))
    assert (titles.of(place.id, "ru"), titles.of(place.id, "zh")) == ("Троицк", "Troitsk")


def test_what_is_not_known_has_an_empty_title() -> None:
    assert Titles({"en": {1: "One"}}).of(2, "en") == ""
    assert Titles().of(None, "en") == ""


def test_titles_may_be_taken_out() -> None:
    titles = Titles({"en": {1: "One", 2: "Two"}}).without({2})
    assert (titles.of(1, "en"), titles.of(2, "en")) == ("One", "")


def test_references_are_those_of_children_too() -> None:
    stop = ProgrammeItem(visit=1, offerings=(2, 3), people=(ItemPerson(person=4), ItemPerson()))
    assert sorted(references([stop])) == [1, 2, 3, 4]
