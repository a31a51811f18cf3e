# SPDX-License-Identifier: MIT
"""Saving what is typed on one record page: one work for each field that is left.

What is not saved yet is kept beside the office file every two seconds, so that it survives a
crash; it is forgotten there once it is saved. A page may go while a save is under way: its saver
stays until all is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from delegate_crm.entities import kind
from delegate_crm.kit.errors import Storage, UserError
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.editing import Edit, store, store_new
from delegate_crm.services.office import Work, in_focus
from delegate_crm.services.unsaved import Unsaved, new_mark
from delegate_crm.ui.page import Desk
from delegate_crm.ui.timing import after

KEEP_AFTER = 2_000
"""Milliseconds after which typed text is kept."""
TRY_AGAIN = 5_000
"""Milliseconds after which a save that the disk refused is tried again."""


class State(Enum):
    """How it stands with what is typed on a page."""

    SAVED = auto()
    SAVING = auto()
    TYPED = auto()
    """Something typed cannot be saved as it stands."""
    FAILED = auto()
    """The file could not be written; it is tried again."""


@dataclass(frozen=True, slots=True)
class Save:
    """A field that is to be saved, and who wants to know how it went."""

    seen: Entity
    """The record as it was when one began to type."""
    edit: Edit
    refused: Callable[[UserError], object]
    stored: Callable[[Entity], object] | None = None
    focus: str = ""
    """Saves with the same focus are one step for undo: the pauses of one stay in a field."""


class Saver(QObject):
    """Saves the fields of one record, which may not be stored yet."""

    told = Signal()
    """The state may have changed."""
    drafted = Signal()
    """Something was typed into the new record, which is not stored yet."""
    made = Signal(int)
    """The new record was stored, under this id."""
    turned_down = Signal(str)
    """A field was not taken; the words are its key."""
    clashed = Signal(str)
    """Somebody else changed the same field; the words say so."""

    def __init__(self, desk: Desk, code: str, record_id: int, mark: str = "") -> None:
        super().__init__(desk.tasks)
        self._desk = desk
        self.code = code
        self.id = record_id
        self.mark = str(record_id) if record_id else mark or new_mark()
        self.edits: dict[str, Edit] = {}
        """What was typed into a record that is not stored yet."""
        self.touched = False
        """Whether somebody typed into the new record; what it begins with does not count."""
        self.saved: dt.datetime | None = None
        self.failure: UserError | None = None
        self._typed: dict[str, Edit] = {}
        self._unkept: set[str] = set()
        self._under_way: dict[int, Save] = {}
        self._failed: list[Save] = []
        self._making = False
        self._left = False
        self._unsaved = Unsaved(desk.office)
        self._keep_soon = after(self, KEEP_AFTER, self.keep)
        self._try_soon = after(self, TRY_AGAIN, self.try_again)

    @property
    def state(self) -> State:
        """How it stands."""
        if self._failed:
            return State.FAILED
        if self._under_way or self._making:
            return State.SAVING
        return State.TYPED if self._typed else State.SAVED

    # --- typing -----------------------------------------------------------------------------------

    def hold(self, edit: Edit) -> None:
        """Something is being typed; it is kept in a moment."""
        self._typed[edit.key] = edit
        self._unkept.add(edit.key)
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def typed(self, key: str) -> Edit | None:
        """What is typed into a field and not on its way to be saved."""
        going = (each.edit.key for each in (*self._under_way.values(), *self._failed))
        return None if key in going else self._typed.get(key)

    def drop(self, key: str) -> None:
        """The field is as it was again."""
        self._unkept.discard(key)
        if self._typed.pop(key, None) is not None:
            self._quietly(partial(self._unsaved.drop, self.mark, key))
            self.told.emit()

    def begin(self, edits: Sequence[Edit]) -> None:
        """What a new record begins with; it is not stored for these alone."""
        self.edits |= {edit.key: edit for edit in edits}

    def bring_back(self, edits: Sequence[Edit]) -> None:
        """Take over what an earlier run of the program kept."""
        self._typed |= {edit.key: edit for edit in edits}
        if not self.id:
            self.edits |= self._typed

    @property
    def is_shared(self) -> bool:
        """Tell whether another page works on the same record, or one that is gone still saves."""
        others = (each for each in self._desk.tasks.findChildren(Saver) if each is not self)
        return any(each.mark == self.mark and each.is_at_work for each in others)

    @property
    def is_at_work(self) -> bool:
        """Tell whether its page is there, or what was typed there is on its way."""
        return not self._left or self.state in (State.SAVING, State.FAILED)

    @property
    def has_typed(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return bool(self._typed)

    def unsaved(self) -> list[Edit]:
        """All that was typed and is not stored yet."""
        return list(self._typed.values())

    def drop_all(self) -> None:
        """Forget all that was typed."""
        self._typed.clear()
        self._unkept.clear()
        self.edits.clear()
        self._quietly(partial(self._unsaved.drop, self.mark))

    def keep(self) -> None:
        """Keep what is typed beside the office file, now."""
        self._keep_soon.stop()
        waiting = [each.edit for each in (*self._under_way.values(), *self._failed)]
        fresh = [self._typed[key] for key in self._unkept if key in self._typed]
        self._unkept.clear()
        if fresh or waiting:
            edits = (*waiting, *fresh)
            self._quietly(partial(self._unsaved.keep, self.code, self.mark, edits))

    def _quietly(self, job: Callable[[], object]) -> None:
        """Keeping is a second net: where it fails, the first one still holds."""
        self._desk.tasks.queue(self._desk.tasks, job, failed=lambda _error: None)

    # --- saving -----------------------------------------------------------------------------------

    def save(self, save: Save) -> None:
        """Save a field; a new record waits until it has what it needs.

        What was begun on the draft and is left once the record is stored waits for `save_rest`.
        """
        edit = save.edit
        self.hold(edit)
        if self.id and save.seen.id:
            self._begin(save)
        else:
            self.edits[edit.key] = edit
            self.touched = True
            self.keep()
            self.drafted.emit()
        self.told.emit()

    def _begin(self, save: Save) -> None:
        self._under_way[id(save)] = save
        field = save.seen.fields[save.edit.key]
        label = NC_("step", "{kind}: {field}", kind=save.seen.label, field=field.label)
        label = in_focus(label, save.focus) if save.focus else label
        office, lang = self._desk.office, self._desk.lang

        def act(work: Work) -> tuple[Entity, list[str]]:
            reading = reading_for(office, lang, work.reader)
            stored = store(work, save.seen, save.edit, reading)
            return stored, [self._desk.tr(note) for note in work.notes]

        then, failed = partial(self._done, save), partial(self._refused, save)
        self._desk.tasks.do(self, label, act, then, failed=failed)

    def _done(self, save: Save, done: tuple[Entity, list[str]]) -> None:
        record, notes = done
        del self._under_way[id(save)]
        self._settle_edit(save.edit)
        if save.stored and not self._left:
            save.stored(record)
        self._finish()
        if notes:
            self.clashed.emit(" ".join(notes))

    def _settle_edit(self, edit: Edit) -> None:
        if self._typed.get(edit.key) == edit:
            del self._typed[edit.key]
            self._unkept.discard(edit.key)
        self._quietly(partial(self._unsaved.forget, self.mark, edit))

    def _refused(self, save: Save, error: Exception) -> None:
        del self._under_way[id(save)]
        if isinstance(error, Storage):
            self._wait(save, error)
        elif isinstance(error, UserError):
            self._tell_refused(save, error)
        else:
            self._desk.notify.problem(error)
        self.keep()
        self._tell()

    def _tell_refused(self, save: Save, error: UserError) -> None:
        if self._left:
            self._desk.notify.problem(error)
        else:
            save.refused(error)
            self.turned_down.emit(save.edit.key)

    def _wait(self, save: Save, error: Storage) -> None:
        self.failure = error
        self._failed = [each for each in self._failed if each.edit.key != save.edit.key]
        self._failed.append(save)
        self._try_soon.start()

    def try_again(self) -> None:
        """Save again what the disk refused."""
        self._try_soon.stop()
        failed, self._failed = self._failed, []
        for save in failed:
            self._begin(save)
        self._tell()

    def _finish(self) -> None:
        self.saved = dt.datetime.now().astimezone()
        if not self._failed:
            self.failure = None
        self._tell()

    # --- a new record -----------------------------------------------------------------------------

    def make(self, refused: Callable[[UserError], object]) -> None:
        """Store the new record: it has what it needs."""
        if self._making or self.id:
            return
        self._making = True
        edits, office, lang = tuple(self.edits.values()), self._desk.office, self._desk.lang
        label = N_("Add: {kind}", kind=kind(self.code).label)

        def act(work: Work) -> int:
            return store_new(work, self.code, edits, reading_for(office, lang, work.reader)).id

        then, failed = partial(self._made, edits), partial(self._unmade, refused)
        self._desk.tasks.do(self, label, act, then, failed=failed)
        self.told.emit()

    def _made(self, edits: Sequence[Edit], record_id: int) -> None:
        self._making = False
        for edit in edits:
            self._settle_edit(edit)
        self.id, self.mark = record_id, str(record_id)
        self.edits = {key: each for key, each in self.edits.items() if each not in edits}
        self._finish()
        self.made.emit(record_id)

    def _unmade(self, refused: Callable[[UserError], object], error: Exception) -> None:
        self._making = False
        if isinstance(error, UserError):
            self.failure = error
            refused(error)
        else:
            self._desk.notify.problem(error)
        self._tell()

    def save_rest(self, seen: Entity, refused: Callable[[UserError], object]) -> None:
        """Save what was typed while the new record was being stored."""
        rest, self.edits = self.edits, {}
        for edit in rest.values():
            self.save(Save(seen, edit, refused))

    # --- going ------------------------------------------------------------------------------------

    def leave(self) -> None:
        """The page goes; what is under way is finished first."""
        self._left = True
        if not self._desk.tasks.closed:
            self.keep()
            self._tell()

    def _tell(self) -> None:
        self.told.emit()
        if self._left and self.state in (State.SAVED, State.TYPED):
            self.deleteLater()
