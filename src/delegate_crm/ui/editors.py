# SPDX-License-Identifier: MIT
"""Which editor a sort of value has: one table, asked from the most special kind upwards."""

from __future__ import annotations

from collections.abc import Mapping

from delegate_crm.schema.kinds import BooleanKind, ChoiceKind, Kind, MoneyKind, NoteKind
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind
from delegate_crm.schema.timekinds import DateKind, DayKind, WindowKind
from delegate_crm.schema.wordkinds import (
    CodesKind,
    CountriesKind,
    CountryKind,
    FileKind,
    LanguagesKind,
    LocalTextKind,
)
from delegate_crm.ui.editing.choices import ChoiceEditor, FlagEditor
from delegate_crm.ui.editing.dates import DateEditor, WindowEditor
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editing.files import FileEditor
from delegate_crm.ui.editing.picking import ChecksEditor, PickEditor, PicksEditor
from delegate_crm.ui.editing.rows import RowsEditor
from delegate_crm.ui.editing.words import LineEditor, LocalTextEditor, MoneyEditor, NoteEditor

EDITORS: Mapping[type, type[Editor]] = {
    Kind: LineEditor,
    NoteKind: NoteEditor,
    LocalTextKind: LocalTextEditor,
    ChoiceKind: ChoiceEditor,
    CodesKind: ChecksEditor,
    CountryKind: PickEditor,
    CountriesKind: PicksEditor,
    LanguagesKind: PicksEditor,
    BooleanKind: FlagEditor,
    MoneyKind: MoneyEditor,
    DateKind: DateEditor,
    DayKind: DateEditor,
    WindowKind: WindowEditor,
    ReferenceKind: PickEditor,
    LinksKind: PicksEditor,
    ChildrenKind: RowsEditor,
    FileKind: FileEditor,
}
"""Kinds that are not named are typed into a line, as the command line takes them."""


def editor_for(about: About) -> Editor:
    """Make the editor of a field."""
    families = type(about.field.kind).__mro__
    return next(EDITORS[each] for each in families if each in EDITORS)(about)


RowsEditor.make = staticmethod(editor_for)
