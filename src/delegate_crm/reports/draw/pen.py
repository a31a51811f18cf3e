# SPDX-License-Identifier: MIT
"""The hand on the paper: type, rules, shapes and pictures, with y counted down from the top."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from delegate_crm.reports.draw.fonts import FIRST, font
from delegate_crm.reports.draw.galley import Line
from delegate_crm.reports.draw.theme import Paper

CREATOR = "Delegate CRM"


@cache
def colour(code: str) -> Color:
    """A colour of the theme; colours never come from data."""
    return HexColor(code)


def mixed(code: str, share: float, ground: str = "#FFFFFF") -> str:
    """A tint: so much of a colour on a ground."""
    pairs = [(int(code[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


class Pen:
    """Draws one document."""

    def __init__(self, paper: Paper, *, title: str, author: str, lang: str) -> None:
        font(FIRST)
        self._paper = paper
        self._out = BytesIO()
        self._canvas = Canvas(
            self._out,
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            initialFontName=FIRST,  # type: ignore[arg-type] # the stub says a number
            lang=lang,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator(CREATOR)
        self._canvas.setProducer(CREATOR)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._ink = ""
        self._marks = 0
        self._level = -1

    def line(self, line: Line, x: float, top: float) -> None:
        """Draw a line of type."""
        y = self._y(top + line.leading / 2 + 0.36 * line.size)
        text = self._canvas.beginText(x, y)
        for piece in line.pieces:
            text.setFont(piece.font.name, piece.style.size)
            if piece.style.colour != self._ink:
                text.setFillColor(colour(piece.style.colour))
                self._ink = piece.style.colour
            left = text.getX()
            text.textOut(piece.text)
            if piece.link:
                box = (left, y - 0.2 * line.size, text.getX(), y + 0.8 * line.size)
                self._canvas.linkURL(piece.link, box)
        self._canvas.drawText(text)

    def rule(self, x: float, top: float, width: float, code: str, weight: float = 0.5) -> None:
        """Draw a line across."""
        self.stroke([(x, top), (x + width, top)], code, weight)

    def stroke(
        self,
        points: Sequence[tuple[float, float]],
        code: str,
        weight: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through points."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeColor(colour(code))
        canvas.setLineWidth(weight)
        canvas.setLineCap(1 if dash else 0)
        canvas.setDash(list(dash))
        canvas.drawPath(self._path(points))
        canvas.restoreState()

    def fill(self, points: Sequence[tuple[float, float]], code: str) -> None:
        """Fill a shape."""
        self._dip(code)
        path = self._path(points)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def dot(self, x: float, top: float, radius: float, code: str, ring: str = "") -> None:
        """Draw a disc, with a ring round it where one is named."""
        if ring:
            self.dot(x, top, radius + 1, ring)
        self._dip(code)
        self._canvas.circle(x, self._y(top), radius, stroke=0, fill=1)

    def box(self, x: float, top: float, width: float, height: float, code: str) -> None:
        """Fill a box with round ends."""
        self._dip(code)
        radius = min(height / 2, width / 2)
        self._canvas.roundRect(x, self._y(top + height), width, height, radius, stroke=0, fill=1)

    def shade(
        self, x: float, top: float, width: float, height: float, codes: tuple[str, str]
    ) -> None:
        """Fill a box with one colour passing into another from left to right."""
        canvas = self._canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, self._y(top + height), width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        y = self._y(top)
        canvas.linearGradient(x, y, x + width, y, [colour(each) for each in codes], extend=False)
        canvas.restoreState()

    def picture(self, image: ImageReader, x: float, top: float, size: tuple[float, float]) -> None:
        """Draw a picture."""
        width, height = size
        self._canvas.drawImage(image, x, self._y(top + height), width, height, mask="auto")

    def mark(self, words: str, level: int, top: float) -> None:
        """Enter a heading into the outline of the document."""
        self._level = min(level, self._level + 1)
        self._marks += 1
        key = f"h{self._marks}"
        self._canvas.bookmarkHorizontal(key, 0, self._y(top))
        self._canvas.addOutlineEntry(words, key, self._level)

    def turn(self) -> None:
        """Finish a page."""
        self._canvas.showPage()
        self._ink = ""

    def finish(self) -> bytes:
        """Close the document."""
        self._canvas.save()
        return self._out.getvalue()

    def _dip(self, code: str) -> None:
        self._canvas.setFillColor(colour(code))
        self._ink = code

    def _y(self, top: float) -> float:
        return self._paper.height - top

    def _path(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._y(points[0][1]))
        for x, top in points[1:]:
            path.lineTo(x, self._y(top))
        return path
