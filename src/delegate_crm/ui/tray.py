# SPDX-License-Identifier: MIT
"""The program in the tray: it stays while its window is closed, if the user wants that."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from delegate_crm.kit import preferences
from delegate_crm.kit.i18n import N_, NC_, NN_, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.ui.widgets.labels import ampersands
from delegate_crm.ui.widgets.logo import program_icon
from delegate_crm.ui.window import PROGRAM, Window

KEY, ON = "tray", "yes"
"""The setting, and how it says that the program stays."""
NO_TRAY = N_("This desktop has no tray: closing the window ends the program.")


def has_tray() -> bool:
    """Tell whether the desktop has a tray at all."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """The sign in the tray and its menu."""

    opened = Signal(str)
    """The window is wanted, on this page if one is named."""
    left = Signal()

    def __init__(self, tr: Translator, count: int) -> None:
        super().__init__()
        self.menu = QMenu()
        self.open = self.menu.addAction(tr(NC_("tray", "Open")), lambda: self.opened.emit(""))
        self.count = self.menu.addAction("", lambda: self.opened.emit("today"))
        self.menu.addSeparator()
        self.leave = self.menu.addAction(tr(N_("Quit")), self.left.emit)
        self.icon = QSystemTrayIcon(program_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._hit)
        self.icon.messageClicked.connect(lambda: self.opened.emit("today"))
        self.show_count(tr, count)
        self.icon.show()

    def show_count(self, tr: Translator, count: int) -> None:
        """Say how much needs somebody today."""
        words = NN_(
            "{number} thing needs you today", "{number} things need you today", count, number=count
        )
        said = tr(words if count else N_("Nothing needs you today"))
        self.count.setText(ampersands(said))
        self.icon.setToolTip(f"{PROGRAM}\n{said}")

    def say(self, told: Sequence[Notice]) -> None:
        """Show notices beside the sign; of several the desktop keeps the last in view."""
        for each in told:
            self.icon.showMessage(each.title, each.body, self.icon.icon())

    def close(self) -> None:
        """Take the sign away."""
        self.icon.hide()
        self.deleteLater()

    def _hit(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window; on macOS it opens the menu."""
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.opened.emit("")


class Staying(QObject):
    """Lets the program stay in the tray, and lets it end."""

    opened = Signal(str)

    def __init__(self, application: QApplication, window: Window) -> None:
        super().__init__(window)
        self._application, self._window = application, window
        self._count = 0
        self.tray: Tray | None = None
        application.aboutToQuit.connect(self._end)
        window.closed.connect(self._closed)

    def fit(self, tr: Translator) -> None:
        """Do as the user wants it, in this language; without a tray the program does not stay."""
        if self.tray is not None:
            self.tray.close()
            self.tray = None
        if preferences.read().get(KEY) == ON and has_tray():
            self.tray = Tray(tr, self._count)
            self.tray.opened.connect(self.opened)
            self.tray.left.connect(self._window.quit)
        self._window.stays = self.tray is not None
        self._application.setQuitOnLastWindowClosed(self.tray is None)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Keep what needs somebody today, and say it."""
        self._count = counts.get("today", 0)
        if self.tray is not None:
            self.tray.show_count(self._window.words, self._count)

    def say(self, told: Sequence[Notice]) -> bool:
        """Show notices by the tray; tell whether there is one."""
        if self.tray is not None:
            self.tray.say(told)
        return self.tray is not None

    def _closed(self) -> None:
        """The window is gone for good: so is the program, which waits for no other window."""
        if self.tray is not None:
            self.tray.close()
            self.tray = None
            QTimer.singleShot(0, self._application, self._application.quit)

    def _end(self) -> None:
        """The system ends the program: what the hidden window still holds is let go."""
        if self.tray is not None:
            self._window.quit()
