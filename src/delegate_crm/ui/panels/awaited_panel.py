# SPDX-License-Identifier: MIT
"""Below a list of follow-ups, four facts of the one that one is at, and what is done with it.

It is the look that Space gives beside a row elsewhere: here it stays, and Space puts it away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.awaited_peek import Awaited, Told, awaited_peek
from delegate_crm.services.office import Reader
from delegate_crm.ui.keys import shown
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.log_reply import DONE, LOG, open_log_reply
from delegate_crm.ui.remembered import remember, remembered
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.flow import flow
from delegate_crm.ui.widgets.labels import KeyHint, Label, tip
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.rows import in_lines

KEPT = "awaited"
"""Under this name it is remembered whether it was put away."""
SHARES = (5, 5, 4, 4)
"""How the facts share the width."""
LINES, SMALL_LINES, MOST = 3, 2, 2
"""Lines of a fact below its label, also in a low window; the most of them before a remark."""
HINTS = (
    ("Return", NC_("keys", "open")),
    ("Space", NC_("keys", "look")),
    ("Ctrl+D", NC_("keys", "answered")),
    ("Ctrl+Left+Right", NC_("keys", "move by a week")),
)


class AwaitedPanel(QFrame):
    """The facts of one follow-up; `show_of` asks for them."""

    opened = Signal(int)
    """The follow-up is to be opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.shown = desk, 0
        self.wanted = remembered(KEPT).get("shown", True) is True
        """Whether it is to be seen, as long as there is something to tell."""
        self.setProperty("surface", "card")
        self.facts = [_Fact() for _ in SHARES]
        self.log = Button(desk.tr(LOG), self._log, icon="log-reply", role="primary")
        self.log.setToolTip(tip(shown("Ctrl+L")))
        self.open = Button(desk.tr(N_("Open")), lambda: self.opened.emit(self.shown))
        self._inner = QHBoxLayout(self)
        for fact, share in zip(self.facts, SHARES, strict=True):
            self._inner.addWidget(fact, share, Qt.AlignmentFlag.AlignTop)
        self._acts = QVBoxLayout()
        self._acts.addWidget(self.log)
        self._acts.addWidget(self.open)
        self._acts.addStretch(1)
        self._inner.addLayout(self._acts)
        self.be_small(small=False)
        self.hide()

    def be_small(self, *, small: bool) -> None:
        """Take less room: a remark has one line, and the buttons are lower."""
        wide, high = (14, 8) if small else (20, 14)
        self._inner.setContentsMargins(wide, high, wide, high)
        self._inner.setSpacing(10 if small else 18)
        self._acts.setSpacing(4 if small else 8)
        for fact in self.facts:
            fact.be_small(small=small)
        for each in (self.log, self.open):
            each.be_small(small=small)

    def turn(self) -> None:
        """Be seen, or be put away."""
        self.wanted = not self.wanted
        remember(KEPT, {"shown": self.wanted})

    def show_of(self, record_id: int) -> None:
        """Ask for the facts of a follow-up and show them; 0 shows nothing."""
        self.shown = record_id
        if not record_id or not self.wanted:
            self.hide()
            return
        lang, today = self._desk.lang, self._desk.office.today

        def question(reader: Reader) -> Awaited | None:
            return awaited_peek(reader, record_id, lang, today)

        self._desk.tasks.ask(self, question, self._show, topic="awaited")

    def _show(self, found: Awaited | None) -> None:
        if found is None or found.id != self.shown:
            self.hide()
            return
        for fact, told in zip(self.facts, found.facts, strict=True):
            fact.tell(told)
        self.log.set_words(self._desk.tr(DONE if found.ours else LOG))
        self.log.setVisible(found.open_to_reply)
        self.setAccessibleName(". ".join(fact.accessibleName() for fact in self.facts))
        self.show()

    def _log(self) -> None:
        open_log_reply(self._desk, self.log, self.shown)


class _Fact(QWidget):
    """A label, what is so, and a remark; in all so many lines, whatever they say."""

    def __init__(self) -> None:
        super().__init__()
        self._lines, self._style = LINES, "name"
        self._label = Label("", "small", "text_2")
        self._words = Paragraph("", "name")
        self._remark = Paragraph("", "small", "text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for each in (self._label, self._words, self._remark):
            column.addWidget(each)
        column.addStretch(1)

    def be_small(self, *, small: bool) -> None:
        """Take less room."""
        self._style = "small_name" if small else "name"
        self._lines = SMALL_LINES if small else LINES
        self._words.setFont(theme().font(self._style))
        label, line = (
            QFontMetrics(each.font()).lineSpacing() for each in (self._label, self._words)
        )
        self.setFixedHeight(label + self._lines * (line + 1) + 4)
        self._share()

    def tell(self, told: Told) -> None:
        """Tell a fact."""
        self._label.setText(told.label)
        self._words.set_text(told.words)
        self._remark.set_text(told.remark)
        self.setAccessibleName(": ".join(filter(None, (told.label, told.words, told.remark))))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is so takes as many lines as it needs, and leaves one for a remark."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        most = MOST if self._remark.text() else self._lines
        taken = len(in_lines(self._words.text(), self._style, self.width(), most))
        self._words.limit(taken)
        self._remark.limit(self._lines - taken)
        self._remark.setVisible(self._lines > taken)


def key_hints(desk: Desk) -> QWidget:
    """The keys of a row, as a line below it."""
    pairs = []
    for keys, words in HINTS:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(KeyHint(keys))
        row.addWidget(Label(desk.tr(words), "small", "text_2"))
        pairs.append(pair)
    return flow(*pairs, gap=14)
