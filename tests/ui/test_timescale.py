# SPDX-License-Identifier: MIT
"""Time that is wider than its room: scrolling, zooming, and what is in view."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from delegate_crm.ui import theme
from delegate_crm.ui.widgets.timescale import BEFORE, Timescale, Zoom

TODAY = dt.date(2019, 3, 1)


@pytest.fixture(params=[False, True], ids=["ltr", "rtl"])
def scale(qapp: QApplication, request: pytest.FixtureRequest) -> Timescale:
    theme.install(qapp, theme.Look("light", system_font=False))
    made = Timescale()
    made.span(dt.date(2017, 1, 1), dt.date(2021, 12, 31))
    made.place(100, 600, rtl=request.param)
    return made


def test_one_scrolls_no_further_than_there_is_time(scale: Timescale) -> None:
    scale.scroll(-50)
    assert scale.at == 0
    scale.scroll(10**6)
    assert scale.at == scale.farthest


def test_today_stands_where_one_goes_to_it(scale: Timescale) -> None:
    scale.go(TODAY, 0.5)
    assert scale.axis().x(TODAY) == pytest.approx(400, abs=2)


@pytest.mark.parametrize(
    ("begins", "share"),
    [(dt.date(2019, 2, 1), BEFORE), (dt.date(2018, 6, 1), 0.62), (dt.date(2015, 1, 1), BEFORE)],
)
def test_going_home_what_began_first_is_in_view_unless_it_leaves_no_room_for_what_lies_ahead(
    scale: Timescale, begins: dt.date, share: float
) -> None:
    scale.go_home(TODAY, begins)
    way = scale.axis().x(TODAY) - scale.left
    before = 1 - way / scale.width if scale.rtl else way / scale.width
    assert before == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("zoom", Zoom)
def test_what_lies_under_the_mouse_stays_there_in_every_zoom(scale: Timescale, zoom: Zoom) -> None:
    scale.go(TODAY, 0.5)
    x = scale.axis().x(TODAY)
    scale.turn(zoom, x)
    assert scale.axis().x(TODAY) == pytest.approx(x, abs=2)


def test_more_time_before_moves_nothing_in_view(scale: Timescale) -> None:
    scale.go(TODAY)
    x = scale.axis().x(TODAY)
    scale.span(dt.date(2010, 1, 1), dt.date(2030, 12, 31))
    assert scale.axis().x(TODAY) == pytest.approx(x, abs=2)


def test_the_months_in_view_cover_the_room(scale: Timescale) -> None:
    scale.go(TODAY)
    assert len(scale.in_view()) * scale.month >= scale.width
    assert 2019 * 12 + 2 in scale.in_view()


def test_little_time_fills_the_room(scale: Timescale) -> None:
    scale.span(TODAY, TODAY)
    assert scale.whole >= scale.width
    assert scale.farthest == 0 or scale.whole - scale.width < scale.month
