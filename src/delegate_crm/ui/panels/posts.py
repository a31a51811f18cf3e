# SPDX-License-Identifier: MIT
"""Posts over time, of a person or in an organisation; begun, changed and ended in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Work
from delegate_crm.services.post_facts import PostFacts
from delegate_crm.services.posts import change_post, end_post, make_main, start_post
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.entry import Pen
from delegate_crm.ui.panels.named_list import not_shown
from delegate_crm.ui.panels.post_form import DOES, PostForm, Sort
from delegate_crm.ui.panels.post_row import PostRow
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card, line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty

M = TypeVar("M")


class Posts(Card, Generic[M]):
    """The posts of a record; `pick` chooses them from what its page asked."""

    def __init__(  # noqa: PLR0913 - what a list says and shows
        self,
        pen: Pen,
        title: Text,
        empty: Text,
        pick: Callable[[M], Sequence[PostFacts]],
        *,
        total: Callable[[M], int] | None = None,
        of_person: bool,
        begins: bool = True,
    ) -> None:
        """Without `begins` no post is added here, as among former ones."""
        super().__init__(pen.desk.tr(title))
        self._desk, self._saver = pen.desk, pen.saver
        self._empty, self._pick, self._total = empty, pick, total
        self._of_person = of_person
        self._shown: tuple[tuple[PostFacts, ...], int] | None = None
        self.rows: list[PostRow] = []
        self.form: PostForm | None = None
        if begins:
            words = DOES[Sort.START] if of_person else N_("Add person")
            self.act(Button(self._desk.tr(words), self.start, icon="plus", small=True))

    def fill(self, facts: RecordFacts[M]) -> None:
        """Show the posts; a form that is open stays."""
        posts = tuple(self._pick(facts.more))
        left = max(self._total(facts.more) - len(posts), 0) if self._total else 0
        if (posts, left) != self._shown:
            self._shown = (posts, left)
            self._arrange()

    def _arrange(self) -> None:
        """Lay out the rows, and the form under the post that it is for."""
        posts, left = self._shown or ((), 0)
        focus = self.window().focusWidget()
        held = next((row.post.id for row in self.rows if row.isAncestorOf(focus)), 0)
        empty(self.body, keep=self.form)
        self.rows = [self._row(each) for each in posts]
        for each in self._laid_out():
            self.add(each)
        tr, form = self._desk.tr, self.form
        if not posts and form is None:
            self.add(Label(tr(self._empty), "body", "text_2", wrap=True))
        if left:
            self.add(not_shown(tr, left))
        self._focus(held)

    def _laid_out(self) -> Iterator[QWidget]:
        form = self.form
        at = form.post.id if form is not None and form.post is not None else 0
        if form is not None and not at:
            yield form
        for number, row in enumerate(self.rows):
            if number:
                yield line()
            yield row
            if form is not None and row.post.id == at:
                yield form

    def _focus(self, post: int) -> None:
        row = next((row for row in self.rows if row.post.id == post), None)
        if row is not None:
            row.title.setFocus()

    def _row(self, post: PostFacts) -> PostRow:
        row = PostRow(self._desk, post, of_person=self._of_person)
        row.changing.connect(lambda: self.change(post))
        row.ending.connect(lambda: self.end(post))
        row.made_main.connect(lambda: self._make_main(post))
        return row

    # --- what one can do --------------------------------------------------------------------------

    def start(self) -> None:
        """Let a new post be typed."""
        asked = "organisation" if self._of_person else "person"
        self._open(PostForm(self._desk, Sort.START, asked))

    def change(self, post: PostFacts) -> None:
        """Let the next post be typed; one that is over can only be corrected."""
        if post.current:
            self._open(PostForm(self._desk, Sort.CHANGE, "organisation", post))

    def end(self, post: PostFacts) -> None:
        """Let it be said when a post ends."""
        self._open(PostForm(self._desk, Sort.END, "organisation", post))

    def _open(self, form: PostForm) -> None:
        if not self._saver.id:
            self._desk.notify.say(N_("This comes once the record is saved."))
            return
        self._drop_form()
        self.form = form
        form.left.connect(self._leave)
        form.given.connect(self._do)
        self._arrange()
        form.select()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _leave(self) -> None:
        """Close the form; the focus goes back to its post."""
        post = self.form.post.id if self.form and self.form.post else 0
        self._drop_form()
        self._arrange()
        self._focus(post)

    def _do(self, form: PostForm) -> None:
        post, office, lang = form.post, self._desk.office, self._desk.lang
        own = self._saver.id
        typed = form.typed(post.person if post and post.person else own, own)

        def act(work: Work) -> None:
            reading = reading_for(office, lang, work.reader)
            if post is None:
                start_post(work, typed, reading)
            elif form.sort is Sort.CHANGE:
                change_post(work, post.id, typed, reading)
            else:
                end_post(work, post.id, typed.since, reading)

        self._desk.tasks.do(
            form,
            DOES[form.sort],
            act,
            lambda _done: self._done(form),
            failed=lambda error: self._refused(form, error),
        )

    def _refused(self, form: PostForm, error: Exception) -> None:
        if isinstance(error, UserError):
            form.refuse(error)
        else:
            self._desk.notify.problem(error)

    def _done(self, form: PostForm) -> None:
        words = {
            Sort.START: NC_("post", "Post added"),
            Sort.CHANGE: NC_("post", "Post changed; the one before has ended"),
            Sort.END: NC_("post", "Post ended"),
        }[form.sort]
        self._leave()
        self._desk.notify.say(words, self._desk.undo)

    def _make_main(self, post: PostFacts) -> None:
        self._desk.tasks.do(
            self, NC_("post", "Make it the main post"), lambda work: make_main(work, post.id)
        )
