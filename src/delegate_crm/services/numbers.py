# SPDX-License-Identifier: MIT
"""The office's own numbers and log-in names: what a record is found by belongs to one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from delegate_crm.entities import kinds
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.services.rulebook import Check
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change

ONE_EACH: Mapping[str, str] = {
    **{code: entity.number for code, entity in kinds().items() if entity.number},
    "user": "login",
}
"""Kinds of record, and the field that no two of them may share."""


def _taken(reader: Reader, change: Change) -> Iterable[Problem]:
    record = change.after
    if record is None or record.archived_at:
        return
    key = ONE_EACH[record.code]
    text = record.get(key)
    if not text or (change.before is not None and change.before.get(key) == text):
        return
    others = [x.id for x in reader.where(type(record), **{key: text}) if x.id != record.id]
    if others:
        yield Problem(
            N_("“{text}” belongs to another record already: {id}.", text=text, id=str(others[0])),
            key,
            N_("Choose another, or open that record."),
        )


CHECKS = tuple(Check(code, _taken) for code in ONE_EACH)
