# SPDX-License-Identifier: MIT
"""Drawn reports brought to paper or into files, behind the print page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import N_, NN_, Text
from delegate_crm.reports.printing import Request, print_report
from delegate_crm.services.office import Office
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.print_drawing import Drawn
from delegate_crm.ui.printers import called, put_on_paper
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.under_way import UnderWay
from delegate_crm.ui.widgets.progress import ProgressBox


class Delivery(QObject):
    """Prints and saves, one after the other, and says so when it is done."""

    def __init__(self, desk: Desk, progress: ProgressBox, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._way = UnderWay(desk, progress, self)

    @property
    def busy(self) -> bool:
        """Tell whether something is on its way."""
        return self._way.busy

    def cancel(self) -> None:
        """Stop what is on its way."""
        self._way.cancel()

    def print_on(self, printer: QPrinter, requests: Sequence[Request], known: Drawn) -> None:
        """Print."""
        name, office = called(printer), self._desk.office

        def job(work: Watched) -> int:
            return put_on_paper(_contents(office, requests, known, work), printer, work)

        def told(count: int) -> Text:
            pages = NN_("{n} page", "{n} pages", count)
            return N_("Sent to {printer}: {pages}", printer=name, pages=pages)

        self._run(N_("Printing"), job, told)

    def save(self, paths: Sequence[Path], requests: Sequence[Request], known: Drawn) -> None:
        """Write files."""
        office = self._desk.office

        def job(work: Watched) -> int:
            drawn = _contents(office, requests, known, work)
            for path, content in zip(paths, drawn, strict=True):
                write_out(path, content)
            return len(paths)

        def told(count: int) -> Text:
            if count == 1:
                return N_("Saved: {path}", path=str(paths[0]))
            folder = str(paths[0].parent)
            return NN_(
                "{n} file saved in {folder}", "{n} files saved in {folder}", count, folder=folder
            )

        self._run(N_("Saving"), job, told)

    def _run(self, words: Text, job: Callable[[Watched], int], told: Callable[[int], Text]) -> None:
        self._way.run(words, job, lambda count: self._desk.notify.say(told(count)))


def _contents(
    office: Office, requests: Sequence[Request], known: Drawn, work: Watched
) -> list[bytes]:
    """Reports as PDF; the one on the screen is not drawn again."""
    return [
        known.printed.content if known.request == each else print_report(office, each, work).content
        for each in requests
    ]
