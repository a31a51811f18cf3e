# SPDX-License-Identifier: MIT
"""What the page of a visit shows."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.office import Office
from delegate_crm.services.visit_overview import (
    VisitOverview,
    second_language,
    visit_overview,
)
from tests.factories import Make


def overview(office: Office, lang: str = "en", reference: str = "V-2018-001") -> VisitOverview:
    visit = Make(office).find("visit", reference)
    return office.read(lambda reader: visit_overview(reader, visit, lang, office.today))


def test_the_programme_stands_in_both_languages(sample: Office) -> None:
    first, *rest = overview(sample).stops
    assert (first.number, first.title) == (1, "Presentation of TechnoSpark")
    assert (first.second != "", len(rest)) == (True, 3)


def test_what_was_shown_stands_at_its_stop(sample: Office) -> None:
    shown = [each.title for each in overview(sample).stops[1].shown]
    assert shown[:2] == ["Logistic robotics", "Flexible electronics"]


def test_guests_come_first_in_order_of_precedence(sample: Office) -> None:
    guests, hosts = overview(sample).groups
    assert (guests.seats[0].name, guests.seats[0].native) == ("Zhang Guowei", "张国伟")
    assert [each.name for each in hosts.seats] == ["Denis Kovalevich", "Valentina Glushkova"]


def test_a_delegation_without_a_name_is_not_called_by_its_side_once_more(office: Office) -> None:
    make = Make(office)
    visit = make.visit(title="Lyon", reference="L-1")
    make.delegation(visit=visit.id, side="guest")
    assert [each.title for each in overview(office, reference="L-1").groups] == [""]


def test_hosts_head_no_delegation(sample: Office) -> None:
    guests, hosts = overview(sample).groups
    assert guests.seats[0].role == "Head of delegation"
    assert [each.role for each in hosts.seats] == ["Host", ""]


def test_the_readers_script_is_used(sample: Office) -> None:
    guests, hosts = overview(sample, "ru").groups
    assert (guests.seats[0].name, hosts.seats[0].name) == ("Чжан Говэй", "Денис Ковалевич")


def test_announced_guests_without_a_seat_are_counted(sample: Office) -> None:
    make = Make(sample)
    make.change(make.find("visit", "V-2018-001"), headcount_stated=6)
    assert overview(sample).unnamed == 5


def test_the_window_and_all_promises_are_there(sample: Office) -> None:
    found = overview(sample)
    assert [each.title for each in found.windows] == ["Feedback on prospects of cooperation"]
    assert (len(found.promises), found.promises[0].state) == (10, WindowState.OVERDUE)


def test_a_promise_says_whose_it_is_and_until_when(sample: Office) -> None:
    first = overview(sample).promises[0]
    assert (first.title, first.remark) == ("Thank-you letter", "We owe · Was due 211 days ago")


def test_a_promise_says_at_which_stop_it_arose(sample: Office) -> None:
    asked = next(x for x in overview(sample).promises if x.title.startswith("Ask for a written"))
    assert asked.remark == "We owe · Was due 200 days ago · Talks at the city administration"


def test_the_sign_of_a_promise_shows_how_much_has_passed(sample: Office) -> None:
    window = next(each for each in overview(sample).promises if each.title.startswith("Feedback"))
    assert window.share == 38 / 190


def test_a_state_begins_with_what_closes_first(sample: Office) -> None:
    late = [each for each in overview(sample).promises if each.state is WindowState.OVERDUE]
    assert [each.remark.rsplit(" days")[0][-3:] for each in late] == ["211", "200", "200", "200"]


def test_who_was_met_is_written_as_the_language_does(sample: Office) -> None:
    met = overview(sample, "zh").stops[3].lines[-1]
    assert ("：" in met, "；" in met, ": " in met) == (True, True, False)


def test_interests_have_their_group(sample: Office) -> None:
    marks = [each.mark for each in overview(sample).interests]
    assert marks == ["Testing", "Testing", "Seen"]


def test_the_article_names_paper_and_day(sample: Office) -> None:
    (source,) = overview(sample).sources
    assert (source.title, source.remark.split(", ")[0]) == (
        *("China is looking for partners", "Gorodskoy Ritm"),
    )


def test_hosts_have_their_role_and_the_country_its_rank(sample: Office) -> None:
    found = overview(sample)
    assert [each.remark for each in found.hosts] == ["Lead host", "Co-host", "Site"]
    assert (found.priority, found.agreements[0].mark) == (True, "Idea")


def test_a_new_visit_has_nothing_around_it(office: Office) -> None:
    found = office.read(lambda reader: visit_overview(reader, Visit(), "en", office.today))
    assert (found.stops, found.priority) == ((), False)


@pytest.mark.parametrize(
    ("country", "lang", "other"),
    [
        ("CN", "en", "zh"),
        ("CN", "ru", "zh"),
        ("CN", "zh", "ru"),
        ("", "ru", "en"),
        ("FR", "ru", "en"),
    ],
)
def test_the_second_language_is_the_guests_or_ours(country: str, lang: str, other: str) -> None:
    assert second_language(country, lang, "ru") == other
