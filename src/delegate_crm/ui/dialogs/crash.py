# SPDX-License-Identifier: MIT
"""A fault of the program, told plainly, with details that one can hand on without any name."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from pathlib import PurePath

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from delegate_crm import __version__
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Label

WIDTH, HEIGHT = 620, 180
ROOTS = ("site-packages", "src", "lib")
"""Folders of which only what lies inside is told: what is above may hold a name."""


class Crash(QDialog):
    """Stays beside the window; nothing waits for it."""

    def __init__(self, parent: QWidget, tr: Translator, error: BaseException, log: str) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setProperty("surface", "window")
        self.setWindowTitle(tr(N_("A mistake of the program")))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme().scaled(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        title = tr(N_("The program made a mistake; nothing was half-saved."))
        column.addWidget(Label(title, "title", wrap=True))
        words = tr(N_("You can go on. If it happens again, hand on what stands below."))
        column.addWidget(Label(words, "body", wrap=True))
        self.details = _plain(details(error), tr(N_("Details; they hold no names")))
        column.addWidget(Label(tr(N_("Details; they hold no names")), "small_name", "text_2"))
        column.addWidget(self.details)
        column.addWidget(Label(tr(N_("The log lies at {path}", path=log)), "small", wrap=True))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copied = Button(self._tr(N_("Copy the details")), self._copy, icon="copy")
        close = Button(self._tr(N_("Close")), self.reject, role="primary")
        close.setDefault(True)
        row.addWidget(self.copied)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copied.setText(f" {self._tr(N_('Copied'))}")


def show_fault(parent: QWidget, tr: Translator, error: BaseException, log: str) -> Crash:
    """Tell a fault beside the window; a second one while the first is shown is in the log only."""
    shown = parent.findChild(Crash)
    if isinstance(shown, Crash) and shown.isVisible():
        return shown
    made = Crash(parent, tr, error, log)
    made.show()
    return made


def details(error: BaseException) -> str:
    """Where a fault came up; its message is left out, and folders that may be named after one."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    lines = [f"Delegate CRM {__version__}, Qt {qVersion()}, {system}", *_told(error)]
    return "\n".join(lines)


def _told(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _told(cause)
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}"
        if frame.line:
            yield f"    {frame.line}"


def _inside(path: str) -> str:
    """The end of a path, below the last folder that says nothing of whose computer it is."""
    parts = PurePath(path).parts
    starts = [at for at, part in enumerate(parts) if part in ROOTS]
    return "/".join(parts[starts[-1] + 1 :] if starts else parts[-1:])


def _plain(text: str, name: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setFixedHeight(theme().scaled(HEIGHT))
    return made
