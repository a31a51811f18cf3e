# SPDX-License-Identifier: MIT
"""Work away from the interface thread: questions in two readers, changes in one writer.

Other long work has threads of its own, so that nothing waits for it.

Answers come back in the interface thread. The answer to a question is dropped when its owner has
gone or has asked again; what goes wrong is shown by `notify`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from delegate_crm.kit.i18n import Text
from delegate_crm.services.office import Office, Reader, Step, Work

T = TypeVar("T")
Then = Callable[[Any], object]


@dataclass(slots=True)
class _Waiting:
    """Who waits for an answer, and what happens with it."""

    owner: QObject
    then: Then | None
    failed: Callable[[Exception], object] | None
    topic: tuple[int, str] | None
    ticket: int


class Tasks(QObject):
    """The threads of one open office."""

    failed = Signal(object)
    """What nobody else took care of: an exception."""
    noted = Signal(object)
    """What the rules of a work want said once it is done, such as what did not follow."""
    began = Signal()
    ended = Signal()
    """All that was under way is done."""
    _answered = Signal(int, object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._readers = ThreadPoolExecutor(2, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._workers = ThreadPoolExecutor(2, "work")
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self.closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        owner: QObject,
        question: Callable[[Reader], T],
        then: Callable[[T], object],
        *,
        topic: str = "",
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Ask the office; a later question of the same owner and topic supersedes this one.

        Once the office is closed, nothing is asked any more: a page may go a moment after it.
        """
        if self.closed:
            return
        waiting = _Waiting(owner, then, failed, (id(owner), topic), 0)
        self._start(self._readers, waiting, lambda: self.office.read(question))

    def do(
        self,
        owner: QObject,
        label: Text,
        act: Callable[[Work], T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Change the office in one named step; what its rules want said is told after it."""
        seen: list[Text] = []

        def acted(work: Work) -> T:
            done = act(work)
            seen.extend(work.notes)
            return done

        def job() -> tuple[T, Sequence[Text]]:
            return self.office.write(label, acted), self.office.notes[len(seen) :]

        def told(found: tuple[T, Sequence[Text]]) -> None:
            done, notes = found
            if then:
                then(done)
            if notes:
                self.noted.emit(notes)

        self._start(self._writer, _Waiting(owner, told, failed, None, 0), job)

    def queue(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something in turn with the changes: no change itself, or one that is watched."""
        self._start(self._writer, _Waiting(owner, then, failed, None, 0), job)

    def run(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        topic: str = "",
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do other long work beside the readers: drawing a report, copying a file."""
        self._start(
            self._workers, _Waiting(owner, then, failed, (id(owner), f"run {topic}"), 0), job
        )

    def undo(self, owner: QObject, then: Callable[[Step], object]) -> None:
        """Take the last step back."""
        self._start(self._writer, _Waiting(owner, then, None, None, 0), self.office.undo)

    def redo(self, owner: QObject, then: Callable[[Step], object]) -> None:
        """Take the last undone step again."""
        self._start(self._writer, _Waiting(owner, then, None, None, 0), self.office.redo)

    def settle(self) -> None:
        """Wait until all changes that were begun are durable."""
        self._writer.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what was begun and stop the threads."""
        self._waiting.clear()
        self.closed = True
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _start(
        self, pool: ThreadPoolExecutor, waiting: _Waiting, job: Callable[[], object]
    ) -> None:
        ticket = waiting.ticket = next(self._numbers)
        if waiting.topic:
            self._latest[waiting.topic] = ticket
        if not self._waiting:
            self.began.emit()
        self._waiting[ticket] = waiting
        pool.submit(job).add_done_callback(lambda done: self._finished(ticket, done))

    def _finished(self, ticket: int, done: Future[Any]) -> None:
        if not done.cancelled() and shiboken6.isValid(self):
            self._answered.emit(ticket, done)

    @Slot(int, object)
    def _deliver(self, ticket: int, done: Future[Any]) -> None:
        waiting = self._waiting.pop(ticket, None)
        if not self._waiting:
            self.ended.emit()
        if waiting is None or not shiboken6.isValid(waiting.owner):
            return
        if waiting.topic:
            if self._latest.get(waiting.topic) != ticket:
                return
            del self._latest[waiting.topic]
        error = done.exception()
        if error is None:
            if waiting.then:
                waiting.then(done.result())
        elif waiting.failed and isinstance(error, Exception):
            waiting.failed(error)
        else:
            self.failed.emit(error)

    @property
    def idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._waiting
