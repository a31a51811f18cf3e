# SPDX-License-Identifier: MIT
"""The history of a list: what changed records of its kinds, and a whole step put back.

Steps are told by kind and not by what a view shows now: a wrong change may be the very reason why
its records are not in the view any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.kit.i18n import NC_, NN_, Text, Translator
from delegate_crm.store.journal import Journal, Sweep
from delegate_crm.store.queries import Reader
from delegate_crm.store.reverse import reverse
from delegate_crm.store.work import Work

MOST = 200
"""Steps that are told."""


@dataclass(frozen=True, slots=True)
class ListStep:
    """One step, in words."""

    work: int
    label: Text
    at: dt.datetime
    user: str
    words: str
    records: str
    """The first of the records that it changed, and how many more."""


def list_steps(reader: Reader, kinds: Sequence[str], lang: str) -> list[ListStep]:
    """What changed records of these kinds, the latest step first."""
    sweeps = Journal(reader.connection).sweeps(kinds, MOST)
    titles = reader.titles([each for sweep in sweeps for each in sweep.first], lang)
    tr = Translator(lang)
    return [_told(each, [titles.get(x, "") for x in each.first], tr) for each in sweeps]


def _told(sweep: Sweep, titles: Sequence[str], tr: Translator) -> ListStep:
    header, left = sweep.header, sweep.count - len(titles)
    named = [each for each in titles if each]
    if left:
        named.append(tr(NN_("{n} more", "{n} more", left)))
    at = dt.datetime.fromisoformat(header.at).astimezone()
    words = tr(header.label)
    return ListStep(header.id, header.label, at, header.actor, words, tr.list(named))


def put_back_step(work: Work, step: int) -> tuple[Text, ...]:
    """Take back what a step did, wherever it was not changed since; the answer names the rest."""
    return reverse(work, step)


def back_label(step: ListStep) -> Text:
    """What putting a step back is called."""
    return NC_("history", "Put back: {step}", step=step.label)
