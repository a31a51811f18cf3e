# SPDX-License-Identifier: MIT
"""The only module that speaks to the user of what happened: snackbar, refusals, faults."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from delegate_crm.kit import log
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text, Translator


class Notify(QObject):
    """Says things where they are seen without interrupting."""

    said = Signal(str, object)
    """A line for the snackbar, and what undoes it (none: nothing)."""
    offered = Signal(str, str, object)
    """A line for the snackbar, the words of its button, and what that does."""
    fault = Signal(object)
    """A fault of the program, to be shown with its details."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = tr

    def say(self, words: Text | str, undo: Callable[[], object] | None = None) -> None:
        """Say in one line what was done."""
        self.said.emit(self._words(words), undo)

    def offer(self, words: Text | str, label: Text, act: Callable[[], object]) -> None:
        """Say something in one line, and offer what one can do about it."""
        self.offered.emit(self._words(words), self._words(label), act)

    def problem(self, error: BaseException) -> None:
        """Say why something was refused; what is no refusal is a fault."""
        if isinstance(error, UserError):
            self.said.emit(self.refusal(error), None)
            return
        log.fault(error)
        self.fault.emit(error)

    def refusal(self, error: UserError) -> str:
        """Put a refusal into one or two sentences: what happened, what to do."""
        both = (error.message, error.hint or NOTHING_CHANGED)
        return " ".join(self._words(each) for each in both)


NOTHING_CHANGED = N_("Nothing was changed.")
