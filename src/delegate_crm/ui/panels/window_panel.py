# SPDX-License-Identifier: MIT
"""The card of a follow-up window: state, how far it is, the bar, when one is reminded."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.i18n import NC_
from delegate_crm.rules.windows import STATE_WORDS
from delegate_crm.services.window_facts import WindowFacts, move_window
from delegate_crm.services.window_words import capital
from delegate_crm.ui.keys import shown
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.adjust_window import MOVE, AdjustWindow
from delegate_crm.ui.panels.snooze import SNOOZE, open_snooze
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.glyphs import TONES
from delegate_crm.ui.widgets.labels import Label, tip
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.window_bar import WindowBar


class WindowPanel(Card):
    """One window; `show_facts` brings it up to date in place."""

    def __init__(self, desk: Desk, facts: WindowFacts) -> None:
        super().__init__()
        self._desk = desk
        self.facts = facts
        self._chip = QHBoxLayout()
        self.title = Paragraph("", "section", most=3)
        self.days = Label("", "body", "text_2")
        self.adjust = Button(desk.tr(NC_("window", "Adjust")), self._adjust, small=True)
        self.snooze = Button(desk.tr(SNOOZE), self._snooze, small=True, icon="moon")
        self.snooze.setToolTip(tip(shown("Ctrl+Shift+D")))
        self.bar = WindowBar(facts, desk.tr, fixed=not facts.open_to_reply)
        self.bar.moved.connect(self._moved)
        self.reminders = Label("", "body", "text_2", wrap=True)
        self.snoozed = Label("", "body", "text_2", wrap=True)
        self.provisional = Label("", "body", "text_2", wrap=True)
        self._fill_head()
        self.add(self.bar)
        self._reminded = self._line("bell", self.reminders)
        self._asleep = self._line("moon", self.snoozed)
        self._movable = self._line("calendar", self.provisional)
        self.show_facts(facts)

    def _fill_head(self) -> None:
        self.head.takeAt(0)
        self.head.addLayout(self._chip)
        self.head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.days)
        self.head.addWidget(self.snooze)
        self.head.addWidget(self.adjust)

    def _line(self, icon: str, words: Label) -> QWidget:
        """Words under the bar, with a drawing before them."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(picture(icon, 18, "text_2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.add(made)
        return made

    def show_facts(self, facts: WindowFacts) -> None:
        """Show a window as it stands now."""
        self.facts = facts
        state, tr = facts.bar.state, self._desk.tr
        empty(self._chip)
        self._chip.addWidget(Chip(tr(STATE_WORDS[state]), TONES[state], state=state))
        self.title.set_text(facts.title)
        self.setAccessibleName(facts.title)
        self.days.setText(facts.day_words)
        self.days.setVisible(bool(facts.day_words))
        for each in (self.snooze, self.adjust):
            each.setVisible(facts.open_to_reply)
        self.reminders.setText(facts.reminders)
        self._reminded.setVisible(bool(facts.reminders))
        self.snoozed.setText(capital(facts.bar.snoozed))
        self._asleep.setVisible(bool(facts.bar.snoozed))
        self.provisional.setText(facts.provisional)
        self._movable.setVisible(bool(facts.provisional))
        self.bar.show_facts(facts)

    def _snooze(self) -> None:
        open_snooze(self._desk, self.snooze, self.facts.follow_up)

    def _adjust(self) -> None:
        AdjustWindow(self._desk, self.adjust, self.facts).open()

    def _moved(self, opens_by: int, closes_by: int) -> None:
        follow_up, desk = self.facts.follow_up, self._desk
        desk.tasks.do(
            desk.tasks,
            MOVE,
            lambda work: move_window(work, follow_up, opens_by, closes_by, lang=desk.lang),
            lambda moved: desk.notify.say(moved.words, desk.undo),
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.bar.show_facts(self.facts)
        self._desk.notify.problem(error)
