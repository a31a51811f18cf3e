# SPDX-License-Identifier: MIT
"""What every editor of a value is: it shows a stored value and says what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.schema.fields import AnyField
from delegate_crm.services.editing import Edit
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import restyle
from delegate_crm.ui.widgets.inputs import Note, is_composing


@dataclass(frozen=True, slots=True)
class About:
    """What an editor is told of its field."""

    desk: Desk
    field: AnyField
    label: str
    titles: Mapping[int, str]
    """Titles of the records that the value points at."""
    small: bool = False
    """Whether it stands in a row of a list, where room is short."""

    @property
    def tr(self) -> Translator:
        """The words of the screen."""
        return self.desk.tr


class Editor(QWidget):
    """Edits one value; subclasses make the fields and say what was typed into them."""

    changed = Signal()
    """Something was typed or chosen."""
    done = Signal()
    """A choice was made that needs no more typing."""
    lines: ClassVar[bool] = False
    """Whether Enter begins a new line."""
    short: ClassVar[int] = 60
    """Letters of a text that one types over; one goes on with a longer one."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about
        self._begun: Edit | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    @property
    def key(self) -> str:
        """Key of the field."""
        return self.about.field.key

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show a stored value."""
        self.put(value)
        self._begun = self.edit()

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Fill the fields from a value."""
        raise NotImplementedError

    def edit(self) -> Edit:
        """What stands in the fields now."""
        raise NotImplementedError

    def restore(self, edit: Edit) -> None:
        """Type an earlier edit again."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from the value that was shown."""
        return self._begun is None or self.edit() != self._begun

    def settle(self) -> None:
        """What stands in the fields is what is stored now."""
        self._begun = self.edit()

    def inputs(self) -> Sequence[QWidget]:
        """The fields that take the focus, in order."""
        raise NotImplementedError

    def select(self) -> None:
        """Take the focus, ready to type over what is there, or to go on with a longer text."""
        first = self.inputs()[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, Note) and len(first.toPlainText()) > self.short:
            first.moveCursor(QTextCursor.MoveOperation.End)
        elif hasattr(first, "selectAll"):
            first.selectAll()

    def mark(self, where: str, *, wrong: bool) -> None:
        """Show which field was refused; `where` names a part or a row of the value."""
        for each in self.inputs():
            each.setProperty("wrong", wrong)
            restyle(each)

    @property
    def composing(self) -> bool:
        """Tell whether an input method is composing in one of the fields."""
        return is_composing(*self.inputs())
