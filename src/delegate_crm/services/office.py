# SPDX-License-Identifier: MIT
"""The office: one open file, who acts, the day to reckon with; all doors work on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import Conflict, Invalid, UserError
from delegate_crm.kit.events import Bus
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.paths import beside
from delegate_crm.kit.progress import Progress
from delegate_crm.services import (
    agreements,
    contacts,
    delegations,
    followup_rules,
    invitations,
    numbers,
    people,
    periods,
    plan_dates,
    plan_events,
    plan_pauses,
    visits,
)
from delegate_crm.services.rulebook import Rulebook
from delegate_crm.store.feed import Feed
from delegate_crm.store.file import Closing, OfficeFile
from delegate_crm.store.journal import Header, Journal, Sort
from delegate_crm.store.queries import Reader
from delegate_crm.store.reverse import reverse
from delegate_crm.store.work import Actor, Work

__all__ = ["Office", "Reader", "Step", "Work", "in_focus", "redoable", "undoable"]

T = TypeVar("T")

RULEBOOK = Rulebook(
    checks=(
        *numbers.CHECKS,
        *periods.CHECKS,
        *people.CHECKS,
        *visits.CHECKS,
        *delegations.CHECKS,
        *followup_rules.CHECKS,
        *agreements.CHECKS,
    ),
    reactions=(
        *people.REACTIONS,
        *visits.REACTIONS,
        *delegations.REACTIONS,
        *followup_rules.REACTIONS,
        *contacts.REACTIONS,
        *agreements.REACTIONS,
        *invitations.REACTIONS,
        *plan_pauses.REACTIONS,  # before the days: steps that are back are counted anew
        *plan_dates.REACTIONS,
        *plan_events.REACTIONS,
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of undo or redo that was taken: what it was, and what had to be left."""

    label: Text
    left: tuple[Text, ...]


class Office:
    """What the whole program works on."""

    def __init__(self, file: OfficeFile, user: str, clock: Clock) -> None:
        self.file = file
        self.actor = Actor(user, clock)
        self.bus = Bus()
        self._feed = Feed(file.opened)
        self._own: set[int] = set()
        self.notes: tuple[Text, ...] = ()
        """What the last work wants said: clashes merged, windows left."""

    @property
    def today(self) -> dt.date:
        """The day to reckon with."""
        return self.actor.clock.today()

    @property
    def folder(self) -> Path:
        """The folder of attachments, backups and log beside the office file."""
        return beside(self.file.path)

    def close(self) -> None:
        """Let go of the file."""
        self._feed.close()
        self.file.close()

    def look_for_news(self) -> None:
        """Publish what other programs changed in the file; `Storage` if it is not there."""
        self.file.still_there()
        for changes in self._feed.news(self._own):
            self.bus.publish(changes)

    def read(self, question: Callable[[Reader], T]) -> T:
        """Ask a question of the office as of one moment."""
        with self.file.reading() as reader:
            return question(reader)

    def write(self, label: Text, act: Callable[[Work], T], progress: Progress | None = None) -> T:
        """Do one piece of work; it is durable when this returns."""
        with self._working(label, Closing(progress=progress)) as work:
            return act(work)

    @contextmanager
    def work(self, label: Text, sort: Sort = Sort.DO, target: int | None = None) -> Iterator[Work]:
        """One named transaction, undo step and journal entry; changes are published after it."""
        with self._working(label, Closing(sort, target)) as work:
            yield work

    @contextmanager
    def _working(self, label: Text, closing: Closing) -> Iterator[Work]:
        with self.file.working(self.actor, RULEBOOK, label, closing) as work:
            yield work
        self.notes = tuple(work.notes)
        if closing.changes is not None:
            self._own.add(closing.changes.work)
            self.bus.publish(closing.changes)

    def undo(self) -> Step:
        """Take back the last step."""
        headers = self.read(lambda reader: Journal(reader.connection).headers())
        header = undoable(headers)
        with_it = [each.id for each in in_one_go(headers, header)] if header else []
        return self._step(header, Sort.UNDO, N_("Nothing is left to undo."), with_it)

    def redo(self) -> Step:
        """Take the last undone step again."""
        header = self.read(lambda reader: redoable(Journal(reader.connection).headers()))
        with_it = [header.id] if header else []
        return self._step(header, Sort.REDO, N_("Nothing is left to redo."), with_it)

    def _step(self, header: Header | None, sort: Sort, nothing: Text, works: Sequence[int]) -> Step:
        if header is None:
            raise Conflict(nothing)
        label = (
            N_("Undo: {step}", step=header.label)
            if sort is Sort.UNDO
            else header.label.values["step"]
        )
        assert isinstance(label, Text)  # noqa: S101 - undo labels are made in the line above
        try:
            with self.work(label, sort, header.id) as work:
                left = [words for each in works for words in reverse(work, each)]
        except (Conflict, Invalid) as refused:
            raise self._set_aside(header, label, refused) from refused
        return Step(label, tuple(left))

    def _set_aside(self, header: Header, label: Text, refused: UserError) -> Conflict:
        """Pass a step over that cannot be taken, so that the next one can be."""
        with self.work(N_("Set aside: {step}", step=label), Sort.ASIDE, header.id):
            pass
        return Conflict(
            N_(
                "“{step}” was set aside so that the next step can be taken. {why}",
                step=label,
                why=refused.message,
            ),
            refused.hint,
        )


FOCUS = "focus"
"""A value of a label: works that follow each other with the same one are one step for undo."""


def in_focus(label: Text, focus: str) -> Text:
    """A label of a work that was done while one did not leave a field."""
    return replace(label, values={**label.values, FOCUS: focus})


def undoable(headers: list[Header]) -> Header | None:
    """The work that undo takes back: the last done or redone one that is not undone."""
    done = _stacks(headers)[0]
    return done[-1][-1] if done else None


def in_one_go(headers: list[Header], header: Header) -> list[Header]:
    """The works that undo takes back with one, the latest first."""
    together = next(each for each in _stacks(headers)[0] if each[-1] == header)
    return together[::-1]


def redoable(headers: list[Header]) -> Header | None:
    """The undo that redo takes back: the last one with no new work after it."""
    undone = _stacks(headers)[1]
    return undone[-1] if undone else None


def _stacks(headers: list[Header]) -> tuple[list[list[Header]], list[Header]]:
    """What may be undone, in groups that were done in one go, and what may be redone."""
    done: list[list[Header]] = []
    undone: list[Header] = []
    for header in headers:
        match header.sort:
            case Sort.UNDO:
                undone.append(header)
                done = [each for each in done if each[-1].id != header.target]
            case Sort.ASIDE:
                done = [each for each in done if each[-1].id != header.target]
                undone = [each for each in undone if each.id != header.target]
            case Sort.REDO:
                undone = [each for each in undone if each.id != header.target]
                done.append([header])
            case Sort.FIXED:
                done, undone = [], []
            case Sort.DO:
                done[-1:] = _joined(done[-1:], header)
                undone = []
    return done, undone


def _joined(last: list[list[Header]], header: Header) -> list[list[Header]]:
    """The last group with a work that goes on with it, or a new group after it."""
    focus = header.label.values.get(FOCUS)
    before = last[0][-1] if last else None
    if before and focus and before.sort is Sort.DO and before.label.values.get(FOCUS) == focus:
        return [[*last[0], header]]
    return [*last, [header]]
