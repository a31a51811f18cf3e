# SPDX-License-Identifier: MIT
"""Dates and spans of waiting in words: read in three languages at once, written in one."""

from __future__ import annotations

from delegate_crm.rules.datewords.offsets import read_offset
from delegate_crm.rules.datewords.reading import Reading, read_date
from delegate_crm.rules.datewords.window_words import ReadWindow, read_window, write_window
from delegate_crm.rules.datewords.writing import Style, write_date

__all__ = [
    "ReadWindow",
    "Reading",
    "Style",
    "read_date",
    "read_offset",
    "read_window",
    "write_date",
    "write_window",
]
