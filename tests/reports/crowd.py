# SPDX-License-Identifier: MIT
"""A visit with everything a record can say, each text in words that a test chooses."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

from delegate_crm.entities import kind
from delegate_crm.entities.agreement import AgreementParty, AgreementText
from delegate_crm.entities.organisation import OrganisationName
from delegate_crm.entities.person import PersonName
from delegate_crm.entities.press import Quote
from delegate_crm.entities.programme import ItemPerson
from delegate_crm.entities.visit import Visit, VisitCost, VisitHost
from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.entity import Record
from delegate_crm.schema.kinds import TextKind
from delegate_crm.schema.values import LocalText, Money, Origin
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.office import Office
from delegate_crm.store.work import Work

DAY = dt.date(2018, 7, 30)
CODED = frozenset({"lang", "script", "rrule", "timezone", "login"})
"""Texts that are codes."""


def visit_of(office: Office, words: str, count: int = 1) -> Visit:
    """Enter a visit with so many of everything; every text is these words."""
    with office.work(N_("Make")) as work:
        return _Crowd(work, words).visit(count)


class _Crowd:
    """Enters records whose texts are all alike."""

    def __init__(self, work: Work, words: str) -> None:
        self._work = work
        self._words = words
        self._numbers = itertools.count(2)
        self._numbered: set[str] = set()

    def visit(self, count: int) -> Visit:
        """Enter the visit and all around it."""
        body, event = self._body(), self.add("event", start=ApproxDate.exact(DAY))
        visit = self.add(
            "visit",
            status="follow_up",
            retrospective=True,
            country="CN",
            start=ApproxDate.exact(DAY),
            end=ApproxDate.exact(DAY),
            event=event,
            hosts=(VisitHost(organisation=body),),
            outcome_rating="strong",
            costs=(self.child(VisitCost, planned=Money(Decimal("12.5"), "CNY")),) * 2,
        )
        for _ in range(count):
            person = self._guest(visit, body)
            stop = self._stop(visit, body, person)
            self._came_of_it(visit, stop, (person, body, event))
        found: Visit = self._work.reader.get(Visit, visit)
        return found

    def add(self, code: str, **given: Any) -> int:  # noqa: ANN401 - of each field's type
        """Enter one record; a number of the office belongs to one record alone."""
        texts = self._texts(kind(code))
        if number := kind(code).number:
            texts[number] += f" {next(self._numbers)}" if code in self._numbered else ""
            self._numbered.add(code)
        return self._work.add(kind(code)(**texts | given)).id

    def child(self, child: type[Record], **given: Any) -> Any:  # noqa: ANN401 - as above
        """Make one child."""
        return child(**self._texts(child) | given)

    def _texts(self, record: type[Record]) -> dict[str, Any]:
        plain = {
            key: self._words
            for key, each in record.fields.items()
            if isinstance(each.kind, TextKind) and key not in CODED
        }
        several = LocalText(dict.fromkeys(LANGUAGES, (self._words, Origin.OFFICIAL)))
        local = {k: several for k, f in record.fields.items() if isinstance(f.kind, LocalTextKind)}
        return plain | local

    def _body(self) -> int:
        names = (self.child(OrganisationName, lang="en"),)
        return self.add("organisation", names=names, place=self.add("place"))

    def _guest(self, visit: int, body: int) -> int:
        name = self.child(PersonName, lang="zh-Hans", script="Hani")
        person = self.add("person", names=(name,))
        post = self.add("affiliation", person=person, organisation=body)
        for side in ("guest", "host"):
            whole = self.add("delegation", visit=visit, side=side, sending_organisations=(body,))
            self.add("delegate", delegation=whole, person=person, role="head", affiliation=post)
            self.add("delegate", delegation=whole)
        return person

    def _stop(self, visit: int, body: int, person: int) -> int:
        offering = self.add("offering")
        return self.add(
            "programme_item",
            visit=visit,
            kind="talks",
            status="changed",
            venue=body,
            people=(ItemPerson(person=person),),
            offerings=(offering,),
            start=dt.time(10, 0),
        )

    def _came_of_it(self, visit: int, stop: int, around: tuple[int, int, int]) -> None:
        person, body, event = around
        window = Window.after(ApproxDate.exact(DAY), 6, 12, Unit.MONTH, Anchor.VISIT_END, visit)
        self.add("follow_up", visit=visit, by=body, to=person, window=window, due_mode="window")
        self.add("follow_up", visit=visit, due_mode="condition", by_side="both", by=body)
        self.add("follow_up", visit=visit, status="cancelled", confidentiality="restricted")
        interest = self.add("interest", by=body, found_at=visit)
        self.add(
            "sample", offering=self.add("offering"), recipient=body, interest=interest, quantity=3
        )
        parties = (AgreementParty(organisation=body),)
        texts = (AgreementText(lang="zh"),)
        self.add("agreement", arose_at=stop, parties=parties, texts=texts)
        self.add("invitation", occasion=event, inviter=person, invitee=body, arose_at=visit)
        self.add("invitation", occasion=visit, inviter=body)
        self.add("interaction", about=(visit,), participants=(person,))
        quote = self.child(Quote, person=person)
        self.add("press_item", about=(visit,), outlet=body, quotes=(quote,))
        self.add("document", about=(visit,), kind="letter", received_from=person)
        self.add("document", about=(visit,))
