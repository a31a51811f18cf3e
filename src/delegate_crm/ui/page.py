# SPDX-License-Identifier: MIT
"""What every page is, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.services.office import Office
from delegate_crm.ui.actions import Action
from delegate_crm.ui.live import Touched
from delegate_crm.ui.notify import Notify
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.tasks import Tasks
from delegate_crm.ui.theme import Look


class Program(Protocol):
    """What a page may ask of the running program."""

    def speak(self, lang: str) -> None:
        """Change the language of all that is shown."""

    def look(self, look: Look) -> None:
        """Change the looks of all that is shown."""

    def prefer(self, values: Mapping[str, str], said: Text | None = None) -> None:
        """Change settings of the user, now; say what was done, with a way back."""

    def preferred(self) -> None:
        """Settings of the user were changed: what goes by them follows."""

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the office file, and open it."""

    def backed_up(self) -> None:
        """A copy was made: say at the foot of the sidebar when."""


ROW_KEYS: Sequence[tuple[Text, str]] = (
    (N_("Open"), "Return"),
    (N_("Open in a window of its own"), "Ctrl+Return"),
    (N_("Look at it here"), "Space"),
)
"""What keys do on the row of a record, on every page that has such rows."""
INSET = 32
SIDE_COLUMN = 320
SETTLING = 1000
"""Milliseconds in which a page that one comes back to finds its height."""
WIDE = 1180
"""Width of the window from which a page has a side column."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with."""

    program: Program
    office: Office
    tasks: Tasks
    notify: Notify
    tr: Translator
    go: Callable[[Place], None]
    open_window: Callable[[Place], None]
    back: Callable[[], None]
    forward: Callable[[], None]
    turn: Callable[[Place], None]
    """Say that the current page shows itself in another way (tab, filter), for coming back."""
    undo: Callable[[], None]
    """Take the last step back and say so; what is said with Undo is given this."""
    search: Callable[[str], None]
    """Look for words in the whole office."""

    @property
    def lang(self) -> str:
        """The language of the screen."""
        return self.tr.lang


class Page(QWidget):
    """One page; made anew whenever one comes to its place."""

    watches: ClassVar[frozenset[str]] = frozenset()
    """Kinds of record that it shows; a change of one makes it renew itself."""
    section: str = ""
    """The entry of the sidebar that it belongs to."""
    told: ClassVar[Sequence[Text]] = ()
    """How it works, in a few sentences; F1 shows them."""
    retitled = Signal()
    """What it is called has come, or has changed."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self.desk = desk
        self.place = place
        self.setProperty("surface", "window")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def title(self) -> str:
        """What the window is called while the page is shown."""
        return ""

    def load(self) -> None:
        """Ask for what is shown; the answer fills the page."""

    def renew(self, touched: Touched) -> None:
        """Bring the page up to date after a change."""
        self.load()

    def actions_here(self) -> Sequence[Action]:
        """What one can do here."""
        return ()

    def keys_here(self) -> Sequence[tuple[Text, str]]:
        """Keys of the page that are no actions, as F1 shows them."""
        return ()

    def new_anchor(self) -> QWidget:
        """Below what the menu of new records opens."""
        return self

    def memory(self) -> Memory:
        """How the page looks now."""
        return {}

    def recall(self, memory: Memory) -> None:
        """Look as the page was left."""

    def flush(self) -> None:
        """Save what is being typed, before the page goes."""

    def may_close(self) -> bool:
        """Tell whether the window may go; a page that says no closes it when it can."""
        return True

    def step_back(self) -> bool:
        """Esc: clear a selection or close something; False if there was nothing."""
        return False

    def filter_here(self) -> None:
        """Ctrl+F: go to the filter of the page, if it has one."""

    def keep_view(self) -> None:
        """Keep the list of the page as a saved view, if it shows one."""
        self.desk.notify.say(N_("Open a list and narrow it, then save it here as a view."))


def scrolling(inner: QWidget) -> QScrollArea:
    """Let a column be longer than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


class Return(QObject):
    """Scrolls an area to where it was left, while what is in it still finds its height."""

    def __init__(self, area: QScrollArea, at: int) -> None:
        super().__init__(area)
        self._bar, self._at = area.verticalScrollBar(), at
        self._bar.rangeChanged.connect(self._reach)
        self._bar.actionTriggered.connect(self._end)
        QTimer.singleShot(SETTLING, self, self._end)
        self._reach(0, self._bar.maximum())

    def _reach(self, _least: int, most: int) -> None:
        self._bar.setValue(min(self._at, most))

    def _end(self) -> None:
        """Whoever scrolls stays there."""
        self._bar.rangeChanged.disconnect(self._reach)
        self._bar.actionTriggered.disconnect(self._end)
        self.deleteLater()


def column(spacing: int = 18, *, inset: int = 0) -> tuple[QWidget, QVBoxLayout]:
    """A widget with a column of things, and its layout."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(inset, inset, inset, inset)
    layout.setSpacing(spacing)
    return widget, layout
