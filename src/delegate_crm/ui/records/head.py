# SPDX-License-Identifier: MIT
"""The head of a record page: what it is, the facts known at a glance, what one can do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.ui import icons
from delegate_crm.ui.actions import Action
from delegate_crm.ui.keys import shown
from delegate_crm.ui.menus import menu_of
from delegate_crm.ui.saving import State
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Elided, Label, tip
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.tiles import Tile

TILE, MOST_LINES = 52, 3
BESIDE = 640
"""Width from which the actions stand beside the title."""
LINES = 3
"""Title, words, chips; under them stand the actions that have no room beside."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on a chip."""

    text: str
    tone: str = "neutral"
    icon: str = ""
    state: WindowState | None = None


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What the head of a page shows."""

    title: str
    tile: str = ""
    """Letters of the tile; without them it shows the drawing of the kind."""
    round_tile: bool = False
    line: str = ""
    """Words under the title: what somebody is, and where."""
    icon: str = "file"
    chips: Sequence[Fact] = ()
    when: str = ""
    """Words after the chips: when it was, who it is."""
    actions: Sequence[Action] = field(default=())
    """Buttons; the last one is the chief one."""
    menu: Sequence[Action] = field(default=())


class KindTile(QWidget):
    """The drawing of a kind of record on a quiet ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        side = theme().scaled(TILE)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        looks, painter, side = theme(), QPainter(self), self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(looks.colour("border") if looks.contrasting else Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("neutral_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        size = round(side * 0.46)
        place = QRectF((side - size) // 2, (side - size) // 2, size, size)
        paint_picture(painter, place, self._icon, "neutral")


class Head(QWidget):
    """Tile, title, chips, and the actions at the end."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._shown: HeadFacts | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(LINES - 1, 1)
        self._made: list[Button] = []
        self._wordy = 0
        """How wide the actions are with all their words."""
        self._tile = QWidget()
        self.title = Paragraph("", "display", most=MOST_LINES)
        self.line = Paragraph("", "body", "text_2", most=2)
        chips = QWidget()
        self._chips = Flow(chips)
        buttons = QWidget()
        self._buttons = QHBoxLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(12)
        self._actions = buttons
        self._grid.addWidget(self.title, 0, 1)
        # what is under the title has the whole width, so that no button is squeezed
        self._grid.addWidget(self.line, 1, 1, 1, 2)
        self._grid.addWidget(chips, 2, 1, 1, 2)
        self._is_narrow = False
        self._place_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the title, the actions stand under the chips."""
        super().resizeEvent(event)
        self._spell()
        is_narrow = event.size().width() < theme().scaled(BESIDE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._grid.removeWidget(self._actions)
            self._place_actions()

    def _place_actions(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if self._is_narrow:
            corner = top | Qt.AlignmentFlag.AlignLeading
            self._grid.addWidget(self._actions, LINES, 1, 1, 2, corner)
        else:
            self._grid.addWidget(self._actions, 0, 2, top)

    def fill(self, facts: HeadFacts) -> None:
        """Show the head; what is as it was stays as it is."""
        old, self._shown = self._shown, facts
        self.title.set_text(facts.title)
        self.line.set_text(facts.line)
        self.line.setVisible(bool(facts.line))
        if old is None or (old.tile, old.icon) != (facts.tile, facts.icon):
            self._show_tile(facts)
        if old is None or (old.chips, old.when) != (facts.chips, facts.when):
            self._show_chips(facts)
        names = [[each.text for each in group] for group in (facts.actions, facts.menu)]
        if old is None or names != [[e.text for e in group] for group in (old.actions, old.menu)]:
            self._show_actions(facts)

    def _show_tile(self, facts: HeadFacts) -> None:
        made: QWidget = (
            Tile(facts.tile, TILE, round_=facts.round_tile) if facts.tile else KindTile(facts.icon)
        )
        self._tile.deleteLater()
        self._grid.addWidget(made, 0, 0, LINES, 1, Qt.AlignmentFlag.AlignTop)
        self._tile = made

    def _show_chips(self, facts: HeadFacts) -> None:
        empty(self._chips)
        for each in facts.chips:
            self._chips.addWidget(Chip(each.text, each.tone, icon=each.icon, state=each.state))
        if facts.when:
            when = Elided(facts.when, "body", "text_2")
            when.setMinimumHeight(theme().scaled(24))
            self._chips.addWidget(when)

    def _show_actions(self, facts: HeadFacts) -> None:
        for old in self._made:
            old.hide()
            old.deleteLater()
        self._made.clear()
        for each in facts.actions:
            role = "primary" if each is facts.actions[-1] else "plain"
            button = Button(self._tr(each.text), each.act, icon=each.icon, role=role)
            words = self._tr(each.text)
            button.setToolTip(tip(f"{words} ({shown(each.keys)})" if each.keys else words))
            self._made.append(button)
        if facts.menu:
            self._made.append(IconButton("more", self._tr(N_("More")), self._open_menu))
        for made in self._made:
            self._buttons.addWidget(made)
        widths = [max(each.sizeHint().width(), each.minimumWidth()) for each in self._made]
        self._wordy = sum(widths) + (len(widths) - 1) * self._buttons.spacing()
        self._spell()

    def _spell(self) -> None:
        """Where the title would be broken, all but the chief action show their drawing alone."""
        if self._shown is None:
            return
        beside = theme().scaled(TILE) + 2 * self._grid.horizontalSpacing() + self._wordy
        is_narrow = self.width() < theme().scaled(BESIDE)
        fits = is_narrow or self.title.text_width() + beside <= self.width()
        for button, action in zip(self._made, self._shown.actions[:-1], strict=False):
            words = self._tr(action.text)
            button.set_words(words if fits else "")
            button.setAccessibleName(words)

    def _open_menu(self) -> None:
        if self._shown is None:
            return
        menu = menu_of(self, self._tr, self._shown.menu)
        button, rtl = self._made[-1], self.isRightToLeft()
        corner = button.mapToGlobal(button.rect().bottomLeft())
        if not rtl:
            corner.setX(corner.x() + button.width() - menu.sizeHint().width())
        menu.popup(corner)


class SavedSign(QWidget):
    """Whether all is saved, at the end of the way to the page."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._words = Label("", "body", "text_2")
        self._icon = Label()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._words)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_state(
        self,
        state: State,
        saved: dt.datetime | None,
        needs: Sequence[Sequence[Text]] | None,
    ) -> None:
        """Say how it stands; `needs` is given for a record that is not stored yet."""
        words = self._tr(_words(state, saved, needs, self._tr))
        icon, tone = _sign(state, unsaved=needs is not None)
        colour, side = theme().ink(tone), theme().scaled(16)
        self._icon.setPixmap(icons.pixmap(icon, colour, side, self.devicePixelRatio()))
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(words)
        if state is not State.SAVING:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _sign(state: State, *, unsaved: bool) -> tuple[str, str]:
    if state is State.FAILED:
        return "alert", "overdue"
    if state is State.SAVING:
        return "refresh", "text_2"
    return ("pencil", "text_2") if unsaved or state is State.TYPED else ("check", "done")


def _words(
    state: State,
    saved: dt.datetime | None,
    needs: Sequence[Sequence[Text]] | None,
    tr: Translator,
) -> Text:
    if state is State.SAVING:
        return N_("Saving")
    if needs:
        return N_("Not yet saved: needs {fields}", fields=[_either(each) for each in needs])
    if needs is not None or state is not State.SAVED or saved is None:
        return N_("Not yet saved")
    if saved.date() == dt.datetime.now().astimezone().date():
        return NC_("record", "Saved {time}", time=f"{saved:%H:%M}")
    return NC_("record", "Saved on {date}", date=tr.date(saved.date(), "medium"))


def _either(labels: Sequence[Text]) -> Text:
    if len(labels) == 1:
        return N_("“{field}”", field=labels[0])
    return N_("“{first}” or “{second}”", first=labels[0], second=labels[1])
