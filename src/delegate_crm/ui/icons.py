# SPDX-License-Identifier: MIT
"""Line drawings in the colour of the text, drawn at the screen's own resolution."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from delegate_crm.kit import paths

DIRECTED = frozenset({"chevron-right", "chevron-left", "arrow-right", "undo", "redo", "send"})
"""Drawings that are mirrored where text runs from right to left."""


@cache
def drawing(name: str) -> str:
    """The drawing as it is shipped, its strokes in `currentColor`."""
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """A renderer of the drawing in one colour."""
    return QSvgRenderer(QByteArray(drawing(name).replace("currentColor", colour).encode()))


@cache
def pixmap(
    name: str, colour: str, size: int, ratio: float = 2.0, *, mirrored: bool = False
) -> QPixmap:
    """Draw at a size in logical pixels for a screen of that many device pixels each."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer(name, colour).render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    if mirrored and name in DIRECTED:
        image = image.transformed(QTransform().scale(-1, 1))
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str, size: int = 18, *, mirrored: bool = False) -> QIcon:
    """Make an icon for a button or menu."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size, ratio, mirrored=mirrored))
    return made


@cache
def coloured_file(name: str, colour: str) -> Path:
    """A drawing in one colour as a file of this process, for the style sheet."""
    file = Path(_folder().name) / f"{name}-{colour.removeprefix('#')}.svg"
    file.write_text(drawing(name).replace("currentColor", colour), "utf-8")
    return file


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="delegate-crm-look-")
