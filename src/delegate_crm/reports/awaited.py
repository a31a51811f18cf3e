# SPDX-License-Identifier: MIT
"""Follow-ups that are not over, with all that is told beside them in a register or on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.user import User
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.reports.base import Param, Setting
from delegate_crm.reports.blocks import Block, Document, Gap, Spot
from delegate_crm.reports.promises import ordered
from delegate_crm.reports.titles import Titles
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.entity import CONFIDENTIALITY, RESTRICTED
from delegate_crm.services.followups import partner_lands, partners_of, state_of
from delegate_crm.store.last_steps import Step, last_steps
from delegate_crm.store.queries import Reader

WHOSE = Param(
    "whose",
    NC_("register", "Whose"),
    MappingProxyType({"all": NC_("whose", "Everybody's"), "mine": NC_("whose", "Only mine")}),
    "all",
)
PRIVATE = "private"
BETWEEN = " · "


@dataclass(frozen=True)
class Awaited:
    """Follow-ups that are not over, in the order in which they close."""

    today: dt.date
    items: Sequence[FollowUp]
    partners: Mapping[int, int]
    """The other side of each."""
    lands: Mapping[int, str]
    """The country of each, as far as it is known."""
    steps: Mapping[int, Step]
    titles: Titles
    logins: Mapping[int, str]
    hidden: frozenset[int]
    """Records that are restricted."""

    def state(self, item: FollowUp) -> WindowState:
        """How it stands on the day."""
        return state_of(item, self.today)

    def only(self, fits: Callable[[FollowUp], bool]) -> Awaited:
        """The same with some of the follow-ups."""
        return replace(self, items=[each for each in self.items if fits(each)])

    def is_his(self, user: int | None, setting: Setting) -> bool:
        """Whether a user is the one who prints."""
        return self.logins.get(user or 0) == setting.printed_by

    def shown_to(self, setting: Setting) -> Awaited:
        """What was chosen: of one person or of all, with what is restricted or without."""
        shown = self
        if mine(setting):
            shown = shown.only(lambda each: self.is_his(each.responsible, setting))
        if setting.options.get(PRIVATE) == "yes":
            return shown
        open_to_all = shown.only(lambda each: each.id not in self.hidden)
        return replace(open_to_all, titles=self.titles.without(self.hidden))


def mine(setting: Setting) -> bool:
    """Whether only what the one who prints answers for was chosen."""
    return setting.options.get(WHOSE.name) == "mine"


def awaited(reader: Reader, today: dt.date) -> Awaited:
    """Read all that are not over, with a fixed number of queries for a page of them."""
    items = ordered(reader.where(FollowUp, terminal=0))
    partners = partners_of(reader, items)
    users = reader.ever(User)
    ids = [each.id for each in items]
    named = (each for item in items for each in (item.visit, item.arose_at, item.responsible))
    spoken = [*ids, *partners.values(), *filter(None, named)]
    return Awaited(
        today=today,
        items=items,
        partners=partners,
        lands=partner_lands(reader, items, partners),
        steps=last_steps(reader, ids),
        titles=Titles.read(reader, spoken),
        logins={each.id: each.login for each in users},
        hidden=frozenset(reader.confidential(dict.fromkeys(spoken), RESTRICTED)),
    )


def sheet(
    voice: Voice, title: Text, setting: Setting, facts: Awaited, blocks: Iterable[Block]
) -> Document:
    """A document about follow-ups: its head, foot and gaps."""
    shown = tuple(blocks)
    for gap in _gaps(setting, facts):
        voice.gap(gap)
    private = setting.options.get(PRIVATE) == "yes"
    day = voice.day(setting.today)
    place = NC_("place and date", "{place}, {date}", place=setting.office_place, date=day)
    voices = [each for each in (voice, voice.second) if each]
    told = N_("Printed by {name} on {date}", name=setting.printed_by, date=setting.today)
    return Document(
        title=voice(title),
        subtitles=[day, *(each(title) for each in voices[1:])],
        lang=voice.lang,
        head_left=setting.office_name,
        head_right=voice(place) if setting.office_place else day,
        foot_left=voice(CONFIDENTIALITY[RESTRICTED if private else "internal"]),
        blocks=shown,
        paper=setting.paper,
        gaps=voice.gaps(),
        author=setting.printed_by,
        printed=voice(told),
        said=voice.all_said(),
    )


def _gaps(setting: Setting, facts: Awaited) -> Iterator[Gap]:
    hidden = sum(each.id in facts.hidden for each in facts.items)
    if hidden and setting.options.get(PRIVATE) != "yes":
        text = NN_(
            "{n} restricted follow-up is left out", "{n} restricted follow-ups are left out", hidden
        )
        yield Gap(text, Spot(option=PRIVATE))
    if not setting.office_name:
        yield Gap(N_("The office has no name in the settings yet"), Spot(setting="office_name"))


def voice_for(tr: Translator, facts: Awaited, setting: Setting) -> Voice:
    """The voice of such a report; a second language only if one was chosen."""
    second = setting.second_lang
    return Voice(tr, facts.titles, second if second != tr.lang else "")
