# SPDX-License-Identifier: MIT
"""Pages of a PDF as pictures; the only module that knows PDFium.

PDFium works for one thread at a time, so that every call of it waits for the one lock here. The
lock of the interpreter is free meanwhile: the interface goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS = 72.0
"""Points of a page to an inch."""
WIDEST = 6000
"""Pixels; a wider picture would fill the memory and show no more."""
_LOCK = threading.RLock()
"""One thread may take it again: a document can be dropped while that thread draws another."""


class Pages:
    """The pages of one finished PDF."""

    _closed = True

    def __init__(self, content: bytes) -> None:
        with _LOCK:
            self._document = pypdfium2.PdfDocument(content)
            self.sizes: Sequence[QSizeF] = [
                QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document))
            ]
            """Width and height of each page in points."""
            self._closed = False

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, width: int) -> QImage:
        """Draw a page, counted from 0, so many device pixels wide; in any thread.

        Once the document is closed the picture is empty.
        """
        scale = min(width, WIDEST) / self.sizes[number].width()
        with _LOCK:
            if self._closed:
                return QImage()
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True, maybe_alpha=False)
            form = QImage.Format.Format_RGB32
            shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
            made = shared.copy()
            del shared
            bitmap.close()
            page.close()
        return made

    def close(self) -> None:
        """Let go of the document."""
        with _LOCK:
            if not self._closed:
                self._closed = True
                self._document.close()

    def __del__(self) -> None:
        self.close()
