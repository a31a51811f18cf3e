# SPDX-License-Identifier: MIT
"""Which plans suit a record, the best first, and which of them it is offered."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.entities.visit import OVER, Visit
from delegate_crm.schema.entity import Entity
from delegate_crm.services.plans import FollowUpPlan, plans
from delegate_crm.store.queries import Reader

GIVEN_UP = ("declined", "cancelled", "merged", "postponed")
"""States of a visit for which nothing is planned."""
KIND_FIELDS = {"visit": "kinds", "event": "kind", "agreement": "type"}


def suitable(record: Entity, today: dt.date) -> list[str]:
    """Names of all plans for this kind of record, those that suit it first."""
    known = {name: plans().get(name) for name in plans().names()}
    about = [name for name, plan in known.items() if plan.about == record.code]
    return sorted(about, key=lambda name: _rank(known[name], record, today))


def offered(reader: Reader, record: Entity, today: dt.date) -> str:
    """The plan that a record wants and has not had yet; empty where there is none."""
    if isinstance(record, Visit) and record.status in GIVEN_UP:
        return ""
    fitting = [name for name in suitable(record, today) if fits(plans().get(name), record, today)]
    ahead = [name for name in fitting if plans().get(name).ahead]
    best = [name for name in fitting if name not in ahead][:1]
    had = {run.plan for run in reader.ever(PlanRun, subject=record.id)}
    return next((name for name in (*ahead, *best) if name not in had), "")


def fits(plan: FollowUpPlan, record: Entity, today: dt.date) -> bool:
    """Whether a plan suits a record: by its kind, its direction, and what has passed."""
    if plan.about != record.code or not plan.offered:
        return False
    if isinstance(record, Visit):
        if plan.direction and plan.direction != record.direction:
            return False
        if plan.ahead and _is_over(record, today):
            return False
    return not plan.kinds or bool({*plan.kinds} & _kinds(record))


def _kinds(record: Entity) -> set[str]:
    found = record.get(KIND_FIELDS[record.code]) if record.code in KIND_FIELDS else ()
    return {found} if isinstance(found, str) else {*found}


def _is_over(visit: Visit, today: dt.date) -> bool:
    return visit.status in OVER or bool(visit.start and visit.start.nominal < today)


def _rank(plan: FollowUpPlan, record: Entity, today: dt.date) -> tuple[bool, bool, int]:
    """Those that fit first, what prepares before what follows, the narrower before the wider."""
    return not fits(plan, record, today), not plan.ahead, len(plan.kinds) or 99
