# SPDX-License-Identifier: MIT
"""Buttons: each is reached by Tab, named, and large enough to hit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from delegate_crm.ui import icons
from delegate_crm.ui.keys import shown
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import ampersands, tip

QUIET = dict.fromkeys(("quiet", "offer", "icon"), "text_2")
ICON_TONES = {"primary": "on_accent", "danger": "overdue"} | QUIET


class Button(QPushButton):
    """A button with words, and perhaps a drawing before them."""

    def __init__(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        icon: str = "",
        role: str = "plain",
        small: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setProperty("small", small)
        self.setFont(theme().font("name" if role == "primary" else "value"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            colour = theme().ink(ICON_TONES.get(role, "text"))
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            side = theme().scaled(18)
            self.setIcon(icons.icon(icon, colour, side, mirrored=mirrored))
            self.setIconSize(QSize(side, side))
        self.set_words(text)
        if act is not None:
            self.clicked.connect(lambda _checked=False: act())

    def set_words(self, words: str) -> None:
        """Bear these words, and be called so."""
        self.setText(ampersands(f" {words}" if words and not self.icon().isNull() else words))
        self.setAccessibleName(words)

    def be_small(self, *, small: bool) -> None:
        """Take less height, or the usual one."""
        if self.property("small") != small:
            held = self.font()
            self.setProperty("small", small)
            restyle(self)
            self.setFont(held)  # restyling brings back the old

    def forbid(self, why: str) -> None:
        """Disable the button and say why in its tool tip."""
        self.setEnabled(False)
        self.setToolTip(tip(why))


class IconButton(Button):
    """A drawing alone; its name and key stand in the tool tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        act: Callable[[], object] | None = None,
        *,
        keys: str = "",
        small: bool = False,
    ) -> None:
        super().__init__("", act, icon=icon, role="icon", small=small)
        side = theme().scaled(28 if small else 34)
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.setToolTip(tip(f"{name} ({shown(keys)})" if keys else name))


class Segment(QFrame):
    """A few choices side by side, of which one is chosen; arrow keys move."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Part] = {}
        for key, words in choices:
            part = _Part(words)
            self._buttons[key] = part
            self._group.addButton(part)
            row.addWidget(part)
            part.clicked.connect(lambda _checked=False, key=key: self.choose(key))
            part.moved.connect(lambda step, key=key: self._move(key, step))
        self._current = ""
        self.mark(current if current in self._buttons else choices[0][0])

    @property
    def current(self) -> str:
        """Key of what is chosen."""
        return self._current

    def choose(self, key: str) -> None:
        """Choose, and tell it."""
        if key != self._current:
            self.mark(key)
            self.chosen.emit(key)

    def label(self, key: str, words: str) -> None:
        """Change the words of a choice."""
        self._buttons[key].set_words(words)

    def mark(self, key: str) -> None:
        """Show a choice as chosen; nobody is told."""
        self._current = key
        self.setFocusProxy(self._buttons[key])
        for each, part in self._buttons.items():
            part.mark(chosen=each == key)

    def _move(self, key: str, step: int) -> None:
        keys = [*self._buttons]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        target = keys[(keys.index(key) + step) % len(keys)]
        self._buttons[target].setFocus()
        self.choose(target)


class _Part(Button):
    """One choice of a segment."""

    moved = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__(words, role="quiet", small=True)
        self.setCheckable(True)

    def mark(self, *, chosen: bool) -> None:
        """Look raised while chosen."""
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setProperty("role", "plain" if chosen else "quiet")
        restyle(self)
        self.setFont(theme().font("name" if chosen else "value"))  # restyling brings back the old

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move to the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
