# SPDX-License-Identifier: MIT
"""The whole window: how long a page change takes, and how long the interface thread is ever busy.

A page change runs from the way there until the page has its facts, is painted and nothing is under
way. A gap is the time between two turns of the event loop: nothing the user does is answered in it.
There is no floor: the goals are 150 ms for a page change, 300 ms in an office of 100,000 people,
and 50 ms for a gap.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from delegate_crm.app import gui
from delegate_crm.services.lists import Found
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.lists.timeline import Timeline
from delegate_crm.ui.pages.visit_page import VisitPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import history_of, new_place, place_of
from delegate_crm.ui.sidebar import SECTIONS, SETTINGS
from delegate_crm.ui.theme import Look
from delegate_crm.ui.widgets.inputs import Note
from tests.scale.conftest import SIZE, Measure, runs
from tests.scale.generator import TODAY, Size
from tests.scale.test_list import wait

TIMES = 3


class Beat(QTimer):
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._since = QElapsedTimer()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._turn)

    def during(self, job: Callable[[], object]) -> float:
        """The longest gap while something is done, in seconds."""
        self.longest = 0.0
        self._since.start()
        self.start(0)
        job()
        self._turn()
        self.stop()
        return self.longest

    def _turn(self) -> None:
        self.longest = max(self.longest, self._since.nsecsElapsed() / 1e9)
        self._since.start()


@pytest.fixture(scope="module")
def program(big: Office) -> Iterator[gui.Program]:
    """The window on the big office, with everything imported that is imported behind it."""
    look = Look("light", system_font=False)
    made = gui.Program(gui.application([]), gui.Wanted(big.file.path, "en", "anna", TODAY, look))
    made.start()
    wait(lambda: made.started is not None and made.started.tasks.idle)
    yield made
    made.window.close()


@pytest.fixture(scope="module")
def places(big: Office) -> Mapping[str, Place]:
    """Every page, the records as they stand in the middle of the office."""
    found = {each.key: each.place for each in (*SECTIONS, SETTINGS)}
    records = Records(big, "en")
    for code in ("visit", "person", "organisation", "follow_up"):
        rows, _ = records.rows(code, "", "", 1, archived=False)
        found[code] = place_of(code, rows[0]["id"])
    found["programme"] = place_of("visit", found["visit"].id, "programme")
    found["visits_history"] = history_of(found["visits"])
    return found


def go(program: gui.Program, place: Place) -> None:
    """Go somewhere, and let the page ask, fill and paint."""
    program.window.go(place)
    rest(program)
    program.window.repaint()


def rest(program: gui.Program) -> None:
    """Wait until nothing is under way."""
    QApplication.processEvents()
    wait(lambda: program.started.tasks.idle and program.started.live.idle)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_page_changes(program: gui.Program, places: Mapping[str, Place], measure: Measure) -> None:
    for name, place in places.items():
        took, gaps = list[float](), list[float]()
        for _ in runs(TIMES):
            go(program, SETTINGS.place if name == "today" else SECTIONS[0].place)
            start = time.perf_counter()
            gaps.append(Beat().during(partial(go, program, place)))
            took.append(time.perf_counter() - start)
        measure.note(f"to {name} {min(took) * 1000:.0f} ms, longest gap {min(gaps) * 1000:.0f} ms")
        assert program.window.page is not None


def tell_gap(measure: Measure, beat: Callable[[], float]) -> None:
    """Print the longest gap of the best of some runs."""
    measure.note(f"longest gap {min(beat() for _ in runs(TIMES)) * 1000:.0f} ms")


def test_gap_while_typing_into_a_filter(
    program: gui.Program, places: Mapping[str, Place], measure: Measure
) -> None:
    def job() -> None:
        page.filter.field.clear()
        for letter in "zhang":
            came.clear()
            QTest.keyClicks(page.filter.field, letter)
            wait(lambda: bool(came))
            rest(program)

    go(program, places["partners"])
    page, came = list_page(program), list[Found]()
    page.reading.found.connect(came.append)
    tell_gap(measure, lambda: Beat().during(job))
    assert page.filter.words == "zhang"


def test_gap_while_scrolling(
    program: gui.Program, places: Mapping[str, Place], measure: Measure
) -> None:
    def job() -> None:
        for at in range(0, bar.maximum(), max(bar.maximum() // 40, 1)):
            bar.setValue(at)
            rest(program)

    go(program, places["partners"])
    page = list_page(program)
    bar = page.table.verticalScrollBar()
    tell_gap(measure, lambda: Beat().during(job))
    assert bar.value() > 0


def test_gap_on_the_timeline(
    program: gui.Program, places: Mapping[str, Place], measure: Measure
) -> None:
    def job(bar: QScrollBar) -> None:
        for at in range(0, bar.maximum(), max(bar.maximum() // 40, 1)):
            bar.setValue(at)
            rest(program)

    go(program, places["follow_ups"])
    page = list_page(program)
    way = page.rows_widget()
    assert isinstance(way, Timeline)
    page.clear_filters()
    wait(lambda: page.count() == Size(SIZE).follow_ups)
    rest(program)
    rows = way.table.verticalScrollBar()
    for bar in (rows, way.bar):
        tell_gap(measure, partial(Beat().during, partial(job, bar)))
    assert rows.value() > 0


def test_gap_while_typing_and_saving(
    program: gui.Program, big: Office, places: Mapping[str, Place], measure: Measure
) -> None:
    def job() -> None:
        go(program, new_place("visit"))
        page = program.window.page
        assert isinstance(page, VisitPage)
        wait(lambda: isinstance(program.window.focusWidget(), Note))
        QTest.keyClicks(program.window.focusWidget(), "Delegation")
        QTest.keyClick(
            program.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        wait(lambda: bool(page.saver.id))
        rest(program)

    go(program, places["visits"])
    before = visits(big)
    tell_gap(measure, lambda: Beat().during(job))
    assert visits(big) == before + len(runs(TIMES))


def visits(office: Office) -> int:
    """How many visits there are."""
    return office.read(lambda reader: reader.counts()["visit"])


def list_page(program: gui.Program) -> ListPage:
    """The list that is shown."""
    page = program.window.page
    assert isinstance(page, ListPage)
    return page
