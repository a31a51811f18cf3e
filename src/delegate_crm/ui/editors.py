# SPDX-License-Identifier: MIT
"""Which editor a sort of value has: one table, asked from the most special kind upwards."""

from __future__ import annotations

from collections.abc import Mapping

from delegate_crm.schema.kinds import BooleanKind, ChoiceKind, Kind, MoneyKind, NoteKind
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.ui.editing.choices import ChoiceEditor, FlagEditor
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editing.words import LineEditor, LocalTextEditor, MoneyEditor, NoteEditor

EDITORS: Mapping[type, type[Editor]] = {
    Kind: LineEditor,
    NoteKind: NoteEditor,
    LocalTextKind: LocalTextEditor,
    ChoiceKind: ChoiceEditor,
    BooleanKind: FlagEditor,
    MoneyKind: MoneyEditor,
}
"""Kinds that are not named are typed into a line, as the command line takes them."""


def editor_for(about: About) -> Editor:
    """Make the editor of a field."""
    families = type(about.field.kind).__mro__
    return next(EDITORS[each] for each in families if each in EDITORS)(about)
