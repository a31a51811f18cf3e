# SPDX-License-Identifier: MIT
"""The list of partners: organisations and people in one list, people and sub-bodies inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.organisation import ORGANISATION_KINDS
from delegate_crm.kit import territories
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.names import initials, native
from delegate_crm.schema.listing import Listing
from delegate_crm.services.counted import counted
from delegate_crm.services.filters import Typed, apart, filter_from
from delegate_crm.services.kind_list import NEXT_STEP, no_step
from delegate_crm.services.ledgers import LEDGERS, of_side, open_words, overdue_words
from delegate_crm.services.lists import BAR_FIELDS, EMPTY, Ask, Cell, Column, Found, Look, Row
from delegate_crm.services.silence import SILENT, silence
from delegate_crm.services.window_words import BarFacts, bar_facts, capital
from delegate_crm.store.lists import without_step
from delegate_crm.store.lookup import kinds_of
from delegate_crm.store.partial import partly
from delegate_crm.store.partner_facts import Owed, owed
from delegate_crm.store.partner_list import Wanted, count_of, partners_listed
from delegate_crm.store.partner_rows import (
    Bare,
    Form,
    Post,
    bare_rows,
    forms_of,
    last_contacts,
    members_of,
    next_steps,
    posts_of,
    with_members,
)
from delegate_crm.store.queries import Reader
from delegate_crm.store.standing import NEXT

ORGANISATION, PERSON = "organisation", "person"
COUNTRY = "country"
PARTS = {"": (ORGANISATION, PERSON), "organisations": (ORGANISATION,), "people": (PERSON,)}


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rows show, read together."""

    kinds: Mapping[int, str]
    titles: Mapping[int, str]
    forms: Mapping[int, Sequence[Form]]
    bare: Mapping[int, Bare]
    posts: Mapping[int, Post]
    last: Mapping[int, ApproxDate]
    steps: Mapping[int, tuple[str, BarFacts]]
    owed: Mapping[int, Mapping[str, Owed]]
    opening: frozenset[int]
    stepless: frozenset[int]
    """Organisations of which a next step is expected, and that have none."""


class PartnerList:
    """Organisations and people, by name."""

    kinds: Sequence[str] = (ORGANISATION, PERSON)
    names: Mapping[str, Text] = MappingProxyType(
        {COUNTRY: N_("Country"), NEXT: NEXT_STEP, SILENT: NC_("filter", "Silent")}
    )
    parts: Sequence[tuple[str, Text]] = (
        ("", NC_("partners", "All")),
        ("organisations", N_("Organisations")),
        ("people", N_("People")),
    )
    sort = "title"
    watches = frozenset(
        {
            ORGANISATION,
            PERSON,
            "affiliation",
            "place",
            "user",
            "visit",
            "delegation",
            "delegate",
            "interaction",
            "follow_up",
        }
    )
    columns: Sequence[Column] = (
        Column("title", NC_("partners", "Name"), 330, "title", grows=True),
        Column(COUNTRY, N_("Country"), 130, COUNTRY, spare=1),
        Column("role", NC_("partners", "Role"), 240, grows=True),
        Column("last", NC_("partners", "Last contact"), 138, "last", spare=2),
        Column("next", NC_("partners", "Next step"), 226, "next", grows=True),
        Column("owner", NC_("responsible", "Owner"), 120, "owner", spare=3),
        *(Column(each, words, 116, each, shown=False) for each, words in LEDGERS.items()),
    )

    def find(self, reader: Reader, ask: Ask) -> Found:
        """Ids in order."""
        typed, rest = apart(ask.words, (COUNTRY, SILENT))
        listings = self._listings(reader, ask, rest)
        country = _country([each for each in typed if each.name == COUNTRY])
        quiet = silence(reader, [each for each in typed if each.name == SILENT], ask)
        wanted = Wanted(listings, *country, first=ask.first, silence=quiet)
        ids = partners_listed(reader, wanted, ask.order, ask.today).ids
        return Found(ids, whole=len(ids) != ask.first)

    def _listings(self, reader: Reader, ask: Ask, words: str) -> list[Listing]:
        """Read the filter for each kind; a kind that lacks one of its fields is left out."""
        found: list[Listing] = []
        refused: Missing | None = None
        for code in PARTS[ask.part]:
            try:
                listing = filter_from(code, words, ask.reading(reader))
            except Missing as error:
                refused = error
            else:
                found.append(replace(listing, lang=ask.lang))
        if refused is not None and not found:
            raise refused
        return found

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids."""
        around = self._around(reader, ids, ask)
        desk = _Rows(around, ask)
        columns = self.columns
        return [
            Row(
                each,
                around.kinds[each],
                tuple(desk.cell(c.key, each) if c.key in ask.columns else EMPTY for c in columns),
                opens=each in around.opening,
            )
            for each in ids
            if each in around.bare
        ]

    def _around(self, reader: Reader, ids: Sequence[int], ask: Ask) -> _Around:
        kinds = kinds_of(reader, ids)
        bodies = [each for each in ids if kinds.get(each) == ORGANISATION]
        people = [each for each in ids if kinds.get(each) == PERSON]
        posts, bare, steps = (
            posts_of(reader, people),
            bare_rows(reader, ids),
            next_steps(reader, ids) if "next" in ask.columns else {},
        )
        items = partly(reader, FollowUp, list(dict.fromkeys(steps.values())), BAR_FIELDS)
        spoken = [post.organisation for post in posts.values()]
        owners = [row.owner for row in bare.values()]
        titles = reader.titles([*ids, *spoken, *owners, *steps.values()], ask.lang)
        bars = {
            x.id: (capital(titles.get(x.id, "")), bar_facts(x, ask.today, ask.tr)) for x in items
        }
        return _Around(
            kinds=kinds,
            titles=titles,
            forms=forms_of(reader, ids),
            bare=bare,
            posts=posts,
            last=last_contacts(reader, ids, ask.today) if "last" in ask.columns else {},
            steps={partner: bars[step] for partner, step in steps.items() if step in bars},
            owed=owed(reader, ids, ask.today) if ask.columns & LEDGERS.keys() else {},
            opening=frozenset(with_members(reader, bodies)),
            stepless=frozenset(
                without_step(reader, ORGANISATION, bodies) if NEXT in ask.columns else ()
            ),
        )

    def inside(self, reader: Reader, record_id: int, ask: Ask) -> list[int]:
        """Bodies inside an organisation, then its people."""
        return members_of(reader, record_id, ask.lang)

    def sentence(self, reader: Reader, ask: Ask) -> str:
        """How many organisations and how many people there are."""
        said = [counted(each, count_of(reader, each)) for each in self.kinds]
        bodies, people = said
        return ask.tr(NC_("partners", "{bodies}, {people}", bodies=bodies, people=people))


def _country(typed: Sequence[Typed]) -> tuple[str | None, bool]:
    """The country that is asked for, and whether all others are."""
    if not typed:
        return None, False
    text = typed[-1].text
    return (territories.country_code(text) or text if text else ""), typed[-1].negated


class _Rows:
    """Makes the cells of partners that were read together."""

    def __init__(self, around: _Around, ask: Ask) -> None:
        self._around, self._ask = around, ask
        self._tr = ask.tr
        self._make: Mapping[str, Callable[[int], Cell]] = {
            "title": self._title,
            COUNTRY: self._country,
            "role": self._role,
            "last": self._last,
            "next": self._next,
            "owner": self._owner,
            **{side: partial(self._owed, side) for side in LEDGERS},
        }

    def cell(self, key: str, partner: int) -> Cell:
        """One cell of one partner."""
        return self._make[key](partner)

    def _title(self, partner: int) -> Cell:
        title = self._around.titles.get(partner, "")
        own = native(self._around.forms.get(partner, ()))
        other = own.full if own and own.full != title else ""
        is_person = self._around.kinds[partner] == PERSON
        return Cell(title, other, look=Look.NAME, tile=initials(other or title), round=is_person)

    def _country(self, partner: int) -> Cell:
        code = self._around.bare[partner].country
        words = territories.country_name(code, self._tr.lang)
        return Cell(words, condition=f"{COUNTRY}={code}")

    def _role(self, partner: int) -> Cell:
        bare, post = self._around.bare[partner], self._around.posts.get(partner)
        if self._around.kinds[partner] == ORGANISATION:
            words = ORGANISATION_KINDS.get(bare.kind)
            return Cell(self._tr(words) if words else bare.kind, condition=f"kind={bare.kind}")
        if post is None:
            return EMPTY
        body = self._around.titles.get(post.organisation or 0, "")
        title = post.title.best(self._tr.lang)
        return Cell(capital(title), under=body) if title else Cell(body)

    def _last(self, partner: int) -> Cell:
        date = self._around.last.get(partner)
        return Cell(write_date(date, self._tr, "short") if date else "")

    def _next(self, partner: int) -> Cell:
        if partner in self._around.stepless:
            return no_step(self._tr)
        if partner not in self._around.steps:
            return EMPTY
        title, facts = self._around.steps[partner]
        return Cell(title, under=facts.short, look=Look.STATE, state=facts.state, share=facts.share)

    def _owed(self, side: str, partner: int) -> Cell:
        """How much a side owes that is open, with how much of it is late."""
        owes = of_side(self._around.owed.get(partner, {}), side)
        if not owes.open:
            return EMPTY
        late = overdue_words(owes, self._tr) if owes.overdue else ""
        return Cell(open_words(owes, self._tr), under=late)

    def _owner(self, partner: int) -> Cell:
        owner = self._around.bare[partner].owner
        words = self._around.titles.get(owner or 0, "")
        return Cell(words, condition=f"owner={owner or ''}")
