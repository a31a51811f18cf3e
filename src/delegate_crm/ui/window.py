# SPDX-License-Identifier: MIT
"""The window: sidebar and page, the way through the pages, keys, what is said at the foot.

It paints before the core of the program is loaded: nothing here imports the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.kit.registry import Registry
from delegate_crm.ui import keys
from delegate_crm.ui.actions import Action
from delegate_crm.ui.alt import AltAlone
from delegate_crm.ui.beginning import beginnings
from delegate_crm.ui.commands import commands, everywhere, here
from delegate_crm.ui.focus import first_in, following
from delegate_crm.ui.menus import fill_menu_bar, has_menu_bar, menu_of
from delegate_crm.ui.place import Place, Trail, Visited
from delegate_crm.ui.sidebar import Sidebar
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import Skeleton
from delegate_crm.ui.widgets.snackbar import Snackbar

if TYPE_CHECKING:
    from delegate_crm.services.office import Step
    from delegate_crm.ui.live import Touched
    from delegate_crm.ui.page import Desk, Page

PROGRAM = "Delegate CRM"
SMALLEST = (1024, 640)
FIRST = (1440, 900)
RAIL_BELOW = 1000
BELOW = 64
"""A menu of the whole page opens so far below its upper edge."""


class Window(QMainWindow):
    """One window of the program; the first has all the rest of it."""

    second_wanted = Signal(object)
    view_changed = Signal(int, str)
    view_told = Signal(int, bool)
    """A saved view is to be called by another name; by none, it is to be taken away."""
    palette_wanted = Signal(str)
    """The palette is to be shown, with these words typed into it."""
    keys_wanted = Signal(object, object)
    """Keys of the page, and sentences of help above them, are to be shown."""
    closed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.words = tr
        self.desk: Desk | None = None
        self.page: Page | None = None
        self.stays = False
        """Closing only hides it: the program waits in the tray."""
        self.trail = Trail()
        self._pages: Registry[type[Page]] = Registry("delegate_crm.ui.pages", "PAGE", N_("page"))
        self._shortcuts: list[QShortcut] = []
        self._alt = AltAlone(self)
        self._alt.heard.connect(self._show_menu)
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self._frame()
        self._keys_everywhere()

    def _frame(self) -> None:
        """Make sidebar, page and snackbar."""
        inner = QWidget()
        inner.setProperty("surface", "window")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.words)
        self.sidebar.went.connect(self.go)
        self.sidebar.searched.connect(self.search)
        self.sidebar.menu_wanted.connect(self._show_menu)
        self.sidebar.view_wanted.connect(self._keep_view)
        self.sidebar.view_changed.connect(self.view_changed)
        self.sidebar.view_told.connect(self.view_told)
        self._stack = QStackedWidget()
        self._stack.addWidget(Skeleton(8))
        row.addWidget(self.sidebar)
        self._banner = QVBoxLayout()
        self._banner.setContentsMargins(0, 0, 0, 0)
        self._banner.setSpacing(8)
        self.banners: dict[str, QWidget] = {}
        """What stands above the pages, by what it is about."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._banner)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(inner)
        self.snackbar = Snackbar(inner, self.words(N_("Undo")))

    def show_banner(self, banner: QWidget, about: str = "file") -> None:
        """Show something above every page until it is cleared; one for each matter."""
        self.clear_banner(about)
        self.banners[about] = banner
        self._banner.setContentsMargins(16, 12, 16, 0)
        self._banner.addWidget(banner)

    def clear_banner(self, about: str = "file") -> None:
        """Take it away."""
        if (banner := self.banners.pop(about, None)) is None:
            return
        self._banner.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        if not self.banners:
            self._banner.setContentsMargins(0, 0, 0, 0)

    @property
    def banner(self) -> QWidget | None:
        """What stands above the pages about the office file."""
        return self.banners.get("file")

    # --- opening and closing ----------------------------------------------------------------------

    def open(self, desk: Desk, place: Place) -> None:
        """Show an office."""
        self._use(desk)
        self.go(place)

    def again(self, tr: Translator, desk: Desk) -> None:
        """Make all that is shown anew, in another language or with other looks."""
        self.leave()
        self.words = tr
        self._frame()
        self._fit_sidebar()
        self.page = None
        self._use(desk)
        if self.trail.current:
            self._show(self.trail.current)

    def let_go(self) -> None:
        """Show no office any more, and forget the way through its pages."""
        self.leave()
        self.desk, self.trail = None, Trail()
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self._keys_of(())
        self.show_instead(Skeleton(8))

    def show_instead(self, widget: QWidget) -> None:
        """Show something while no office is open."""
        self._stack.setCurrentIndex(self._stack.addWidget(widget))

    def _use(self, desk: Desk) -> None:
        self.desk = desk
        desk.notify.said.connect(self.snackbar.say)
        desk.notify.offered.connect(self.snackbar.offer)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed; remember how large the window was."""
        self.leave()
        if self.page is not None and not self.page.may_close():
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        if not self.stays:
            self.closed.emit()
        super().closeEvent(event)

    def quit(self) -> None:
        """Close all windows for good, also those that only hide when they are closed."""
        tops = QApplication.topLevelWidgets()
        staying = [each for each in tops if isinstance(each, Window) and each.stays]
        hidden = [each for each in staying if not each.isVisible()]
        for each in staying:
            each.stays = False
        QApplication.closeAllWindows()
        for each in hidden:
            each.closed.emit()  # what was typed there was saved when it was hidden

    def remember_size(self) -> None:
        """Be as large as last time."""
        kept = QSettings().value("window/geometry")
        if kept:
            self.restoreGeometry(kept)

    # --- the way through the pages ----------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Go to a page."""
        if self.desk is None:
            return
        self.leave()
        self._show(self.trail.go(place))

    def back(self) -> None:
        """Go to where one was before."""
        self._walk(self.trail.back)

    def forward(self) -> None:
        """Go to where one came back from."""
        self._walk(self.trail.forward)

    def _walk(self, step: Callable[[], Visited | None]) -> None:
        self.leave()
        visited = step()
        if visited:
            self._show(visited)

    def turn(self, place: Place) -> None:
        """The page shows itself in another way; one that was left is not asked any more."""
        if self.page is not None and self.page.place is place:
            self.trail.turn(place)

    def leave(self) -> None:
        """Let the page save what is typed, and keep how it looks."""
        if self.page is not None:
            self.page.flush()
            self.trail.leave(self.page.memory())

    def _show(self, visited: Visited) -> None:
        assert self.desk is not None  # noqa: S101 - go asked
        made = self._pages.get(visited.place.page)(self.desk, visited.place)
        old, self.page = self.page, made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.sidebar.show_section(made.section)
        made.load()
        made.recall(visited.memory)
        made.setFocus()
        self._keys_of(here(self))
        made.retitled.connect(self._call)
        self._call()

    def _call(self) -> None:
        """Call the window as its page is called."""
        title = self.page.title() if self.page is not None else ""
        self.setWindowTitle(" · ".join(filter(None, (title, PROGRAM))))

    def touched(self, touched: Touched) -> None:
        """Tell the page what changed, if it shows such records."""
        if self.page is not None and touched.of(self.page.watches):
            self.page.renew(touched)

    # --- keys and menu ----------------------------------------------------------------------------

    def _keys_everywhere(self) -> None:
        for each in everywhere(self):
            if each.keys:
                self._key(each.keys, each.act)
        self._key("Esc", self._step_back)
        self._key("F6", self._next_region)
        self._key("Shift+F6", self._next_region)

    def _key(self, sequence: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(self)
        shortcut.setKeys(keys.sequences(sequence))
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        shortcut.activated.connect(self._alt.forget)
        return shortcut

    def _keys_of(self, actions: Sequence[Action]) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [self._key(each.keys, each.act) for each in actions if each.keys]
        if has_menu_bar():
            fill_menu_bar(self.menuBar(), self.words, self.commands())
            self.menuBar().show()
        elif bar := self.menuWidget():
            bar.hide()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt calls it
        """Tab goes through the window as it is read."""
        focused = QApplication.focusWidget()
        found = following(self, focused, 1 if next else -1)
        if found is None:
            return False
        reason = Qt.FocusReason
        found.setFocus(reason.TabFocusReason if next else reason.BacktabFocusReason)
        return True

    def _next_region(self) -> None:
        """Move the focus between sidebar and page, which are but two."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.sidebar.isAncestorOf(focused)
        target = self._stack.currentWidget() if inside else self.sidebar
        if target is not None:
            first_in(target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def offered(self) -> Sequence[Action]:
        """What the page offers."""
        return self.page.actions_here() if self.page is not None else ()

    def turn_sidebar(self) -> None:
        """Show the sidebar, or hide it."""
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def search(self, words: str = "") -> None:
        """Look for words in the whole office."""
        self.palette_wanted.emit(words)

    def widen_sidebar(self, pixels: int) -> None:
        """Make the sidebar wider, or narrower by a negative number."""
        self.sidebar.step(pixels)

    def filter_here(self) -> None:
        """Go to the filter of the page."""
        if self.page is not None:
            self.page.filter_here()

    def _keep_view(self) -> None:
        if self.page is not None:
            self.page.keep_view()

    def _step_back(self) -> None:
        if self.page is not None:
            self.page.step_back()

    def show_new(self) -> None:
        """Offer what may be begun."""
        if self.page is not None:
            anchor = self.page.new_anchor()
            menu = menu_of(self, self.words, beginnings(self.go))
            left = 0 if self.isRightToLeft() else anchor.width() - menu.sizeHint().width()
            menu.popup(anchor.mapToGlobal(QPoint(left, min(anchor.height(), BELOW) + 4)))

    def show_keys(self) -> None:
        """Show which keys do what on this page."""
        self._tell_keys(())

    def show_help(self) -> None:
        """Show how the page works, and its keys."""
        self._tell_keys(self.page.told if self.page is not None else ())

    def _tell_keys(self, told: Sequence[Text]) -> None:
        if self.page is not None:
            acts = [(each.text, each.keys) for each in self.commands() if each.keys]
            self.keys_wanted.emit([*self.page.keys_here(), *acts], told)

    def _show_menu(self) -> None:
        if has_menu_bar():
            self.menuBar().setActiveAction(self.menuBar().actions()[0])
            return
        menu = menu_of(self, self.words, self.commands())
        menu.popup(self.sidebar.mapToGlobal(self.sidebar.rect().topRight()))
        menu.setActiveAction(menu.actions()[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Hear Alt from now on: the menu may stand behind it."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._alt)

    def commands(self) -> Sequence[Action]:
        """What can be done from here: the menu and the palette show it."""
        return commands(self)

    def undo(self) -> None:
        """Take the last step back, wherever it was taken."""
        if self.desk:
            self.desk.tasks.undo(self, self._say_undone)

    def redo(self) -> None:
        """Take the last undone step again."""
        if self.desk:
            self.desk.tasks.redo(self, self._say_redone)

    def _say_undone(self, step: Step) -> None:
        self._say(N_("Taken back: {step}", step=step.label.values["step"]), step)

    def _say_redone(self, step: Step) -> None:
        self._say(N_("Done again: {step}", step=step.label), step)

    def _say(self, words: Text, step: Step) -> None:
        if self.desk:
            said = [self.words(each) for each in (words, *step.left)]
            self.desk.notify.say(" ".join(said))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own back and forward buttons walk the trail."""
        if event.button() is Qt.MouseButton.BackButton:
            self.back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.forward()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows have a rail instead of the sidebar."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_sidebar)

    def _fit_sidebar(self) -> None:
        self.sidebar.set_rail(rail=self.width() < theme().scaled(RAIL_BELOW))
