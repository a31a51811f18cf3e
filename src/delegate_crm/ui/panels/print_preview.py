# SPDX-License-Identifier: MIT
"""The right half of the print page: the real pages, their number, zoom, how far drawing is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.page import Desk
from delegate_crm.ui.pdfview import Pages
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.progress import ProgressBox
from delegate_crm.ui.widgets.sheets import FIT, Sheets

THUMB = 104
THUMBS_FROM = 620
"""Width of the preview from which small pages stand beside the large ones."""


class PrintPreview(QFrame):
    """Shows pages; while others are drawn the last ones stay."""

    def __init__(self, desk: Desk, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._tr = desk.tr
        self._pages: Pages | None = None
        tr = desk.tr
        self.setProperty("surface", "sunken")
        self.sheets = Sheets(desk.tasks, tr(N_("Pages as they will be printed")))
        self.thumbs = Sheets(desk.tasks, tr(N_("Small pages")), edge=12)
        self.thumbs.setFixedWidth(theme().scaled(THUMB))
        self.thumbs.setFocusPolicy(self.thumbs.focusPolicy().NoFocus)
        self.thumbs.picked.connect(self.sheets.turn_to)
        self.sheets.page_shown.connect(self._say_page)
        self.sheets.zoomed.connect(self._say_zoom)
        self.progress = ProgressBox(tr, cancel)
        self._banner = QVBoxLayout()
        self._banner.setContentsMargins(12, 0, 12, 0)
        self._page = Label("", "value", "text_2")
        self._zoom = Label("", "value", "text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(6)
        column.addLayout(self._tools())
        column.addLayout(self._banner)
        self._banner.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addWidget(self.sheets, 1)
        column.addLayout(row, 1)
        self.show_pages(None)

    def _tools(self) -> QHBoxLayout:
        tr, row = self._tr, QHBoxLayout()
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._page)
        row.addStretch(1)
        zoom = self.sheets.zoom_by
        row.addWidget(IconButton("zoom-out", tr(N_("Zoom out")), lambda: zoom(-1), keys="Ctrl+-"))
        row.addWidget(self._zoom)
        row.addWidget(IconButton("zoom-in", tr(N_("Zoom in")), lambda: zoom(1), keys="Ctrl++"))
        row.addWidget(IconButton("fit-width", tr(N_("Fit width")), self.fit, keys="Ctrl+0"))
        return row

    def wait(self, *, waiting: bool) -> None:
        """Show an empty sheet until the first pages come, or no longer."""
        self.sheets.waiting = waiting
        self.sheets.viewport().update()

    def show_pages(self, pages: Pages | None) -> None:
        """Show other pages."""
        self._pages = pages
        self.clear()
        self.sheets.show_pages(pages)
        self.thumbs.show_pages(pages)
        self._arrange()
        self._say_page(self.sheets.page)
        self._say_zoom()

    def say(self, banner: QWidget) -> None:
        """Say above the pages why there are none, or none anew."""
        self.clear()
        self._banner.addWidget(banner)

    def clear(self) -> None:
        """Take away what was said."""
        while taken := self._banner.takeAt(1):
            if widget := taken.widget():
                widget.deleteLater()

    def fit(self) -> None:
        """As wide as there is room."""
        self.sheets.zoom_to(FIT)

    def _say_page(self, number: int) -> None:
        count = len(self._pages) if self._pages else 0
        words = N_("Page {page} of {pages}", page=number + 1, pages=count)
        self._page.setText(self._tr(words) if count else "")
        self.thumbs.mark(number)

    def _say_zoom(self) -> None:
        share = round(self.sheets.scale * 100)
        shown = self._tr(NC_("zoom", "{n} %", n=share)) if self._pages else ""
        self._zoom.setText(shown)

    def _arrange(self) -> None:
        several = self._pages is not None and len(self._pages) > 1
        self.thumbs.setVisible(several and self.width() >= theme().scaled(THUMBS_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small pages only where there is room."""
        super().resizeEvent(event)
        self._arrange()
