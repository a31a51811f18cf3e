# SPDX-License-Identifier: MIT
"""The sidebar: where one can go, and how many things need somebody there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.ui import icons
from delegate_crm.ui.keys import shown
from delegate_crm.ui.menus import has_menu_bar
from delegate_crm.ui.place import Place
from delegate_crm.ui.theme import theme
from delegate_crm.ui.views_panel import ViewEntry, ViewsPanel
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.edge import Edge
from delegate_crm.ui.widgets.labels import Elided, Label, tip
from delegate_crm.ui.widgets.logo import Logo
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.paragraph import Paragraph

WIDTH, RAIL, INSET = 248, 60, 14
LEAST, MOST, STEP = 200, 320, 20
KEPT = "window/sidebar"
"""Under this name the width is remembered."""


def limited(width: object) -> int:
    """A width that the sidebar may have; the usual one for what is none."""
    text = str(width)
    return min(max(int(text), LEAST), MOST) if text.isdigit() else WIDTH


@dataclass(frozen=True, slots=True)
class Entry:
    """One section of the program."""

    key: str
    text: Text
    icon: str
    place: Place


FOLLOW_UPS = Place("followups_page", words="recent=", mode="timeline")
"""All windows on one axis, those that ended long ago left out."""
SECTIONS: Sequence[Entry] = (
    Entry("today", NC_("section", "Today"), "sun", Place("today_page")),
    Entry("visits", NC_("section", "Visits"), "calendar-check", Place("visits_page")),
    Entry("partners", NC_("section", "Partners"), "users", Place("partners_page")),
    Entry("follow_ups", NC_("section", "Follow-ups"), "clock", FOLLOW_UPS),
    Entry("agreements", NC_("section", "Agreements"), "agreement", Place("kind_page", "agreement")),
    Entry("interests", NC_("section", "Interests"), "flask", Place("kind_page", "interest")),
    Entry("events", NC_("section", "Events"), "ticket", Place("kind_page", "event")),
    Entry("reports", NC_("section", "Reports"), "printer", Place("reports_page")),
)
SETTINGS = Entry("settings", NC_("section", "Settings"), "settings", Place("settings_page"))


def first_place(name: str) -> Place:
    """The page to begin with, by the name of its section; Today unless one is named."""
    entries = {entry.key: entry.place for entry in (*SECTIONS, SETTINGS)}
    if name and name not in entries:
        raise Missing(
            N_("There is no {sort} “{name}”.", sort=N_("page"), name=name),
            N_("Choose one of: {names}.", names=", ".join(entries)),
        )
    return entries[name or SECTIONS[0].key]


class Sidebar(QWidget):
    """The column at the leading edge; narrow windows show its drawings alone."""

    went = Signal(object)
    searched = Signal()
    menu_wanted = Signal()
    view_wanted = Signal()
    view_changed = Signal(int, str)
    view_told = Signal(int, bool)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.setProperty("surface", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, NavButton] = {}
        self._section = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 12, INSET, 12)
        self._column.setSpacing(2)
        self._head = _Head(tr)
        self._head.menu.clicked.connect(self.menu_wanted)
        self._column.addWidget(self._head)
        self._column.addSpacing(8)
        self._search = SearchButton(tr)
        self._search.clicked.connect(self.searched)
        self._column.addWidget(self._search)
        self._column.addSpacing(8)
        for number, entry in enumerate(SECTIONS, 1):
            self._add(entry, f"Ctrl+{number}")
        self._views = ViewsPanel(tr, self._view_button)
        self._views.went.connect(self.went)
        self._views.wanted.connect(self.view_wanted)
        self._views.changed.connect(self.view_changed)
        self._views.told.connect(self.view_told)
        self._column.addWidget(self._views, 1)
        self._add(SETTINGS, "Ctrl+,")
        self._state = Label("", "small", "text_2")
        self._state_icon = FileState(self._state)
        self._column.addWidget(self._state_icon)
        self._width = limited(QSettings().value(KEPT, WIDTH))
        self._edge = Edge(self)
        self._edge.dragged.connect(lambda at: self._widen(round(at * 100 / theme().look.size)))
        self._edge.dropped.connect(self._keep)
        self.set_rail(rail=False)

    def step(self, pixels: int) -> None:
        """Be wider or narrower by so much, from now on."""
        self._widen(self._width + pixels)
        self._keep()

    def _widen(self, width: int) -> None:
        self._width = limited(width)
        self.set_rail(rail=self._rail)

    def _keep(self) -> None:
        QSettings().setValue(KEPT, self._width)

    def _add(self, entry: Entry, keys: str) -> None:
        button = NavButton(self._tr, self._tr(entry.text), entry.icon, keys)
        button.clicked.connect(lambda: self._went(entry))
        self._buttons[entry.key] = button
        self._column.addWidget(button)

    def _went(self, entry: Entry) -> None:
        self._buttons[entry.key].setChecked(True)
        self.went.emit(entry.place)

    def show_section(self, key: str) -> None:
        """Light the entry of the page that is shown."""
        self._section = key
        for each, button in (*self._buttons.items(), *self._views.buttons.items()):
            button.setChecked(each == key)

    def show_views(self, entries: Sequence[ViewEntry]) -> None:
        """Show the views that somebody saved, each with its size."""
        if self._views.show_views(entries):
            counts = {entry.key: entry.count for entry in entries}
            for key, button in self._views.buttons.items():
                if isinstance(button, NavButton):
                    button.set_rail(rail=self._rail)
                    button.set_count(counts[key])
            self.show_section(self._section)

    def _view_button(self, words: str) -> NavButton:
        return NavButton(self._tr, words, "filter", "")

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many things need somebody; nothing is shown for none."""
        for key, button in self._buttons.items():
            button.set_count(counts.get(key, 0))

    def show_office(self, name: str) -> None:
        """Show which office is open."""
        self._head.office.set_text(name)

    def show_state(self, words: str, *, safe: bool = True) -> None:
        """Show how the data file is, and whether that is well."""
        self._state_icon.show_words(words, safe=safe)

    def set_rail(self, *, rail: bool) -> None:
        """Show drawings alone, or words too."""
        self._rail = rail
        self._views.set_rail(rail=rail)
        self._edge.setVisible(not rail)
        self.setFixedWidth(theme().scaled(RAIL if rail else self._width))
        margin = 8 if rail else INSET
        self._column.setContentsMargins(margin, 12, margin, 12)
        self._head.set_rail(rail=rail)
        self._search.set_rail(rail=rail)
        self._state.setVisible(not rail)
        for button in (*self._buttons.values(), *self._views.buttons.values()):
            if isinstance(button, NavButton):
                button.set_rail(rail=rail)


class _Head(QWidget):
    """The sign of the program and the name of the office."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 0, 2)
        row.setSpacing(7)
        row.addWidget(Logo(30))
        self._words = QWidget()
        text = QVBoxLayout(self._words)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(0)
        self.office = Paragraph("", "small", "text_2", most=2)
        text.addWidget(Elided("Delegate CRM", "name"))
        text.addWidget(self.office)
        row.addWidget(self._words, 1)
        self.menu = IconButton("menu", tr(N_("Menu")))
        row.addWidget(self.menu)

    def set_rail(self, *, rail: bool) -> None:
        """Leave the words out."""
        self._words.setVisible(not rail)
        self.menu.setVisible(not rail and not has_menu_bar())


class NavButton(Button):
    """An entry: drawing, words, and how many things need somebody."""

    def __init__(self, tr: Translator, text: str, icon: str, keys: str) -> None:
        super().__init__(text, icon=icon, role="nav")
        self._tr, self._words, self._keys, self._rail = tr, text, keys, False
        self._count = ""
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setIconSize(QSize(theme().scaled(18), theme().scaled(18)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font("value"))
        self.toggled.connect(self._embolden)
        self._name()

    def _embolden(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self.setFont(theme().font("name" if on else "value"))

    def set_count(self, count: int) -> None:
        """Show how many things need somebody."""
        self._count = self._tr.number(count) if count else ""
        self._name()
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Show the drawing alone."""
        self._rail = rail
        self.setText("" if rail else f"  {self._words}")
        self._name()

    def _name(self) -> None:
        counted = f"{self._words}, {self._count}" if self._count else self._words
        self.setAccessibleName(counted)
        keys = f" ({shown(self._keys)})" if self._keys else ""
        self.setToolTip(tip(f"{self._words}{keys}"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and the number at its end."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setFont(theme().font("small_name"))
        painter.setPen(theme().colour("text_2"))
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        box = self.rect().adjusted(4, 0, -10, 0)
        if self._rail:
            trailing, box = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop, self.rect()
        painter.drawText(box, trailing, in_order(self._count))


class SearchButton(Button):
    """Looks like a field and opens the palette."""

    def __init__(self, tr: Translator) -> None:
        self._words = tr(N_("Search or jump to"))
        super().__init__(f"  {self._words}", icon="search", role="plain")
        self.setFont(theme().font("body"))
        self.setAccessibleName(self._words)
        self.setToolTip(tip(f"{self._words} ({shown('Ctrl+K')})"))
        self.setProperty("role", "search")
        self._hint = Label(shown("Ctrl+K"), "tiny", "text_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addSpacing(8)

    def set_rail(self, *, rail: bool) -> None:
        """Show the drawing alone."""
        self.setText("" if rail else f"  {self._words}")
        self._hint.setVisible(not rail)


class FileState(QWidget):
    """How the data file is: a shield and a line of words."""

    def __init__(self, words: Label) -> None:
        super().__init__()
        self._words = words
        self._sign, self._tone = "", "text_2"
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 0, 4)
        row.setSpacing(8)
        self._side = theme().scaled(16)
        row.addSpacing(self._side + 8)
        self.setMinimumHeight(self._side + 12)
        row.addWidget(words, 1)
        self.hide()

    def show_words(self, words: str, *, safe: bool) -> None:
        """Show the line; hidden while there is nothing to say."""
        self._sign, self._tone = ("shield-check", "done") if safe else ("info", "text_2")
        self._words.setText(words)
        self.setToolTip(tip(words))
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - 10 - self._side if rtl else 10
        colour = theme().ink(self._tone)
        image = icons.pixmap(self._sign, colour, self._side, self.devicePixelRatio())
        QPainter(self).drawPixmap(left, (self.height() - self._side) // 2, image)
