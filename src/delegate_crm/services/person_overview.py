# SPDX-License-Identifier: MIT
"""What the page of a person shows beside its own fields, read together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import role_in
from delegate_crm.entities.person import Person
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.names import native
from delegate_crm.schema.entity import Entity
from delegate_crm.services.ledgers import Ledgers, nothing_owed, partner_ledgers
from delegate_crm.services.letters import mail_address
from delegate_crm.services.name_forms import NamesInUse, current, names_in_use
from delegate_crm.services.named import Named, lately_named, visits_named
from delegate_crm.services.people import country_of, is_priority
from delegate_crm.services.post_facts import PostFacts, newest_first, post_facts
from delegate_crm.services.window_facts import WindowFacts, window_facts
from delegate_crm.store.partner_facts import (
    follow_ups_with,
    lately_with,
    roles_in,
    visits_with,
)
from delegate_crm.store.queries import Reader

MOST, MOST_LATELY, MOST_WINDOWS = 50, 6, 3
TRIED = 12
"""Open follow-ups among which windows are looked for."""


@dataclass(frozen=True, slots=True)
class PersonOverview:
    """Everything around a person."""

    native: str = ""
    """The name in the person's own script, where the title is another form."""
    country: str = ""
    priority: bool = False
    mail: str = ""
    posts: tuple[PostFacts, ...] = ()
    visits: tuple[Named, ...] = ()
    visit_count: int = 0
    ledgers: Ledgers = field(default_factory=nothing_owed)
    follow_up_count: int = 0
    windows: tuple[WindowFacts, ...] = ()
    lately: tuple[Named, ...] = ()
    names: NamesInUse = field(default_factory=NamesInUse)

    @property
    def post(self) -> PostFacts | None:
        """The post that the person holds, the main one before others."""
        return next((each for each in self.posts if each.current), None)


def person_overview(reader: Reader, record: Entity, lang: str, today: dt.date) -> PersonOverview:
    """Read all that belongs to a person."""
    assert isinstance(record, Person)  # noqa: S101 - the page of people asks
    tr = Translator(lang)
    if not record.id:
        return PersonOverview(names=names_in_use(record, {}, lang))
    posts = newest_first(reader.where(Affiliation, person=record.id))
    facts = post_facts(reader, posts, tr, named=False)
    country = _country(reader, record, posts)
    visits = visits_with(reader, record.id, MOST)
    steps = follow_ups_with(reader, record.id, MOST)
    roles = roles_in(reader, record.id, visits.ids)
    return PersonOverview(
        native=_native(record, reader.title(record.id, lang)),
        country=country,
        priority=is_priority(reader, country),
        mail=mail_address(record),
        posts=facts,
        visits=visits_named(
            reader, visits.ids, tr, {k: tr(role_in(*v) or "") for k, v in roles.items()}
        ),
        visit_count=visits.total,
        ledgers=partner_ledgers(reader, record.id, today, tr, MOST),
        follow_up_count=steps.total,
        windows=open_windows(reader, steps.ids, today, lang),
        lately=lately_named(reader, lately_with(reader, record.id, today, MOST_LATELY), tr),
        names=names_in_use(record, _post_words(reader, posts), lang),
    )


def _native(person: Person, title: str) -> str:
    own = native(current(person.names))
    return own.full if own and own.full != title else ""


def _country(reader: Reader, person: Person, posts: Sequence[Affiliation]) -> str:
    """The country of which somebody is a citizen, else that of the organisation of the post."""
    if person.citizenship:
        return str(person.citizenship[0])
    return country_of(reader, [each.organisation for each in posts[:1] if not each.until])


def _post_words(reader: Reader, posts: Sequence[Affiliation]) -> dict[str, str]:
    """The post held now in each language: its title, else the organisation."""
    held = next((each for each in posts if not each.until), None)
    if held is None:
        return {}
    return {
        lang: held.title.best(lang) or reader.title(held.organisation, lang) for lang in LANGUAGES
    }


def open_windows(
    reader: Reader, ids: Sequence[int], today: dt.date, lang: str
) -> tuple[WindowFacts, ...]:
    """The cards of the first of these follow-ups that are spans and still open."""
    found = window_facts(reader, ids[:TRIED], today, lang)
    spans = [each for each in found if not each.bar.is_date and each.open_to_reply]
    return tuple(spans[:MOST_WINDOWS])
