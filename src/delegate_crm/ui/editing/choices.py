# SPDX-License-Identifier: MIT
"""Editors of choices from a fixed list: one of it, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.services.editing import Edit
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.inputs import Combo


class ChoiceEditor(Editor):
    """One code of a list, chosen by its word."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.combo = Combo(about.label)
        if not about.field.default:
            self.combo.addItem("–", "")
        for code, word in about.field.kind.choices().items():
            self.combo.addItem(about.tr(word), code)
        self.combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.combo.activated.connect(lambda _at: self.done.emit())
        self.column.addWidget(self.combo)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Choose the code; one that the list lost is shown as it is."""
        if self.combo.findData(value) < 0:
            self.combo.addItem(value or "–", value)
        self.combo.setCurrentIndex(self.combo.findData(value))

    def edit(self) -> Edit:
        """The chosen code."""
        return Edit(self.key, ((self.key, self.combo.currentData() or ""),))

    def restore(self, edit: Edit) -> None:
        """Choose it again."""
        self.put(dict(edit.typed).get(self.key, ""))

    def inputs(self) -> Sequence[QWidget]:
        """The combo."""
        return (self.combo,)


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.box = QCheckBox(about.tr(N_("yes")))
        self.box.setAccessibleName(about.label)
        self.box.setFont(theme().font("body"))
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.column.addWidget(self.box)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Set or clear the tick."""
        self.box.setChecked(value)

    def edit(self) -> Edit:
        """Yes or no, as it is typed."""
        return Edit(self.key, ((self.key, "yes" if self.box.isChecked() else "no"),))

    def restore(self, edit: Edit) -> None:
        """Set it again."""
        self.box.setChecked(dict(edit.typed).get(self.key) == "yes")

    def inputs(self) -> Sequence[QWidget]:
        """The box."""
        return (self.box,)
