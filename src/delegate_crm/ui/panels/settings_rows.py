# SPDX-License-Identifier: MIT
"""Rows of the settings: what is set, a remark, and the control; found by their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.folding import fold
from delegate_crm.services.settings import LEAST_SIZE, MOST_SIZE
from delegate_crm.ui.theme import BASE, theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label, tip

BESIDE, CONTROL = 560, 360
"""Width from which a control stands beside its words, and its own width at most."""
STEP = 5
SAMPLE = "Zhang Guowei 张国伟 Чжан Говэй"
PAUSE = 350
"""Milliseconds after the last key on the slider before the text changes its size."""


class SettingRow(QWidget):
    """One setting."""

    def __init__(self, key: str, label: str, remark: str, control: QWidget) -> None:
        super().__init__()
        self.key, self.control = key, control
        self._folded = fold(f"{label} {remark}")
        if not control.accessibleName():
            control.setAccessibleName(label)
        control.setAccessibleDescription(remark)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 6, 0, 6)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(Label(label, "value", wrap=True))
        if remark:
            text.addWidget(Label(remark, "small", "text_2", wrap=True))
        text.addStretch(1)
        self._row.addLayout(text, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme().scaled(CONTROL))
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(control, 1, Qt.AlignmentFlag.AlignTop)
        if isinstance(control, Button):
            inner.addStretch(2)
        self._row.addWidget(holder, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words, the control stands under them."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme().scaled(BESIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(8 if narrow else 24)

    def fits(self, words: Sequence[str]) -> bool:
        """Tell whether all of these folded words occur in it."""
        return all(word in self._folded for word in words)


class ReadOnly(QLineEdit):
    """Words that can be marked and copied, and not changed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setReadOnly(True)
        self.setProperty("bare", "true")
        self.setFont(theme().font("value"))
        self.setMinimumHeight(theme().scaled(28))
        self.setCursorPosition(0)
        self.setToolTip(tip(words))


class SettingCard(Card):
    """Settings that belong together."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._title = fold(title)
        self.rows: list[SettingRow] = []
        self.body.setSpacing(2)

    def add_row(self, label: str, remark: str, control: QWidget, key: str = "") -> None:
        """Add a setting."""
        row = SettingRow(key, label, remark, control)
        self.rows.append(row)
        self.add(row)

    def show_fitting(self, words: Sequence[str]) -> bool:
        """Show only what fits; the whole if the title does. Tell whether anything is left."""
        whole = all(word in self._title for word in words)
        left = False
        for each in self.rows:
            fits = whole or each.fits(words)
            each.setVisible(fits)
            left = left or fits
        self.setVisible(left or whole)
        return left or whole


class AskingCard(SettingCard):
    """Asks for what it shows when it comes into view: most settings are never looked at."""

    def load(self) -> None:
        """Ask for it."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what is so now."""
        super().showEvent(event)
        self.load()

    def renew(self) -> None:
        """Something was changed that it may tell of: ask again, if anybody sees it."""
        if self.isVisible():
            self.load()


class SizeSlider(QWidget):
    """The size of the text, with a sample that grows while one drags."""

    chosen = Signal(int)

    def __init__(self, tr: Translator, size: int) -> None:
        super().__init__()
        self._tr, self._told = tr, size
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LEAST_SIZE // STEP, MOST_SIZE // STEP)
        self.slider.setPageStep(3)
        self.slider.setMinimumHeight(theme().scaled(28))
        self.slider.setAccessibleName(tr(N_("Text size, percent")))
        self.setFocusProxy(self.slider)
        self._share = Label("", "value")
        self._share.setMinimumWidth(theme().scaled(52))
        self._sample = Label(SAMPLE, "body", "text_2")
        self._sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self._share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._sample)
        self._timer = after(self, PAUSE, self._tell)
        self.slider.setValue(size // STEP)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._tell)
        self._show()

    @property
    def size_chosen(self) -> int:
        """The size where the slider stands, in percent."""
        return self.slider.value() * STEP

    def _moved(self) -> None:
        self._show()
        if not self.slider.isSliderDown():
            self._timer.start()

    def _show(self) -> None:
        self._share.setText(self._tr(NC_("zoom", "{n} %", n=self.size_chosen)))
        font = self._sample.font()
        font.setPixelSize(round(BASE * self.size_chosen / 100))
        self._sample.setFont(font)

    def _tell(self) -> None:
        self._timer.stop()
        if self.size_chosen != self._told:
            self._told = self.size_chosen
            self.chosen.emit(self._told)
