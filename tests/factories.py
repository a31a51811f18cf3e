# SPDX-License-Identifier: MIT
"""Records for tests, typed as a user would type them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.drafts import Draft, new_draft, reading_for, save
from delegate_crm.services.office import Office
from delegate_crm.store.lookup import find_record
from delegate_crm.store.work import Work

Typed = str | int | Entity | list[Entity]
"""What a test types: text, a number, a record, or several records."""


class Make:
    """Makes and changes records of one office; each call is one work, one undo step.

    `make("visit", title="Xinxiang", start="about July 2018")` and `make.visit(...)` are the same.
    A record as a value is typed as its id, a list of records as ids between semicolons, and a
    part of a field with two underscores (`title__ru="Визит"`). The answer is the stored record,
    of the type that its kind has; an `Any` to mypy, so that a test reads its fields plainly.
    """

    def __init__(self, office: Office, lang: str = "en") -> None:
        self.office = office
        self.lang = lang

    def __call__(self, code: str, /, **typed: Typed) -> Any:  # noqa: ANN401 - see above
        made = self.office.write(N_("Make"), lambda work: self._saved(work, kind(code)(), typed))
        return self.again(made)

    def __getattr__(self, code: str) -> Callable[..., Any]:
        return partial(self, code)

    def change(self, record: Entity, /, **typed: Typed) -> Any:  # noqa: ANN401 - see above
        """Type into a record as it stands in `record`, and save it; the answer is the new one."""
        changed = self.office.write(N_("Change"), lambda work: self._saved(work, record, typed))
        return self.again(changed)

    def again(self, record: Entity) -> Any:  # noqa: ANN401 - see above
        """The record as it is stored now."""
        return self.office.read(lambda reader: reader.get(type(record), record.id))

    def find(self, code: str, text: str) -> Any:  # noqa: ANN401 - see above
        """The record that is named by its number, reference or title."""
        return self.office.read(lambda reader: reader.record(find_record(reader, [code], text)))

    def _saved(self, work: Work, record: Entity, typed: dict[str, Typed]) -> Entity:
        reading = reading_for(self.office, self.lang, work.reader)
        draft = Draft(record, reading) if record.id else new_draft(record.code, reading)
        for name, value in typed.items():
            draft.type(name.replace("__", "."), _text(value))
        return save(work, draft)


def _text(value: Typed) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return str(value.id) if isinstance(value, Entity) else str(value)
