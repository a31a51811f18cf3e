# SPDX-License-Identifier: MIT
"""The page of an organisation: names, the tree around it, people, visits both ways (`UX` 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from delegate_crm.entities.organisation import ORGANISATION_KINDS, RELATIONS, Organisation
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.names import initials
from delegate_crm.schema.entity import Entity
from delegate_crm.services.named import Named
from delegate_crm.services.office import Reader
from delegate_crm.services.organisation_overview import (
    OrganisationOverview,
    organisation_overview,
)
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.panels.inner_lines import contact_line, name_line
from delegate_crm.ui.panels.inner_rows import InnerRows
from delegate_crm.ui.panels.named_list import NamedList
from delegate_crm.ui.panels.partner_cards import BothWays, Lately, Tree
from delegate_crm.ui.panels.posts import Posts
from delegate_crm.ui.records.head import Fact, HeadFacts
from delegate_crm.ui.records.partner import PartnerPage
from delegate_crm.ui.records.record import Content
from delegate_crm.ui.widgets.tabs import Tab

FACTS = ("kind", "relation", "place", "address", "website", "owner", "sectors")
ABOUT = (
    *("parent", "successor", "is_ours", "registry_ids", "size_note"),
    *("note", "tags", "confidentiality", "source_note"),
)
RELATION_TONES = {"active": "done", "prospect": "soon", "blocked": "overdue", "ended": "waiting"}
List = NamedList[OrganisationOverview]


class OrganisationPage(PartnerPage[OrganisationOverview]):
    """One organisation, a partner or our own."""

    part = (N_("Organisations"), "organisations")
    watches = frozenset(
        {
            *("organisation", "person", "affiliation", "visit", "delegation", "delegate"),
            *("follow_up", "interaction", "press_item", "document", "agreement", "interest"),
            *("sample", "offering", "country_priority", "place", "user", "rank_level"),
        }
    )

    def more(self) -> Callable[[Reader, Entity], OrganisationOverview]:
        """Everything around the organisation."""
        return partial(organisation_overview, lang=self.desk.lang, today=self.desk.office.today)

    def head(self, facts: RecordFacts[OrganisationOverview]) -> HeadFacts:
        """Letters, name with its native form, kind, relation."""
        body, more, tr = facts.record, facts.more, self.desk.tr
        assert isinstance(body, Organisation)  # noqa: S101 - the page of organisations
        relation = Fact(tr(RELATIONS[body.relation]), RELATION_TONES.get(body.relation, "neutral"))
        ours = Fact(tr(NC_("organisation", "Ours")), "open", icon="home")
        return HeadFacts(
            title=facts.title or self._new_title(),
            tile=initials(more.native or facts.title) if facts.title else "",
            icon="building",
            line=more.native,
            chips=[
                Fact(tr(ORGANISATION_KINDS[body.kind])),
                ours if body.is_ours else relation,
                *self._priority(facts),
                *([] if body.is_ours else self._late(facts)),
            ],
            when=self._where(facts.words.get("place", ""), more.country),
            actions=self._chief() if body.id else (),
        )

    def tabs(self, facts: RecordFacts[OrganisationOverview]) -> Sequence[Tab]:
        """Overview, people, visits, papers, what is awaited, history."""
        tr, more = self.desk.tr, facts.more
        return (
            Tab("overview", tr(NC_("tab", "Overview"))),
            Tab("people", tr(NC_("organisation", "People")), more.people_count),
            Tab("visits", tr(NC_("tab", "Visits")), more.visit_count),
            Tab("agreements", tr(NC_("tab", "Agreements")), more.agreement_count),
            Tab("follow_ups", tr(NC_("tab", "Follow-ups")), more.follow_up_count),
            Tab("documents", tr(NC_("tab", "Documents")), facts.counts.get("document", 0)),
            Tab("history", tr(NC_("tab", "History"))),
        )

    def contents(self) -> Mapping[str, Content]:
        """What stands in each tab."""
        return {
            "overview": self._overview,
            "people": self._people,
            "visits": lambda: [BothWays(self.desk, whole=True)],
            "agreements": self._agreements,
            "follow_ups": self._follow_ups,
        }

    def side(self, tab: str) -> Sequence[QWidget]:
        """What stands beside the overview."""
        if tab != "overview":
            return ()
        tr = self.desk.tr
        glance = self.card(FACTS, tr(N_("At a glance")), narrow=True)
        if self._is_ours:
            return [glance, Lately(self.pen)]
        return [
            glance,
            self._short(N_("Interests"), N_("No interest noted yet."), lambda x: x.interests),
            self._short(N_("Samples"), N_("No samples were sent yet."), lambda x: x.samples),
            Lately(self.pen),
        ]

    @property
    def _is_ours(self) -> bool:
        return self.facts is not None and bool(self.facts.record.get("is_ours"))

    def _overview(self) -> Sequence[QWidget]:
        tr, fields = self.desk.tr, Organisation.fields
        contacts = InnerRows(
            self.pen,
            fields["contacts"],
            N_("Contacts"),
            N_("No address or number yet."),
            contact_line(tr),
        )
        names = InnerRows(self.pen, fields["names"], N_("Names"), N_("No name yet."), name_line(tr))
        about = self.card(ABOUT, tr(N_("About the organisation")))
        visits, tree = BothWays(self.desk), Tree(self.desk)
        if not self.saver.id:
            return [names, visits, contacts, tree, about]
        return [visits, contacts, names, tree, about]

    def _people(self) -> Sequence[QWidget]:
        return [
            Posts[OrganisationOverview](
                self.pen,
                NC_("organisation", "People"),
                N_("Nobody yet. Add the first person with a post."),
                lambda more: more.people,
                total=lambda more: more.people_count,
                of_person=False,
            ),
            Posts[OrganisationOverview](
                self.pen,
                N_("Former people"),
                N_("Nobody has left yet."),
                lambda more: more.former,
                total=lambda more: more.former_count,
                of_person=False,
                begins=False,
            ),
        ]

    def _agreements(self) -> Sequence[QWidget]:
        card = List(
            self.desk,
            NC_("section", "Agreements"),
            N_("No agreements yet."),
            lambda more: more.agreements,
            divided=True,
            total=lambda more: more.agreement_count,
        )
        card.act(self.adding(N_("New agreement"), "agreement", "parties={id}"))
        return [card]

    def _short(
        self, title: Text, empty: Text, pick: Callable[[OrganisationOverview], Sequence[Named]]
    ) -> List:
        return List(self.desk, title, empty, pick, divided=True, beside=True)


PAGE = OrganisationPage
