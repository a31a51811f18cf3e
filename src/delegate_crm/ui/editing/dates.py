# SPDX-License-Identifier: MIT
"""Editors of dates and windows: free text, with what it is read as shown while one types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.schema.timekinds import ENDS, DayKind
from delegate_crm.services.dates import (
    Meaning,
    Said,
    date_meanings,
    day_of,
    moved_date,
    typed_date,
    typed_day,
    window_meaning,
)
from delegate_crm.services.editing import Edit
from delegate_crm.ui.editing.calendar import CalendarPopup
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton, restyle
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import Cells, halves, paint_words

ROW = 46
STEPS: Mapping[int, tuple[int, Unit]] = {
    Qt.Key.Key_Up: (1, Unit.DAY),
    Qt.Key.Key_Down: (-1, Unit.DAY),
    Qt.Key.Key_PageUp: (1, Unit.MONTH),
    Qt.Key.Key_PageDown: (-1, Unit.MONTH),
}


class DateLine(Line):
    """A line that moves its date by Up and Down, PgUp and PgDn."""

    stepped = Signal(int, object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the date; what an input method composes is left alone."""
        step = STEPS.get(event.key())
        if step is None or self.composing:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)


class Meanings(QFrame):
    """What a text is read as; another reading is chosen by a click."""

    chosen = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.setProperty("surface", "list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 5, 5, 5)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []
        self.said = Said()
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The readings in words, the likelier first."""
        return [each.words for each in self.said.meanings]

    def show_said(self, said: Said) -> None:
        """Show the readings, or why there is none."""
        if said == self.said:
            return
        self.said = said
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [self._row(at, each) for at, each in enumerate(said.meanings)]
        if said.refusal is not None:
            self._rows = [Label(self._tr(said.refusal), "small", "text_2", wrap=True)]
        for each in self._rows:
            self._column.addWidget(each)
        self.setVisible(bool(self._rows))

    def be_quiet(self) -> None:
        """The refusal is said elsewhere now."""
        if self.said.refusal is not None:
            self.hide()

    def _row(self, at: int, meaning: Meaning) -> QWidget:
        remark = self._tr(meaning.remark)
        row = ReadingRow(meaning.words, remark, chosen=at == 0)
        if at:
            row.clicked.connect(partial(self.chosen.emit, meaning.words))
        return row


class ReadingRow(QAbstractButton):
    """One reading: the likely one has a tick, another one can be chosen."""

    def __init__(self, words: str, remark: str, *, chosen: bool) -> None:
        super().__init__()
        self._words, self._remark, self._chosen = words, remark, chosen
        self.setText(words)
        self.setAccessibleName(f"{words}, {remark}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if chosen else Qt.FocusPolicy.StrongFocus)
        if not chosen:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme().scaled(ROW))

    def sizeHint(self) -> QSize:
        """As wide as the words need, up to a column."""
        metrics = QFontMetrics(theme().font("name"))
        width = max(metrics.horizontalAdvance(each) for each in (self._words, self._remark))
        return QSize(min(width + theme().scaled(60), theme().scaled(520)), theme().scaled(ROW))

    def minimumSizeHint(self) -> QSize:
        """Words are cut before the field grows wider than its column."""
        return QSize(120, theme().scaled(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw sign, words and remark."""
        looks, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.hasFocus()
        if self._chosen or near:
            outlined = self.hasFocus() or looks.contrasting
            pen = QPen(looks.colour("focus"), looks.ring) if outlined else Qt.PenStyle.NoPen
            painter.setPen(pen)
            painter.setBrush(looks.colour("hover" if near else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        rtl, side = self.isRightToLeft(), looks.scaled(18)
        icon, tone = ("check", "accent") if self._chosen else ("calendar", "text_2")
        left = self.width() - 10 - side if rtl else 10
        place = QRectF(left, (self.height() - side) // 2, side, side)
        paint_picture(painter, place, icon, tone)
        cells = Cells(QRectF(self.rect()).adjusted(10, 0, -10, 0), rtl=rtl)
        cells.leading(side, 12)
        upper, lower = halves(cells.rest, QFontMetrics(theme().font("name")).height())
        paint_words(painter, upper, self._words, "name", "text")
        paint_words(painter, lower, self._remark, "small", "text_2")


class DateField(QWidget):
    """A line for a date, with its readings under it and a calendar beside it."""

    changed = Signal()

    def __init__(
        self, name: str, tr: Translator, today: dt.date, read: Callable[[str], Said]
    ) -> None:
        super().__init__()
        self._read, self._tr, self._today = read, tr, today
        self._stored = ""
        self.line = DateLine(name)
        self.line.textEdited.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.meanings = Meanings(tr)
        self.meanings.chosen.connect(self.type)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        calendar = IconButton("calendar", tr(N_("Calendar")), self._open_calendar)
        calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the line do the same
        row.addWidget(calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.meanings)

    def put(self, text: str) -> None:
        """Show a stored date."""
        self._stored = text
        self.line.setText(text)
        self.meanings.show_said(Said())

    def type(self, text: str) -> None:
        """Type a text in the place of what is there."""
        self.line.setText(text)
        self._typed(text)

    def _typed(self, text: str) -> None:
        self.meanings.show_said(self._read(text) if text != self._stored else Said())
        self.changed.emit()

    def _step(self, step: int, unit: Unit) -> None:
        self.type(moved_date(self.line.text(), self._tr, self._today, step, unit))

    def _open_calendar(self) -> None:
        said = day_of(self.line.text(), self._tr.lang, self._today)
        popup = CalendarPopup(self, self._tr, self._today, said or self._today)
        popup.picked.connect(lambda day: self.type(typed_day(day, self._tr)))
        popup.open_at(self.line)


class DateEditor(Editor):
    """A date as well as it is known, or an exact day."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        tr, today = about.tr, about.desk.office.today
        self._exact = isinstance(about.field.kind, DayKind)
        read = partial(date_meanings, tr=tr, today=today, exact=self._exact)
        self.field = DateField(about.label, tr, today, read)
        self.field.changed.connect(self.changed)
        self.column.addWidget(self.field)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show the date as it was said."""
        tr, today = self.about.tr, self.about.desk.office.today
        self.field.put(typed_day(value, tr) if self._exact else typed_date(value, tr, today))

    def edit(self) -> Edit:
        """What stands in the line."""
        return Edit(self.key, ((self.key, self.field.line.text()),))

    def restore(self, edit: Edit) -> None:
        """Type it again."""
        self.field.type(dict(edit.typed).get(self.key, ""))

    def inputs(self) -> Sequence[QWidget]:
        """The line."""
        return (self.field.line,)

    def mark(self, where: str, *, wrong: bool) -> None:
        """Show that it was refused; the reason stands under the editor then."""
        super().mark(where, wrong=wrong)
        if wrong:
            self.field.meanings.be_quiet()


class WindowEditor(Editor):
    """A window: in one sentence, or end by end."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        tr, today = about.tr, about.desk.office.today
        read = partial(date_meanings, tr=tr, today=today)
        whole = partial(window_meaning, tr=tr, today=today)
        self._names = {
            about.field.key: N_("Window"),
            **{f"{about.field.key}.{end}": label for end, label in ENDS.items()},
        }
        self._fields: dict[str, DateField] = {}
        self._stored: dict[str, str] = {}
        for name, words in self._names.items():
            label = tr(words)
            reading = whole if name == self.key else read
            field = DateField(f"{about.label}, {label}", tr, today, reading)
            field.changed.connect(self.changed)
            self.column.addWidget(Label(label, "small_name", "text_2"))
            self.column.addWidget(field)
            self._fields[name] = field

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show the sentence and both ends."""
        tr, today = self.about.tr, self.about.desk.office.today
        ends: tuple[ApproxDate | None, ...] = (value.opens, value.closes) if value else (None, None)
        words = self.about.field.kind.write(value, tr) if value else ""
        texts = (words, *(typed_date(end, tr, today) for end in ends))
        self._stored = dict(zip(self._fields, texts, strict=True))
        for name, text in self._stored.items():
            self._fields[name].put(text)

    def edit(self) -> Edit:
        """What was changed of it."""
        texts = {name: field.line.text() for name, field in self._fields.items()}
        changed = {name: text for name, text in texts.items() if text != self._stored.get(name)}
        return Edit(self.key, tuple(changed.items()))

    def settle(self) -> None:
        """What stands in the fields is what is stored now."""
        self._stored = {name: field.line.text() for name, field in self._fields.items()}
        super().settle()

    def restore(self, edit: Edit) -> None:
        """Type it again."""
        for name, text in edit.typed:
            if name in self._fields:
                self._fields[name].type(text)

    def inputs(self) -> Sequence[QWidget]:
        """The lines."""
        return tuple(field.line for field in self._fields.values())

    def mark(self, where: str, *, wrong: bool) -> None:
        """Mark the line that was refused; the reason stands under the editor then."""
        for name, field in self._fields.items():
            refused = wrong and (name == where or where not in self._fields)
            field.line.setProperty("wrong", refused)
            restyle(field.line)
            if refused:
                field.meanings.be_quiet()
