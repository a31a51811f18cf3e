# SPDX-License-Identifier: MIT
"""What the page of an organisation shows beside its own fields, read together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.organisation import ORGANISATION_KINDS, Organisation
from delegate_crm.entities.place import Place
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.names import native
from delegate_crm.schema.entity import Entity
from delegate_crm.services.ledgers import Ledgers, nothing_owed, partner_ledgers
from delegate_crm.services.letters import mail_address
from delegate_crm.services.named import (
    Named,
    agreements_named,
    interests_named,
    lately_named,
    samples_named,
    visits_named,
)
from delegate_crm.services.people import is_priority
from delegate_crm.services.person_overview import open_windows
from delegate_crm.services.post_facts import PostFacts, post_facts
from delegate_crm.services.reciprocity import reciprocity
from delegate_crm.services.window_facts import WindowFacts
from delegate_crm.store.partner_facts import (
    First,
    agreements_with,
    bodies_above,
    bodies_below,
    follow_ups_with,
    interests_of,
    lately_with,
    posts_in,
    samples_with,
    stages_with,
    visits_with,
)
from delegate_crm.store.queries import Reader

MOST, MOST_SIDE, MOST_BODIES, DEEP = 50, 8, 60, 3


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation in the tree around another one."""

    id: int
    title: str
    remark: str
    depth: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationOverview:
    """Everything around an organisation."""

    native: str = ""
    """The name in its own script, where the title is another form."""
    country: str = ""
    priority: bool = False
    mail: str = ""
    tree: tuple[Body, ...] = ()
    """The bodies above, itself, and the bodies inside; empty where it stands alone."""
    people: tuple[PostFacts, ...] = ()
    people_count: int = 0
    former: tuple[PostFacts, ...] = ()
    former_count: int = 0
    visits: tuple[Named, ...] = ()
    visit_count: int = 0
    balance: str = ""
    """Visits both ways in one sentence."""
    agreements: tuple[Named, ...] = ()
    agreement_count: int = 0
    ledgers: Ledgers = field(default_factory=nothing_owed)
    follow_up_count: int = 0
    windows: tuple[WindowFacts, ...] = ()
    interests: tuple[Named, ...] = ()
    samples: tuple[Named, ...] = ()
    lately: tuple[Named, ...] = ()


def organisation_overview(
    reader: Reader, record: Entity, lang: str, today: dt.date
) -> OrganisationOverview:
    """Read all that belongs to an organisation."""
    assert isinstance(record, Organisation)  # noqa: S101 - the page of organisations asks
    country = _country(reader, record)
    if not record.id:
        return OrganisationOverview(country=country, priority=is_priority(reader, country))
    tr, body = Translator(lang), record.id
    people = posts_in(reader, body, lang, MOST, former=False)
    former = posts_in(reader, body, lang, MOST, former=True)
    visits, papers = visits_with(reader, body, MOST), agreements_with(reader, body, MOST)
    steps = follow_ups_with(reader, body, MOST, ours=record.is_ours)
    balance = None if record.is_ours else reciprocity(stages_with(reader, body))
    return OrganisationOverview(
        native=_native(record, reader.title(body, lang)),
        country=country,
        priority=is_priority(reader, country),
        mail=mail_address(record),
        tree=_tree(reader, body, tr),
        people=_posts(reader, people, tr),
        people_count=people.total,
        former=_posts(reader, former, tr),
        former_count=former.total,
        visits=visits_named(reader, visits.ids, tr),
        visit_count=visits.total,
        balance=tr(balance) if balance else "",
        agreements=agreements_named(reader, papers.ids, tr),
        agreement_count=papers.total,
        ledgers=partner_ledgers(reader, body, today, tr, MOST, ours=record.is_ours),
        follow_up_count=steps.total,
        windows=open_windows(reader, steps.ids, today, lang),
        interests=interests_named(reader, interests_of(reader, body, MOST_SIDE).ids, tr),
        samples=samples_named(reader, samples_with(reader, body, MOST_SIDE).ids, tr),
        lately=lately_named(reader, lately_with(reader, body, today, MOST_SIDE), tr),
    )


def _country(reader: Reader, record: Organisation) -> str:
    place = reader.record(record.place)
    return str(place.country) if isinstance(place, Place) else ""


def _native(record: Organisation, title: str) -> str:
    """The official name in the body's own script."""
    current = [each for each in record.names if each.form != "former" and not each.valid_to]
    official = [each for each in current if each.form == "official"]
    own = native(official or current)
    return own.text if own and own.text != title else ""


def _posts(reader: Reader, found: First, tr: Translator) -> tuple[PostFacts, ...]:
    return post_facts(reader, reader.many(Affiliation, found.ids), tr, named=True)


# --- the tree -------------------------------------------------------------------------------------


def _tree(reader: Reader, body: int, tr: Translator) -> tuple[Body, ...]:
    above = bodies_above(reader, body)
    below = bodies_below(reader, body, DEEP, MOST_BODIES)
    if not above and not below:
        return ()
    ids = [*above, body, *(each for each, _ in below)]
    titles = reader.titles(ids, tr.lang)
    kinds = {each.id: tr(ORGANISATION_KINDS[each.kind]) for each in reader.many(Organisation, ids)}
    inside: dict[int, list[int]] = {}
    for each, parent in sorted(below, key=lambda pair: titles.get(pair[0], "").casefold()):
        inside.setdefault(parent, []).append(each)
    order = [*enumerate(above), *_walk(body, len(above), inside)]
    return tuple(
        Body(each, titles.get(each, ""), kinds.get(each, ""), depth, here=each == body)
        for depth, each in order
    )


def _walk(body: int, depth: int, inside: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """A body and all inside it, from the top down."""
    yield depth, body
    for inner in inside.get(body, ()):
        yield from _walk(inner, depth + 1, inside)
