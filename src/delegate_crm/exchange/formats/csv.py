# SPDX-License-Identifier: MIT
"""Comma-separated values for spreadsheets: text alone, whatever somebody typed."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from delegate_crm.exchange.base import Row
from delegate_crm.kit.i18n import N_

ENCODING = "utf-8-sig"
"""With a mark at the beginning, without which a spreadsheet reads other scripts wrongly."""
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, of full width too."""
HARMLESS = re.compile(r"[+-]?\d[\d.,]*%?|\+\d[\d ()]*")
"""Numbers, and numbers of telephones."""
GUARD = "'"


class Csv:
    """One row a line under the names of the columns; it opens in any spreadsheet."""

    title = N_("CSV table")
    endings: Sequence[str] = (".csv",)

    def write(self, rows: Iterable[Row], file: BinaryIO) -> None:
        """Write rows that all have the same columns."""
        text = io.TextIOWrapper(file, ENCODING, newline="")
        lines = csv.writer(text)
        for at, row in enumerate(rows):
            if not at:
                lines.writerow([guarded(name) for name, _ in row.typed])
            lines.writerow([guarded(words) for _, words in row.typed])
        text.flush()
        text.detach()


def guarded(words: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    begins = unicodedata.normalize("NFKC", words[:1]).startswith(ACTIVE)
    return f"{GUARD}{words}" if begins and not HARMLESS.fullmatch(words) else words


FORMAT = Csv()
