# SPDX-License-Identifier: MIT
"""Where Tab leads: through a window as it is read, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(region: QWidget) -> list[QWidget]:
    """What Tab comes to inside a region, in the order in which it is read."""
    return [each for each in _inside(region) if _is_stop(each)]


def first_in(region: QWidget) -> QWidget:
    """What Tab would come to first in a region; the region itself if there is nothing."""
    return next(iter(stops(region)), region)


def following(region: QWidget, focused: QWidget | None, step: int) -> QWidget | None:
    """What Tab leads to from what has the focus; beyond the last comes the first."""
    found = stops(region)
    if not found:
        return None
    if focused not in found:
        return found[0 if step > 0 else -1]
    return found[(found.index(focused) + step) % len(found)]


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """What is shown inside a widget: what its layout holds, then what floats over it."""
    children = [each for each in widget.children() if isinstance(each, QWidget)]
    layout = widget.layout()
    placed = list(_placed(layout, children)) if layout is not None else []
    known = set(placed)
    for each in (*placed, *(other for other in children if other not in known)):
        if each.isVisible() and not each.isWindow():
            yield each
            yield from _inside(each)


def _placed(layout: QLayout, children: Sequence[QWidget]) -> Iterator[QWidget]:
    """Children in their order in a layout; its items themselves are never touched."""
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places: dict[int, QWidget | QLayout] = {layout.indexOf(each): each for each in children}
    places |= {layout.indexOf(each): each for each in inner}
    for at in sorted(places):
        found = places[at]
        if isinstance(found, QLayout):
            yield from _placed(found, children)
        elif at >= 0:
            yield found
