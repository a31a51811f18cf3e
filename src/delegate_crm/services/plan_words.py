# SPDX-License-Identifier: MIT
"""What the form that applies a plan shows: the plans there are, and each step in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.plan_change import OWNER_ROLES
from delegate_crm.kit.i18n import NC_, Text, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.planning import STANDINGS, Planned, Preview, Standing, preview
from delegate_crm.services.plans import plans
from delegate_crm.services.proposed_plans import offered, suitable
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step as it is offered."""

    code: str
    title: str
    remark: str
    """When, and whose it is; what is particular about it."""
    ticked: bool
    open: bool
    """Whether it may be made at all."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The plans for a record, the one that is shown, and its steps."""

    subject: int
    titles: Sequence[tuple[str, Text]]
    plan: str
    steps: Sequence[StepWords]


def proposal(
    reader: Reader, subject: int, today: dt.date, lang: str, plan: str = ""
) -> Proposal | None:
    """The plan that is proposed for a record, or the one named; none where there are no plans."""
    record = reader.record(subject)
    names = suitable(record, today) if record else []
    if record is None or not names:
        return None
    chosen = plan or offered(reader, record, today) or names[0]
    shown = preview(reader, chosen, subject, today, lang)
    titles = [(name, plans().get(name).title) for name in names]
    return Proposal(subject, titles, chosen, _steps(reader, shown, Translator(lang)))


def offer(reader: Reader, subject: int, today: dt.date) -> Text | None:
    """Title of the plan that a record is offered; none where it wants none."""
    record = reader.record(subject)
    name = offered(reader, record, today) if record else ""
    return plans().get(name).title if name else None


def _steps(reader: Reader, shown: Preview, tr: Translator) -> list[StepWords]:
    people = reader.titles([each.item.responsible for each in shown.lines], tr.lang)
    return [_words(each, people.get(each.item.responsible or 0, ""), tr) for each in shown.lines]


def _words(line: Planned, person: str, tr: Translator) -> StepWords:
    new = line.standing is Standing.NEW
    owner = person or tr(OWNER_ROLES[line.step.owner])
    again = FollowUp.rrule.kind.write(line.item.rrule, tr)
    standing = "" if new else tr(STANDINGS[line.standing])
    parts = (when_words(line.item, tr), again, owner, standing)
    return StepWords(
        code=line.step.code,
        title=line.item.text.best(tr.lang),
        remark=" · ".join(filter(None, parts)),
        ticked=new,
        open=line.standing is not Standing.MADE,
    )


def when_words(item: FollowUp, tr: Translator) -> str:
    """The day of a step, the ends of its window, or what it waits for."""
    window = item.window
    if window is None:
        return item.condition
    opens, closes = write_date(window.opens, tr), write_date(window.closes, tr)
    if window.is_day:
        return opens
    return tr(NC_("window", "{opens} – {closes}", opens=opens, closes=closes))
