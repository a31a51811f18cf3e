# SPDX-License-Identifier: MIT
"""How a list looks: its columns and their widths, its order; remembered, and kept as a view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.services import saved_views
from delegate_crm.services.lists import Source
from delegate_crm.services.office import Reader, Work
from delegate_crm.services.saved_views import View
from delegate_crm.ui.lists.popovers import ColumnsPopover
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.remembered import remember, remembered
from delegate_crm.ui.views import place_of_view
from delegate_crm.ui.widgets.naming import NamePopover


class ListLook(QObject):
    """Columns and order of one list."""

    changed = Signal()
    """The list is to be asked for anew."""

    def __init__(self, desk: Desk, source: Source, table: Table, place: Place) -> None:
        super().__init__(table)
        self._desk, self._source, self._table, self._place = desk, source, table, place
        self._key = f"lists/{place.page}/{place.kind}"
        self._name = ""
        self._recalled = False
        self.sort = source.sort
        self.shown: tuple[str, ...] = ()
        kept = remembered(self._key)
        widths = kept.get("widths", {})
        self._by_hand = bool(kept.get("columns"))
        """Whether columns were chosen, not merely put in order: then none is left out."""
        shown = self._known(kept.get("columns") or kept.get("order"))
        self._show(shown, widths if isinstance(widths, dict) else {})
        table.setProperty("tree", "title" in self.shown and len(source.kinds) > 1)
        table.head.show_sort(self.sort)
        table.resized.connect(self._remember)
        table.reordered.connect(self._choose)

    def _known(self, keys: object) -> tuple[str, ...]:
        """Columns that were chosen and are there still; those shown at first if none was."""
        wanted = keys if isinstance(keys, (list, tuple)) else ()
        there = {each.key for each in self._source.columns}
        known = tuple(key for key in dict.fromkeys(wanted) if key in there)
        return known or tuple(each.key for each in self._source.columns if each.shown)

    def _show(self, shown: tuple[str, ...], widths: dict[str, int]) -> None:
        self.shown = shown
        known = {key: int(width) for key, width in widths.items() if str(width).isdigit()}
        self._table.show_columns(shown, known, by_hand=self._by_hand)

    def _remember(self) -> None:
        columns = [*self.shown] if self._by_hand else []
        order = [*self.shown] if self.shown != self._known(()) else []
        widths = self._table.widths()
        remember(self._key, {"columns": columns, "order": order, "widths": widths})

    # --- order ------------------------------------------------------------------------------------

    def sort_by(self, key: str) -> None:
        """Sort by a column; by the same one again, the other way round."""
        turned = self.sort == key or (self.sort != f"-{key}" and self._source.sort == f"-{key}")
        self.set_sort(f"-{key}" if turned else key)

    def set_sort(self, sort: str) -> None:
        """Sort by a column in a direction."""
        if sort != self.sort:
            self.recall_sort(sort)
            self.changed.emit()

    def recall_sort(self, sort: str) -> None:
        """Sort as before; nobody is told."""
        self._recalled = True
        self.sort = sort
        self._table.head.show_sort(sort)

    # --- columns ----------------------------------------------------------------------------------

    def choose_columns(self, anchor: QWidget) -> None:
        """Choose columns and order."""
        columns = self._source.columns
        popover = ColumnsPopover(anchor, self._desk.tr, columns, self.shown, self.sort)
        popover.changed.connect(self._choose)
        popover.sorted_by.connect(self.set_sort)
        popover.reset.connect(self._reset)
        popover.open()

    def _choose(self, keys: list[str]) -> None:
        self._by_hand = self._by_hand or set(keys) != set(self.shown)
        self._show(self._known(keys), self._table.widths())
        self._remember()
        self.changed.emit()

    def _reset(self) -> None:
        self._by_hand = False
        self._show(self._known(()), {})
        self._remember()
        self.recall_sort(self._source.sort)
        self.changed.emit()

    # --- saved views ------------------------------------------------------------------------------

    def recall_view(self, number: int, then: Callable[[str], object]) -> None:
        """Look as a saved view says, then go on with its name; without one if it is gone."""
        lang = self._desk.lang

        def question(reader: Reader) -> tuple[str, View]:
            return reader.title(number, lang), saved_views.view(reader, number)

        def came(found: tuple[str, View]) -> None:
            self._name, view = found
            if view.columns:
                self._show(self._known(view.columns), self._table.widths())
            if view.sort and not self._recalled:
                self.recall_sort(view.sort)
            then(self._name)

        self._desk.tasks.ask(self, question, came, topic="view", failed=lambda _error: then(""))

    def save_view(self, anchor: QWidget, now: Place) -> None:
        """Ask for a name and keep the list under it, as it is shown now."""
        known = bool(self._place.id and self._name)
        popover = NamePopover(anchor, self._desk.tr, self._name, known=known)
        view = View(now.page, now.kind, now.tab, now.words, self.sort, self.shown, now.mode)
        popover.named.connect(partial(self._keep, view))
        popover.named_anew.connect(partial(self._change, view))
        popover.open()

    def _keep(self, view: View, name: str) -> None:
        desk = self._desk

        def act(work: Work) -> int:
            return saved_views.keep(work, name, desk.lang, view)

        def done(number: int) -> None:
            desk.notify.say(N_("Saved view: {name}", name=name), desk.undo)
            desk.go(place_of_view(number, view))

        desk.tasks.do(self, N_("Save a view"), act, done)

    def _change(self, view: View, name: str) -> None:
        desk, number = self._desk, self._place.id

        def act(work: Work) -> None:
            saved_views.change(work, number, name, desk.lang, view)

        def done(_nothing: None) -> None:
            desk.notify.say(N_("Saved view: {name}", name=name), desk.undo)
            desk.go(place_of_view(number, view))

        desk.tasks.do(self, N_("Change a saved view"), act, done)
