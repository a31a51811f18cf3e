# SPDX-License-Identifier: MIT
"""Only web addresses and letters are opened, and only when one says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm import ui
from delegate_crm.kit.i18n import Translator
from delegate_crm.ui.opening import examined, letter, open_address

OPENED = [
    ("https://technospark.ru", "https://technospark.ru", "technospark.ru"),
    ("HTTP://Example.ORG:8080/a?b=c#d", "http://example.org:8080/a?b=c#d", "example.org:8080"),
    ("https://пример.рф/привет", None, "xn--e1afmkfd.xn--p1ai"),
    ("https://аpple.com", None, "xn--pple-43d.com"),
    ("https://192.0.2.7/x", "https://192.0.2.7/x", "192.0.2.7"),
    ("https://[2001:db8::1]/", "https://[2001:db8::1]/", "[2001:db8::1]"),
    ("mailto:a@example.org", "mailto:a@example.org", "a@example.org"),
    ("mailto:?subject=Visit", "mailto:?subject=Visit", ""),
    (
        "mailto:a@example.org,b@example.org?subject=Visit%20to%20us&body=Hello",
        "mailto:a@example.org,b@example.org?subject=Visit%20to%20us&body=Hello",
        "a@example.org, b@example.org",
    ),
]
REFUSED = [
    "",
    "technospark.ru",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "file://server/share/x.exe",
    "smb://server/share",
    "\\\\server\\share\\x.exe",
    "//server/share",
    "ms-word:ofe|u|https://example.org/x.docx",
    "search-ms:query=x",
    "ftp://example.org/x",
    "--help",
    "/usr/bin/true",
    "C:\\Windows\\system32\\calc.exe",
    "https://",
    "https://user:secret@example.org",
    "https://good.example@evil.example/",
    "https://exa mple.org",
    "https://example.org/\nx",
    "https://example.org/\u202egpj.exe",
    "https://example.org\u200b.evil.example",
    "https://-bad.example",
    "https://1.2.3.999",
    "https://example.org:99999",
    "mailto:a@example.org?attach=/etc/passwd",
    "mailto:a@example.org?cc=b@example.org",
    "mailto:not-an-address",
    "https://example.org/" + "x" * 3000,
]


@pytest.mark.parametrize(("text", "url", "goal"), OPENED)
def test_addresses_that_may_be_opened(text: str, url: str | None, goal: str) -> None:
    address = examined(text)
    assert address is not None
    assert address.goal == goal
    assert address.url == url or (url is None and address.url.isascii())


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_that_are_refused(text: str) -> None:
    assert examined(text) is None


def test_a_subject_cannot_add_a_header() -> None:
    made = letter(["a@example.org"], {"subject": "Visit\r\nBcc: b@example.org", "attach": "x"})
    assert made.url == "mailto:a@example.org?subject=Visit%20Bcc%3A%20b%40example.org"


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()))
    return urls


def button(box: QMessageBox, words: str) -> None:
    next(each for each in box.buttons() if words in each.text()).click()


@pytest.mark.parametrize(("answer", "count"), [("Open", 1), ("Cancel", 0)])
def test_one_is_asked_first(qtbot: QtBot, handed: list[str], answer: str, count: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = open_address(parent, Translator("en"), "https://пример.рф")
    assert "xn--e1afmkfd.xn--p1ai" in box.text()
    assert handed == []
    button(box, answer)
    assert len(handed) == count


def test_a_refused_address_can_only_be_closed(qtbot: QtBot, handed: list[str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = open_address(parent, Translator("en"), "file:///etc/passwd")
    assert [each.text() for each in box.buttons()] == ["Close"]
    button(box, "Close")
    assert handed == []


def test_nothing_else_opens_an_address() -> None:
    source = Path(ui.__file__).parent
    doors = [each.name for each in source.rglob("*.py") if "QDesktopServices" in each.read_text()]
    assert doors == ["opening.py"]
