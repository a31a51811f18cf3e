# SPDX-License-Identifier: MIT
"""The panes of a record page, one for each tab, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.entry import within
from delegate_crm.ui.page import Return, scrolling
from delegate_crm.ui.panels.named_list import NamedRow
from delegate_crm.ui.place import Memory
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.cards import Skeleton


@runtime_checkable
class Filled(Protocol):
    """A part of a page that shows facts."""

    def fill(self, facts: Any) -> None:  # noqa: ANN401 - facts of its own page
        """Show what the record says now."""


@runtime_checkable
class Edited(Protocol):
    """A part of a page in which values are edited."""

    def value(self, key: str) -> Value | None:
        """The value of a field, if it is here."""

    def finish(self) -> None:
        """Save what is being typed here."""


Pane = tuple[QWidget, Sequence[QWidget]]
"""What is scrolled, and its parts."""

ROW = "row"
"""Under this name the row is remembered that had the focus; no tab is called so."""


class Panes(QStackedWidget):
    """Panes by the key of their tab; each keeps how far it was scrolled."""

    def __init__(self, make: Callable[[str], Pane]) -> None:
        super().__init__()
        self._make = make
        self._areas: dict[str, QScrollArea] = {}
        self._parts: dict[str, Sequence[QWidget]] = {}
        self._facts: AnyFacts | None = None
        self._memory: Memory = {}
        self.current = ""

    def wait(self) -> None:
        """Show placeholders while the record is being read."""
        if not self._areas:
            self.addWidget(Skeleton())

    def say(self, widget: QWidget) -> None:
        """Show something in the place of all panes."""
        self.setCurrentIndex(self.addWidget(widget))

    def open(self, key: str) -> Sequence[QWidget]:
        """Show a pane; the answer is its parts."""
        if key not in self._areas:
            inner, parts = self._make(key)
            area = self._areas[key] = scrolling(inner)
            self._parts[key] = parts
            self.addWidget(area)
            self._fill(parts)
            self._scroll(key)
            QTimer.singleShot(0, area, lambda: self._come_back(area))
        self.current = key
        self.setCurrentWidget(self._areas[key])
        return self._parts[key]

    def begin_anew(self) -> None:
        """Make all panes anew: another sort of page is shown from now on."""
        for area in self._areas.values():
            self.removeWidget(area)
            area.deleteLater()
        self._areas.clear()
        self._parts.clear()

    @property
    def edited(self) -> Value | None:
        """The value in the pane that has the focus, shown or being edited."""
        values = self.findChildren(Value)
        return next((each for each in values if within(QApplication.focusWidget(), each)), None)

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now, in all panes that were made."""
        self._facts = facts
        for parts in self._parts.values():
            self._fill(parts)

    def _fill(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            if self._facts is not None and isinstance(part, Filled):
                part.fill(self._facts)

    def value(self, key: str) -> Value | None:
        """The value of a field in the pane that is shown."""
        parts = self._parts.get(self.current, ())
        found = (part.value(key) for part in parts if isinstance(part, Edited))
        return next((each for each in found if each is not None), None)

    def show_value(self, value: Value) -> None:
        """Scroll to a value of the pane that is shown, once its place is known."""
        area = self._areas[self.current]
        QTimer.singleShot(0, value, lambda: area.ensureWidgetVisible(value))

    def show_top(self) -> None:
        """Scroll the pane that is shown to its beginning."""
        self._areas[self.current].verticalScrollBar().setValue(0)

    def finish(self) -> None:
        """Save what is being typed in any pane."""
        for part in (part for parts in self._parts.values() for part in parts):
            if isinstance(part, Edited):
                part.finish()

    def memory(self) -> Memory:
        """How far each pane was scrolled, and the row of another record that had the focus."""
        scrolled = {key: area.verticalScrollBar().value() for key, area in self._areas.items()}
        held = QApplication.focusWidget()
        if isinstance(held, NamedRow) and self.isAncestorOf(held):
            scrolled[ROW] = held.named.id
        return scrolled

    def recall(self, memory: Memory) -> None:
        """Scroll the panes as they were left, once they are made."""
        self._memory = {**memory}

    def _come_back(self, area: QScrollArea) -> None:
        """Give the row that one left the focus again, once."""
        left = self._memory.pop(ROW, 0)
        rows = area.findChildren(NamedRow) if left else []
        row = next((each for each in rows if each.named.id == left), None)
        if row is not None:
            row.setFocus()

    def _scroll(self, key: str) -> None:
        if at := self._memory.get(key, 0):
            Return(self._areas[key], at)
