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
from delegate_crm.services.absence import absence_words
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
AHEAD = (WindowState.WAITING, WindowState.SOON)


@dataclass(frozen=True, slots=True)
class Need:
    """One row."""

    id: int
    title: str
    who: str
    """The other side and its country."""
    side: str
    """Who promised it: `us`, `them` or `both`."""
    bar: BarFacts
    verb: Verb
    letter: Letter | None = None
    """The letter that the act begins."""
    absent: str = ""
    """Words on the one of ours who is in charge and away."""

    @property
    def line(self) -> str:
        """What stands under its title."""
        return " · ".join(filter(None, (self.who, self.absent)))

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
    absent: Mapping[int, str] = field(default_factory=dict)
    """What is said of those of ours who are away."""


def needs(
    reader: Reader, ids: Sequence[int], today: dt.date, lang: str, login: str = ""
) -> dict[int, Need]:
    """Rows of follow-ups by id; a fixed number of queries for any number of them.

    `login` is who looks: rows of those for whom he or she stands in say so.
    """
    items = reader.many(FollowUp, ids)
    partners = partners_of(reader, items)
    absent = absence_words(reader, today, lang, login)
    around = replace(_read_around(reader, items, partners, lang), absent=absent)
    tr = Translator(lang)
    return {each.id: _need(each, partners.get(each.id), around, today, tr) for each in items}


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
        titles=reader.titles([*(each.id for each in items), *others], lang),
    )


def _need(
    item: FollowUp, partner: int | None, around: _Around, today: dt.date, tr: Translator
) -> Need:
    country = around.lands.get(item.id, "")
    address = mail_address(around.bodies.get(partner or 0))
    verb = _verb(item, today, reachable=bool(address))
    named = (around.titles.get(partner or 0, ""), country_name(country, tr.lang))
    letter = None
    if verb in (Verb.REMIND, Verb.WRITE):
        titles = {lang: item.text.exact(lang) for lang in LANGUAGES if item.text.exact(lang)}
        write = reminder if verb is Verb.REMIND else delivery
        letter = write(address, country, titles)
    return Need(
        id=item.id,
        title=capital(around.titles.get(item.id, "")),
        who=" · ".join(filter(None, named)),
        side=item.by_side,
        bar=bar_facts(item, today, tr),
        verb=verb,
        letter=letter,
        absent=around.absent.get(item.responsible or 0, ""),
    )


def _verb(item: FollowUp, today: dt.date, *, reachable: bool) -> Verb:
    state = state_of(item, today)
    if item.by_side == "us":
        return Verb.WRITE if item.type in WRITTEN else Verb.DONE
    if state in AHEAD:
        return Verb.PREPARE
    return Verb.REMIND if reachable and state is WindowState.OVERDUE else Verb.LOG
