# SPDX-License-Identifier: MIT
"""The form of a post that begins, follows another one, or ends; Enter does it, Esc leaves it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.datewords.edges import without_edge
from delegate_crm.services.dates import Said, date_meanings
from delegate_crm.services.post_facts import PostFacts
from delegate_crm.services.posts import TypedPost
from delegate_crm.ui.editing.dates import DateField
from delegate_crm.ui.editing.editor import About
from delegate_crm.ui.editing.picking import PickEditor
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.inputs import Line, is_composing
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.problem import Problem


class Sort(StrEnum):
    """What the form is for."""

    START = "start"
    CHANGE = "change"
    END = "end"


DOES: dict[Sort, Text] = {
    Sort.START: N_("Add post"),
    Sort.CHANGE: NC_("post", "Change post"),
    Sort.END: NC_("post", "End post"),
}


class PostForm(QFrame):
    """What is typed of one post."""

    given = Signal(object)
    """A `TypedPost`; of a post that ends, the words of when."""
    left = Signal()

    def __init__(self, desk: Desk, sort: Sort, asked: str, post: PostFacts | None = None) -> None:
        """`asked` is the end of the post that is chosen: `organisation`, or `person`."""
        super().__init__()
        self._desk, self.sort, self._asked, self.post = desk, sort, asked, post
        self.setProperty("surface", "sunken")
        tr = desk.tr
        self.title = Line(tr(Affiliation.fields["title"].label))
        self.since = self._date(N_("Until") if sort is Sort.END else N_("Since"))
        titles = {post.organisation: post.organisation_name} if post else {}
        field = Affiliation.fields[asked]
        self.picked = PickEditor(About(desk, field, tr(field.label), titles))
        self._problem = Problem()
        self.save = Button(tr(DOES[sort]), self.submit, role="primary", small=True)
        self._lay_out()
        self._begin()

    def _date(self, label: Text) -> DateField:
        tr, today = self._desk.tr, self._desk.office.today

        def read(text: str) -> Said:
            return date_meanings(without_edge(text, today), tr, today)

        field = DateField(tr(label), tr, today, read)
        hint = N_("since March") if self.sort is not Sort.END else N_("until March, or empty: now")
        field.line.setPlaceholderText(tr(hint))
        return field

    def _lay_out(self) -> None:
        tr = self._desk.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        if self.post is not None:
            says = {Sort.CHANGE: ENDS_AND_BEGINS, Sort.END: ENDS}[self.sort]
            words = replace(says, values={"post": self.post.words})
            column.addWidget(Label(tr(words), "small", "text_2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for at, (words, widget) in enumerate(self._fields()):
            top = Qt.AlignmentFlag.AlignTop
            label = Label(tr(words), "small", "text_2")
            label.setMinimumHeight(self.title.sizeHint().height())
            grid.addWidget(label, at, 0, top)
            grid.addWidget(widget, at, 1)
        column.addLayout(grid)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(Button(tr(N_("Cancel")), self.left.emit, role="quiet", small=True))
        row.addStretch(1)
        column.addLayout(row)

    def _fields(self) -> list[tuple[Text, QWidget]]:
        if self.sort is Sort.END:
            return [(N_("Until"), self.since)]
        field = Affiliation.fields[self._asked]
        fields: list[tuple[Text, QWidget]] = [
            (Affiliation.fields["title"].label, self.title),
            (N_("Since"), self.since),
            (field.label, self.picked),
        ]
        return fields if self._asked == "organisation" else [fields[2], *fields[:2]]

    def _begin(self) -> None:
        if self.post is None:
            self.picked.show_value(None)
            return
        self.title.setText(self.post.title)
        self.picked.show_value(getattr(self.post, self._asked))

    def select(self) -> None:
        """Put the cursor where typing begins."""
        if self.sort is Sort.END:
            self.since.line.setFocus()
        elif self._asked == "person":
            self.picked.select()
        else:
            self.title.setFocus()
            self.title.selectAll()

    def typed(self, person: int, organisation: int) -> TypedPost:
        """What stands in the form; the other end is given."""
        chosen = dict(self.picked.edit().typed)[self._asked]
        ends = {"person": str(person), "organisation": str(organisation), self._asked: chosen}
        return TypedPost(title=self.title.text(), since=self.since.line.text(), **ends)

    def submit(self) -> None:
        """Hand over what was typed."""
        self.refuse(None)
        self.given.emit(self)

    def refuse(self, error: UserError | None) -> None:
        """Say why it was not taken."""
        tr = self._desk.tr
        problem = error.problems[0] if error else None
        words = [tr(each) for each in (problem.message, problem.hint) if each] if problem else []
        self._problem.say(" ".join(words))

    # --- keys -------------------------------------------------------------------------------------

    @property
    def _composing(self) -> bool:
        return is_composing(self.title, self.since.line, *self.picked.inputs())

    def event(self, event: QEvent) -> bool:
        """Esc is not the window's while one types here."""
        return claim(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, Esc leaves it, unless they are the input method's."""
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self.submit()
        else:
            super().keyPressEvent(event)


ENDS_AND_BEGINS = NC_("post", "Ends “{post}” and begins the next post in one step.", post="")
ENDS = NC_("post", "Ends “{post}”.", post="")
