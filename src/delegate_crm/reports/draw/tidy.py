# SPDX-License-Identifier: MIT
"""Words made fit for a page: line ends alike, nothing invisible that could mislead a reader."""

from __future__ import annotations

import re
import unicodedata

STAND_IN = "\ufffd"
"""What is printed for a control character."""

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_SHOWN = re.compile("[\u00ad\u2060-\u2065\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
_MARKED = re.compile("\\S[\u0300-\u036f]+")
_SPACES = re.compile("[\t\u2000-\u2006\u2008-\u200a\u205f]")


def tidy(text: str) -> str:
    """Show control characters as a sign; even out line ends and spaces; compose accents."""
    if text.isascii() and text.isprintable():
        return str(text)
    text = _LINE_END.sub("\n", text)
    text = _CONTROL.sub(STAND_IN, text)
    text = _SPACES.sub(" ", _NOT_SHOWN.sub("", text))
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def one_line(text: str) -> str:
    """The same without line ends, for heads and feet."""
    return " ".join(tidy(text).split("\n")).strip()
