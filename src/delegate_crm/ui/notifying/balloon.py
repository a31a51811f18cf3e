# SPDX-License-Identifier: MIT
"""Notifications by the tray, as Windows and macOS show them: from a short-lived program of Qt."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.ui import theme as looks
from delegate_crm.ui.notifying.notifier import Act, Answer, unheard
from delegate_crm.ui.widgets.logo import program_icon

HOLD = 8.0
"""Seconds that a balloon is shown; the next one waits until then."""


class BalloonNotifier:
    """Shows notices one after the other beside an icon that goes with them."""

    def __init__(self, tr: Translator) -> None:
        running = QApplication.instance()
        if running is None:
            running = QApplication(["delegate-crm"])
            looks.install(running, looks.Look())
        self._application = running
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            raise unheard()
        self._last: Notice | None = None
        self._clicked: list[Notice] = []
        self._icon = QSystemTrayIcon(program_icon())
        self._icon.setToolTip(tr(N_("Delegate CRM")))
        self._icon.messageClicked.connect(self._click)
        self._icon.show()

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        """Show a notice; one before it has its time first. A balloon offers nothing but a click."""
        if self._last is not None:
            self._wait(HOLD)
        self._last = notice
        self._icon.showMessage(notice.title, notice.body, self._icon.icon(), round(HOLD * 1000))

    def answers(self, patience: float) -> Iterator[Answer]:
        """Hear which were clicked, while the last one is shown."""
        if self._last is not None and self._last not in self._clicked:
            self._wait(min(HOLD, patience))
        yield from (Answer(each, Act.OPEN) for each in self._clicked)

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def _click(self) -> None:
        if self._last is not None and self._last not in self._clicked:
            self._clicked.append(self._last)

    def _wait(self, seconds: float) -> None:
        """Let the balloon be seen; a click ends it."""
        loop = QEventLoop()
        self._icon.messageClicked.connect(loop.quit)
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()


NOTIFIER = BalloonNotifier
