# SPDX-License-Identifier: MIT
"""The data file in the settings: where it lies, whether it is whole, copies, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.services.upkeep import Health, Kept, backup_state, examine, keep_copy, kept_copies
from delegate_crm.ui.dialogs.confirm import Confirm
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.settings_rows import ReadOnly, SettingCard
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.progress import ProgressBox

MOST = 8
"""Copies that are listed; older ones are opened as a file."""
UNITS = (N_("{n} bytes"), N_("{n} kB"), N_("{n} MB"), N_("{n} GB"))
STEP = 1024


class DataFile(SettingCard):
    """Where the data lie and how they are."""

    def __init__(self, desk: Desk) -> None:
        tr, path = desk.tr, desk.office.file.path
        super().__init__(tr(NC_("settings", "Data file")))
        self._desk = desk
        self.check = Button(tr(N_("Check now")), self.examine, icon="shield-check")
        only = tr(N_("Copy it only through “Back up now”."))
        self.add_row(tr(N_("Place of the file")), only, ReadOnly(str(path)))
        size = size_words(path.stat().st_size, tr)
        self.add_row(tr(NC_("file", "Size")), "", Label(size, "value"))
        what = tr(N_("Reads every page, and every seal of the journal."))
        self.add_row(tr(N_("Check the file")), what, self.check)
        self._progress = ProgressBox(tr)
        self._found = QVBoxLayout()
        self.add(self._progress)
        self.body.addLayout(self._found)

    def examine(self) -> None:
        """Check the file from end to end, away from the interface thread."""
        desk = self._desk
        self.check.setEnabled(False)
        self._progress.begin(desk.tr(N_("Checking the data file")), Watched())
        job = partial(examine, desk.office, deep=True)
        desk.tasks.run(self, job, self._told, topic="check", failed=self._failed)

    def _told(self, health: Health) -> None:
        self._done()
        tr = self._desk.tr
        well = N_(
            "All is well. Records: {n}, steps: {steps}.", n=health.records, steps=health.steps
        )
        if not health.problems:
            self._found.addWidget(Banner(tr(well), tone="done", icon="check"))
            return
        what = "\n".join(tr(each) for each in health.problems)
        hint = tr(N_("Restore the last backup; the file is left as it is."))
        self._found.addWidget(Banner(what, hint))

    def _failed(self, error: Exception) -> None:
        self._done()
        self._desk.notify.problem(error)

    def _done(self) -> None:
        self.check.setEnabled(True)
        self._progress.end()
        empty(self._found)


class Backups(SettingCard):
    """Copies of the data file, and the way back to one."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(NC_("settings", "Backups")))
        self._desk = desk
        self.copy = Button(tr(N_("Back up now")), self.back_up, icon="copy")
        self.other = Button(tr(N_("Restore from a file")), self.choose, icon="file")
        copies = tr(N_("Copies the file, and examines the copy."))
        self.add_row(tr(N_("Back up")), copies, self.copy)
        other = tr(N_("From a drive, or from another computer."))
        self.add_row(tr(N_("Another copy")), other, self.other)
        self._progress = ProgressBox(tr)
        self.add(self._progress)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self._last = Label("", "small", "text_2")
        self.act(self._last)

    def load(self) -> None:
        """Ask which copies there are."""
        self._desk.tasks.run(
            self, partial(kept_copies, self._desk.office), self._show, topic="copies"
        )

    def _show(self, copies: Sequence[Kept]) -> None:
        empty(self._list)
        last = next((each for each in copies if not each.replaced), None)
        self._last.setText(self._desk.tr(backup_state(last, self._desk.office.today)))
        for each in copies[:MOST]:
            self._list.addWidget(self._line(each))

    def _line(self, copy: Kept) -> QWidget:
        tr, made = self._desk.tr, QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(Label(when(copy, tr), "value"))
        remark = tr(N_("replaced by a restored copy")) if copy.replaced else ""
        size = size_words(copy.size, tr)
        row.addWidget(Label(" · ".join(filter(None, (size, remark))), "small", "text_2"), 1)
        button = Button(tr(N_("Restore")), partial(self.ask, copy.path, when(copy, tr)), small=True)
        button.setAccessibleName(tr(N_("Restore the copy of {date}", date=when(copy, tr))))
        row.addWidget(button)
        return made

    # --- making and restoring ---------------------------------------------------------------------

    def back_up(self) -> None:
        """Copy the file, away from the interface thread."""
        desk = self._desk
        self.copy.setEnabled(False)
        self._progress.begin(desk.tr(N_("Copying the data file")), Watched())
        desk.tasks.run(
            self, partial(keep_copy, desk.office), self._copied, topic="copy", failed=self._failed
        )

    def _copied(self, made: object) -> None:
        self._done()
        self._desk.notify.say(N_("Copied and examined"))
        self._desk.program.backed_up()
        self.load()

    def _failed(self, error: Exception) -> None:
        self._done()
        self._desk.notify.problem(error)

    def _done(self) -> None:
        self.copy.setEnabled(True)
        self._progress.end()

    def choose(self) -> None:
        """Choose a copy anywhere."""
        tr, folder = self._desk.tr, str(self._desk.office.folder)
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr(N_("Restore from a file")), folder, f"{tr(N_('Copies'))} (*.db)"
        )
        if chosen:
            self.ask(Path(chosen), Path(chosen).name)

    def ask(self, copy: Path, name: str) -> None:
        """Ask before the data file is replaced."""
        tr = self._desk.tr
        question = tr(N_("Restore the copy of {date}?", date=name))
        words = tr(
            N_(
                "The data file becomes what it was then: what was entered later is not in it."
                " The present file is kept among the backups."
            )
        )
        act = tr(N_("Restore the copy of {date}", date=name))
        Confirm(self.window(), tr, question, words).ask(
            act, partial(self._desk.program.restore, copy)
        )


def when(copy: Kept, tr: Translator) -> str:
    """Day and time of a copy."""
    return tr(N_("{date}, {time}", date=copy.at.date(), time=f"{copy.at:%H:%M}"))


def size_words(size: int, tr: Translator) -> str:
    """A size that one can read."""
    units = iter(UNITS)
    unit = next(units)
    while size >= 10 * STEP and unit is not UNITS[-1]:
        size, unit = round(size / STEP), next(units)
    return tr(replace(unit, values={"n": size}))
