# SPDX-License-Identifier: MIT
"""The banners of a record page: not saved, brought back after a crash, put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.unsaved import Unfinished
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner

Act = Callable[[], object]


class Notices(QWidget):
    """Banners by name, each there once; they stay until they are solved."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def names(self) -> list[str]:
        """Which banners are shown."""
        return list(self._banners)

    def drop(self, name: str) -> None:
        """Take a banner away."""
        banner = self._banners.pop(name, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def _put(self, name: str, banner: Banner) -> None:
        self.drop(name)
        self._banners[name] = banner
        self._column.addWidget(banner)
        self.show()

    def not_saved(self, error: UserError, again: Act, copy: Act) -> None:
        """The disk did not take it: what happened, what is safe, what to do."""
        if "not_saved" in self._banners:
            return
        tr = self._tr
        words = [tr(error.message), tr(error.hint) if error.hint else "", tr(AGAIN)]
        banner = Banner(tr(N_("Not saved yet. Your text is kept.")), " ".join(filter(None, words)))
        banner.act(Button(tr(N_("Copy the text")), copy, small=True))
        banner.act(Button(tr(N_("Try again")), again, small=True))
        self._put("not_saved", banner)

    def closing(self, leave: Act) -> None:
        """The window was to be closed while something is not saved."""
        tr = self._tr
        banner = Banner(
            tr(N_("The window stays open: something here is not saved yet.")),
            tr(N_("It closes by itself once all is saved.")),
            tone="closing",
        )
        banner.act(Button(tr(N_("Copy the text and close")), leave, small=True))
        self._put("closing", banner)

    def kept(self, kept: Unfinished, discard: Act) -> None:
        """Typed text from before was brought back."""
        tr = self._tr
        title = tr(N_("Typed text from {date} is brought back.", date=moment(kept, tr)))
        words = tr(N_("It was never saved. Leave its field to save it, or discard it."))
        banner = Banner(title, words, tone="soon", icon="history")
        banner.act(Button(tr(N_("Discard")), discard, small=True))
        self._put("kept", banner)

    def archived(self, back: Act) -> None:
        """The record is put away."""
        if "archived" in self._banners:
            return
        tr = self._tr
        banner = Banner(
            tr(N_("This record is in the archive.")),
            tr(N_("Lists leave it out; what points at it still does.")),
            tone="neutral",
            icon="archive",
        )
        banner.act(Button(tr(N_("Take out of the archive")), back, small=True))
        self._put("archived", banner)


AGAIN = N_("It is tried again every few seconds.")


def moment(kept: Unfinished, tr: Translator) -> str:
    """When the text was typed."""
    return f"{tr.date(kept.at.date(), 'medium')} {kept.at:%H:%M}"
