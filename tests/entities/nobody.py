# SPDX-License-Identifier: MIT
"""A look-up that finds nothing."""

from __future__ import annotations

from delegate_crm.kit.i18n import Translator
from delegate_crm.schema.entity import Entity, Lookup


class Nobody(Lookup):
    """Knows no other record."""

    def title(self, record_id: int | None, lang: str) -> str:
        """None has a title."""
        return ""

    def parts(self, kind: str, key: str, record_id: int) -> list[Entity]:
        """Nothing points at the record."""
        return []

    def record(self, record_id: int | None) -> None:
        """None is there."""


def called(record: Entity, lang: str) -> str:
    """What a record is called by itself alone."""
    return record.called(Translator(lang), Nobody())
