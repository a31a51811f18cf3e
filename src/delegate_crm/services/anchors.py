# SPDX-License-Identifier: MIT
"""Anchors: the dates of records that windows count from (DOMAIN 3.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.followup import FollowUp, closing
from delegate_crm.entities.invitation import Invitation
from delegate_crm.rules.approx import ApproxDate, Offset, Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.schema.entity import Entity
from delegate_crm.store.queries import Reader

Found = dt.date | ApproxDate | None
UNASKED = 12
"""Working days after which an invitation that names no day awaits its answer: the ten of `DOMAIN`
4.2, P5, and the two by which its plan is early."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an anchor lies: a kind of record, and its fields; the first known date counts."""

    kind: str
    keys: Sequence[str]
    reckoned: Callable[[Entity], Found] | None = None
    """How the date comes of the fields, where it is not simply one of them."""

    def date(self, record: Entity) -> ApproxDate | None:
        """The date of a record, as well as it is known."""
        if self.reckoned:
            found = self.reckoned(record)
        else:
            found = next((record.get(key) for key in self.keys if record.get(key)), None)
        return ApproxDate.exact(found) if isinstance(found, dt.date) else found

    def moved(self, before: Entity, after: Entity) -> bool:
        """Whether a change may have moved the date."""
        return after.code == self.kind and any(
            before.get(key) != after.get(key) for key in self.keys
        )


def _notice(record: Entity) -> Found:
    """The last day on which an agreement can be given up in time; without a notice period its end.

    `UX` 4.6.
    """
    agreement = cast("Agreement", record)
    span = agreement.notice_period
    if not agreement.expires_on or not span:
        return agreement.expires_on
    return Offset(-span.count, Unit(span.unit)).after(agreement.expires_on)


def _reply(record: Entity) -> Found:
    """When an invitation is to be answered; where it names no day, some time after it came."""
    invitation = cast("Invitation", record)
    if invitation.reply_by or not invitation.on:
        return invitation.reply_by
    return invitation.on.shifted(Offset(UNASKED, Unit.WORKING_DAY))


def _ended(record: Entity) -> Found:
    """When a follow-up was done; while it is not, when it is to close at the latest."""
    item = cast("FollowUp", record)
    return item.done_on or closing(item)


ANCHORS: Mapping[Anchor, Source] = MappingProxyType(
    {
        Anchor.VISIT_START: Source("visit", ("start",)),
        Anchor.VISIT_END: Source("visit", ("end", "start")),
        Anchor.EVENT_START: Source("event", ("start",)),
        Anchor.EVENT_END: Source("event", ("end", "start")),
        Anchor.REGISTRATION: Source("event", ("deadline_registration",)),
        Anchor.REPLY_BY: Source("invitation", ("reply_by", "on"), _reply),
        Anchor.SIGNING: Source("agreement", ("signed_on",)),
        Anchor.EFFECTIVE: Source("agreement", ("effective_on",)),
        Anchor.EXPIRY: Source("agreement", ("expires_on",)),
        Anchor.NOTICE: Source("agreement", ("expires_on", "notice_period"), _notice),
        Anchor.SAMPLE_SENT: Source("sample", ("sent_on",)),
        Anchor.ITEM: Source("follow_up", ("done_on", "due_mode", "due", "window"), _ended),
    }
)
"""What a window may count from."""


def anchor_date(reader: Reader, anchor: Anchor, anchor_id: int | None) -> ApproxDate | None:
    """The date that a window counts from, as it is known now."""
    if anchor not in ANCHORS or anchor_id is None:
        return None
    record = reader.record(anchor_id)
    if record is None or record.code != ANCHORS[anchor].kind:
        return None
    return ANCHORS[anchor].date(record)
