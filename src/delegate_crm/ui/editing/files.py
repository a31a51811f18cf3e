# SPDX-License-Identifier: MIT
"""The editor of an attached file: choose one, or drop it here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.services.editing import Edit
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.labels import Elided


class FileEditor(Editor):
    """A file by its path, until it is attached."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        tr = about.tr
        self._path, self._stored, self._cleared = "", "", False
        self.setAcceptDrops(True)
        self._name = Elided("", "value")
        self._choose = Button(tr(N_("Choose a file")), self._ask, icon="paperclip", small=True)
        self._clear = IconButton("x", tr(N_("Remove the file")), self._remove, small=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._choose)
        row.addWidget(self._name, 1)
        row.addWidget(self._clear)
        self.column.addLayout(row)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show the file's own name."""
        self._path, self._cleared = "", False
        self._stored = value.name if value else ""
        self._show()

    def _show(self) -> None:
        name = "" if self._cleared else self._path or self._stored
        self._name.set_text(name or self.about.tr(N_("or drop one here")))
        self._clear.setVisible(bool(name))

    def take(self, path: str) -> None:
        """Take a file by its path."""
        self._path, self._cleared = path, False
        self._show()
        self.changed.emit()
        self.done.emit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.about.label)
        if path:
            self.take(path)

    def _remove(self) -> None:
        self._path, self._cleared = "", True
        self._show()
        self.changed.emit()
        self.done.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take(paths[0])

    def edit(self) -> Edit:
        """The path, or nothing for a file that is removed."""
        if not self._path and not self._cleared:
            return Edit(self.key)
        return Edit(self.key, ((self.key, self._path),))

    def settle(self) -> None:
        """The chosen file is attached."""
        self._stored, self._path, self._cleared = "" if self._cleared else self._path, "", False
        super().settle()

    def restore(self, edit: Edit) -> None:
        """Choose it again."""
        for _, path in edit.typed:
            self._path, self._cleared = path, not path
        self._show()

    def inputs(self) -> Sequence[QWidget]:
        """The buttons."""
        return (self._choose, self._clear)
