# SPDX-License-Identifier: MIT
"""The page of every record whose kind has none of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from delegate_crm.entities import kind, kinds
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.user import User
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import targets_of
from delegate_crm.services.any_overview import AnyOverview, any_overview
from delegate_crm.services.office import Reader
from delegate_crm.services.plan_subjects import SUBJECTS
from delegate_crm.services.record_facts import RecordFacts, groups_of
from delegate_crm.services.window_words import capital
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.answering_card import AnsweringCard
from delegate_crm.ui.panels.apply_plan import PlanOffer, applying
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.panels.hand_over import handing_over
from delegate_crm.ui.panels.related_panel import RelatedPanel
from delegate_crm.ui.panels.visit_cards import Windows
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import icon_of, section_of
from delegate_crm.ui.records.head import Fact, HeadFacts
from delegate_crm.ui.records.record import Content, RecordPage
from delegate_crm.ui.sidebar import SECTIONS
from delegate_crm.ui.widgets.glyphs import TONES
from delegate_crm.ui.widgets.tabs import Tab

AWAITED = ("follow_up", *targets_of(FollowUp.fields["about"]))
"""Kinds of record around which something may be awaited."""
BY_PLANS = ("plan_run", "plan_step")
"""Fields that only plans fill: the first is shown once it is, the second, a code, never."""
LISTED = ("follow_up",)
"""Kinds whose section is the list of them, made by hand."""


class AnyRecordPage(RecordPage[AnyOverview]):
    """Its facts by group, what is related to it, documents and history."""

    watches = frozenset(kinds())

    def __init__(self, desk: Desk, place: Place) -> None:
        self.section = section_of(place.kind)
        super().__init__(desk, place)

    def way(self) -> Sequence[tuple[Text, Place]]:
        """The section and the list of the kind."""
        section = [(each.text, each.place) for each in SECTIONS if each.key == self.section]
        own = Place("kind_page", self.place.kind)
        if self.place.kind in LISTED or any(place == own for _, place in section):
            return section
        return (*section, (kind(self.place.kind).plural, own))

    def more(self) -> Callable[[Reader, Entity], AnyOverview]:
        """What is known at a glance, what is awaited, what points at it."""
        return partial(any_overview, lang=self.desk.lang, today=self.desk.office.today)

    def head(self, facts: RecordFacts[AnyOverview]) -> HeadFacts:
        """Drawing, title, chips, when."""
        more = facts.more
        chips = [
            Fact(each.words, TONES[each.state] if each.state else each.tone, state=each.state)
            for each in more.glances
        ]
        return HeadFacts(
            title=self._title(facts),
            icon=icon_of(self.place.kind),
            chips=chips if facts.record.id else (),
            when=more.when,
            actions=(*self._answering(facts), *self._handing_over()),
        )

    def _answering(self, facts: RecordFacts[AnyOverview]) -> Sequence[Action]:
        """A reply of theirs is logged, a promise of ours is marked as done."""
        if not any(each.open_to_reply for each in facts.more.windows):
            return ()
        log, done, _snooze = self._awaited()
        return (done if getattr(facts.record, "by_side", "") == "us" else log,)

    def _handing_over(self) -> Sequence[Action]:
        """A user's work can be handed over."""
        if self.place.kind != User.code or not self.saver.id:
            return ()
        return (handing_over(self.desk, self._head, self.saver.id),)

    def _awaited(self) -> Sequence[Action]:
        return awaited_acts(self.desk, self, lambda: self.saver.id)

    def actions_here(self) -> Sequence[Action]:
        """Answer what is awaited, where something can be, and what every record page can do."""
        own = self._awaited() if self.place.kind in AWAITED else ()
        plans = applying(self.desk, self, self.place.kind, lambda: self.saver.id)
        return (*own, *self._handing_over(), *plans, *super().actions_here())

    def _title(self, facts: RecordFacts[AnyOverview]) -> str:
        return capital(facts.title or self._new_title())

    def tabs(self, facts: RecordFacts[AnyOverview]) -> Sequence[Tab]:
        """Overview, what is related, documents, history."""
        tr = self.desk.tr
        count = sum(group.total for group in facts.more.related.groups)
        return (
            Tab("overview", tr(NC_("tab", "Overview"))),
            Tab("related", tr(NC_("tab", "Related")), count),
            Tab("documents", tr(NC_("tab", "Documents")), facts.counts.get("document", 0)),
            Tab("history", tr(NC_("tab", "History"))),
        )

    def contents(self) -> Mapping[str, Content]:
        """The fields, and what is related."""
        return {
            "overview": self._overview,
            "related": lambda: [RelatedPanel[AnyOverview](self.desk, lambda more: more.related)],
        }

    def _overview(self) -> Sequence[QWidget]:
        """A card for each group of fields."""
        tr = self.desk.tr
        cards = [self.card([x.key for x in fields], tr(group)) for group, fields in self._groups()]
        awaited = self.place.kind == "follow_up" and self.saver.id
        if awaited:
            return [Windows(self.desk), *cards]
        return [PlanOffer(self.desk), *cards] if self.place.kind in SUBJECTS else cards

    def side(self, tab: str) -> Sequence[QWidget]:
        """How the record is kept."""
        if tab != "overview":
            return ()
        filing = ("tags", "source_note", "confidentiality")
        own = [AnsweringCard(self.desk)] if self.place.kind == "follow_up" else []
        return [*own, self.card(filing, self.desk.tr(N_("Filing")), narrow=True)]

    def _groups(self) -> list[tuple[Text, list[AnyField]]]:
        found = groups_of(kind(self.place.kind))
        planned = self.facts is not None and bool(getattr(self.facts.record, BY_PLANS[0], None))
        hidden = {*COMMON, *BY_PLANS[planned:]}
        own = (
            (group, [each for each in fields if each.key not in hidden]) for group, fields in found
        )
        return [(group, fields) for group, fields in own if fields]


PAGE = AnyRecordPage
