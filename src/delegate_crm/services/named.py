# SPDX-License-Identifier: MIT
"""Records that a page speaks of: what each is called, a remark, a sign; a fixed number of queries.

Each function is given ids in their order and answers in that order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.entities.agreement import AGREEMENT_TYPES, Agreement
from delegate_crm.entities.followup import BY_SIDES, FollowUp
from delegate_crm.entities.interaction import INTERACTION_KINDS, Interaction
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.sample import DISPOSITIONS, Sample
from delegate_crm.entities.visit import DIRECTIONS, Visit
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.entity import Entity
from delegate_crm.services import groups
from delegate_crm.services.stages import AGREEMENTS
from delegate_crm.services.window_words import bar_facts, capital
from delegate_crm.store.lookup import kinds_of
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Named:
    """A record that is spoken of: its kind and id, what it is called, a remark."""

    kind: str
    id: int
    title: str
    remark: str = ""
    tone: str = ""
    mark: str = ""
    """A word on a chip of that tone."""
    state: WindowState | None = None
    share: float = 0.5
    """How much of its window has passed, as its sign shows."""
    icon: str = ""
    """A drawing in the place of that of its kind."""
    side: str = ""
    """Who promised it."""

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is awaited any more."""
        return self.state in (WindowState.ANSWERED, WindowState.LET_GO)


def visits_named(
    reader: Reader, ids: Sequence[int], tr: Translator, roles: Mapping[int, str] | None = None
) -> tuple[Named, ...]:
    """Visits with direction and day, perhaps the role that somebody had, and how they stand."""
    titles = reader.titles(ids, tr.lang)
    found = []
    for visit in reader.many(Visit, ids):
        words, tone = groups.VISITS[visit.status]
        day = write_date(visit.start, tr) if visit.start else ""
        role = (roles or {}).get(visit.id, "")
        remark = _line(tr(DIRECTIONS[visit.direction]), day, role)
        icon = "outgoing" if visit.direction == "outgoing" else "incoming"
        title = titles.get(visit.id, "")
        found.append(Named("visit", visit.id, title, remark, tone, tr(words), icon=icon))
    return tuple(found)


def follow_ups_named(
    reader: Reader, ids: Sequence[int], today: dt.date, tr: Translator
) -> tuple[Named, ...]:
    """Follow-ups with how they stand, and until when."""
    titles, found = reader.titles(ids, tr.lang), []
    for item in reader.many(FollowUp, ids):
        facts = bar_facts(item, today, tr)
        title, side = capital(titles.get(item.id, "")), item.by_side
        state, share = facts.state, facts.share
        words = facts.words
        found.append(Named("follow_up", item.id, title, words, state=state, share=share, side=side))
    return tuple(found)


def with_side(named: Named, tr: Translator) -> Named:
    """A follow-up that says first who promised it, for lists of what both sides did."""
    return replace(named, remark=_line(tr(BY_SIDES[named.side]), named.remark))


def agreements_named(reader: Reader, ids: Sequence[int], tr: Translator) -> tuple[Named, ...]:
    """Agreements with their kind, the day of signing or expiry, and how far they are."""
    titles, found = reader.titles(ids, tr.lang), []
    for each in reader.many(Agreement, ids):
        words, tone = AGREEMENTS[each.status]
        until = each.expires_on and tr(
            NC_("agreement", "until {day}", day=tr.date(each.expires_on))
        )
        signed = each.signed_on and tr(
            NC_("agreement", "signed on {day}", day=tr.date(each.signed_on))
        )
        remark = _line(tr(AGREEMENT_TYPES[each.type]), each.reference, signed or "", until or "")
        title = capital(titles.get(each.id, ""))
        found.append(Named("agreement", each.id, title, remark, tone, tr(words)))
    return tuple(found)


def interests_named(reader: Reader, ids: Sequence[int], tr: Translator) -> tuple[Named, ...]:
    """Interests of one partner: in what, and how far they are."""
    records, found = reader.many(Interest, ids), []
    titles = reader.titles([each.offering for each in records], tr.lang)
    for each in records:
        words, tone = groups.INTERESTS[each.stage]
        topic = each.topic.best(tr.lang)
        title = titles.get(each.offering or 0, "")
        named = (capital(title), topic) if title else (capital(topic), "")
        found.append(Named("interest", each.id, *named, tone, tr(words)))
    return tuple(found)


def samples_named(reader: Reader, ids: Sequence[int], tr: Translator) -> tuple[Named, ...]:
    """Samples that one partner got: what, when, and where they are."""
    records = reader.many(Sample, ids)
    titles = reader.titles([each.offering for each in records], tr.lang)
    return tuple(
        Named(
            "sample",
            each.id,
            capital(titles.get(each.offering or 0, "")),
            write_date(each.sent_on, tr) if each.sent_on else "",
            "neutral",
            tr(DISPOSITIONS[each.disposition]),
        )
        for each in records
    )


INTERACTION_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "meeting": "users",
        "call": "phone",
        "letter": "mail",
        "e_mail": "mail",
        "messenger": "send",
        "note": "note",
        "record_of_conversation": "clipboard",
    }
)


def lately_named(reader: Reader, ids: Sequence[int], tr: Translator) -> tuple[Named, ...]:
    """Visits, contacts and articles with their day."""
    kinds, titles = kinds_of(reader, ids), reader.titles(ids, tr.lang)
    found: dict[int, Named] = {}
    for visit in reader.many(Visit, _of(kinds, "visit")):
        found[visit.id] = _dated(visit, "start", titles, tr, DIRECTIONS[visit.direction])
    for said in reader.many(Interaction, _of(kinds, "interaction")):
        icon = INTERACTION_ICONS[said.kind]
        found[said.id] = _dated(said, "at", titles, tr, INTERACTION_KINDS[said.kind], icon)
    for item in reader.many(PressItem, _of(kinds, "press_item")):
        found[item.id] = _dated(item, "published_on", titles, tr, PressItem.label)
    return tuple(found[each] for each in ids if each in found)


def _of(kinds: Mapping[int, str], kind: str) -> list[int]:
    return [each for each, code in kinds.items() if code == kind]


def _dated(  # noqa: PLR0913, PLR0917 - the parts of a row
    record: Entity,
    key: str,
    titles: Mapping[int, str],
    tr: Translator,
    what: object,
    icon: str = "",
) -> Named:
    day = record.get(key)
    words = _line(write_date(day, tr, "short") if day else "", tr.value(what))
    return Named(record.code, record.id, titles.get(record.id, ""), words, icon=icon)


def _line(*words: str) -> str:
    return " · ".join(filter(None, words))
