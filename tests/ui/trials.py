# SPDX-License-Identifier: MIT
"""A program that types and is killed; a test starts it.

`python -m tests.ui.trials PATH KIND WHICH FIELD TEXT` opens the page of the first record of a kind,
or of a new one (WHICH is `first` or `new`), types into a field without leaving it, says “kept” once
the text is kept, and waits.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from delegate_crm.app import gui
from delegate_crm.services.unsaved import Unsaved
from delegate_crm.ui.editing.words import LineEditor
from delegate_crm.ui.place import Place
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.theme import Look
from tests.ui.records import first

SOON = 100


class Typing:
    """Types once the page is there, and tells when the text is kept."""

    def __init__(self, program: gui.Program, code: str, which: str, typed: tuple[str, str]) -> None:
        self._program, self._code, self._which = program, code, which
        self._field, self._text = typed
        self._timer = QTimer(program)
        self._timer.setInterval(SOON)

    def go(self) -> None:
        number = first(self._program, self._code).id if self._which == "first" else 0
        self._program.window.go(Place("record_page", self._code, number))
        self._timer.timeout.connect(self.type)
        self._timer.start()

    def type(self) -> None:
        page = self._program.window.page
        value = page.value(self._field) if isinstance(page, RecordPage) else None
        if value is None:
            return
        value.begin()
        if value.entry is not None and isinstance(value.entry.editor, LineEditor):
            value.entry.editor.line.setText(self._text)
            value.entry.editor.changed.emit()
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self.tell)

    def tell(self) -> None:
        if Unsaved(self._program.started.office).everything():
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            self._timer.stop()


def main(path: str, code: str, which: str, field: str, text: str) -> None:
    look = Look("light", system_font=False)
    day = dt.date(2019, 3, 1)
    program = gui.Program(gui.application([]), gui.Wanted(Path(path), "en", "anna", day, look))
    typing = Typing(program, code, which, (field, text))
    program.ready.connect(typing.go)
    program.start()
    program.application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
