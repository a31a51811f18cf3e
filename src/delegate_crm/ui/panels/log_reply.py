# SPDX-License-Identifier: MIT
"""Log reply: what came of a follow-up, who said it, when, and how it came out (`UX` 4.5).

What is typed is kept while the program runs, so that a click beside the form loses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QWidget

from delegate_crm.kit.errors import Invalid, UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.datewords import read_date
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Office, Work
from delegate_crm.services.replies import (
    OUTCOMES,
    WHAT_FOLLOWS,
    Asked,
    Logged,
    Outcome,
    Reply,
    asked,
    awaited,
    log_reply,
    new_date_words,
    split_new_date,
)
from delegate_crm.services.window_words import capital
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.usual_window import UsualWindow
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.inputs import Line, Note, is_composing
from delegate_crm.ui.widgets.labels import Elided, Label
from delegate_crm.ui.widgets.popover import Popover

WIDTH = 480
LOG, DONE = N_("Log reply"), N_("Mark as done")
STEP, CAME = N_("Log the reply"), N_("What came of it")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    words: str = ""
    who: str = ""
    on: str = ""
    outcome: Outcome = Outcome.YES
    new_date: str = ""


def keep_reply(
    desk: Desk,
    item: Asked,
    reply: Reply,
    done: Callable[[], object],
    failed: Callable[[Exception], object],
) -> None:
    """Log a reply, and say so."""
    office, lang = desk.office, desk.lang

    def act(work: Work) -> Logged:
        return log_reply(work, reply, reading_for(office, lang, work.reader))

    def told(logged: Logged) -> None:
        done()
        desk.notify.say(_what_was_done(logged, ours=item.ours), desk.undo)

    desk.tasks.do(desk.tasks, STEP, act, told, failed=failed)


def _what_was_done(logged: Logged, *, ours: bool) -> Text:
    title, when = logged.title, logged.when
    if not when:
        done: Text = N_("Done: {title}", title=title)
        return done if ours else N_("Reply logged: {title}", title=title)
    if ours:
        return N_("New date {when}: {title}", when=when, title=title)
    return N_("Reply logged, new date {when}: {title}", when=when, title=title)


def open_log_reply(
    desk: Desk,
    anchor: QWidget,
    record: int,
    otherwise: Callable[[], object] | None = None,
    words: str = "",
) -> None:
    """Open the form, beside a widget, for what is awaited around a record; one may choose which.

    `otherwise` is done where nothing is; without it that is said. `words` were typed already.
    """
    today, lang = desk.office.today, desk.lang

    def show(found: list[Asked]) -> None:
        if found:
            form = LogReply(desk, anchor, found)
            if words:
                form.words.setPlainText(words)
            form.open()
        elif otherwise is not None:
            otherwise()
        else:
            desk.notify.say(N_("Nothing is awaited here."))

    desk.tasks.ask(
        anchor,
        lambda reader: asked(reader, awaited(reader, record, today), lang),
        show,
        topic="log reply",
    )


class LogReply(Popover):
    """The form."""

    kept: ClassVar[WeakKeyDictionary[Office, dict[int, Typed]]] = WeakKeyDictionary()

    def __init__(self, desk: Desk, anchor: QWidget, choices: Sequence[Asked]) -> None:
        super().__init__(anchor, desk.tr(LOG), WIDTH)
        self._desk = desk
        self._choices = {str(each.follow_up): each for each in choices}
        self._asked = choices[0]
        self._make()
        self._show(self._asked)

    def open(self) -> None:
        """Show it."""
        self.float(self.words)

    # --- making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        tr = self._desk.tr
        self.title = Label("", "section")
        self.which: QWidget
        if len(self._choices) > 1:
            named = [(key, capital(each.title)) for key, each in self._choices.items()]
            self.which = Choice(tr(N_("Which follow-up")), named)
            self.which.chosen.connect(self._choose)
        else:
            self.which = Elided(capital(self._asked.title), "small", "text_2")
        self.words = Note(tr(CAME), least=3)
        self.who = Line(tr(NC_("reply", "With whom")))
        self.on = Line(tr(NC_("reply", "Day")))
        self.outcome = Segment([(each.value, tr(text)) for each, text in OUTCOMES.items()])
        self.outcome.setAccessibleName(tr(N_("How it came out")))
        self.new_date = Line(tr(OUTCOMES[Outcome.NEW_DATE]))
        self.new_date.setPlaceholderText(tr(N_("in 3 months, by 1 March")))
        self._new = labelled(tr(N_("Expected anew")), self.new_date)
        self.usual = UsualWindow(self._desk)
        self.follows = Label("", "small", "text_2", wrap=True)
        self.on_reading, self.new_reading = (
            Label("", "small", "text_2"),
            Label("", "small", "text_2"),
        )
        self.cancel = Button(tr(NC_("form", "Cancel")), self._cancel, role="quiet")
        self.save = Button(tr(NC_("form", "Save")), self._save, role="primary", icon="check")
        self._lay_out()
        self.words.textChanged.connect(self._words_typed)
        self.on.textChanged.connect(lambda _text: self._read())
        self.new_date.textChanged.connect(lambda _text: self._read())
        self.usual.chosen.connect(self.new_date.setText)
        self.usual.told.connect(self.fit)
        self.outcome.chosen.connect(self._outcome_chosen)
        for each in (self.words, self.who, self.on, self.new_date):
            each.installEventFilter(self)

    def _lay_out(self) -> None:
        tr = self._desk.tr
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.which)
        self.rows.addWidget(labelled(self.words.accessibleName(), self.words))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(labelled(self.who.accessibleName(), self.who), 0, 0)
        grid.addWidget(labelled(self.on.accessibleName(), self.on), 0, 1)
        grid.addWidget(self.on_reading, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.rows.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(self.outcome)
        row.addStretch(1)
        self.rows.addLayout(row)
        for each in (self.follows, self._new, self.new_reading, self.usual, self.problem):
            self.rows.addWidget(each)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Label(tr(N_("Ctrl+Enter saves")), "small", "text_3"))
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self.rows.addLayout(foot)

    def _choose(self, key: str) -> None:
        self._keep()
        self._show(self._choices[key])

    def _show(self, choice: Asked) -> None:
        """Show what was typed for a follow-up before, or a blank form."""
        self._asked = choice
        tr, office = self._desk.tr, self._desk.office
        self.title.setText(tr(DONE if choice.ours else LOG))
        today = tr.date(office.today)
        blank = Typed(who="" if choice.ours else choice.partner, on=today)
        typed = self.kept.get(office, {}).get(choice.follow_up, blank)
        self.who.setText(typed.who)
        completer = QCompleter(list(choice.names), self.who)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        self.on.setText(typed.on)
        self.new_date.setText(typed.new_date)
        self.outcome.choose(typed.outcome.value)
        self.words.setPlainText(typed.words)
        self.usual.ask(choice.follow_up)
        self._read()

    # --- reading ----------------------------------------------------------------------------------

    def _typed(self) -> Typed:
        return Typed(
            words=self.words.toPlainText(),
            who=self.who.text(),
            on=self.on.text(),
            outcome=Outcome(self.outcome.current),
            new_date=self.new_date.text(),
        )

    def _words_typed(self) -> None:
        """“New date: in 3 months”, typed into the text, is understood as such."""
        _, when = split_new_date(self.words.toPlainText())
        if when:
            self.new_date.setText(when)
            self.outcome.choose(Outcome.NEW_DATE.value)

    def _outcome_chosen(self, _key: str) -> None:
        self._read()

    def _read(self) -> None:
        """Say under each date how it is understood."""
        follows = WHAT_FOLLOWS.get(Outcome(self.outcome.current))
        goes_on = follows is not None
        self.follows.setText(self._desk.tr(follows) if follows else "")
        for each in (self.follows, self._new):
            each.setVisible(goes_on)
        self.usual.offer(wanted=goes_on)
        self.on_reading.setText(self._day_words())
        self.on_reading.setVisible(bool(self.on_reading.text()))
        self.new_reading.setText(self._new_date_words() if goes_on else "")
        self.new_reading.setVisible(goes_on and bool(self.new_reading.text()))
        self.tell("")

    def _reading(self) -> Reading:
        return Reading(self._desk.lang, self._desk.office.today, lambda _kinds, _text: 0)

    def _day(self) -> dt.date:
        found = read_date(self.on.text(), self._desk.lang, self._desk.office.today).value
        if not found.is_exact or found.best is None:
            raise Invalid(N_("The day of the reply must be exact."), N_("Enter the exact day."))
        return found.best

    def _day_words(self) -> str:
        try:
            words = self._desk.tr.date(self._day())
        except UserError:
            return ""
        return "" if words == self.on.text() else words

    def _new_date_words(self) -> str:
        try:
            reading = replace(self._reading(), today=self._day())
            return new_date_words(self.new_date.text(), reading, self._desk.tr)
        except UserError:
            return ""

    # --- saving -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves everywhere, Enter in fields of one line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            saves = event.key() in ENTER and (held or watched is not self.words)
            if saves and not is_composing(watched):
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        typed = self._typed()
        words, _ = split_new_date(typed.words)
        try:
            day = self._day()
        except UserError as error:
            self._refused(error)
            return
        reply = Reply(
            follow_up=self._asked.follow_up,
            words=words,
            on=day,
            outcome=typed.outcome,
            who=typed.who,
            new_date=typed.new_date,
        )
        self._keep()
        self.save.setEnabled(False)
        keep_reply(self._desk, self._asked, reply, self._saved, self._refused)

    def _saved(self) -> None:
        self._forget()
        if shiboken6.isValid(self):
            self.close()

    def _refused(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.save.setEnabled(True)
        self.refuse(self._desk.notify, error)

    # --- keeping what is typed --------------------------------------------------------------------

    def _keep(self) -> None:
        self.kept.setdefault(self._desk.office, {})[self._asked.follow_up] = self._typed()

    def _forget(self) -> None:
        self.kept.get(self._desk.office, {}).pop(self._asked.follow_up, None)
        self._asked = replace(self._asked, follow_up=0)

    def _cancel(self) -> None:
        self._forget()
        self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when it is closed by a click beside it."""
        if self._asked.follow_up:
            self._keep()
        super().hideEvent(event)
