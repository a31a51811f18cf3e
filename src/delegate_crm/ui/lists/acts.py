# SPDX-License-Identifier: MIT
"""What one does with rows of a list: open, put away, give to somebody, tag, print, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from delegate_crm.entities.user import User
from delegate_crm.exchange.base import by_ending
from delegate_crm.exchange.calendar import KINDS, Chosen, days_file, read_days
from delegate_crm.exchange.days import DaysFormat, writing_formats
from delegate_crm.exchange.lists import Wanted, list_file
from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, plain
from delegate_crm.rules.folding import fold
from delegate_crm.services.bulk import archive_all, give_all, owner_field, tag_all
from delegate_crm.services.counted import counted
from delegate_crm.services.lists import Source
from delegate_crm.services.office import Office, Reader, Work
from delegate_crm.services.picking import picks
from delegate_crm.services.search import Query
from delegate_crm.ui.actions import Action
from delegate_crm.ui.dialogs.saving import name_of_file, place_for
from delegate_crm.ui.lists.bulk_bar import Bulk
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.menus import menu_action, menu_of
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.hand_over import HAND_OVER, open_hand_over
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.under_way import UnderWay
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.lines import Option
from delegate_crm.ui.widgets.progress import ProgressBox

NOBODY = "0"
NEW = "new"
MOST_PRINTED = 200


class Shows(Protocol):
    """What the acts ask of the page that shows the list."""

    def wanted(self, ids: Sequence[int]) -> Wanted:
        """What is to be written of rows: the columns in view, and in which words."""

    def at_work(self) -> Sequence[int]:
        """What an act concerns: what is chosen, else the record that one is at."""

    def rows_widget(self) -> QWidget:
        """The table, or what stands in its place."""


class ListActs(QObject):
    """Acts on the records of one list, in whichever way it is shown."""

    def __init__(self, desk: Desk, source: Source, table: Table, page: Shows) -> None:
        super().__init__(table)
        self._page = page
        self._desk, self._source, self._table = desk, source, table
        self.progress = ProgressBox(desk.tr, self.cancel)
        self._way = UnderWay(desk, self.progress, self)

    def cancel(self) -> None:
        """Stop what is being done to many rows; nothing of it stays."""
        self._way.cancel()

    # --- one row ----------------------------------------------------------------------------------

    def place(self, record_id: int) -> Place:
        """The page of a record of the list."""
        known = self._table.rows.known(record_id)
        kind = known.kind if known is not None and known.kind else self._source.kinds[0]
        return place_of(kind, record_id)

    def open(self, record_id: int) -> None:
        """Go to a record."""
        self._desk.go(self.place(record_id))

    def open_apart(self, record_id: int) -> None:
        """Show a record in a window of its own."""
        self._desk.open_window(self.place(record_id))

    def menu(self, at: QPoint, record_id: int, more: Sequence[Action]) -> QMenu:
        """The menu of a row."""
        acts = (
            Action(N_("Open"), partial(self.open, record_id), "arrow-right", "Return"),
            Action(
                N_("Open in a window of its own"),
                partial(self.open_apart, record_id),
                "window",
                "Ctrl+Return",
            ),
            Action(
                N_("Look at it here"), partial(self._table.peeked.emit, record_id), "eye", "Space"
            ),
            *more,
        )
        menu = menu_of(self._page.rows_widget(), self._desk.tr, acts)
        menu.addSeparator()
        for each in self.offered():
            keys = "Del" * (each.icon == "archive")
            menu.addAction(menu_action(menu, self._desk.tr(each.text), replace(each, keys=keys)))
        menu.popup(at)
        return menu

    def offered(self) -> Sequence[Action]:
        """What can be done with what is chosen, else with the row that one is at."""
        return [Action(plain(x.words), partial(self._do_bulk, x), x.icon) for x in self.bulk()]

    def _do_bulk(self, bulk: Bulk) -> None:
        bulk.act(self._page.rows_widget())

    # --- many rows --------------------------------------------------------------------------------

    def bulk(self) -> list[Bulk]:
        """What can be done with all that are chosen."""
        tr = self._desk.tr
        found = [Bulk(tr(N_("Tag")), "tag", self.choose_tag)]
        if any(owner_field(code) for code in self._source.kinds):
            found.insert(0, Bulk(tr(NC_("responsible", "Owner")), "users", self.choose_owner))
        if tuple(self._source.kinds) == (User.code,):
            found.append(Bulk(tr(HAND_OVER), "users", self.hand_over))
        if "visit" in self._source.kinds:
            found.append(Bulk(tr(N_("Print reports")), "printer", lambda _anchor: self.print()))
        found.append(Bulk(tr(EXPORT), "download", self.export))
        found.append(Bulk(tr(N_("Archive")), "archive", lambda _anchor: self.archive()))
        return found

    def archive(self) -> None:
        """Put away what is chosen, else the row that one is at."""
        ids = self._page.at_work()
        if ids:
            self._do(N_("Archive: {kind}", kind=self.counted(len(ids))), archive_all, ids, ARCHIVED)

    def print(self) -> None:
        """Print a report about each of what is chosen."""
        ids = self._page.at_work()[:MOST_PRINTED]
        if ids:
            numbers = ",".join(map(str, ids))
            self._desk.go(Place("print_page", self._source.kinds[0], ids[0], numbers))

    def export(self, anchor: QWidget) -> None:
        """Write what is chosen into a file: a table of the columns in view, or a calendar."""
        desk, ids = self._desk, self._page.at_work()
        name = name_of_file((self._table.accessibleName(),), "csv")
        dated = set(self._source.kinds) <= set(KINDS)
        kinds = f"{CSV};;{desk.tr(CALENDAR)}" if dated else CSV
        path = place_for(anchor.window(), desk.tr(EXPORT), name, kinds) if self._is_free() else None
        if path is not None and ids:
            job = partial(_write, desk.office, self._page.wanted(ids), path)
            said = N_("Saved: {path}", path=str(path))
            self._way.run(EXPORT, job, lambda _done: desk.notify.say(said))

    def choose_owner(self, anchor: QWidget) -> None:
        """Choose who is in charge of what is chosen."""
        tr, desk, ids = self._desk.tr, self._desk, self._page.at_work()
        nobody = Option(NOBODY, tr(N_("Nobody")), icon="x")

        def asked(text: str, fill: Fill) -> None:
            query = Query(text, desk.lang, desk.office.today, ("user",))

            def question(reader: Reader) -> list[Option]:
                return [Option(str(x.id), x.title, icon="person") for x in picks(reader, query)]

            desk.tasks.ask(chooser, question, lambda found: fill([*found, nobody]), topic="users")

        chooser = Chooser(anchor, tr(NC_("responsible", "Owner")), tr(N_("Type to search")), asked)
        chooser.chosen.connect(lambda key: self._given(chooser, ids, int(key) or None))
        chooser.open()

    def _given(self, chooser: Chooser, ids: Sequence[int], user: int | None) -> None:
        chooser.close()
        label = N_("Owner: {what}", what=self.counted(len(ids)))
        self._do(label, lambda work, each: give_all(work, each, user), ids, GIVEN)

    def hand_over(self, anchor: QWidget) -> None:
        """Give what the chosen users are in charge of to a colleague."""
        if ids := self._page.at_work():
            open_hand_over(self._desk, anchor, ids)

    def choose_tag(self, anchor: QWidget) -> None:
        """Choose a tag for what is chosen, or type a new one."""
        tr, desk, ids = self._desk.tr, self._desk, self._page.at_work()

        def asked(text: str, fill: Fill) -> None:
            def question(reader: Reader) -> list[str]:
                return [
                    each.title
                    for each in picks(reader, Query(text, desk.lang, desk.office.today, ("tag",)))
                ]

            desk.tasks.ask(chooser, question, lambda found: fill(_tags(found, text)), topic="tags")

        def _tags(found: Sequence[str], text: str) -> list[Option]:
            options = [Option(each, each, icon="tag") for each in found]
            words = text.strip()
            if words and fold(words) not in map(fold, found):
                options.append(Option(words, tr(N_("New tag “{words}”", words=words)), icon="plus"))
            return options

        chooser = Chooser(anchor, tr(N_("Tag")), tr(N_("Type a tag")), asked)
        chooser.chosen.connect(lambda key: self._tagged(chooser, ids, key))
        chooser.open()

    def _tagged(self, chooser: Chooser, ids: Sequence[int], words: str) -> None:
        chooser.close()
        lang = self._desk.lang
        label = N_("Tag: {what}", what=self.counted(len(ids)))
        self._do(label, lambda work, each: tag_all(work, each, words, lang), ids, TAGGED)

    def _do(
        self,
        label: Text,
        act: Callable[[Work, Sequence[int]], int],
        ids: Sequence[int],
        done: Text,
    ) -> None:
        """Do one thing to many records as one step, and say it with Undo."""
        desk = self._desk

        def told(count: int) -> None:
            if count:
                said = replace(done, values={"what": self.counted(count)})
                desk.notify.say(said, desk.undo)
            else:
                desk.notify.say(N_("They were so already."))

        if self._is_free():
            self._way.change(label, lambda work: act(work, ids), told)

    def _is_free(self) -> bool:
        if self._way.busy:
            self._desk.notify.say(N_("The work before is still under way."))
        return not self._way.busy

    def counted(self, count: int) -> Text:
        """So many records of the list."""
        kinds = self._source.kinds
        return counted(kinds[0] if len(kinds) == 1 else "", count)


def _write(office: Office, wanted: Wanted, path: Path, work: Watched) -> None:
    form = by_ending(path.name, writing_formats())
    if isinstance(form, DaysFormat):
        chosen = Chosen({wanted.source.kinds[0]: wanted.ids}, wanted.ask.lang)
        write_out(path, days_file(read_days(office, lambda _reader: chosen), form))
    else:
        write_out(path, list_file(office, wanted, form, work))


CSV = "CSV (*.csv)"
CALENDAR = N_("Calendar (*.ics)")
EXPORT = NC_("verb", "Export")
ARCHIVED = N_("{what} archived")
GIVEN = N_("Owner changed: {what}")
TAGGED = N_("Tagged: {what}")
CHOSEN = NN_("{n} selected", "{n} selected", 0)


def chosen_words(count: int) -> Text:
    """How many rows are chosen."""
    return replace(CHOSEN, values={"n": count})
