# SPDX-License-Identifier: MIT
"""The only door to the browser and the mail program: every address is examined, and asked about.

Web addresses and letters may be opened, nothing else: no program, file, share or script. What is
asked shows the host in ASCII, so that a letter that looks like another one cannot hide it.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from delegate_crm.kit.i18n import N_, Text, Translator

LONGEST = 2_000
WEB = ("http", "https")
LETTER_PARTS = frozenset({"subject", "body"})
FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\x9f\\<>\"^`{|}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""White space, control and direction marks, and letters that no address may hold unescaped."""
MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?_~-]{1,64}@[A-Za-z0-9.-]{1,253}")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be opened, and how its goal is called when one is asked."""

    url: str
    goal: str
    """The host in ASCII, or the mailboxes."""
    is_letter: bool = False


def examined(text: str) -> Address | None:
    """Take an address apart; none if it is not one that may be opened."""
    text = text.strip()
    if not text or len(text) > LONGEST or FORBIDDEN.search(text):
        return None
    scheme, colon, _ = text.partition(":")
    if not colon:
        return None
    if scheme.lower() in WEB:
        return _web(text)
    return _letter(text) if scheme.lower() == "mailto" else None


def _web(text: str) -> Address | None:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    ascii_host = _ascii(host)
    if not ascii_host or "@" in parts.netloc or "%" in parts.netloc:
        return None
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    fragment = quote(parts.fragment, safe="/?%:@!$&'()*+,;=~-._")
    url = f"{parts.scheme.lower()}://{place}{path}"
    url += f"?{query}" if query else ""
    url += f"#{fragment}" if fragment else ""
    return Address(url, place)


def _ascii(host: str) -> str:
    """The host in ASCII; empty if it is none."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        found = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = found.split(".")
    fits = all(LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    return found if fits else ""


def _letter(text: str) -> Address | None:
    """A letter to mailboxes, with a subject and a body and nothing else, such as a file."""
    rest = text.partition(":")[2]
    to, _, query = rest.partition("?")
    mailboxes = [unquote(each) for each in to.split(",") if each]
    if not all(MAILBOX.fullmatch(each) for each in mailboxes):
        return None
    try:
        pairs = parse_qsl(query.replace("+", "%2B"), strict_parsing=True) if query else []
    except ValueError:
        return None
    if any(name.lower() not in LETTER_PARTS for name, _ in pairs):
        return None
    return letter(mailboxes, {name.lower(): value for name, value in pairs})


def letter(mailboxes: list[str], parts: dict[str, str]) -> Address:
    """The address of a letter; its subject stays one line."""
    kept = {name: text for name, text in parts.items() if name in LETTER_PARTS}
    if "subject" in kept:
        kept["subject"] = " ".join(kept["subject"].split())
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in kept.items())
    to = ",".join(quote(each, safe="@") for each in mailboxes)
    return Address(
        f"mailto:{to}" + (f"?{query}" if query else ""), ", ".join(mailboxes), is_letter=True
    )


def open_address(parent: QWidget, tr: Translator, text: str) -> QMessageBox:
    """Ask about an address and open it; one that may not be opened is refused in words."""
    address = examined(text)
    box = _box(parent)
    if address is None:
        box.setText(tr(REFUSED))
        box.setInformativeText(tr(COPY_IT))
        box.addButton(tr(N_("Close")), QMessageBox.ButtonRole.RejectRole)
    else:
        box.setText(tr(_asked(address)))
        box.setInformativeText(
            address.url if len(address.url) < SHOWN else f"{address.url[:SHOWN]}…"
        )
        yes = box.addButton(tr(N_("Open")), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr(N_("Cancel")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(lambda: hand_over(address))
    box.open()
    return box


SHOWN = 300
REFUSED = N_("This address is not opened.")
COPY_IT = N_("Only web addresses and mail addresses are. Copy it, if you know what it does.")


def _asked(address: Address) -> Text:
    if address.is_letter:
        return N_("Write a letter to {goal} in the mail program?", goal=address.goal)
    return N_("Open {goal} in the browser?", goal=address.goal)


def _box(parent: QWidget) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    box.setIcon(QMessageBox.Icon.NoIcon)
    return box


def hand_over(address: Address) -> bool:
    """Give an examined address to the system; False if nothing there takes it."""
    return QDesktopServices.openUrl(QUrl(address.url, QUrl.ParsingMode.StrictMode))
