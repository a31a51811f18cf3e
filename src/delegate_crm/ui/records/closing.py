# SPDX-License-Identifier: MIT
"""Closing the window of a record page without losing text that the disk did not take."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.page import Desk
from delegate_crm.ui.records.draft import as_text
from delegate_crm.ui.records.notices import Notices
from delegate_crm.ui.saving import Saver, State


class Closing(QObject):
    """Keeps the window open while text is not saved, and closes it once it is."""

    def __init__(self, desk: Desk, page: QWidget, saver: Saver, notices: Notices) -> None:
        super().__init__(page)
        self._desk, self._page, self._saver, self._notices = desk, page, saver, notices
        self._is_wanted = self._let_go = False
        saver.told.connect(self._told)

    def may_close(self) -> bool:
        """Wait for what is being saved; text that cannot be saved is offered to the clipboard."""
        if self._saver.state is State.SAVING:
            self._desk.tasks.settle()
            QCoreApplication.sendPostedEvents(self._desk.tasks)
        if self._let_go or self._saver.state is not State.FAILED:
            return True
        self._is_wanted = True
        self._notices.closing(self._copy_and_close)
        return False

    def copy_text(self) -> None:
        """Put all that is not saved on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self._saver, self._desk.tr))

    def _copy_and_close(self) -> None:
        self.copy_text()
        self._let_go = True
        self._page.window().close()

    def _told(self) -> None:
        if self._is_wanted and self._saver.state in (State.SAVED, State.TYPED):
            window = self._page.window()
            QTimer.singleShot(0, window, window.close)
