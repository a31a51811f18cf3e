# SPDX-License-Identifier: MIT
"""One open office in the window: its threads, its news, its windows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NN_, Text, Translator
from delegate_crm.kit.log import log_file
from delegate_crm.kit.notices import Notice
from delegate_crm.services.office import Office, Work
from delegate_crm.services.saved_views import ViewFacts, put_away, rename, tell_on_today
from delegate_crm.services.shell import ShellFacts, shell_facts
from delegate_crm.services.unsaved import Unfinished, Unsaved
from delegate_crm.services.upkeep import Kept, backup_state, last_backup
from delegate_crm.ui.calendar_file import CalendarFile
from delegate_crm.ui.dialogs.crash import show_fault
from delegate_crm.ui.live import Live, Touched
from delegate_crm.ui.notify import Notify
from delegate_crm.ui.page import Desk, Program
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.panels.keys_card import KeysCard
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import new_place, place_of
from delegate_crm.ui.records.notices import moment
from delegate_crm.ui.reminding import Reminding, show_outside
from delegate_crm.ui.tasks import Tasks
from delegate_crm.ui.views import place_of_view
from delegate_crm.ui.views_panel import ViewEntry
from delegate_crm.ui.widgets.cards import refusal
from delegate_crm.ui.window import Window

TODAY = "today"
"""The section in which the bell is."""
NEWS = 1000
"""Milliseconds between looks at what other programs changed in the file."""


class Running(Program, Protocol):
    """What a session asks of the running program."""

    words: Translator
    window: Window
    first: Place

    def say_by_tray(self, told: Sequence[Notice]) -> bool:
        """Show notices by the tray; tell whether the program is there."""


class Session(QObject):
    """Everything that works on one open office."""

    counted = Signal(object)
    """By section: how many things need somebody now."""

    def __init__(self, program: Running, office: Office) -> None:
        super().__init__(program.window)
        self.program = program
        self.office = office
        self.tasks = Tasks(office, self)
        self.live = Live(office, self)
        self.notify = self._notify()
        self.tasks.failed.connect(self.notify.problem)
        self.tasks.noted.connect(self._tell_notes)
        self.live.touched.connect(self._touched)
        self.calendar = CalendarFile(office, self.tasks, self._lang, self._tell_trouble)
        self.reminding = Reminding(office, self.tasks, self._lang, self._remind)
        self.windows: list[Window] = []
        self._follow = QTimer(self)
        self._follow.setInterval(NEWS)
        self._follow.timeout.connect(self._look_for_news)
        self._look_for_news()
        self._links: list[QMetaObject.Connection] = []
        self._adopt(program.window, program.first)
        self._follow.start()
        self._count()
        self.show_state()
        self.tasks.run(self, Unsaved(office).everything, self._tell_kept, topic="kept")

    def _notify(self) -> Notify:
        made = Notify(self.program.words, self)
        made.fault.connect(self._tell_fault)
        return made

    def _lang(self) -> str:
        return self.program.words.lang

    def _remind(self, told: Sequence[Notice]) -> None:
        """Show what is due outside the window; the bell of Today counts it."""
        if not self.program.say_by_tray(told):
            words = self.program.words
            self.tasks.run(self, partial(show_outside, told, words), topic="notices")
        for window in self.windows:
            if window.page is not None and window.page.section == TODAY:
                window.page.load()

    def _tell_notes(self, notes: Sequence[Text]) -> None:
        """Say what a work left as it was; undo takes the whole work back."""
        note, more = self.program.words(notes[0]), len(notes) - 1
        said = NN_("{note} and {n} more", "{note} and {n} more", more, note=note) if more else note
        self.notify.say(said, self.program.window.undo)

    def _tell_trouble(self, error: Exception) -> None:
        self.notify.problem(error)

    def _tell_fault(self, error: BaseException) -> None:
        log = str(log_file(self.office.folder))
        show_fault(self.program.window, self.program.words, error, log)

    def desk(self, window: Window) -> Desk:
        """What the pages of a window work with."""
        return Desk(
            program=self.program,
            office=self.office,
            tasks=self.tasks,
            notify=self.notify,
            tr=self.program.words,
            go=window.go,
            open_window=self.second,
            back=window.back,
            forward=window.forward,
            turn=window.turn,
            undo=window.undo,
            search=window.search,
        )

    def second(self, place: Place) -> None:
        """Show a place in a window of its own."""
        window = Window(self.program.words)
        window.resize(window.minimumSize() * 1.1)
        self._adopt(window, place)
        window.show()

    def again(self) -> None:
        """Make all that is shown anew, after a change of language or looks."""
        self.notify = self._notify()
        self.tasks.failed.disconnect()
        self.tasks.failed.connect(self.notify.problem)
        for window in self.windows:
            window.again(self.program.words, self.desk(window))
        self._count()
        self.show_state()

    def close(self) -> None:
        """Finish what was begun and let go of the file."""
        self._follow.stop()
        self.live.close()
        self.reminding.close()
        self.calendar.finish()
        self.tasks.close()
        self.office.close()

    def end(self) -> None:
        """Leave the office; the first window stays for the next one."""
        for link in self._links:
            QObject.disconnect(link)
        first = self.program.window
        for window in self.windows:
            window.let_go()
            if window is not first:
                window.close()
        self.windows.clear()
        self.close()
        self.deleteLater()

    def show_state(self) -> None:
        """Say at the foot of the sidebar when the file was last copied."""
        self.tasks.run(self, partial(last_backup, self.office), self._say_state, topic="state")

    def _say_state(self, made: Kept | None) -> None:
        words = self.program.words(backup_state(made, self.office.today))
        for window in self.windows:
            window.sidebar.show_state(words, safe=made is not None)

    def _adopt(self, window: Window, place: Place) -> None:
        self.windows.append(window)
        self._links += [
            window.palette_wanted.connect(partial(self._palette, window)),
            window.keys_wanted.connect(
                lambda keys, told: KeysCard(window, window.words, keys, told).open()
            ),
            window.second_wanted.connect(self.second),
            window.closed.connect(lambda: self._closed(window)),
            window.view_changed.connect(partial(self._change_view, window)),
            window.view_told.connect(partial(self._tell_of_view, window)),
        ]
        window.open(self.desk(window), place)

    def _palette(self, window: Window, typed: str) -> None:
        if window.desk is not None:
            Palette(window, window.desk, window.commands()).open(typed)

    def _closed(self, window: Window) -> None:
        self.windows.remove(window)
        if not self.windows:
            self.close()

    def _tell_kept(self, kept: Sequence[Unfinished]) -> None:
        """Say that text was typed before and never saved, and where it is."""
        if kept:
            words = N_("Typed text from {date} is kept.", date=moment(kept[0], self.program.words))
            number, code = kept[0].id, kept[0].code
            place = place_of(code, number) if number else new_place(code, kept[0].record)
            self.notify.offer(words, N_("Open"), lambda: self.program.window.go(place))

    # --- what changes -----------------------------------------------------------------------------

    def _look_for_news(self) -> None:
        self.tasks.run(
            self, self.office.look_for_news, self._found, topic="news", failed=self._lost
        )

    def _found(self, _nothing: object) -> None:
        for window in self.windows:
            window.clear_banner()

    def _lost(self, error: Exception) -> None:
        """The file is gone or does not answer: say so until it does; nothing typed is lost."""
        if not isinstance(error, UserError):
            self.notify.problem(error)
            return
        for window in self.windows:
            window.show_banner(refusal(self.program.words, error))

    def _touched(self, touched: Touched) -> None:
        for window in self.windows:
            window.touched(touched)
        self.calendar.touched(touched)
        self._count()

    def _count(self) -> None:
        lang, office = self.program.words.lang, self.office
        self.tasks.ask(
            self,
            lambda reader: shell_facts(reader, lang, office.today, office.actor.name),
            self._show_counts,
            topic="counts",
        )

    def _show_counts(self, facts: ShellFacts) -> None:
        self.counted.emit(facts.counts)
        name = facts.office_name or self.program.words(N_("Office"))
        for window in self.windows:
            window.sidebar.show_counts(facts.counts)
            window.sidebar.show_office(name)
            window.sidebar.show_views([_entry(each) for each in facts.views])

    def _change_view(self, window: Window, number: int, name: str) -> None:
        """Call a saved view by another name, or take it away."""
        lang = self.program.words.lang

        def act(work: Work) -> None:
            if name:
                rename(work, number, name, lang)
            else:
                put_away(work, number)

        label = N_("Change a saved view") if name else N_("Remove a saved view")
        said = N_("Saved view: {name}", name=name) if name else N_("The view was removed.")
        self.tasks.do(self, label, act, lambda _nothing: self.notify.say(said, window.undo))

    def _tell_of_view(self, window: Window, number: int, told: bool) -> None:  # noqa: FBT001 - a slot
        """Let Today tell of a saved view when it is not empty, or not any more."""
        label = N_("Change a saved view")
        act = partial(tell_on_today, number=number, told=told)
        said = N_("Today tells of this view when it is not empty.")
        said = said if told else N_("Today does not tell of this view any more.")
        self.tasks.do(self, label, act, lambda _nothing: self.notify.say(said, window.undo))


def _entry(facts: ViewFacts) -> ViewEntry:
    place = place_of_view(facts.id, facts.view)
    return ViewEntry(facts.id, facts.name, place, facts.count, facts.on_today)
