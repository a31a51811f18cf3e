# SPDX-License-Identifier: MIT
"""Importing behind the window what its pages need, so that going there takes no time.

Whatever defines classes of Qt is imported in the interface thread alone, one module a turn: PySide
sets its own classes up when they are first named, and one that two threads come to at once is used
half made, which ends the program (seen with 6.11).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from delegate_crm.kit import log
from delegate_crm.kit.registry import module_names

BESIDE = ("delegate_crm.services", "delegate_crm.reports.catalog")
"""Without Qt: imported by a thread of their own."""
HERE = tuple(
    f"delegate_crm.ui.{name}"
    for name in ("widgets", "lists", "panels", "records", "dialogs", "pages")
)
"""With Qt; those that know no other come first, so that no turn is long."""
PAUSE = 10
"""Milliseconds between two turns, in which the window answers."""


class Warming(QObject):
    """Imports all pages and reports; it goes with its owner, and is done once."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._beside = threading.Thread(target=_import_beside, name="warm", daemon=True)
        self._names = _names(HERE)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin."""
        self._beside.start()
        self._timer.start()

    def _turn(self) -> None:
        if self._beside.is_alive():
            return
        name = next(self._names, None)
        if name is None:
            self.deleteLater()
        else:
            _import(name)


def _names(packages: tuple[str, ...]) -> Iterator[str]:
    return (name for package in packages for name in module_names(package))


def _import_beside() -> None:
    for name in _names(BESIDE):
        _import(name)


def _import(name: str) -> None:
    """One that cannot be imported is no trouble yet: who goes there is told."""
    try:
        import_module(name)
    except Exception as error:  # noqa: BLE001 - see above
        log.fault(error)
