# SPDX-License-Identifier: MIT
"""A seeded office of any size: names in three scripts, dates as messy as people leave them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.organisation import Organisation, OrganisationName
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit, VisitHost
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, MonthPart, Season, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store.staging import Staging, take_over

TODAY = dt.date(2019, 3, 1)
FIRST_YEAR = 2005
COUNTRIES = ("CN", "RU", "IN", "KZ", "UZ", "KR", "DE", "FR", "BR", "EG", "VN", "RS")
FAMILIES = (
    ("Zhang", "Чжан", "张"),
    ("Wang", "Ван", "王"),
    ("Li", "Ли", "李"),
    ("Chen", "Чэнь", "陈"),
    ("Liu", "Лю", "刘"),
    ("Zhao", "Чжао", "赵"),
    ("Zhou", "Чжоу", "周"),
    ("Wu", "У", "吴"),
)
GIVEN = (
    ("Guowei", "Говэй", "国伟"),
    ("Ming", "Мин", "明"),
    ("Fang", "Фан", "芳"),
    ("Jianguo", "Цзяньго", "建国"),
    ("Lihua", "Лихуа", "丽华"),
    ("Xiaoping", "Сяопин", "小平"),
)
RUSSIAN_FAMILIES = ("Ковалев", "Глушков", "Жуков", "Соловьёв", "Ёлкин", "Щукин", "Дудочкин")
RUSSIAN_GIVEN = ("Денис", "Валентин", "Оскар", "Пётр", "Алексей", "Юрий")
BODIES = ("Institute of Materials", "Technology Park", "City Government", "Photonics Cluster")
PROMISES = ("feedback on the visit", "test results", "draft of the agreement", "list of questions")
OPEN = ("open", "in_progress", "waiting_partner")


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each an office with so many people has."""

    people: int

    @property
    def organisations(self) -> int:
        """One for ten people."""
        return max(self.people // 10, 1)

    @property
    def visits(self) -> int:
        """One for five people."""
        return max(self.people // 5, 1)

    @property
    def follow_ups(self) -> int:
        """Two for each person."""
        return self.people * 2


class Generator:
    """Makes the records of an office in an order in which each finds what it points at."""

    def __init__(self, people: int, seed: int = 2018) -> None:
        self.size = Size(people)
        self._dice = random.Random(seed)  # noqa: S311 - sample data, no secret

    def stage(self, path: Path) -> None:
        """Write all records to a staging database."""
        staging = Staging(path)
        user = staging.add(User(login="anna", role="head"))
        bodies = [staging.add(self._organisation(n)) for n in range(self.size.organisations)]
        people: list[int] = []
        for number in range(self.size.people):
            people.append(staging.add(self._person(number)))
            staging.add(self._post(people[-1], self._dice.choice(bodies)))
        visits: list[int] = []
        for number in range(self.size.visits):
            visits.append(staging.add(self._visit(number, bodies, user)))
            self._around(staging, visits[-1], bodies, people)
        for number in range(self.size.follow_ups):
            staging.add(self._follow_up(number, self._dice.choice(visits), bodies, user))
        staging.close()

    def _organisation(self, number: int) -> Organisation:
        name = f"{self._dice.choice(BODIES)} {number}"
        forms = (OrganisationName(text=name, lang="en", script="Latn"),)
        return Organisation(names=forms, kind="research_institute")

    def _person(self, number: int) -> Person:
        forms = self._chinese(number) if number % 3 else self._russian(number)
        return Person(names=forms, citizenship=(self._dice.choice(COUNTRIES),))

    def _chinese(self, number: int) -> tuple[PersonName, ...]:
        family, given = self._dice.choice(FAMILIES), self._dice.choice(GIVEN)
        return (
            _name(f"{family[0]} {given[0]} {number}", "zh-Latn", "Latn"),
            _name(f"{family[1]} {given[1]}", "ru", "Cyrl"),
            _name(f"{family[2]}{given[2]}", "zh-Hans", "Hani"),
        )

    def _russian(self, number: int) -> tuple[PersonName, ...]:
        given, family = self._dice.choice(RUSSIAN_GIVEN), self._dice.choice(RUSSIAN_FAMILIES)
        return (_name(f"{given} {family} {number}", "ru", "Cyrl"),)

    def _post(self, person: int, body: int) -> Affiliation:
        title = LocalText.of(en="Deputy Director", ru="заместитель директора", zh="副主任")
        return Affiliation(person=person, organisation=body, title=title, since=self._date())

    def _visit(self, number: int, bodies: list[int], user: int) -> Visit:
        start = self._date()
        return Visit(
            title=LocalText.of(en=f"Visit {number}", ru=f"Визит {number}", zh=f"访问{number}"),
            direction=self._dice.choice(("incoming", "incoming", "outgoing")),
            status=self._dice.choice(("held", "follow_up", "closed", "planning", "cancelled")),
            start=start,
            end=start,
            country=self._dice.choice(COUNTRIES),
            retrospective=True,
            coordinator=user,
            hosts=(VisitHost(organisation=self._dice.choice(bodies), role="lead"),),
        )

    def _around(self, staging: Staging, visit: int, bodies: list[int], people: list[int]) -> None:
        senders = (self._dice.choice(bodies),)
        guests = Delegation(visit=visit, side="guest", sending_organisations=senders)
        delegation = staging.add(guests)
        for place, person in enumerate(self._dice.sample(people, min(3, len(people))), 1):
            role = "head" if place == 1 else "member"
            staging.add(Delegate(delegation=delegation, person=person, precedence=place, role=role))
        for seq, kind in enumerate(("presentation", "lab_tour", "talks"), 1):
            staging.add(ProgrammeItem(visit=visit, seq=seq, kind=kind))

    def _follow_up(self, number: int, visit: int, bodies: list[int], user: int) -> FollowUp:
        closed = number % 4 != 0
        when = ({"due": self._date()}, {"window": self._window(visit)}, {"review_on": self._day()})
        side = self._dice.choice(("us", "them", "them", "both"))
        text = f"{self._dice.choice(PROMISES)} {number}"
        return FollowUp(
            text=LocalText.of(en=text),
            by_side=side,
            by=self._dice.choice(bodies),
            to=self._dice.choice(bodies),
            visit=visit,
            responsible=user,
            due_mode=("date", "window", "undated")[number % 3],
            status="done" if closed else self._dice.choice(OPEN),
            done_on=self._day() if closed else None,
            result=LocalText.of(en="answered") if closed else LocalText(),
            **when[number % 3],
        )

    def _window(self, visit: int) -> Window:
        return Window.after(self._date(), 6, 12, Unit.MONTH, Anchor.VISIT_END, visit)

    def _day(self) -> dt.date:
        return dt.date(FIRST_YEAR, 1, 1) + dt.timedelta(days=self._dice.randrange(15 * 365))

    def _date(self) -> ApproxDate:
        day = self._day()
        return self._dice.choice(tuple(_readings(day)))


def _readings(day: dt.date) -> Iterator[ApproxDate]:
    """One day as it may be known: exactly, about, as a month, a part of one, a season, a year."""
    yield ApproxDate.exact(day)
    yield ApproxDate.about(day)
    yield ApproxDate.month(day.year, day.month)
    yield ApproxDate.part_of_month(day.year, day.month, MonthPart.BEGINNING)
    yield ApproxDate.season(day.year, Season.AUTUMN)
    yield ApproxDate.year(day.year)


def _name(full: str, lang: str, script: str) -> PersonName:
    return PersonName(full=full, lang=lang, script=script, order="family_first")


def fill(office: Office, people: int, folder: Path) -> None:
    """Fill an office with so many people and all that goes with them."""
    staged = folder / "staging.db"
    Generator(people).stage(staged)
    office.write(N_("Import"), lambda work: take_over(work, staged, "generator"))
    staged.unlink()
