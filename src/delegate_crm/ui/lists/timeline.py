# SPDX-License-Identifier: MIT
"""Follow-ups on one axis of time: asks for what is shown, moves what is moved, zooms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Reader
from delegate_crm.services.timeline import Scope, TimeRow, scope, time_rows
from delegate_crm.services.window_facts import WindowFacts, move_window, window_facts
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.acts import ListActs
from delegate_crm.ui.lists.time_drag import WEEK
from delegate_crm.ui.lists.time_table import TimeTable
from delegate_crm.ui.lists.ways import Shown
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.adjust_window import MOVE, AdjustWindow
from delegate_crm.ui.remembered import remember, remembered
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.timescale import Zoom

KEPT = "timeline"
"""Under this name the zoom is remembered."""
INSET = 14


class Timeline(Shown):
    """The timeline of follow-ups."""

    looked = Signal()
    """What is told of the row that one is at is to be put away, or seen again."""

    def __init__(self, desk: Desk, source: FollowUpList, acts: ListActs) -> None:
        super().__init__()
        self._desk, self._source, self._acts = desk, source, acts
        self._ask: Ask | None = None
        self._here = 0
        """The row that one is at, once it is there."""
        self._begins = desk.office.today
        """The day on which the earliest of what is not over opens."""
        self._homed = True
        """Whether today keeps its place when the room changes: until somebody scrolls."""
        self.table = TimeTable(desk.tr, desk.office.today)
        self.table.setAccessibleName(desk.tr(NC_("way", "Timeline")))
        self.table.scale.zoom = Zoom(_known(remembered(KEPT).get("zoom")))
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(desk.tr(NC_("timeline", "Time")))
        self._corner()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _corner(self) -> None:
        """What zooms and leads to today, over the column of names."""
        tr = self._desk.tr
        self.corner = QWidget(self.table.head)
        row = QHBoxLayout(self.corner)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(8)
        less = partial(self._step_zoom, -1, None)
        more = partial(self._step_zoom, 1, None)
        zooms = (
            IconButton("zoom-in", tr(NC_("timeline", "Show less time")), less, keys="Ctrl++"),
            IconButton("zoom-out", tr(NC_("timeline", "Show more time")), more, keys="Ctrl+-"),
        )
        today = tr(NC_("section", "Today"))
        self.today = IconButton("target", today, self.go_home, keys="Ctrl+Home")
        for each in zooms:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.today, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        self._under = QWidget()
        foot.addWidget(self._under)
        foot.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self._acts.open)
        table.opened_apart.connect(self._acts.open_apart)
        table.peeked.connect(lambda _record: self.looked.emit())
        table.archived.connect(self.archived)
        table.typed.connect(self.typed)
        table.menu_wanted.connect(self.menu_wanted)
        table.at_other.connect(self.moved)
        table.shifting.connect(self._shift)
        table.refused.connect(self._refuse)
        table.adjusted.connect(self.adjust)
        table.zoomed.connect(self._step_zoom)
        table.went.connect(lambda pixels: self.bar.setValue(self.bar.value() + round(pixels)))
        table.home.connect(self.go_home)
        table.rows.wanted.connect(self._rows)
        self.bar.valueChanged.connect(self._scrolled)
        table.laid_out.connect(self._fit)

    # --- reading ----------------------------------------------------------------------------------

    def read(self, ask: Ask) -> None:
        """Ask for the ids and the first rows; the row that one is at stays."""
        self._ask, source = ask, self._source
        self._desk.tasks.ask(
            self,
            lambda reader: scope(reader, source, ask),
            self._came,
            topic="timeline",
            failed=self.failed.emit,
        )

    def _came(self, found: Scope) -> None:
        table = self.table
        here = self._here or table.current_id()
        table.rows.all_stale()
        table.rows.keep(found.rows)
        table.settle(frozenset(each.id for each in found.rows))
        table.scale.span(found.first, found.last)
        self._begins = found.begins
        self._fit()
        if table.rows.fill(found.found):
            table.stand_on(here or table.rows.id_at(0))
        self._here = 0
        table.repaint_time()
        self.filled.emit()

    def _rows(self, ids: Sequence[int], sort: str) -> None:
        ask = self._ask
        if ask is None:
            return

        def took(rows: list[TimeRow]) -> None:
            self.table.rows.take(rows, sort)
            self.table.settle(frozenset(each.id for each in rows))

        def failed(error: Exception) -> None:
            self.table.rows.failed()
            self.failed.emit(error)

        def question(reader: Reader) -> list[TimeRow]:
            return time_rows(reader, ids, ask)

        self._desk.tasks.ask(self, question, took, topic=sort, failed=failed)

    # --- where one is -----------------------------------------------------------------------------

    def count(self) -> int:
        """How many follow-ups are shown."""
        return self.table.rows.total

    def current_id(self) -> int:
        """The follow-up that one is at."""
        return self.table.current_id()

    def stand_on(self, record_id: int) -> None:
        """Make a follow-up the one that one is at."""
        self.table.stand_on(record_id)

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where the row of a follow-up stands in the page."""
        box, port = self.table.box_of(record_id), self.table.viewport()
        return QRect(port.mapTo(page, box.topLeft()), box.size()) if box.isValid() else box

    def wanted_height(self) -> int:
        """As high as its rows."""
        return self.table.wanted_height() + self.bar.sizeHint().height()

    # --- time -------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Let the scroll bar and what stands in the corner follow the axis."""
        scale, names = self.table.scale, self.table.names_width()
        if self._homed:
            scale.go_home(self._desk.office.today, self._begins)
        self._under.setFixedWidth(names)
        self.corner.setFixedSize(names, self.table.head.height() - 1)
        rtl = self.isRightToLeft()
        self.corner.move(self.table.head.width() - names if rtl else 0, 0)
        self.bar.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.bar.setRange(0, scale.farthest)
        self.bar.setPageStep(round(scale.width))
        self.bar.setSingleStep(scale.month)
        self.bar.setValue(scale.at)
        self.bar.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _scrolled(self, at: int) -> None:
        self._homed = False
        self.table.scale.scroll(at)
        self.table.repaint_time()

    def _step_zoom(self, step: int, x: float | None) -> None:
        steps = [*Zoom]
        at = steps.index(self.table.scale.zoom) + step
        if 0 <= at < len(steps):
            self.show_zoom(steps[at], x)

    def show_zoom(self, zoom: Zoom, x: float | None = None) -> None:
        """Show so much time; what lies at a place stays there, else today if it is in view."""
        scale, today = self.table.scale, self._desk.office.today
        now = scale.axis().x(today, 0.5)
        in_view = scale.left <= now <= scale.left + scale.width
        self._homed = False
        scale.turn(zoom, now if x is None and in_view else x)
        remember(KEPT, {"zoom": zoom.value})
        self._fit()
        self.table.repaint_time()

    def go_home(self) -> None:
        """Go to today, and to what began before it."""
        self._homed = True
        self._fit()
        self.table.repaint_time()

    # --- moving -----------------------------------------------------------------------------------

    def _shift(self, record_id: int, opens_by: int, closes_by: int) -> None:
        desk = self._desk
        self._here = record_id
        desk.tasks.do(
            desk.tasks,
            MOVE,
            lambda work: move_window(work, record_id, opens_by, closes_by, lang=desk.lang),
            lambda moved: desk.notify.say(moved.words, desk.undo),
            failed=partial(self._failed_shift, record_id),
        )

    def _failed_shift(self, record_id: int, error: Exception) -> None:
        self._desk.notify.problem(error)
        self.table.settle(frozenset({record_id}))

    def _refuse(self, record_id: int) -> None:
        row = self.table.rows.known_row(record_id)
        if row is not None and row.fixed is not None:
            self._desk.notify.say(row.fixed)

    def adjust(self, record_id: int) -> None:
        """Type both ends."""
        desk = self._desk
        row = self.table.rows.known_row(record_id)
        if row is not None and row.fixed is not None:
            desk.notify.say(row.fixed)
            return
        today, lang = desk.office.today, desk.lang

        def show(found: list[WindowFacts]) -> None:
            if found:
                AdjustWindow(desk, self.table, found[0]).open()

        desk.tasks.ask(
            self,
            lambda reader: window_facts(reader, [record_id], today, lang),
            show,
            topic="adjust",
        )

    def acts_on(self, record_id: int) -> Sequence[Action]:
        """Move a window by a week, move its end, and type both."""
        nudge = self.table.nudge
        return (
            Action(N_("Adjust the window"), partial(self.adjust, record_id), "calendar", "F2"),
            Action(N_("Show its days"), self.table.show_days, "target", "Ctrl+End"),
            Action(N_("A week later"), partial(nudge, (WEEK, WEEK)), "arrow-right", "Ctrl+Right"),
            Action(N_("A week earlier"), partial(nudge, (-WEEK, -WEEK)), "", "Ctrl+Left"),
            Action(N_("Close a week later"), partial(nudge, (0, WEEK)), "", "Ctrl+Shift+Right"),
            Action(N_("Close a week earlier"), partial(nudge, (0, -WEEK)), "", "Ctrl+Shift+Left"),
        )


def _known(zoom: object) -> str:
    return str(zoom) if zoom in {*Zoom} else Zoom.YEAR.value
