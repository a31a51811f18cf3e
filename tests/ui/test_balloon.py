# SPDX-License-Identifier: MIT
"""Notifications by the tray: one after the other, told when clicked, refused without a tray."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.notices import Plain
from delegate_crm.ui.notifying import balloon
from delegate_crm.ui.notifying.notifier import Act, Answer, notifier
from delegate_crm.ui.theme import Look, install

FIRST, SECOND = Plain("First", "<b>", 1), Plain("Second")


@pytest.fixture
def said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A tray that keeps what it is to show."""
    heard: list[tuple[str, str]] = []
    install(qapp, Look("light", system_font=False))
    monkeypatch.setattr(balloon, "HOLD", 0.01)
    for name in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, name, staticmethod(lambda: True))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, title, body, *_: heard.append((title, body))
    )
    return heard


def test_notices_are_shown_one_after_the_other(said: list[tuple[str, str]]) -> None:
    made = balloon.BalloonNotifier(Translator("en"))
    for each in (FIRST, SECOND):
        made.show(each)
    assert said == [("First", "<b>"), ("Second", "")]
    assert list(made.answers(1)) == []


@pytest.mark.usefixtures("said")
def test_a_click_is_of_the_one_that_is_shown() -> None:
    made = balloon.BalloonNotifier(Translator("en"))
    made.show(FIRST)
    made.show(SECOND)
    for _ in range(2):
        QTimer.singleShot(0, made._icon.messageClicked.emit)
    assert list(made.answers(1)) == [Answer(SECOND, Act.OPEN)]


@pytest.mark.usefixtures("qapp")
def test_without_a_tray_it_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    with pytest.raises(Missing):
        notifier(Translator("en"))
