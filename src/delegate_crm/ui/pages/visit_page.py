# SPDX-License-Identifier: MIT
"""The page of a visit: windows, programme, people, what they are after, what was promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from delegate_crm.entities.press import PressItem
from delegate_crm.entities.visit import DIRECTIONS, VISIT_KINDS, Visit
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.schema.entity import Entity
from delegate_crm.services import groups
from delegate_crm.services.office import Reader
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_calendar import days_words
from delegate_crm.services.visit_closing import BEFORE
from delegate_crm.services.visit_overview import VisitOverview, visit_overview
from delegate_crm.ui.actions import Action
from delegate_crm.ui.entry import Entry
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.apply_plan import APPLY, PlanOffer, applying, open_apply_plan
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.panels.ledger_cards import ledger_cards
from delegate_crm.ui.panels.named_list import NamedList
from delegate_crm.ui.panels.people import People
from delegate_crm.ui.panels.programme_rail import ProgrammeRail
from delegate_crm.ui.panels.visit_cards import DelegationCard, Windows
from delegate_crm.ui.panels.visit_closing import CLOSE, VisitClosing
from delegate_crm.ui.place import Place
from delegate_crm.ui.records.head import Fact, HeadFacts
from delegate_crm.ui.records.record import Content, RecordPage
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.tabs import Tab

MAIN = (
    *("title", "direction", "start", "end", "country", "kinds", "purpose", "headcount_stated"),
    *("hosts", "coordinator", "status", "status_reason", "initiated_by", "level", "languages"),
    *("reference", "retrospective", "return_of", "event", "note", "tags"),
)
"""What is known of a visit first stands first."""
BASIS = (
    *("decision_by", "decision_on", "decision_reference", "programme_approved_on"),
    *("programme_sent_on", "costs", "report_approved_on", "report_distributed_on"),
)
W = TypeVar("W", bound=QWidget)
AGREED = ("summary", "outcome_text", "outcome_rating")


class VisitPage(RecordPage[VisitOverview]):
    """One visit, in either direction."""

    section = "visits"
    home = (NC_("section", "Visits"), Place("visits_page"))
    watches = frozenset(
        {
            *("visit", "delegation", "delegate", "person", "affiliation", "programme_item"),
            *("follow_up", "interest", "press_item", "organisation", "agreement", "document"),
            *("offering", "event", "country_priority"),
        }
    )

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.saver.turned_down.connect(self._turned_down)

    def more(self) -> Callable[[Reader, Entity], VisitOverview]:
        """Everything around the visit."""
        return partial(visit_overview, lang=self.desk.lang, today=self.desk.office.today)

    def head(self, facts: RecordFacts[VisitOverview]) -> HeadFacts:
        """Country, title, direction, kind, state, when."""
        visit, tr = facts.record, self.desk.tr
        assert isinstance(visit, Visit)  # noqa: S101 - the page of visits
        group, tone = groups.VISITS[visit.status]
        arrow = "outgoing" if visit.direction == "outgoing" else "incoming"
        chips = [Fact(tr(DIRECTIONS[visit.direction]), icon=arrow)]
        chips += [Fact(tr(VISIT_KINDS[each])) for each in visit.kinds]
        chips.append(Fact(tr(group), tone, icon="check" if tone == "done" else ""))
        if facts.more.priority:
            chips.append(Fact(tr(N_("Priority country")), "soon", icon="star"))
        return HeadFacts(
            title=facts.title or self._new_title(),
            tile=visit.country,
            icon="calendar-check",
            chips=chips,
            when=days_words(visit, tr),
            actions=(*self._awaited()[:1], self.printing()) if visit.id else (),
            menu=self._closable(),
        )

    def _awaited(self) -> Sequence[Action]:
        return awaited_acts(self.desk, self, lambda: self.saver.id)

    def actions_here(self) -> Sequence[Action]:
        """Answer what is awaited after the visit, and what every record page can do."""
        plans = applying(self.desk, self, "visit", lambda: self.saver.id)
        return (*self._awaited(), *self._closable(), *plans, *super().actions_here())

    # --- closing the visit ------------------------------------------------------------------------

    def _closable(self) -> Sequence[Action]:
        ready = self.facts is not None and self.facts.record.get("status") in BEFORE
        return (Action(CLOSE, self.close_visit, "check"),) if ready else ()

    def close_visit(self) -> None:
        """Close the visit, or show on the overview what it lacks."""
        card = self._overview_part(VisitClosing)
        card.begin()
        self.panes.show_top()

    def _overview_part(self, sort: type[W]) -> W:
        self.show_tab("overview")
        self._turn("overview")
        return next(part for part in self.panes.open("overview") if isinstance(part, sort))

    def _mend(self, key: str) -> None:
        value = self.value(key)
        if value is not None:
            value.begin()
            self.panes.show_value(value)

    def _turned_down(self, key: str) -> None:
        """Closed was chosen and is refused: say what is missing, with the way to its mending."""
        entries = [each for each in self.findChildren(Entry) if each.key == key == "status"]
        chosen = [each for each in entries if each.editor.edit().texts == ["closed"]]
        if chosen and self._closable():
            chosen[0].restore()
            self.close_visit()

    def tabs(self, facts: RecordFacts[VisitOverview]) -> Sequence[Tab]:
        """Overview repeats what is used daily; the rest has a tab of its own."""
        tr, more = self.desk.tr, facts.more
        people = sum(len(each.seats) for each in more.groups) + more.unnamed
        return (
            Tab("overview", tr(NC_("tab", "Overview"))),
            Tab("programme", tr(NC_("tab", "Programme")), len(more.stops)),
            Tab("people", tr(NC_("tab", "People")), people),
            Tab("follow_ups", tr(NC_("tab", "Follow-ups")), len(more.promises)),
            Tab("interests", tr(NC_("tab", "Interests")), len(more.interests)),
            Tab("documents", tr(NC_("tab", "Documents")), facts.counts.get("document", 0)),
            Tab("history", tr(NC_("tab", "History"))),
        )

    def main(self, tab: str) -> Sequence[QWidget]:
        """What stands in a tab; a draft has its facts alone."""
        if self.saver.id:
            return super().main(tab)
        return [self.card(MAIN)] if tab == "overview" else [self._later()]

    def contents(self) -> Mapping[str, Content]:
        """What stands in each tab."""
        return {
            "overview": self._overview,
            "programme": lambda: [self._rail()],
            "people": lambda: [People(self.desk, self.saver.id)],
            "follow_ups": self._follow_ups,
            "interests": lambda: [self._interests()],
        }

    def side(self, tab: str) -> Sequence[QWidget]:
        """What stands beside the overview."""
        if tab != "overview" or not self.saver.id:
            return ()
        desk = self.desk
        return [
            DelegationCard(desk, lambda: self.show_tab("people")),
            self._interests(bare=True),
            self._promises(),
            self._agreements(),
            self._sources(),
            NamedList[VisitOverview](
                desk, NC_("visit", "Hosts"), N_("No hosts yet."), lambda more: more.hosts
            ),
        ]

    def _overview(self) -> Sequence[QWidget]:
        tr = self.desk.tr
        return [
            VisitClosing(self.desk, self.saver.id, self._mend),
            Windows(self.desk),
            self._rail(),
            self.card(AGREED, tr(N_("What was agreed"))),
            self.card(MAIN, tr(N_("About the visit"))),
            self.card(BASIS, tr(N_("Basis and approval"))),
        ]

    def _follow_ups(self) -> Sequence[QWidget]:
        theirs, ours = ledger_cards(self.desk)
        plan = Button(self.desk.tr(APPLY), icon="calendar-check", small=True)
        plan.clicked.connect(lambda: open_apply_plan(self.desk, plan, self.saver.id))
        for card, side in ((theirs, "them"), (ours, "us")):
            presets = f"visit={{id}}\nby_side={side}"
            card.act(self.adding(N_("New follow-up"), "follow_up", presets))
        ours.act(plan)
        return [PlanOffer(self.desk), Windows(self.desk), theirs, ours]

    def _rail(self) -> ProgrammeRail:
        assert self.facts is not None  # noqa: S101 - tabs are made from facts
        return ProgrammeRail(self.desk, self.saver.id, self.facts.more.second_lang)

    def _interests(self, *, bare: bool = False) -> NamedList[VisitOverview]:
        card = NamedList[VisitOverview](
            self.desk,
            NC_("visit", "What they are after"),
            N_("No interest noted yet."),
            lambda more: more.interests,
            divided=True,
        )
        card.act(self.adding(N_("New interest"), "interest", "found_at={id}", bare=bare))
        return card

    def _promises(self) -> NamedList[VisitOverview]:
        card = NamedList[VisitOverview](
            self.desk,
            NC_("visit", "Promised"),
            N_("No promises yet."),
            lambda more: more.promises,
        )
        card.act(self.adding(N_("New follow-up"), "follow_up", "visit={id}", bare=True))
        return card

    def _sources(self) -> NamedList[VisitOverview]:
        card = NamedList[VisitOverview](
            self.desk, NC_("visit", "Source"), N_("No article yet."), lambda more: more.sources
        )
        words = N_("New: {kind}", kind=PressItem.label)
        card.act(self.adding(words, "press_item", "about={id}", bare=True))
        return card

    def _agreements(self) -> NamedList[VisitOverview]:
        card = NamedList[VisitOverview](
            self.desk,
            NC_("section", "Agreements"),
            N_("No agreements yet."),
            lambda more: more.agreements,
        )
        card.act(self.adding(N_("New agreement"), "agreement", "arose_at={id}", bare=True))
        return card

    def _later(self) -> QWidget:
        words = N_("This comes once the visit is saved. Give it a title or a first day.")
        return Label(self.desk.tr(words), "body", "text_2", wrap=True)


PAGE = VisitPage
