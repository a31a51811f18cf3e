# SPDX-License-Identifier: MIT
"""Typed text that survives a crash: kept while it is typed, brought back, cleared when saved."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.services.editing import Edit
from delegate_crm.services.office import Office
from delegate_crm.store.sidecar import Sidecar, Typed

NEW = "new:"
"""Begins the mark of a record that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed into one record and not saved."""

    code: str
    record: str
    """Its id, or its mark while it is not stored."""
    edits: tuple[Edit, ...]
    at: dt.datetime

    @property
    def id(self) -> int:
        """Id of the record; 0 while it is not stored."""
        return 0 if self.record.startswith(NEW) else int(self.record)


def new_mark() -> str:
    """A mark for a record that is not stored yet."""
    return f"{NEW}{uuid.uuid4()}"


class Unsaved:
    """The typed text of an office's user."""

    def __init__(self, office: Office) -> None:
        self._sidecar = Sidecar(office.file.opened, office.actor.name)
        self._now = office.actor.clock.now

    def keep(self, code: str, record: str, edits: Sequence[Edit]) -> None:
        """Keep what is being typed into a record."""
        stamp = self._now().isoformat()
        for edit in edits:
            self._sidecar.keep(Typed(record, code, edit.key, edit.kept(), stamp))

    def forget(self, record: str, edit: Edit) -> None:
        """Forget an edit that was saved; what was typed into its field since stays."""
        self._sidecar.forget(record, edit.key, edit.kept())

    def drop(self, record: str, key: str = "") -> None:
        """Forget a field of a record whatever it says, or all of the record."""
        self._sidecar.forget(record, key)

    def of(self, record: str) -> Unfinished | None:
        """What is kept of a record."""
        found = _gathered(self._sidecar.kept(record))
        return found[0] if found else None

    def everything(self) -> list[Unfinished]:
        """What is kept of all records, the latest first."""
        return _gathered(self._sidecar.kept())


def _gathered(typed: Sequence[Typed]) -> list[Unfinished]:
    records: dict[str, list[Typed]] = {}
    for each in typed:
        records.setdefault(each.record, []).append(each)
    return [
        Unfinished(
            code=fields[0].kind,
            record=record,
            edits=tuple(Edit.again(each.text) for each in fields),
            at=dt.datetime.fromisoformat(fields[0].at).astimezone(),
        )
        for record, fields in records.items()
    ]
