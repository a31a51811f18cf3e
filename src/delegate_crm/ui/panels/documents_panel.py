# SPDX-License-Identifier: MIT
"""The documents of a record: added by a button or dropped here, and saved elsewhere to be opened.

Nothing that lies in the office is ever started from here: a file is written where the user says,
and the name shows how it truly ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.office import Work
from delegate_crm.services.record_documents import Paper, add_files, papers
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.extras import SAVE_AS, save_copy
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card, Empty, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph


class DocumentsPanel(Card):
    """What is attached to a record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(NC_("tab", "Documents")))
        self._desk = desk
        self._record = 0
        self._hovered = False
        self._papers: Sequence[Paper] | None = None
        self.setAcceptDrops(True)
        self._add = Button(desk.tr(N_("Add file")), self._choose, icon="plus", small=True)
        self.act(self._add)

    @property
    def papers(self) -> Sequence[Paper]:
        """What is listed."""
        return self._papers or ()

    def fill(self, facts: AnyFacts) -> None:
        """Read the documents anew."""
        self._record = facts.record.id
        self._add.setVisible(bool(self._record))
        if not self._record:
            self._show([])
            return
        number, tr = self._record, self._desk.tr
        self._desk.tasks.ask(
            self, lambda reader: papers(reader, number, tr), self._show, topic="documents"
        )

    def _show(self, found: Sequence[Paper]) -> None:
        if found == self._papers:
            return
        self._papers = found
        empty(self.body)
        for number, paper in enumerate(found):
            if number:
                self.divide()
            self.add(PaperRow(self._desk, paper))
        if not found:
            self.add(self._nothing())

    def _nothing(self) -> Empty:
        tr = self._desk.tr
        if not self._record:
            words = tr(N_("Files can be added once the record is saved."))
            return Empty("paperclip", tr(N_("No documents yet")), words)
        button = Button(tr(N_("Add file")), self._choose, icon="plus")
        words = tr(N_("Drop files here, or choose them."))
        return Empty("paperclip", tr(N_("No documents yet")), words, [button])

    # --- adding -----------------------------------------------------------------------------------

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self._desk.tr(N_("Add file")))
        self.take(paths)

    def take(self, paths: Sequence[str]) -> None:
        """Attach files by their paths."""
        if not paths or not self._record:
            return
        desk, number = self._desk, self._record

        def act(work: Work) -> int:
            return add_files(work, desk.office, number, paths)

        def done(count: int) -> None:
            desk.notify.say(NN_("{n} file added", "{n} files added", count), desk.undo)

        desk.tasks.do(self, N_("Add files"), act, done)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped."""
        if self._record and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._hover(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They go elsewhere."""
        self._hover(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._hover(on=False)
        self.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _hover(self, *, on: bool) -> None:
        self._hovered = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where files would land."""
        super().paintEvent(event)
        if self._hovered:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 12, 12)


class PaperRow(QWidget):
    """One document: its title leads to its page, its file can be saved elsewhere."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        super().__init__()
        tr = desk.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(picture("file", 18, "text_2"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph(paper.title, "name"))
        if paper.name and paper.name != paper.title:
            words.addWidget(Paragraph(paper.name, "small", "text_2"))
        words.addWidget(Paragraph(paper.remark, "small", "text_2"))
        row.addLayout(words, 1)
        if paper.risky:
            row.addWidget(Chip(tr(N_("Runs a program")), "overdue", icon="alert"))
        go = partial(desk.go, place_of("document", paper.id))
        opening = Button(tr(N_("Details")), go, role="quiet", small=True)
        opening.setAccessibleName(f"{tr(N_('Details'))}: {paper.title}")
        row.addWidget(opening)
        if paper.file:
            button = Button(
                tr(SAVE_AS), partial(save_copy, self, desk, paper.file), icon="download", small=True
            )
            button.setAccessibleName(f"{tr(SAVE_AS)}: {paper.title}")
            row.addWidget(button)
