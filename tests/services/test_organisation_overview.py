# SPDX-License-Identifier: MIT
"""What the page of an organisation shows."""

from __future__ import annotations

from typing import Any

import pytest

from delegate_crm.entities.organisation import Organisation
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.services.organisation_overview import (
    OrganisationOverview,
    organisation_overview,
)
from delegate_crm.services.reciprocity import reciprocity
from delegate_crm.store.partner_facts import Stage
from tests.factories import Make
from tests.scale.counting import statements

GOVERNMENT = "Xinxiang Municipal People's Government"
OURS = "TechnoSpark Nano-Center"


def overview(office: Office, name: str = GOVERNMENT, lang: str = "en") -> OrganisationOverview:
    body = Make(office).find("organisation", name)
    return office.read(lambda reader: organisation_overview(reader, body, lang, office.today))


def test_the_native_form_and_the_country(sample: Office) -> None:
    found = overview(sample)
    assert (found.native, found.country, found.priority) == ("新乡市人民政府", "CN", True)


def test_visits_both_ways_with_the_balance(sample: Office) -> None:
    found = overview(sample)
    assert [(each.title, each.mark) for each in found.visits] == [
        ("Return visit to Xinxiang", "Planned"),
        ("Delegation from Xinxiang", "Took place"),
    ]
    assert found.balance.endswith("the return visit is planned.")


def test_our_own_bodies_owe_nobody_a_visit(sample: Office) -> None:
    assert overview(sample, OURS).balance == ""


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ([], None),
        ([("incoming", "inquiry", 2)], None),
        (
            [("incoming", "held", 1), ("incoming", "closed", 1), ("outgoing", "held", 1)],
            "They came 2 times, we went once: we owe a visit.",
        ),
        (
            [("outgoing", "reported", 3)],
            "They have not come to us yet, we went 3 times: they owe us a visit.",
        ),
        (
            [("outgoing", "held", 1), ("incoming", "confirmed", 1)],
            "They have not come to us yet, we went once: the return visit is planned.",
        ),
        (
            [("outgoing", "held", 1), ("incoming", "cancelled", 1)],
            "They have not come to us yet, we went once: they owe us a visit.",
        ),
        (
            [("outgoing", "held", 1), ("incoming", "held", 1)],
            "They came once, we went once: the visits are even.",
        ),
    ],
)
def test_the_balance_of_visits(stages: list[tuple[str, str, int]], words: str | None) -> None:
    said = reciprocity([Stage(*each) for each in stages])
    assert (Translator("en")(said) if said else None) == words


def test_a_visit_counts_once_however_many_came(sample: Office) -> None:
    make = Make(sample)
    group = make.find("delegation", "37")
    for name in ("Li Ming", "Wang Fang"):
        person = make.person(names=name)
        post = make.affiliation(person=person, organisation=make.find("organisation", GOVERNMENT))
        make.delegate(delegation=group, person=person, affiliation=post)
    assert overview(sample).balance.startswith("They came once")


def test_the_tree_goes_up_and_down(sample: Office) -> None:
    make = Make(sample)
    child = make.organisation(names="Laboratory", parent=make.find("organisation", OURS))
    make.organisation(names="Laser group", parent=child)
    found = [(each.title, each.depth, each.here) for each in overview(sample, "Laboratory").tree]
    assert found == [(OURS, 0, False), ("Laboratory", 1, True), ("Laser group", 2, False)]
    assert [each.depth for each in overview(sample, OURS).tree] == [0, 1, 2, 1]


def test_people_stand_by_rank_then_by_name(sample: Office) -> None:
    make = Make(sample)
    body = make.find("organisation", GOVERNMENT)
    rank = make.rank_level(names="High", value=9)
    for name, more in (("B", {}), ("A", {}), ("C", {"rank": rank}), ("D", {"until": "2018"})):
        person = make.person(names=name)
        make.affiliation(person=person, organisation=body, title="Clerk", **more)
    found = overview(sample)
    assert [each.person_name for each in found.people] == ["C", "A", "B"]
    assert [each.person_name for each in found.former] == ["D"]


def test_agreements_interests_and_samples(sample: Office) -> None:
    customers = overview(sample, "Chinese customers testing laser samples")
    assert [each.mark for each in overview(sample).agreements] == ["Idea"]
    assert [each.mark for each in customers.interests] == ["Testing"]
    assert [each.mark for each in customers.samples] == ["With the recipient"]


def test_a_new_organisation_has_nothing_around(office: Office) -> None:
    found = office.read(
        lambda reader: organisation_overview(reader, Organisation(), "en", office.today)
    )
    assert (found.tree, found.visits, found.balance) == ((), (), "")


def test_more_of_everything_takes_no_more_queries(sample: Office) -> None:
    make = Make(sample)
    body = make.find("organisation", GOVERNMENT)

    def count() -> int:
        return sample.read(
            lambda reader: statements(
                reader, lambda: organisation_overview(reader, body, "en", sample.today)
            )
        )

    def more(number: int) -> None:
        visit: Any = make.visit(title=f"Visit {number}", start="2018", direction="incoming")
        make.delegation(visit=visit, side="guest", sending_organisations=[body])
        person = make.person(names=f"Person {number}")
        make.affiliation(person=person, organisation=body)
        make.affiliation(person=person, organisation=body, until="2018")
        make.organisation(names=f"Body {number}", parent=body)
        make.interest(topic=f"Topic {number}", by=body)
        make.sample(offering=make.offering(names=f"Offering {number}"), recipient=body)

    more(0)
    before = count()
    more(1)
    more(2)
    assert count() == before


def test_long_lists_are_cut_and_counted(office: Office, make: Make) -> None:
    body = make.organisation(names="Ministry")
    for number in range(52):
        make.affiliation(person=make.person(names=f"Person {number:02}"), organisation=body)
    found = overview(office, "Ministry")
    assert (len(found.people), found.people_count) == (50, 52)
