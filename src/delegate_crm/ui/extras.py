# SPDX-License-Identifier: MIT
"""What one can do with a value beside editing it: open an address, save a file elsewhere."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import FileFacts
from delegate_crm.services.record_documents import save_as, visible
from delegate_crm.ui.dialogs.saving import place_for
from delegate_crm.ui.opening import examined, open_address
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import IconButton


class Extra(QWidget):
    """A small button after a value, where there is something more to do with it."""

    kinds: ClassVar[tuple[str, ...]] = ("text", "file")
    """Sorts of value that may have one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._value: Any = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        tr = desk.tr
        self.open = IconButton("external", tr(N_("Open the address")), self._open, small=True)
        self.save = IconButton("download", tr(SAVE_AS), self._save, small=True)
        row.addWidget(self.open)
        row.addWidget(self.save)
        self.hide()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Offer what can be done with a value."""
        self._value = value
        is_file = isinstance(value, FileFacts)
        is_address = isinstance(value, str) and examined(value) is not None
        self.save.setVisible(is_file)
        self.open.setVisible(is_address)
        self.setVisible(is_file or is_address)

    def _open(self) -> None:
        open_address(self.window(), self._desk.tr, str(self._value))

    def _save(self) -> None:
        save_copy(self, self._desk, self._value)


def save_copy(parent: QWidget, desk: Desk, file: FileFacts) -> None:
    """Ask where a copy of a file is wanted, and write it there."""
    path = place_for(parent, desk.tr(SAVE_AS), visible(file.name), "")
    if path is not None:
        said = N_("Saved: {path}", path=str(path))
        job = partial(save_as, desk.office, file, str(path))
        desk.tasks.run(parent, job, lambda _nothing: desk.notify.say(said), topic=str(path))


SAVE_AS = N_("Save a copy as")
