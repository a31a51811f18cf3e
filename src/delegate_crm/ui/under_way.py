# SPDX-License-Identifier: MIT
"""The one long piece of work that a page has under way, with the box that shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from delegate_crm.kit.i18n import Text
from delegate_crm.services.office import Work
from delegate_crm.ui.page import Desk
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.widgets.progress import ProgressBox

T = TypeVar("T")


class UnderWay(QObject):
    """Does one piece after the other; what came of it is said even where the page has gone."""

    def __init__(self, desk: Desk, box: ProgressBox, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._box = desk, box
        self._work: Watched | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._work is not None

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._work is not None:
            self._work.cancel()

    def run(self, words: Text, job: Callable[[Watched], T], then: Callable[[T], object]) -> None:
        """Do long work beside the office: a file, a print."""
        work, desk = self._begin(words), self._desk
        over, failed = partial(_over, work, then), partial(_over, work, desk.notify.problem)
        desk.tasks.run(desk.notify, partial(job, work), over, topic=str(id(work)), failed=failed)

    def change(self, label: Text, act: Callable[[Work], T], then: Callable[[T], object]) -> None:
        """Change the office in one named step, which Cancel takes back."""
        work, desk = self._begin(label), self._desk
        over, failed = partial(_over, work, then), partial(_over, work, desk.notify.problem)
        job = partial(desk.office.write, label, act, work)
        desk.tasks.queue(desk.notify, job, over, failed=failed)

    def _begin(self, words: Text) -> Watched:
        self._work = work = Watched()
        self._box.begin(self._desk.tr(words), work)
        work.ended.connect(self._end)
        return work

    def _end(self) -> None:
        self._work = None
        self._box.end()


def _over(work: Watched, then: Callable[[T], object], answer: T) -> None:
    work.ended.emit()
    then(answer)
