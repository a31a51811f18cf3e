# SPDX-License-Identifier: MIT
"""One post in a list: who or where, as what, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.names import initials
from delegate_crm.services.post_facts import PostFacts
from delegate_crm.services.window_words import capital
from delegate_crm.ui.actions import Action
from delegate_crm.ui.menus import menu_action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of
from delegate_crm.ui.shown import Shown, Way
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.cards import picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.tiles import Tile

TILE = 36


class PostRow(QWidget):
    """A click on the title changes the post; a click on the other end goes there."""

    changing = Signal()
    ending = Signal()
    made_main = Signal()

    def __init__(self, desk: Desk, post: PostFacts, *, of_person: bool) -> None:
        super().__init__()
        self._desk, self.post = desk, post
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign(of_person=of_person), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = self._title(of_person=of_person)
        self.link = self._link(of_person=of_person)
        ends = (self.title, self.link) if of_person else (self.link, self.title)
        for each in ends:
            words.addWidget(each)
        line = " · ".join(filter(None, (post.unit, post.when)))
        if line:
            words.addWidget(Paragraph(line, "small", "text_2"))
        row.addLayout(words, 1)
        if post.main and of_person:
            row.addWidget(Chip(desk.tr(N_("Main post")), "open"), 0, top)
        elif not post.current:
            row.addWidget(Chip(desk.tr(NC_("post", "Former")), "neutral"), 0, top)
        self._more = IconButton("more", self._name(N_("What to do with it")), self._open_menu)
        row.addWidget(self._more, 0, top)

    def _name(self, words: object) -> str:
        return f"{self._desk.tr.value(words)}: {self.post.words}"

    def _sign(self, *, of_person: bool) -> QWidget:
        if of_person:
            return picture("landmark", 20, "text_2")
        name = self.post.person_native or self.post.person_name
        return Tile(initials(name), TILE, round_=True)

    def _title(self, *, of_person: bool) -> Shown:
        title = Shown(self._desk.tr(N_("Official title")))
        title.set_text(capital(self.post.title) or self._desk.tr(NC_("post", "Without a title")))
        title.wanted.connect(self.changing)
        if of_person:
            title.setFont(theme().font("name"))
        return title

    def _link(self, *, of_person: bool) -> Way:
        post, desk = self.post, self._desk
        if of_person:
            place, words = place_of("organisation", post.organisation), post.organisation_name
            link = Way(desk.tr(N_("Organisation")), words)
        else:
            place = place_of("person", post.person)
            both = f"{post.person_name}  {post.person_native}".strip()
            link = Way(desk.tr(N_("Person")), both)
            link.setFont(theme().font("name"))
        link.opened.connect(lambda apart: (desk.open_window if apart else desk.go)(place))
        link.wanted.connect(self.changing)
        return link

    def choices(self) -> Sequence[Action]:
        """What one can do with the post."""
        post, desk = self.post, self._desk
        all_of_it = Action(
            NC_("post", "All its fields"),
            lambda: desk.go(place_of("affiliation", post.id)),
            "pencil",
        )
        if not post.current:
            return (all_of_it,)
        main = Action(NC_("post", "Make it the main post"), self.made_main.emit, "star")
        return (
            Action(NC_("post", "Change post"), self.changing.emit, "arrow-right"),
            Action(NC_("post", "End post"), self.ending.emit, "stop"),
            *([] if post.main else [main]),
            all_of_it,
        )

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for each in self.choices():
            menu.addAction(menu_action(menu, self._desk.tr(each.text), each))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
