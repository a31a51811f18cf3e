# SPDX-License-Identifier: MIT
"""Records that are only typed: what they begin with, what they need, and all as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.editing import Edit
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.saving import Saver


def presets(words: str) -> list[Edit]:
    """What a new record begins with, said by its place: `visit=12`, one to a line."""
    pairs = (line.partition("=") for line in words.splitlines() if "=" in line)
    return [Edit(key.partition(".")[0], ((key, text),)) for key, _, text in pairs]


def first_needed(facts: AnyFacts) -> Sequence[str]:
    """The fields that the record needs and that say nothing yet."""
    needed = (key for keys in type(facts.record).minimum for key in keys)
    return [key for key in needed if not facts.words.get(key)]


def as_text(saver: Saver, tr: Translator) -> str:
    """All that is typed and not saved, each value under the name of its field."""
    fields = kind(saver.code).fields
    return "\n".join(
        f"{tr(fields[edit.key].label)}: {text}" for edit in saver.unsaved() for text in edit.texts
    )
