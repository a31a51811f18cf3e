# SPDX-License-Identifier: MIT
"""What a plan is applied to: records its steps count from, who does them, who the partner is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.rules.windows import Anchor
from delegate_crm.schema.entity import Entity
from delegate_crm.services.absence import is_active
from delegate_crm.services.anchors import ANCHORS
from delegate_crm.services.plans import Step
from delegate_crm.store.queries import Reader
from delegate_crm.store.sides import guests_of, our_own

SUBJECTS = ("visit", "event", "sample", "agreement")
"""Kinds of record that plans are applied to."""


def counted_from(reader: Reader, subject: Entity, step: Step, anchor: Anchor) -> Entity | None:
    """The record whose date a step counts from; none while it is not there."""
    if anchor not in ANCHORS:
        return None
    wanted = ANCHORS[anchor].kind
    if step.via:
        found = reader.record(subject.get(step.via))
        return found if found and found.code == wanted else None
    if subject.code == wanted:
        return subject
    related = RELATED.get((subject.code, wanted))
    return related(reader, subject) if related else None


def _agreement_of(reader: Reader, visit: Entity) -> Entity | None:
    stops = (each.id for each in reader.where(ProgrammeItem, visit=visit.id))
    found = (x for place in (visit.id, *stops) for x in reader.where(Agreement, arose_at=place))
    return next(found, None)


def _invitation_to(reader: Reader, event: Entity) -> Entity | None:
    return next(iter(reader.where(Invitation, occasion=event.id, direction="received")), None)


RELATED: Mapping[tuple[str, str], Callable[[Reader, Entity], Entity | None]] = MappingProxyType(
    {
        ("visit", "agreement"): _agreement_of,
        ("event", "invitation"): _invitation_to,
    }
)
"""How one comes from a subject to the record of another kind that its steps count from."""


def touched_by(reader: Reader, record: Entity) -> list[int]:
    """The subjects whose plans a record may have to do with: it, or what it belongs to."""
    match record.code:
        case "agreement":
            place = reader.record(record.get("arose_at"))
            visit = place.get("visit") if isinstance(place, ProgrammeItem) else place and place.id
            return [record.id, *filter(None, [visit])]
        case "invitation":
            return [each for each in (record.get("occasion"),) if each]
        case "follow_up":
            run = reader.record(record.get("plan_run"))
            return [run.get("subject")] if run else []
        case "document" | "interaction":
            return [*record.get("about")]
        case "visit":
            answers = reader.where(Visit, return_of=record.id)
            return [record.id, *(each.id for each in answers)]
        case _:
            return [record.id]


def partner_of(reader: Reader, subject: Entity) -> int | None:
    """The other side of what is promised around a subject."""
    if isinstance(subject, Sample):
        return subject.recipient
    if isinstance(subject, Agreement):
        return _other(reader, [each.organisation for each in subject.parties if each.organisation])
    if isinstance(subject, Visit) and subject.direction == "outgoing":
        return _other(reader, [each.organisation for each in subject.hosts if each.organisation])
    return guests_of(reader, [subject.id]).get(subject.id)


def _other(reader: Reader, bodies: list[int]) -> int | None:
    ours = our_own(reader)
    return next((each for each in bodies if each not in ours), None)


def owners(reader: Reader, subject: Entity, today: dt.date) -> Mapping[str, int]:
    """Who answers for the steps of each role; nobody named means who acts.

    Roles that no user has are the coordinator's.
    """
    coordinator = _coordinator(reader, subject)
    users = [each for each in reader.where(User) if is_active(each, today)]
    head = next((each.id for each in users if each.role == "head"), None)
    found = {"coordinator": coordinator, "head": head or coordinator}
    for each in reversed(users):  # the first who has a duty answers for it
        found |= dict.fromkeys(each.duties, each.id)
    return {role: user for role, user in found.items() if user}


def _coordinator(reader: Reader, subject: Entity) -> int | None:
    match subject.code:
        case "visit":
            found: int | None = subject.get("coordinator")
        case "agreement":
            found = subject.get("owner")
        case "sample":
            interest = reader.record(subject.get("interest"))
            found = interest.get("owner") if interest else None
        case _:
            found = None
    return found
