# SPDX-License-Identifier: MIT
"""The list of partners in the window: first paint, jumping anywhere, and what it keeps in memory.

The floor is a bare table over a list in memory. Ours is the table of partners on the open office:
ids in order, and the rows in view, each with all that it says; and the whole page around it, with
filter, parts, acts and the sentence of fact.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from delegate_crm.app import gui
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.lists import Ask, Source
from delegate_crm.services.office import Office
from delegate_crm.services.partner_list import PartnerList
from delegate_crm.services.visit_list import VisitList
from delegate_crm.ui import theme as looks
from delegate_crm.ui.lists.reading import ListReading
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.notify import Notify
from delegate_crm.ui.page import Desk
from delegate_crm.ui.pages.partners_page import PartnersPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.tasks import Tasks
from tests.scale.conftest import SIZE, Measure, runs
from tests.scale.counting import statements
from tests.scale.generator import TODAY, Size

ROWS = SIZE + Size(SIZE).organisations
SHAPE = (1128, 860)
JUMPS = 60
LONGEST = 60
"""Seconds after which a list that does not come is a fault."""


class Bare(QAbstractTableModel):
    """Tuples in a list."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return len(self._rows)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 6

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:  # noqa: ANN401 - as Qt has it
        shown = role == Qt.ItemDataRole.DisplayRole
        return self._rows[index.row()][index.column()] if shown else None


@dataclass
class Shelf:
    """Opens and closes lists of one office, off the screen."""

    office: Office
    tasks: Tasks
    opened: list[QWidget] = field(default_factory=list)

    def page(self) -> PartnersPage:
        """Open the page of partners, and wait until its rows are painted."""
        page = PartnersPage(self.desk(), Place("partners_page"))
        page.resize(*SHAPE)
        page.show()
        page.load()
        self.opened.append(page)
        painted(page.table)
        return page

    def table(self) -> Table:
        """Open the table of partners alone, and wait until its rows are painted."""
        source = PartnerList()
        table = Table(source.columns, lambda column: column.label.message)
        table.show_columns([each.key for each in source.columns], {})
        table.resize(*SHAPE)
        table.show()
        reading = ListReading(self.desk(), source, table, lambda: asked(source))
        reading.found.connect(table.fill)
        reading.begin()
        self.opened.append(table)
        painted(table)
        return table

    def desk(self) -> Desk:
        """What the page works with; it leads nowhere."""
        stay: Callable[..., None] = lambda *_: None  # noqa: E731 - a road that leads nowhere
        notify = Notify(Translator("en"), self.tasks)
        program: Any = None
        roads = [stay] * 7
        return Desk(program, self.office, self.tasks, notify, Translator("en"), *roads)

    def close(self) -> None:
        """Close what was opened."""
        for page in self.opened:
            page.deleteLater()
        self.opened.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait(lambda: self.tasks.idle)


def wait(ready: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    beat = QTimer()
    beat.start(1000)
    end = time.monotonic() + LONGEST
    while not ready():
        assert time.monotonic() < end
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def painted(table: Table) -> None:
    """Wait until the first rows are here and painted."""
    wait(lambda: table.rows.rowCount() > 0 and table.rows.is_full)
    QApplication.processEvents()


def whole(page: PartnersPage) -> PartnersPage:
    """The page once all of its list is there."""
    wait(lambda: page.table.rows.total == ROWS)
    return page


def bare() -> None:
    """A table over a list, painted."""
    view = QTableView()
    view.setModel(Bare([("Zhang Guowei", "China", "Director", "2018", "reply", "anna")] * ROWS))
    view.resize(*SHAPE)
    view.show()
    QApplication.processEvents()
    view.deleteLater()


def resident() -> float:
    """Megabytes of memory in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


@pytest.fixture
def shelf(big: Office) -> Iterator[Shelf]:
    looks.install(gui.application([]), looks.Look("light", system_font=False))
    made = Shelf(big, Tasks(big))
    yield made
    made.close()
    made.tasks.close()


def seconds(job: Callable[[], object], after: Callable[[], object]) -> float:
    """The best of several runs of a job; what clears up after it is not counted."""
    best = float("inf")
    for _ in runs(5):
        start = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - start)
        after()
    return best


def test_list_first_paint(shelf: Shelf, measure: Measure) -> None:
    shelf.table()
    shelf.close()
    measure.say(seconds(bare, QApplication.processEvents), seconds(shelf.table, shelf.close))
    assert shelf.table().rows.is_full


def test_list_page_first_paint(shelf: Shelf, measure: Measure) -> None:
    shelf.page()
    shelf.close()
    measure.say(seconds(bare, QApplication.processEvents), seconds(shelf.page, shelf.close))
    assert whole(shelf.page()).table.rows.total == ROWS


def test_list_jumps_anywhere(shelf: Shelf, measure: Measure) -> None:
    page, dice, took = whole(shelf.page()), random.Random(1), list[float]()  # noqa: S311 - no secret
    before = resident()
    for _ in range(JUMPS):
        wait(lambda: shelf.tasks.idle)
        start = time.perf_counter()
        page.table.verticalScrollBar().setValue(dice.randrange(ROWS) * page.table.rowHeight(0))
        page.table.viewport().repaint()
        wait(lambda: page.table.rows.is_full)
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    measure.note(
        f"median {took[JUMPS // 2]:.1f} ms, p95 {took[JUMPS * 95 // 100]:.1f} ms, "
        f"memory {resident() - before:+.1f} MB"
    )
    assert page.table.rows.is_full


def test_list_in_memory(shelf: Shelf, measure: Measure) -> None:
    shelf.page()
    shelf.close()
    before = resident()
    whole(shelf.page())
    measure.note(f"{resident() - before:+.1f} MB")
    assert len(shelf.opened) == 1


def asked(source: Source, part: str = "") -> Ask:
    """What a page asks of a source at first."""
    columns = frozenset(column.key for column in source.columns if column.shown)
    return Ask("en", TODAY, sort=source.sort, part=part, columns=columns)


def test_rows_of_partners_ask_as_often_for_twenty_as_for_a_hundred(big: Office) -> None:
    source = PartnerList()
    with big.file.reading() as reader:
        bodies, people = (
            list(source.find(reader, asked(source, part)).ids)
            for part in ("organisations", "people")
        )
        few = statements(
            reader, lambda: source.rows(reader, [*bodies[:10], *people[:10]], asked(source))
        )
        many = statements(
            reader, lambda: source.rows(reader, [*bodies[:50], *people[:50]], asked(source))
        )
    assert few == many


def test_rows_of_visits_ask_as_often_for_twenty_as_for_a_hundred(big: Office) -> None:
    source = VisitList()
    with big.file.reading() as reader:
        ids = list(source.find(reader, asked(source)).ids)
        few = statements(reader, lambda: source.rows(reader, ids[-20:], asked(source)))
        many = statements(reader, lambda: source.rows(reader, ids[-100:], asked(source)))
    assert few == many
