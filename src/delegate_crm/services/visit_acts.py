# SPDX-License-Identifier: MIT
"""What is done on the page of a visit: stops and seats added, named and put in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from delegate_crm.entities import kind
from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.organisation import Organisation, OrganisationName
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.rules.names import family_first, language_of, script_of
from delegate_crm.schema.values import LocalText
from delegate_crm.store.lookup import by_title
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

PLACES = {"programme_item": "seq", "delegate": "precedence"}
"""Kinds that stand in an order, and the field that keeps it."""
SEPARATORS = re.compile(r"\s*[;；\t]\s*")


def reordered(ids: Sequence[int], moved: int, to: int) -> list[int]:
    """The same ids with one moved to a position, within the ends."""
    rest = [each for each in ids if each != moved]
    rest.insert(min(max(to, 0), len(rest)), moved)
    return rest


def put_in_order(work: Work, code: str, ids: Sequence[int]) -> None:
    """Number records from 1 in this order."""
    key = PLACES[code]
    for number, record in enumerate(work.reader.many(kind(code), ids), 1):
        if record.get(key) != number:
            work.save(record.having(**{key: number}), record)


def add_stop(work: Work, visit: int, words: Mapping[str, str]) -> int:
    """Add a stop at the end, its title in each language; the answer is its id."""
    item = ProgrammeItem(visit=visit, title=_named(LocalText(), words), kind="meeting")
    return work.add(item).id


def name_stop(work: Work, stop: int, words: Mapping[str, str]) -> None:
    """Give a stop other titles in some languages."""
    item = work.reader.get(ProgrammeItem, stop)
    title = _named(item.title, words)
    if title != item.title:
        work.save(item.having(title=title), item)


def _named(title: LocalText, words: Mapping[str, str]) -> LocalText:
    for lang, text in words.items():
        if text.strip() != title.exact(lang):
            title = title.having(lang, text.strip())
    return title


def delegation_of(work: Work, visit: int, side: str) -> int:
    """The delegation of a side; made when there is none."""
    found = work.reader.where(Delegation, visit=visit, side=side)
    return found[0].id if found else work.add(Delegation(visit=visit, side=side)).id


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of a pasted list: a name, a post, an organisation."""

    name: str
    post: str = ""
    organisation: str = ""
    known: int | None = None
    """The person of that name who is here already, if there is just one."""


def read_guests(reader: Reader, text: str) -> list[Guest]:
    """Read a pasted list (name; post; organisation, one a line, in any script)."""
    guests = []
    for line in text.splitlines():
        parts = [part for part in SEPARATORS.split(line.strip(" •·-–—")) if part]
        if parts:
            name, post, organisation = (*parts, "", "")[:3]
            guests.append(Guest(name, post, organisation, _known(reader, name)))
    return guests


def _known(reader: Reader, name: str) -> int | None:
    found = by_title(reader, ["person"], name)
    return found[0] if len(found) == 1 else None


def seat_guests(work: Work, delegation: int, guests: Sequence[Guest], lang: str) -> list[int]:
    """Give each guest a seat, in the order of the list; people who are new are made."""
    return [work.add(_seat(work, delegation, guest, lang)).id for guest in guests]


def _seat(work: Work, delegation: int, guest: Guest, lang: str) -> Delegate:
    person = guest.known or work.add(Person(names=(_name(guest.name),))).id
    title = LocalText().having(lang, guest.post) if guest.post else LocalText()
    post = None
    if guest.organisation:
        body = _body(work, guest.organisation)
        post = work.add(Affiliation(person=person, organisation=body, title=title)).id
    return Delegate(
        delegation=delegation,
        person=person,
        affiliation=post,
        title_as_printed=title,
        precedence_basis="their_list",
    )


def _name(text: str) -> PersonName:
    order = "family_first" if family_first(text) else "given_first"
    return PersonName(full=text, lang=language_of(text), script=script_of(text), order=order)


def _body(work: Work, name: str) -> int:
    found = by_title(work.reader, ["organisation"], name)
    if found:
        return found[0]
    form = OrganisationName(text=name, lang=language_of(name), script=script_of(name))
    return work.add(Organisation(names=(form,))).id
