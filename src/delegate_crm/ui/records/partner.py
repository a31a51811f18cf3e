# SPDX-License-Identifier: MIT
"""What the pages of people and of organisations have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.ledgers import LEDGERS, Ledgers, overdue_words
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.actions import Action
from delegate_crm.ui.opening import letter, open_address
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.panels.inner_rows import InnerRows
from delegate_crm.ui.panels.ledger_cards import ledger_cards
from delegate_crm.ui.panels.name_forms import NameForms
from delegate_crm.ui.panels.partner_cards import Lately
from delegate_crm.ui.panels.visit_cards import Windows
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.records.head import Fact
from delegate_crm.ui.records.record import RecordPage


class Partner(Protocol):
    """What is asked beside either record."""

    @property
    def mail(self) -> str:
        """The address for letters, empty if none is known."""

    @property
    def country(self) -> str:
        """Code of the country."""

    @property
    def priority(self) -> bool:
        """Whether the country is a priority."""

    @property
    def ledgers(self) -> Ledgers:
        """What they owe and what we do."""

    @property
    def follow_up_count(self) -> int:
        """How much that is in all."""


P = TypeVar("P", bound=Partner)


class PartnerPage(RecordPage[P], Generic[P]):
    """A partner: one writes to them, and plans visits with them."""

    section = "partners"
    part: ClassVar[tuple[Text, str]]
    """The part of the list of partners that such records stand in: its words and its key."""

    def way(self) -> Sequence[tuple[Text, Place]]:
        """Partners, and the part of them."""
        words, key = self.part
        return (
            (NC_("section", "Partners"), Place("partners_page")),
            (words, Place("partners_page", tab=key)),
        )

    def _chief(self) -> Sequence[Action]:
        """Write, where an address is known, and plan a visit."""
        write = Action(N_("Write e-mail"), self.write, "mail")
        visit = Action(N_("Plan a visit"), self.plan_visit, "calendar-check")
        known = self.facts is not None and bool(self.facts.more.mail)
        return (write, visit) if known else (visit,)

    def actions_here(self) -> Sequence[Action]:
        """These, and what every record page can do."""
        if not self.saver.id:
            return super().actions_here()
        awaited = awaited_acts(self.desk, self, lambda: self.saver.id, self.note_down)
        return (*self._chief(), *awaited, *super().actions_here())

    def note_down(self) -> None:
        """Let a note about the partner be typed: nothing is awaited that may be answered."""
        self.show_tab("overview")
        for each in self.findChildren(Lately):
            if each.isVisible():
                each.start_note()

    def write(self) -> None:
        """Begin a letter in the mail program, which asks first."""
        mail = self.facts.more.mail if self.facts else ""
        if mail:
            open_address(self, self.desk.tr, letter([mail], {}).url)

    def plan_visit(self) -> None:
        """Begin a visit, with the country of the partner."""
        country = self.facts.more.country if self.facts else ""
        words = f"country={country}" if country else ""
        self.desk.go(Place(place_of("visit", 0).page, "visit", 0, words=words))

    def _priority(self, facts: RecordFacts[P]) -> list[Fact]:
        if not facts.more.priority:
            return []
        return [Fact(self.desk.tr(N_("Priority country")), "soon", icon="star")]

    def _late(self, facts: RecordFacts[P]) -> list[Fact]:
        """What is overdue on either side, each told apart."""
        tr, late = self.desk.tr, WindowState.OVERDUE
        said = [
            NC_("line", "{label}: {value}", label=LEDGERS[side], value=overdue_words(each.owed, tr))
            for side, each in facts.more.ledgers.items()
            if each.owed.overdue
        ]
        return [Fact(tr(words), late, state=late) for words in said]

    def _where(self, place: str, country: str) -> str:
        """Place and country, which may be the same."""
        name = country_name(country, self.desk.lang)
        return ", ".join(dict.fromkeys(filter(None, (place, name))))

    def _follow_ups(self) -> Sequence[QWidget]:
        """What is awaited: windows, what they owe, what we do."""
        theirs, ours = ledger_cards(self.desk)
        words = N_("New follow-up")
        theirs.act(self.adding(words, "follow_up", "by={id}\nby_side=them"))
        ours.act(self.adding(words, "follow_up", "to={id}\nby_side=us"))
        return [Windows(self.desk), theirs, ours]

    # --- typing -----------------------------------------------------------------------------------

    def _begin_typing(self, facts: RecordFacts[P]) -> None:
        """The cursor of a new record goes into the name."""
        if not facts.words.get("names"):
            card = next(iter(self._own_cards()))
            QTimer.singleShot(0, card, card.begin)

    def _begin_anew(self) -> None:
        """Nothing is made anew: the parts show a draft and a record alike."""
        self._is_fresh = False

    def _own_cards(self) -> list[NameForms | InnerRows]:
        return [*self.findChildren(NameForms), *self.findChildren(InnerRows)]
