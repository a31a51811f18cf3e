# SPDX-License-Identifier: MIT
"""Editors that choose from many: records by words in any script, countries, languages, codes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from delegate_crm.kit import territories
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import fold
from delegate_crm.schema.relations import targets_of
from delegate_crm.schema.wordkinds import LanguagesKind
from delegate_crm.services.editing import Edit
from delegate_crm.services.office import Work
from delegate_crm.services.picking import Pick, make, makeable, picks
from delegate_crm.services.records import label_of
from delegate_crm.services.search import Query
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editing.suggestions import SuggestingLine
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.chips import RemovableChip
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import ampersands
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.lines import Option

MOST = 8
NEW = "new:"
"""Begins the key of a suggestion that makes a record of the kind named after it."""
Offer = Callable[[Sequence[Option]], object]


class Source(ABC):
    """Where suggestions come from, and what is called by a key."""

    @abstractmethod
    def ask(self, text: str, offer: Offer) -> None:
        """Look for what fits a text."""

    @abstractmethod
    def name(self, key: str, then: Callable[[str], object]) -> None:
        """Tell what a key is called."""

    def make(self, key: str, text: str, then: Callable[[str], object]) -> None:
        """Make what a suggestion proposed to make; most are there already."""
        then(key)


class Names(Source):
    """Countries or languages by their names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._folded = {key: fold(name) for key, name in names.items()}

    def ask(self, text: str, offer: Offer) -> None:
        """Names that begin so come first, then those with such a word inside."""
        wanted = fold(text)
        fits = [key for key, name in self._folded.items() if wanted in name]
        fits.sort(key=lambda key: (not self._folded[key].startswith(wanted), self._folded[key]))
        offer([Option(key, self._names[key], key) for key in fits[:MOST]] if wanted else [])

    def name(self, key: str, then: Callable[[str], object]) -> None:
        """The name."""
        then(self._names.get(key, key))


class Records(Source):
    """Records of the kinds that a field may point at."""

    def __init__(self, about: About, owner: QWidget) -> None:
        self._about, self._owner = about, owner
        self._codes = tuple(targets_of(about.field))
        self._titles = dict(about.titles)

    def ask(self, text: str, offer: Offer) -> None:
        """Look in the office, and offer to make what is not there."""
        desk = self._about.desk
        query = Query(text, desk.lang, desk.office.today, self._codes, MOST)
        desk.tasks.ask(
            self._owner,
            lambda reader: picks(reader, query),
            lambda found: offer([*map(self._found, found), *self._new(text)]),
            topic="picks",
        )

    def _found(self, pick: Pick) -> Option:
        self._titles[pick.id] = pick.title
        return Option(str(pick.id), pick.title, self._about.tr(pick.label))

    def _new(self, text: str) -> list[Option]:
        if not text.strip():
            return []
        tr = self._about.tr
        return [
            Option(
                f"{NEW}{code}",
                tr(N_("New: {kind} “{name}”", kind=label_of(code), name=text.strip())),
                icon="plus",
            )
            for code in makeable(self._codes)
        ]

    def name(self, key: str, then: Callable[[str], object]) -> None:
        """The title, asked for if it was not told before."""
        number = int(key)
        if number in self._titles:
            then(self._titles[number])
            return
        desk = self._about.desk
        desk.tasks.ask(
            self._owner, lambda reader: reader.title(number, desk.lang), then, topic=f"title {key}"
        )

    def make(self, key: str, text: str, then: Callable[[str], object]) -> None:
        """Make a record from its name."""
        if not key.startswith(NEW):
            then(key)
            return
        desk, code = self._about.desk, key.removeprefix(NEW)

        def act(work: Work) -> int:
            return make(work, desk.office, desk.lang, code, text)

        def made(number: int) -> None:
            self._titles[number] = text
            then(str(number))

        desk.tasks.do(self._owner, N_("Add: {kind}", kind=label_of(code)), act, made)


def source_of(about: About, owner: QWidget) -> Source:
    """Where the suggestions for a field come from."""
    kind, tr = about.field.kind, about.tr
    if kind.name in ("reference", "references"):
        return Records(about, owner)
    if isinstance(kind, LanguagesKind):
        return Names(territories.languages(tr.lang))
    if kind.name in ("country", "countries"):
        return Names(territories.countries(tr.lang))
    return Names({code: tr(word) for code, word in kind.choices().items()})


class PickEditor(Editor):
    """One of many, by its name."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._source = source_of(about, self)
        self._chosen, self._name = "", ""
        self.line = SuggestingLine(about.label, self._ask)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.picked.connect(self._pick)
        self.column.addWidget(self.line)

    def _ask(self, text: str) -> None:
        self._source.ask("" if text == self._name else text, self.line.suggest)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show its name."""
        self._show(str(value or ""))

    def _show(self, key: str) -> None:
        self._chosen, self._name = key, ""
        self.line.clear()
        if key:
            self._source.name(key, self._named)

    def _named(self, name: str) -> None:
        was, self._name = self.is_changed, name
        self.line.setText(name)
        if not was:
            self.settle()

    def _pick(self, row: Option) -> None:
        self._source.make(row.key, self.line.text().strip(), self._take)

    def _take(self, key: str) -> None:
        self._show(key)
        self.changed.emit()
        self.done.emit()

    def edit(self) -> Edit:
        """The key of what was chosen, or the text that was typed instead."""
        text = self.line.text()
        chosen = self._chosen and text == self._name
        return Edit(self.key, ((self.key, self._chosen if chosen else text),))

    def restore(self, edit: Edit) -> None:
        """Choose or type it again."""
        text = dict(edit.typed).get(self.key, "")
        if text.isdigit() and self.about.field.kind.name == "reference":
            self._show(text)
        else:
            self.line.setText(text)

    def inputs(self) -> Sequence[QWidget]:
        """The line."""
        return (self.line,)


class PicksEditor(Editor):
    """Several of many: chips, and a line to add more."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._source = source_of(about, self)
        self._keys: list[str] = []
        self._names: dict[str, str] = {}
        self._holder = QWidget()
        self._chips = Flow(self._holder)
        self.line = SuggestingLine(about.label, lambda text: self._source.ask(text, self._offer))
        self.line.setPlaceholderText(about.tr(N_("Add")))
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.picked.connect(self._pick)
        self.column.addWidget(self._holder)
        self.column.addWidget(self.line)

    def _offer(self, rows: Sequence[Option]) -> None:
        self.line.suggest([row for row in rows if row.key not in self._keys])

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show a chip for each."""
        self._keys = [str(each) for each in value]
        self.line.clear()
        self._show()

    def _show(self) -> None:
        empty(self._chips)
        for key in self._keys:
            self._source.name(key, partial(self._named, key))
        self._fill()

    def _named(self, key: str, name: str) -> None:
        if self._names.get(key) != name:
            self._names[key] = name
            self._fill()

    def _fill(self) -> None:
        empty(self._chips)
        for key in self._keys:
            name = self._names.get(key, key)
            said = self.about.tr(N_("Remove {name}", name=name))
            self._chips.addWidget(RemovableChip(name, partial(self._remove, key), said))
        self._holder.setVisible(bool(self._keys))

    def _remove(self, key: str) -> None:
        self._keys.remove(key)
        self._fill()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _pick(self, row: Option) -> None:
        self._source.make(row.key, self.line.text().strip(), self._take)

    def _take(self, key: str) -> None:
        if key not in self._keys:
            self._keys.append(key)
        self.line.clear()
        self._show()
        self.changed.emit()

    def edit(self) -> Edit:
        """The keys, and what stands in the line."""
        typed = self.line.text().strip()
        return Edit(self.key, ((self.key, ";".join([*self._keys, *([typed] if typed else [])])),))

    def restore(self, edit: Edit) -> None:
        """Choose them again; what was typed beside them stands in the line."""
        parts = [part for part in dict(edit.typed).get(self.key, "").split(";") if part]
        records = self.about.field.kind.name == "references"
        chosen = [part for part in parts if part.isdigit() or not records]
        self._keys = chosen
        self._show()
        self.line.setText("; ".join(part for part in parts if part not in chosen))

    def inputs(self) -> Sequence[QWidget]:
        """The line."""
        return (self.line,)


class ChecksEditor(Editor):
    """Several of a short list: a box for each."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._boxes: dict[str, QCheckBox] = {}
        self._more: list[str] = []
        holder = QWidget()
        layout = Flow(holder, gap=18)
        for code, word in about.field.kind.choices().items():
            box = QCheckBox(ampersands(about.tr(word)))
            box.setFont(theme().font("body"))
            box.setAccessibleName(f"{about.label}: {about.tr(word)}")
            box.toggled.connect(lambda _on: self.changed.emit())
            layout.addWidget(box)
            self._boxes[code] = box
        self.column.addWidget(holder)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Tick what is chosen; codes that the list lost stay."""
        self._more = [code for code in value if code not in self._boxes]
        for code, box in self._boxes.items():
            box.setChecked(code in value)

    def edit(self) -> Edit:
        """The ticked codes."""
        ticked = [code for code, box in self._boxes.items() if box.isChecked()]
        return Edit(self.key, ((self.key, ";".join([*ticked, *self._more])),))

    def restore(self, edit: Edit) -> None:
        """Tick them again."""
        self.put([part for part in dict(edit.typed).get(self.key, "").split(";") if part])

    def inputs(self) -> Sequence[QWidget]:
        """The boxes."""
        return tuple(self._boxes.values())
