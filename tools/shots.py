# SPDX-License-Identifier: MIT
"""Pictures of the pages, off the screen: every page in every language, look and size.

    python tools/shots.py FOLDER                      the sample office, all pages, all looks
    python tools/shots.py FOLDER --page today,visit --lang en --scheme light --size 1440x900
    python tools/shots.py FOLDER --db office.db       another office file (it is copied first)

A picture is called PAGE-LANG-SCHEME-WIDTHxHEIGHT.png.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop

from delegate_crm.app import gui
from delegate_crm.app.compose import create_office
from delegate_crm.entities import kinds
from delegate_crm.services.records import Records
from delegate_crm.services.visit_calendar import STEPS
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import history_of, place_of
from delegate_crm.ui.sidebar import SECTIONS, SETTINGS
from delegate_crm.ui.theme import Look

DAY = dt.date(2019, 3, 1)
LANGUAGES, SCHEMES, SIZES = ("en", "ru", "zh"), ("light", "dark"), ("1440x900", "1024x640")
PATIENCE = 20_000
"""Milliseconds that a page may take before it is given up."""
OFFICER = "anna"
"""Whose the sample office is; another file is opened as whoever takes the pictures."""
TABS = {
    "visit": ("programme", "people", "follow_ups", "interests", "documents", "history"),
    "person": ("names", "visits", "follow_ups", "documents", "history"),
    "organisation": ("people", "visits", "agreements", "follow_ups", "documents", "history"),
    "settings": (
        *("appearance", "organisation", "calendars", "calendar"),
        *("reminders", "plans", "data", "about"),
    ),
}
BOARDS = ("agreements", "interests", "follow_ups")
WHOLE = ("followup_register", "morning_page")
"""Reports about the whole office."""


def main() -> int:
    """Take the pictures that were asked for."""
    options = _options()
    into = Path(options.folder)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        if options.db:
            shutil.copyfile(options.db, path)
        else:
            create_office(path, user=OFFICER, today=DAY, with_sample=True).close()
        taken = sum(1 for _ in pictures(path, into, options))
    print(f"{taken} pictures in {into}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take pictures of the pages.")
    parser.add_argument("folder")
    parser.add_argument("--db", type=Path)
    parser.add_argument("--day", type=dt.date.fromisoformat, default=DAY)
    for name, known in (("lang", LANGUAGES), ("scheme", SCHEMES), ("size", SIZES), ("page", ())):
        parser.add_argument(f"--{name}", type=lambda text: text.split(","), default=known)
    return parser.parse_args()


def pictures(path: Path, into: Path, options: argparse.Namespace) -> Iterator[Path]:
    """Go to every page in every language, look and size, and take its picture."""
    shown = Look(options.scheme[0], system_font=False)
    user = "" if options.db else OFFICER
    wanted = gui.Wanted(path, options.lang[0], user, options.day, shown)
    program = gui.Program(gui.application([]), wanted)
    gui.catch_faults(_fail)
    program.start()
    _wait(lambda: program.started is not None)
    places = _places(program)
    for lang, scheme in product(options.lang, options.scheme):
        program.tell(lang, Look(scheme, system_font=False))
        for size, (name, place) in product(options.size, places.items()):
            if options.page and name not in options.page:
                continue
            program.window.resize(*map(int, size.split("x")))
            program.window.go(place)
            _settle(program)
            file = into / f"{name}-{lang}-{scheme}-{size}.png"
            program.window.grab().save(str(file))
            yield file
    program.window.close()


def _fail(error: BaseException) -> None:
    sys.__excepthook__(type(error), error, error.__traceback__)
    os._exit(1)


def _places(program: gui.Program) -> Mapping[str, Place]:
    """All pages by name: sections, the ways they are shown, a record of each kind, tabs."""
    found = {entry.key: entry.place for entry in (*SECTIONS, SETTINGS)}
    found["visits_history"] = history_of(found["visits"])
    for mode in STEPS:
        found[f"visits_{mode}"] = replace(found["visits"], mode=mode)
    records = Records(program.started.office, "en")
    for section in BOARDS:
        found[f"{section}_board"] = replace(found[section], mode="board")
    for kind in kinds():
        rows, _ = records.rows(kind, "", "", 1, archived=False)
        if rows:
            found[kind] = place_of(kind, rows[0]["id"])
    for kind in found.keys() & TABS.keys():
        for tab in TABS[kind]:
            found[f"{kind}_{tab}"] = replace(found[kind], tab=tab)
    if "visit" in found:
        found["print"] = Place("print_page", "visit", found["visit"].id, words="visit_report")
    for report in WHOLE:
        found[f"print_{report}"] = Place("print_page", words=report)
    return found


def _settle(program: gui.Program) -> None:
    """Let the page ask, fill and paint."""
    session, reading = program.started, getattr(program.window.page, "reading", None)
    if reading is not None:  # a list asks for its sentence last
        _wait(lambda: bool(reading.is_done))
    _wait(lambda: bool(session.tasks.idle and session.live.idle))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _wait(lambda: bool(session.tasks.idle and session.live.idle))


def _wait(done: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while not done() and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    for _ in range(5):
        QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
