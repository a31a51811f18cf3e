# SPDX-License-Identifier: MIT
"""The groups of settings that are only chosen: general, looks, our organisation.

Each row comes from a declaration in `services.settings`; what is declared is there at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text
from delegate_crm.kit.territories import language_heading
from delegate_crm.schema.kinds import ChoiceKind
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.settings import (
    GROUPS,
    SETTINGS,
    Scope,
    Setting,
    change,
    office_defaults,
    say_office,
    user_value,
)
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.settings_rows import CONTROL, SettingCard, SizeSlider
from delegate_crm.ui.theme import theme
from delegate_crm.ui.tray import NO_TRAY, has_tray
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.inputs import Line

TITLES: Mapping[str, Text] = {
    "general": NC_("settings", "General"),
    "appearance": NC_("settings", "Appearance"),
    "organisation": NC_("settings", "Our organisation"),
    "calendars": NC_("settings", "Calendars"),
    "calendar": NC_("settings", "Calendar file"),
    "reminders": NC_("settings", "Reminders and notifications"),
    "ladder": NC_("settings", "When the office is reminded"),
}
REMARKS: Mapping[str, Text] = {
    "language": N_("Changes at once. Records keep their own languages."),
    "start_page": N_("The page that is shown when the program starts."),
    "scheme": N_("High contrast outlines everything and tells nothing by colour alone."),
    "density": N_("Compact rows show more of a list at once."),
    "text_size": N_("Everything grows with the text."),
    "motion": N_("Reduced: nothing moves or blinks by itself."),
    "menu": N_("A press of Alt opens it in both ways. On macOS it is always in view."),
    "office_name": N_("Stands at the head of every report, in the language of the report."),
    "office_place": N_("Stands beside the date of every report."),
    "office_country": N_(
        "Its days off are kept in what is counted in working days. Empty: that of our organisation."
    ),
    "calendar_file": N_(
        "The full path of an .ics file. It is kept up to date while the program runs, for Outlook, "
        "Thunderbird or Apple Calendar to read. Empty: no file."
    ),
    "calendar_whose": N_("Follow-ups by who is responsible, visits by their coordinator."),
    "remind_before_opening": N_("0 for no reminder. Days off are stepped over."),
    "remind_before_closing": N_("0 for no reminder."),
    "remind_before_due": N_("0 for no reminder; on the day itself there is always one."),
    "escalate_after": N_("0 for never. A follow-up can have a number of its own."),
    "digest_hour": N_("One notice for all that needs you, on working days."),
    "quiet_from": N_("What falls due then is told when it is over."),
    "quiet_until": N_("The same hour as above means no quiet hours."),
    "hide_names": N_("For screens that others can see."),
    "paper": N_("For reports, unless another is chosen when one is printed."),
    "tray": N_("Closing the window hides it; the sign in the tray counts what needs you today."),
}
LACKING: Mapping[str, tuple[Callable[[], bool], Text]] = {
    "tray": (has_tray, NO_TRAY),
}
"""What a setting needs of the computer, and what is said where that is not there."""
FEW = 4
"""So many choices stand side by side; more drop down."""


class ChosenGroup(SettingCard):
    """One group of declared settings."""

    def __init__(self, desk: Desk, group: str) -> None:
        super().__init__(desk.tr(TITLES[group]))
        self._desk, self._group = desk, group
        self._lines: dict[tuple[str, str], QLineEdit] = {}
        self._typed_lines: dict[str, QLineEdit] = {}
        self._picked: dict[str, Segment | Choice] = {}
        for each in GROUPS[group]:
            label, remark = desk.tr(each.label), REMARKS.get(each.key)
            control = self._control(each, label)
            if each.key in LACKING and not LACKING[each.key][0]():
                control.setEnabled(False)
                remark = LACKING[each.key][1]
            self.add_row(label, desk.tr(remark) if remark else "", control, each.key)
        self.act(Button(desk.tr(N_("Back to defaults")), self.back, role="quiet", small=True))

    def show_office(self, values: Mapping[str, Any]) -> None:
        """Show what the office has set; a line that is being typed is left alone."""
        for (key, lang), line in self._lines.items():
            words = values[key].exact(lang)
            if not line.hasFocus() or not line.isModified():
                line.setText(words)
        for key, picked in self._picked.items():
            if key in values:
                picked.mark(str(values[key]))
        for key, line in self._typed_lines.items():
            if key in values and not line.isModified():
                line.setText(SETTINGS[key].kind.write(values[key], self._desk.tr))

    def flush(self) -> None:
        """Save lines that were typed and not left yet."""
        for (key, lang), line in self._lines.items():
            self._say(key, lang, line)

    def back(self) -> None:
        """Bring the defaults back, with a way to undo it."""
        tr, desk = self._desk.tr, self._desk
        said = N_("Back to defaults: {group}", group=TITLES[self._group])
        if any(each.scope is Scope.OFFICE for each in GROUPS[self._group]):
            act = partial(office_defaults, group=self._group)
            desk.tasks.do(self, said, act, lambda _nothing: desk.notify.say(tr(said), desk.undo))
        else:
            desk.program.prefer({each.key: "" for each in GROUPS[self._group]}, said)

    # --- rows -------------------------------------------------------------------------------------

    def _control(self, each: Setting, label: str) -> QWidget:
        if each.key == "text_size":
            return self._slider()
        if isinstance(each.kind, LocalTextKind):
            return self._words(each.key, label)
        if isinstance(each.kind, ChoiceKind):
            return self._choices(each, each.kind, label)
        return self._line(each)

    def _slider(self) -> SizeSlider:
        slider = SizeSlider(self._desk.tr, int(user_value("text_size")))
        slider.chosen.connect(lambda size: self._desk.program.prefer({"text_size": str(size)}))
        return slider

    def _choices(self, each: Setting, kind: ChoiceKind, label: str) -> Segment | Choice:
        choices = [(key, self._desk.tr(words)) for key, words in kind.choices().items()]
        if not each.default:
            choices.insert(0, ("", self._desk.tr(NC_("language", "As the system"))))
        current = str(user_value(each.key) if each.scope is Scope.USER else each.default)
        made: Segment | Choice = Segment(choices, current)
        if len(choices) > FEW or made.sizeHint().width() > theme().scaled(CONTROL):
            made = Choice(label, choices, current)
        made.setAccessibleName(label)
        made.chosen.connect(partial(self._chosen, each))
        self._picked[each.key] = made
        return made

    def _chosen(self, each: Setting, key: str) -> None:
        if each.scope is Scope.USER:
            self._desk.program.prefer({each.key: key})
            return
        label = N_("Change: {kind}", kind=each.label)
        self._desk.tasks.do(self, label, lambda work: work.set(each.key, key))

    def _words(self, key: str, label: str) -> QWidget:
        """A line for each language."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for lang in LANGUAGES:
            line = Line(f"{label}, {language_heading(lang, self._desk.lang)}")
            line.editingFinished.connect(partial(self._say, key, lang, line))
            self._lines[key, lang] = line
            column.addWidget(labelled(language_heading(lang, self._desk.lang), line))
            if lang == next(iter(LANGUAGES)):
                made.setFocusProxy(line)
        return made

    def _line(self, each: Setting) -> QLineEdit:
        """A line for what is typed as the command line takes it."""
        line = Line(self._desk.tr(each.label))
        line.editingFinished.connect(partial(self._typed, each, line))
        self._typed_lines[each.key] = line
        if each.scope is Scope.USER:
            line.setText(each.kind.write(user_value(each.key), self._desk.tr))
        return line

    def _typed(self, each: Setting, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            desk, text = self._desk, line.text()
            job = partial(change, desk.office, each.key, text, desk.lang)
            desk.tasks.queue(self, job, lambda _nothing: desk.program.preferred())

    def _say(self, key: str, lang: str, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            label = N_("Change: {kind}", kind=SETTINGS[key].label)
            act = partial(say_office, key=key, lang=lang, words=line.text())
            self._desk.tasks.do(self, label, act)
