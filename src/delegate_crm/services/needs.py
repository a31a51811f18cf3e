# SPDX-License-Identifier: MIT
"""Rows of what needs somebody: what, who, how it stands, and the one act that fits (`UX` 4.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.kit.i18n import LANGUAGES, NC_, Text, Translator
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.absence import Staff, absence_words
from delegate_crm.services.followups import partner_lands, partners_of, state_of
from delegate_crm.services.letters import Letter, delivery, mail_address, reminder
from delegate_crm.services.window_words import BarFacts, bar_facts, capital
from delegate_crm.store.queries import Reader


class Verb(StrEnum):
    """The act that fits the state of a follow-up."""

    REMIND = "remind"
    LOG = "log"
    WRITE = "write"
    DONE = "done"
    PREPARE = "prepare"


VERBS: Mapping[Verb, Text] = MappingProxyType(
    {
        Verb.REMIND: NC_("act", "Remind"),
        Verb.LOG: NC_("act", "Log reply"),
        Verb.WRITE: NC_("act", "Write"),
        Verb.DONE: NC_("act", "Done"),
        Verb.PREPARE: NC_("act", "Prepare"),
    }
)
WRITTEN = ("send_material", "reply", "invite", "introduce", "thank")
"""Kinds of promise of ours that a letter keeps."""
DUTIES = ("report", "thank", "declare_gift", "check_fact")
"""Kinds of what we have to do without having told anybody."""
AHEAD = (WindowState.WAITING, WindowState.SOON)


@dataclass(frozen=True, slots=True)
class Need:
    """One row."""

    id: int
    title: str
    told: tuple[str, ...]
    """The other side, and its country unless the promise is ours."""
    side: str
    """Who promised it: `us`, `them` or `both`."""
    bar: BarFacts
    verb: Verb
    letter: Letter | None = None
    """The letter that the act begins."""
    more: tuple[str, ...] = ()
    """That we promised it; who else of ours is in charge of it."""

    @property
    def who(self) -> str:
        """The other side in one line."""
        return " · ".join(self.told)

    @property
    def line(self) -> str:
        """What stands under its title."""
        return " · ".join((*self.told, *self.more))

    @property
    def ours(self) -> bool:
        """Whether we alone promised it."""
        return self.side == "us"

    @property
    def theirs(self) -> bool:
        """Whether they alone promised it: nobody of ours is late with it."""
        return self.side == "them"

    @property
    def state(self) -> WindowState:
        """How it stands."""
        return self.bar.state


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rows point at, read together."""

    bodies: Mapping[int, Organisation | Person]
    lands: Mapping[int, str]
    """The country of each follow-up's other side, as far as it is known."""
    titles: Mapping[int, str]
    charge: Mapping[int, str] = field(default_factory=dict)
    """What is said of those of ours who are in charge: others than who looks, who is away."""


def needs(
    reader: Reader, ids: Sequence[int], today: dt.date, lang: str, login: str = ""
) -> dict[int, Need]:
    """Rows of follow-ups by id; a fixed number of queries for any number of them.

    `login` is who looks: rows of others say whose they are, and for whom he or she stands in.
    """
    items, tr = reader.many(FollowUp, ids), Translator(lang)
    partners = partners_of(reader, items)
    around, staff = _read_around(reader, items, partners, lang), Staff(reader, today)
    me = staff.called(login) if login else None
    charge = _others_in_charge(me, items, around, tr)
    around = replace(around, charge=charge | absence_words(reader, staff, me, tr))
    return {each.id: _need(each, partners.get(each.id), around, today, tr) for each in items}


def _others_in_charge(
    me: int | None, items: Sequence[FollowUp], around: _Around, tr: Translator
) -> dict[int, str]:
    """Name those in charge who are not me; nobody where it is not known who I am."""
    others = {each.responsible for each in items if each.responsible and each.responsible != me}
    return {
        each: tr(NC_("need", "in charge: {name}", name=around.titles[each]))
        for each in others
        if me and each in around.titles
    }


def _read_around(
    reader: Reader,
    items: Sequence[FollowUp],
    partners: Mapping[int, int],
    lang: str,
) -> _Around:
    others = list(dict.fromkeys(partners.values()))
    bodies: dict[int, Organisation | Person] = {}
    bodies |= {each.id: each for each in reader.many(Organisation, others)}
    bodies |= {
        each.id: each for each in reader.many(Person, [x for x in others if x not in bodies])
    }
    return _Around(
        bodies=bodies,
        lands=partner_lands(reader, items, partners),
        titles=reader.titles(
            [*(each.id for each in items), *others, *(each.responsible for each in items)], lang
        ),
    )


def _need(
    item: FollowUp, partner: int | None, around: _Around, today: dt.date, tr: Translator
) -> Need:
    country, promised = around.lands.get(item.id, ""), _promised(item, tr)
    address = mail_address(around.bodies.get(partner or 0))
    verb = _verb(item, today, reachable=bool(address))
    land = "" if promised else country_name(country, tr.lang)
    letter = None
    if verb in (Verb.REMIND, Verb.WRITE):
        titles = {lang: item.text.exact(lang) for lang in LANGUAGES if item.text.exact(lang)}
        write = reminder if verb is Verb.REMIND else delivery
        letter = write(address, country, titles)
    return Need(
        id=item.id,
        title=capital(around.titles.get(item.id, "")),
        told=tuple(filter(None, (around.titles.get(partner or 0, ""), land))),
        side=item.by_side,
        bar=bar_facts(item, today, tr),
        verb=verb,
        letter=letter,
        more=tuple(filter(None, (promised, around.charge.get(item.responsible or 0)))),
    )


def _promised(item: FollowUp, tr: Translator) -> str:
    """Name a promise of ours as one; what follows from a visit by rule was promised to nobody."""
    if item.by_side == "both":
        return tr(NC_("need", "both sides promised"))
    if item.by_side == "them" or item.type in DUTIES or item.plan_run:
        return ""
    at_visit = item.visit is not None and item.arose_at is not None
    return tr(NC_("need", "promised at the visit") if at_visit else NC_("need", "promised by us"))


def _verb(item: FollowUp, today: dt.date, *, reachable: bool) -> Verb:
    state = state_of(item, today)
    if item.by_side == "us":
        return Verb.WRITE if item.type in WRITTEN else Verb.DONE
    if state in AHEAD:
        return Verb.PREPARE
    return Verb.REMIND if reachable and state is WindowState.OVERDUE else Verb.LOG
