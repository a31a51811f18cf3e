# SPDX-License-Identifier: MIT
"""The compact bar: where the window lies on the axis that all rows share, and what it says."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from delegate_crm.rules.windows import WindowState
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui import theme
from delegate_crm.ui.widgets.bars import (
    AFTER,
    BEFORE,
    mixed,
    paint_compact_bar,
    segment_of,
    words_tone,
)

TODAY = dt.date(2019, 3, 1)
TRACK = QRectF(0, 0, float(BEFORE + AFTER), 7)
"""One pixel a day."""


def facts(opens: int | None, closes: int | None, *, is_date: bool = False) -> BarFacts:
    return BarFacts(
        state=WindowState.OPEN,
        opens=None if opens is None else TODAY + dt.timedelta(days=opens),
        closes=None if closes is None else TODAY + dt.timedelta(days=closes),
        today=TODAY,
        words="Open until July",
        short="Open",
        spoken="open",
        is_date=is_date,
    )


@pytest.fixture(autouse=True, params=["light", "contrast"])
def looks(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.install(qapp, theme.Look(request.param, system_font=False))


@pytest.mark.parametrize(
    ("opens", "closes", "left", "right"),
    [
        (0, 99, 200, 300),
        (-100, -1, 100, 200),
        (-1000, 9, 0, 210),
        (10, 1000, 210, 460),
        (None, 9, 0, 210),
        (10, None, 210, 460),
        (0, 0, 200, 207),
        (1000, 2000, 453, 460),
        (-2000, -1000, 0, 7),
    ],
)
def test_a_window_lies_on_the_axis(
    opens: int | None, closes: int | None, left: float, right: float
) -> None:
    found = segment_of(TRACK, facts(opens, closes))
    assert (found.left(), found.right()) == (left, right)


def test_one_day_is_a_dot() -> None:
    found = segment_of(TRACK, facts(24, None, is_date=True))
    assert (found.left(), found.width()) == (224, 7)


@pytest.mark.parametrize("state", list(WindowState))
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_state_is_drawn_in_both_directions(
    state: WindowState, direction: Qt.LayoutDirection
) -> None:
    image = QPixmap(200, 20)
    image.fill(Qt.GlobalColor.transparent)
    blank = image.toImage()
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    bar = BarFacts(state, TODAY, TODAY, TODAY, "", "", "")
    paint_compact_bar(painter, QRectF(2, 6, 196, 7), bar)
    painter.end()
    assert image.toImage() != blank


@pytest.mark.parametrize(
    ("state", "tone"), [(WindowState.OVERDUE, "overdue"), (WindowState.SOON, "text_2")]
)
def test_words_have_the_colour_of_what_is_pressing(state: WindowState, tone: str) -> None:
    assert words_tone(state) == tone


def test_a_tint_lies_between_its_colours() -> None:
    black, white = QColor(0, 0, 0), QColor(255, 255, 255)
    assert mixed(black, white, 0.34).red() == 168
