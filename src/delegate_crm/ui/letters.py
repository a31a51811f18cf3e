# SPDX-License-Identifier: MIT
"""Opening a letter in the user's own mail program: address, subject and body, nothing else."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QUrl

from delegate_crm.services.letters import Letter
from delegate_crm.ui.opening import Address, hand_over

LONGEST = 1800
"""Letters of a body that every mail program takes from a link."""


def letter_link(letter: Letter) -> QUrl:
    """The letter as a link; whatever the text holds, it stays text."""
    body = letter.body[:LONGEST].replace("\n", "\r\n")
    parts = (("subject", " ".join(letter.subject.split())), ("body", body))
    query = "&".join(f"{key}={quote(text, safe='')}" for key, text in parts)
    return QUrl(f"mailto:{quote(letter.to, safe='@')}?{query}", QUrl.ParsingMode.StrictMode)


def open_letter(letter: Letter) -> bool:
    """Hand the letter to the mail program; False if there is none."""
    url = bytes(letter_link(letter).toEncoded().data()).decode()
    return hand_over(Address(url, letter.to, is_letter=True))
