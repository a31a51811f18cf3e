# SPDX-License-Identifier: MIT
"""The page of a person: posts, names in every script, visits, what is awaited (`UX` 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from delegate_crm.entities.person import PERSON_STATUS, Person
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.names import initials
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Reader
from delegate_crm.services.person_overview import PersonOverview, person_overview
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.window_words import capital
from delegate_crm.ui.panels.inner_lines import contact_line
from delegate_crm.ui.panels.inner_rows import InnerRows
from delegate_crm.ui.panels.name_cards import FoundBy, PrintedNames
from delegate_crm.ui.panels.name_forms import NameForms
from delegate_crm.ui.panels.named_list import NamedList
from delegate_crm.ui.panels.partner_cards import Lately
from delegate_crm.ui.panels.posts import Posts
from delegate_crm.ui.records.head import Fact, HeadFacts
from delegate_crm.ui.records.partner import PartnerPage
from delegate_crm.ui.records.record import Content
from delegate_crm.ui.widgets.tabs import Tab

FACTS = ("citizenship", "languages", "needs_interpreter", "honorific", "owner")
PROTOCOL = ("protocol_notes", "degrees", "dietary", "dietary_note", "accessibility")
ABOUT = ("status", "gender", "bio", "assistant", "note", "tags", "confidentiality", "source_note")
STATUS_TONES = {"do_not_contact": "overdue", "moved": "closing", "deceased": "waiting"}


class PersonPage(PartnerPage[PersonOverview]):
    """One person."""

    part = (N_("People"), "people")
    watches = frozenset(
        {
            *("person", "affiliation", "organisation", "visit", "delegation", "delegate"),
            *("follow_up", "interaction", "press_item", "document", "country_priority"),
            *("rank_level", "user", "place"),
        }
    )

    def more(self) -> Callable[[Reader, Entity], PersonOverview]:
        """Everything around the person."""
        return partial(person_overview, lang=self.desk.lang, today=self.desk.office.today)

    def head(self, facts: RecordFacts[PersonOverview]) -> HeadFacts:
        """Initials, name with its native form, post, standing."""
        person, more, tr = facts.record, facts.more, self.desk.tr
        assert isinstance(person, Person)  # noqa: S101 - the page of people
        chips = []
        if person.status != "active":
            tone = STATUS_TONES.get(person.status, "neutral")
            icon = "alert" if person.status == "do_not_contact" else ""
            chips.append(Fact(tr(PERSON_STATUS[person.status]), tone, icon=icon))
        chips += [*self._priority(facts), *self._late(facts)]
        title = f"{facts.title}  {more.native}".strip()
        return HeadFacts(
            title=title or self._new_title(),
            tile=initials(more.native or facts.title) if title else "",
            round_tile=True,
            icon="person",
            line=capital(more.post.words) if more.post else "",
            chips=chips,
            when=self._where("", more.country),
            actions=self._chief() if person.id else (),
        )

    def tabs(self, facts: RecordFacts[PersonOverview]) -> Sequence[Tab]:
        """Overview, names, visits, what is awaited, papers, history."""
        tr, more = self.desk.tr, facts.more
        names = facts.record.get("names")
        return (
            Tab("overview", tr(NC_("tab", "Overview"))),
            Tab("names", tr(NC_("tab", "Names")), len(names)),
            Tab("visits", tr(NC_("tab", "Visits")), more.visit_count),
            Tab("follow_ups", tr(NC_("tab", "Follow-ups")), more.follow_up_count),
            Tab("documents", tr(NC_("tab", "Documents")), facts.counts.get("document", 0)),
            Tab("history", tr(NC_("tab", "History"))),
        )

    def contents(self) -> Mapping[str, Content]:
        """What stands in each tab."""
        return {
            "overview": self._overview,
            "names": self._names,
            "visits": self._visits,
            "follow_ups": self._follow_ups,
        }

    def side(self, tab: str) -> Sequence[QWidget]:
        """What stands beside overview and names."""
        if tab not in ("overview", "names"):
            return ()
        glance = self.card(FACTS, self.desk.tr(N_("At a glance")), narrow=True)
        return [glance, Lately(self.pen)]

    def _overview(self) -> Sequence[QWidget]:
        tr = self.desk.tr
        name = [] if self.saver.id else [NameForms(self.pen)]
        return [
            *name,
            Posts[PersonOverview](
                self.pen,
                NC_("person", "Posts"),
                N_("No post yet. Add the first one."),
                lambda more: more.posts,
                of_person=True,
            ),
            InnerRows(
                self.pen,
                Person.fields["channels"],
                N_("Contacts"),
                N_("No address or number yet."),
                contact_line(tr),
            ),
            self.card(PROTOCOL, tr(N_("Protocol"))),
            self.card(ABOUT, tr(N_("About the person"))),
        ]

    def _names(self) -> Sequence[QWidget]:
        return [NameForms(self.pen), PrintedNames(self.desk), FoundBy(self.desk)]

    def _visits(self) -> Sequence[QWidget]:
        return [
            NamedList[PersonOverview](
                self.desk,
                NC_("section", "Visits"),
                N_("No visit with this person yet."),
                lambda more: more.visits,
                divided=True,
                total=lambda more: more.visit_count,
            )
        ]


PAGE = PersonPage
