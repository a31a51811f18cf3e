# SPDX-License-Identifier: MIT
"""Putting finished pages on paper: the system's printers and its dialog to choose one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSettings, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.progress import Progress
from delegate_crm.reports.draw.pdf import Stopped
from delegate_crm.ui.pdfview import POINTS, Pages

FINEST = 300
"""Dots to an inch at which pages are drawn for a printer; more shows no difference in text."""
KEPT = "print/printer"


def last_printer() -> QPrinter | None:
    """The printer of the last time, if the system still has it."""
    info = QPrinterInfo.printerInfo(str(QSettings().value(KEPT, "")))
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


def chosen_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """Ask for a printer, copies and pages in the system's own dialog; none if it is closed."""
    printer = last_printer() or QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    if not dialog.exec():
        return None
    QSettings().setValue(KEPT, printer.printerName())
    return printer


def called(printer: QPrinter) -> str:
    """What a printer is called on screen: its name, or the file that it writes."""
    return printer.outputFileName() or printer.printerName()


def put_on_paper(contents: Sequence[bytes], printer: QPrinter, progress: Progress) -> int:
    """Print finished documents one after the other; the answer is how many sheets there were."""
    several = [Pages(each) for each in contents]
    wanted = [(pages, number) for pages in several for number in _wanted(pages, printer)]
    if not wanted:
        return 0
    printer.setFullPage(True)
    _take_size(printer, wanted[0][0].sizes[wanted[0][1]])
    painter = QPainter()
    if not painter.begin(printer):
        raise Storage(
            N_("The printer {name} does not answer.", name=called(printer)),
            N_("Check that it is switched on, or choose another printer."),
        )
    for at, (pages, number) in enumerate(wanted):
        if progress.cancelled():
            printer.abort()
            painter.end()
            raise Stopped
        if at:
            _take_size(printer, pages.sizes[number])
            printer.newPage()
        _paint(painter, printer, pages, number)
        progress.step(at + 1, len(wanted))
    painter.end()
    return len(wanted)


def _wanted(pages: Pages, printer: QPrinter) -> Iterator[int]:
    """Numbers of the pages to print, as often as the printer cannot copy by itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    for _ in range(copies):
        yield from range(first - 1, min(last, len(pages)))


def _take_size(printer: QPrinter, size: QSizeF) -> None:
    """Print on paper of the size that the page was made for."""
    paper = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, number: int) -> None:
    size, dots = pages.sizes[number], min(printer.resolution(), FINEST)
    picture = pages.picture(number, round(size.width() / POINTS * dots))
    sheet = size * (printer.resolution() / POINTS)
    painter.drawImage(QRect(QPoint(), sheet.toSize()), picture)
