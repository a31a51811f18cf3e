# SPDX-License-Identifier: MIT
"""What one can do with any record: put it away, copy it, show it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_
from delegate_crm.services.copying import duplicate
from delegate_crm.services.office import Work
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of


def record_menu(desk: Desk, page: QObject, facts: AnyFacts) -> Sequence[Action]:
    """The entries of the menu behind the three dots."""
    record = facts.record
    place = place_of(record.code, record.id)
    stored = (
        Action(N_("Open in a window of its own"), partial(desk.open_window, place), "window"),
        Action(N_("Copy what it is called"), partial(copy_name, desk, facts), "copy"),
        Action(N_("Duplicate"), partial(make_copy, desk, page, facts), "plus"),
    )
    if record.archived_at:
        back = partial(bring_back, desk, page, facts)
        return (*stored, Action(N_("Take out of the archive"), back, "undo"))
    return (*stored, Action(N_("Archive"), partial(archive, desk, page, facts), "archive"))


def copy_name(desk: Desk, facts: AnyFacts) -> None:
    """Put title, kind and number on the clipboard, by which the record is found again."""
    record = facts.record
    number = record.get(record.number) if record.number else ""
    words = f"{facts.title} ({desk.tr(record.label)} {number or record.id})"
    QGuiApplication.clipboard().setText(words)
    desk.notify.say(N_("Copied: {words}", words=words))


def make_copy(desk: Desk, page: QObject, facts: AnyFacts) -> None:
    """Make a record like this one and go there."""
    code, number = facts.record.code, facts.record.id

    def act(work: Work) -> int:
        return duplicate(work, code, number)

    def made(new: int) -> None:
        desk.go(place_of(code, new))
        desk.notify.say(N_("This is the copy of “{title}”.", title=facts.title), desk.undo)

    desk.tasks.do(page, N_("Duplicate: {kind}", kind=facts.record.label), act, made)


def archive(desk: Desk, page: QObject, facts: AnyFacts) -> None:
    """Put the record away; nothing points into the void, and Undo brings it back."""
    code, number = facts.record.code, facts.record.id

    def act(work: Work) -> None:
        work.archive(work.reader.get(kind(code), number))

    def done(_nothing: None) -> None:
        desk.notify.say(N_("Archived: {what}", what=facts.title), desk.undo)

    desk.tasks.do(page, N_("Archive: {kind}", kind=facts.record.label), act, done)


def bring_back(desk: Desk, page: QObject, facts: AnyFacts) -> None:
    """Take the record out of the archive."""
    code, number = facts.record.code, facts.record.id

    def act(work: Work) -> None:
        work.unarchive(work.reader.get(kind(code), number))

    desk.tasks.do(page, N_("Take out of the archive: {kind}", kind=facts.record.label), act)
