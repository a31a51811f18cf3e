# SPDX-License-Identifier: MIT
"""The left half of the print page: which report, in which languages, on what, with what in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Translator
from delegate_crm.kit.territories import language_heading, languages
from delegate_crm.reports.base import Param
from delegate_crm.reports.options import INCLUDE
from delegate_crm.reports.printing import Listed, Request, Subject
from delegate_crm.services.settings import PAPERS
from delegate_crm.ui.page import Desk
from delegate_crm.ui.remembered import remember, remembered
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.check import Check
from delegate_crm.ui.widgets.choice import Choice, labelled

YES, NO, WITH = "yes", "no", "+"


class PrintChoices(QWidget):
    """What can be chosen of a report; the last choices of each are remembered."""

    changed = Signal()
    report_changed = Signal(str)

    def __init__(self, desk: Desk, reports: Sequence[Listed], name: str, subject: Subject) -> None:
        super().__init__()
        self._tr, self._subject = desk.tr, subject
        self._reports = {each.name: each for each in reports}
        self._name = name
        self._controls: dict[str, Choice | Check] = {}
        kept = remembered(f"print/{name}")
        tr = desk.tr
        titles = [(each.name, tr(each.title)) for each in reports]
        self.template = Choice(tr(NC_("print", "Template")), titles, name)
        self.language = Choice(tr(N_("Language")), spoken(tr), self._language(desk.lang, kept))
        paper = kept.get("paper") or subject.paper
        self.paper = Choice(tr(N_("Paper")), [(p, tr(words)) for p, words in PAPERS.items()], paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self._card())
        column.addWidget(self._include(kept.get("options", {})))
        self.template.chosen.connect(self.report_changed)
        self.language.chosen.connect(self._changed)
        self.paper.chosen.connect(self._changed)

    def _language(self, lang: str, kept: Mapping[str, Any]) -> str:
        """Key of the languages of the last time; what was usual then is what is usual now."""
        first = kept.get("lang", lang)
        second = kept.get("second") or self._subject.second.get(first, "")
        return f"{first}{WITH}{second}" if second and second != first else first

    def _card(self) -> Card:
        card = Card(self._tr(NC_("print", "Report")))
        for each in (self.template, self.language, self.paper):
            card.add(labelled(each.accessibleName(), each))
        for param in self._report.params:
            if param.choices is not INCLUDE:
                choices = [(key, self._tr(words)) for key, words in param.choices.items()]
                control = Choice(self._tr(param.label), choices, param.default)
                control.chosen.connect(self._changed)
                self._controls[param.name] = control
                card.add(labelled(control.accessibleName(), control))
        return card

    def _include(self, kept: Mapping[str, str]) -> Card:
        card = Card(self._tr(NC_("print", "Include")))
        card.body.setSpacing(4)
        for param in self._report.params:
            if param.choices is INCLUDE:
                card.add(self._box(param))
        for name, value in kept.items():
            self._set(name, value)
        if not any(isinstance(each, Check) for each in self._controls.values()):
            card.hide()  # never shown before it has a parent: it would be a window for a moment
        return card

    def _box(self, param: Param) -> Check:
        box = Check(self._tr(param.label), on=param.default == YES)
        box.toggled.connect(self._changed)
        self._controls[param.name] = box
        return box

    @property
    def _report(self) -> Listed:
        return self._reports[self._name]

    # --- what is chosen ---------------------------------------------------------------------------

    def request(self, ids: Sequence[int]) -> Request:
        """What to print of these records."""
        lang, second = self._spoken()
        return Request(
            name=self._name,
            ids=ids,
            lang=lang,
            second_lang=second,
            paper=self.paper.current,
            options=dict(self._options()),
        )

    def choose(self, option: str, value: str) -> None:
        """Choose an option, as by hand."""
        self._set(option, value)

    def _spoken(self) -> tuple[str, str]:
        """The language, and the second one if it is not the usual one."""
        lang, _, second = self.language.current.partition(WITH)
        usual = second == self._subject.second.get(lang, "")
        return lang, "" if usual else second or lang

    def _options(self) -> Iterator[tuple[str, str]]:
        for name, each in self._controls.items():
            if isinstance(each, Choice):
                yield name, each.current
            else:
                yield name, YES if each.on else NO

    def _set(self, name: str, value: str) -> None:
        control = self._controls.get(name)
        if isinstance(control, Choice):
            control.mark(value)
        elif control is not None:
            control.turn(on=value == YES)

    def _changed(self) -> None:
        lang, second = self._spoken()
        kept = {
            "lang": lang,
            "second": second,
            "paper": "" if self.paper.current == self._subject.paper else self.paper.current,
            "options": dict(self._options()),
        }
        remember(f"print/{self._name}", kept)
        self.changed.emit()


def spoken(tr: Translator) -> Iterator[tuple[str, str]]:
    """The languages of a report, alone and with a second one; that of the screen comes first."""
    names = languages(tr.lang)
    for first in sorted(LANGUAGES, key=lambda each: each != tr.lang):
        name = language_heading(first, tr.lang)
        for second in LANGUAGES:
            if second != first:
                own = languages(second)[second]
                words = NC_(
                    "report", "{language}, names also in {second}", language=name, second=own
                )
                yield f"{first}{WITH}{second}", tr(words)
        yield first, tr(NC_("report", "{language} only", language=names[first]))
