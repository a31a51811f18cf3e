# SPDX-License-Identifier: MIT
"""One value being edited: its editor, what was wrong under it, and the keys that save it.

Tab saves and goes on; Enter saves where a value has one line; in notes Enter is a new line and
Ctrl+Enter saves; Esc restores. While an input method composes, the keys are its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.services.editing import glance
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editors import editor_for
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.page import Desk
from delegate_crm.ui.saving import Save, Saver
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.problem import Problem

PAUSE = 400
"""Milliseconds after the last key in a note before it is saved."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What editing on a page works with."""

    desk: Desk
    saver: Saver
    edit_everything: Callable[[], object] | None = None
    """Shows all fields of the record."""


class Entry(QWidget):
    """The editor of a field with what belongs to it."""

    finished = Signal()
    """Left, and saved or unchanged."""
    restored = Signal()
    """Esc: the stored value stands again."""
    moved = Signal(int)
    """Tab: one on or back."""

    def __init__(
        self,
        pen: Pen,
        field: AnyField,
        facts: AnyFacts,
        refused: Callable[[UserError], object] | None = None,
        *,
        make: Callable[[About], Editor] = editor_for,
    ) -> None:
        """`refused` learns what the office did not take after the entry was left.

        `make` makes the editor where that of the field's kind will not do.
        """
        super().__init__()
        self._pen, self.field = pen, field
        self._tell = refused or self.say_refusal
        self._focus = ""
        self._seen: Entity = facts.record
        self._latest: Entity = facts.record
        label = pen.desk.tr(field.label)
        self.editor: Editor = make(About(pen.desk, field, label, facts.titles))
        self._problem = Problem()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addWidget(self._problem)
        self._show(facts.record)
        self._first = self.editor.edit()
        self._bring_back()
        self._pause = after(self, PAUSE, self._save_on)
        self.editor.changed.connect(self._typed)
        self.editor.done.connect(self.finish)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._focus_moved)

    @property
    def key(self) -> str:
        """Key of the field."""
        return self.field.key

    @property
    def is_busy(self) -> bool:
        """Tell whether something is typed, composed or offered here that is not saved yet."""
        opened = QApplication.activePopupWidget()
        return self.editor.is_changed or self.editor.composing or within(opened, self)

    @property
    def problem(self) -> str:
        """What was refused, empty if nothing was."""
        return self._problem.text

    def fill(self, facts: AnyFacts) -> None:
        """Show the stored value anew, unless one is at it."""
        self._latest = facts.record
        if not self.editor.is_changed and not self.has_focus():
            self._show(facts.record)

    def _stored(self, record: Entity) -> None:
        """What was typed is stored: what one types on stands on that."""
        if shiboken6.isValid(self):
            self._seen = record

    def _show(self, record: Entity) -> None:
        self._seen = record
        self.editor.show_value(record.get(self.key))

    def _bring_back(self) -> None:
        typed = self._pen.saver.typed(self.key)
        if typed is not None:
            self.editor.restore(typed)

    # --- typing and saving ------------------------------------------------------------------------

    def _typed(self) -> None:
        self._say("")
        if not self.editor.is_changed:
            self._pen.saver.drop(self.key)
            return
        self._pen.saver.hold(self.editor.edit())
        if self.editor.lines:
            self._focus = self._focus or secrets.token_hex(4)
            self._pause.start()

    def finish(self) -> bool:
        """Save what is typed; False if it was refused and still stands there."""
        self._pause.stop()
        if self.editor.is_changed and not self._save():
            return False
        if not self.editor.is_changed and self._latest.version > self._seen.version:
            self._show(self._latest)
        self._focus = ""
        self.finished.emit()
        return True

    def _save_on(self) -> None:
        """A pause in a note: save, and stay."""
        if self.editor.is_changed and not self.editor.composing:
            self._save()

    def _save(self) -> bool:
        edit, desk = self.editor.edit(), self._pen.desk
        error = glance(self._seen, edit, desk.lang, desk.office.today)
        if error is not None:
            self._pen.saver.keep()
            self.say_refusal(error)
            return False
        self._pen.saver.save(Save(self._seen, edit, self._tell, self._stored, self._focus))
        self.editor.settle()
        return True

    def say_refusal(self, error: UserError) -> None:
        """Say under the fields why what stands in them was not taken."""
        if not shiboken6.isValid(self):
            return
        problem, tr = error.problems[0], self._pen.desk.tr
        words = " ".join(tr(each) for each in (problem.message, problem.hint) if each)
        self._say(words, problem.field)

    def _say(self, words: str, where: str = "") -> None:
        if words or self._problem.text:
            self._problem.say(words)
            self.editor.mark(where, wrong=bool(words))

    def restore(self) -> None:
        """Put back what stood here when editing began, even if a pause has saved since."""
        self._pause.stop()
        self._say("")
        self._show(self._seen)
        self._pen.saver.drop(self.key)
        if self.editor.edit() != self._first:
            self.editor.restore(self._first)
            if self.editor.is_changed:
                self._save()
        self.restored.emit()

    # --- focus and keys ---------------------------------------------------------------------------

    def select(self) -> None:
        """Take the focus."""
        self.editor.select()

    def has_focus(self) -> bool:
        """Tell whether the focus is in one of the fields, or in what they opened."""
        return within(QApplication.focusWidget(), self)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and within(old, self) and not within(new, self):
            self.finish()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt calls it
        """Go through the fields; beyond the last, save and go on."""
        inputs = [each for each in self.editor.inputs() if each.isVisible()]
        focused = QApplication.focusWidget()
        at = inputs.index(focused) if focused in inputs else -1
        to = at + (1 if next else -1)
        if at >= 0 and 0 <= to < len(inputs):
            inputs[to].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self.moved.emit(1 if next else -1)
        return True

    def event(self, event: QEvent) -> bool:
        """Keys that save or restore are not the window's while one types."""
        return claim(event, self._is_own) or super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape or self._saves(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves and Esc restores, unless they are the input method's."""
        if self.editor.composing:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.restore()
        elif self._saves(event):
            self.finish()
        else:
            super().keyPressEvent(event)

    def _saves(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() in ENTER and (control or not self.editor.lines)


def within(widget: QWidget | None, ancestor: QWidget) -> bool:
    """Tell whether a widget is inside another, also in what that one opened over the window."""
    while widget is not None and widget is not ancestor:
        widget = widget.parentWidget()
    return widget is not None
