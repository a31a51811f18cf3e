# SPDX-License-Identifier: MIT
"""The visit report as a whole: its parts, what it keeps to itself, its second language."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.reports.blocks import Document, Heading
from delegate_crm.reports.draw import pdf, text
from delegate_crm.reports.printing import Request, print_report
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.reports.telling import first_visit, report, said, told

SECTIONS = {
    "delegation": ["Delegation"],
    "programme": ["Programme as carried out", "What was talked about"],
    "outcome": [
        "Offerings and interests",
        "Documents and agreements",
        "What was promised",
        "What happens next",
    ],
    "media": ["Media coverage"],
}
SECRETS = (
    "Strong",
    "secret note",
    "secret protocol",
    "secret deal",
    "secret press",
    "Secret Agent",
    "Hotel",
)


@pytest.fixture
def visit(sample: Office) -> Visit:
    return sample.read(first_visit)


@pytest.fixture
def guarded(make: Make) -> Visit:
    """A visit with everything that is not for all eyes."""
    rating = {"outcome_rating": "strong", "costs": "Hotel"}
    visit = make.visit(title="Xinxiang", start="30 July 2018", note="secret note", **rating)
    open_one = make.person(names="Zhang Guowei", protocol_notes="secret protocol")
    agent = make.person(names="Secret Agent", confidentiality="restricted", dietary_note="no nuts")
    guests = make.delegation(visit=visit)
    for person in (open_one, agent):
        make.delegate(delegation=guests, person=person, title_as_printed="Secretary")
    make.follow_up(text="secret deal", visit=visit, confidentiality="restricted")
    make.press_item(title="secret press", about=visit, confidentiality="restricted")
    make.follow_up(text="open promise", visit=visit, to=agent)
    assert isinstance(visit, Visit)
    return visit


def sections(document: Document) -> list[str]:
    found = [each for each in document.blocks if isinstance(each, Heading)]
    return [each.text for each in found if each.level == 1]


# --- parts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", SECTIONS)
def test_a_part_may_be_left_out(sample: Office, visit: Visit, part: str) -> None:
    others = [each for name, several in SECTIONS.items() if name != part for each in several]
    assert sections(report(sample, visit, **{part: "no"})) == others


def test_all_parts_may_be_left_out(sample: Office, visit: Visit) -> None:
    nothing = dict.fromkeys((*SECTIONS, "costs", "signature", "private"), "no")
    document = report(sample, visit, **nothing)
    assert len(document.blocks) == 1
    assert document.subtitles[0] == "Delegation from Xinxiang (China), about 30 July 2018"


def test_lines_to_sign_name_who_prepared_it(sample: Office, visit: Visit) -> None:
    assert "Prepared by anna ____" in told(sample, visit)
    assert "Prepared by" not in told(sample, visit, signature="no")


def test_the_days_of_approval_and_distribution_stand_above_the_lines(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="X", report_approved_on="2 March 2019")
    assert "Report approved on: 2 March 2019\n\nPrepared by" in told(office, visit)


@pytest.mark.parametrize(
    ("direction", "title"),
    [("incoming", "Report on an incoming visit"), ("outgoing", "Report on an outgoing visit")],
)
def test_the_title_says_who_went_where(
    office: Office, make: Make, direction: str, title: str
) -> None:
    assert report(office, make.visit(title="X", direction=direction)).title == title


def test_a_programme_to_come_is_not_called_carried_out(office: Office, make: Make) -> None:
    visit = make.visit(title="X", start="1 May 2019")
    make.programme_item(visit=visit, kind="talks")
    assert sections(report(office, visit)) == ["Programme"]


def test_summary_and_result_are_the_outcome(office: Office, make: Make) -> None:
    visit = make.visit(title="X", summary="A first look.", outcome_text="Worth while.")
    assert "1  Outcome\n\nA first look.\n\nWorth while." in told(office, visit)


# --- what is not for all eyes ---------------------------------------------------------------------


def test_private_things_are_printed_when_they_are_asked_for(office: Office, guarded: Visit) -> None:
    found = told(office, guarded, private="yes")
    assert [each for each in SECRETS if each.casefold() not in found.casefold()] == []
    assert "Restricted" in found


def test_private_things_are_not_printed_otherwise(office: Office, guarded: Visit) -> None:
    document = report(office, guarded)
    found = text.draw(document) + "\n".join(said(document.gaps)) + "".join(document.said)
    assert [each for each in SECRETS if each.casefold() in found.casefold()] == []
    assert "Open promise" in found


def test_what_is_kept_back_is_told_as_a_gap(office: Office, guarded: Visit) -> None:
    gaps = said(report(office, guarded).gaps)
    assert "Costs and rating are left out; they come with the private notes" in gaps
    assert "3 restricted records are left out; they come with the private notes" in gaps
    assert not [gap for gap in gaps if "Authors" in gap]
    assert not [
        gap for gap in said(report(office, guarded, private="yes").gaps) if "left out" in gap
    ]


def test_health_and_food_are_never_printed(office: Office, guarded: Visit) -> None:
    assert "nuts" not in told(office, guarded, private="yes")


def test_costs_may_be_left_out_of_the_private_things(office: Office, guarded: Visit) -> None:
    assert "Hotel" not in told(office, guarded, private="yes", costs="no")


# --- languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "second", "subtitles"),
    [
        ("en", "", ["Delegation from Xinxiang", "新乡市代表团"]),
        ("ru", "en", ["Делегация: Синьсян", "Delegation from Xinxiang"]),
        ("zh", "", ["新乡市代表团", "Delegation from Xinxiang"]),
        ("en", "en", ["Delegation from Xinxiang"]),
    ],
)
def test_the_second_language_is_the_partner_s_unless_one_is_chosen(
    sample: Office, visit: Visit, lang: str, second: str, subtitles: list[str]
) -> None:
    found = report(sample, visit, lang, second).subtitles
    assert len(found) == len(subtitles)
    assert all(said.startswith(each) for said, each in zip(found, subtitles, strict=True))


def test_stops_have_their_titles_in_both_languages(sample: Office, visit: Visit) -> None:
    assert "Talks at the city administration\n   市政府会谈" in told(sample, visit)
    assert "市政府会谈" not in told(sample, visit, "en", "ru")


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_last_page_of_the_sample_is_not_nearly_empty(
    sample: Office, visit: Visit, lang: str
) -> None:
    request = Request("visit_report", [visit.id], lang)
    assert pdf.page_count(print_report(sample, request).content) == 4


def test_the_foot_says_the_languages(sample: Office, visit: Visit) -> None:
    assert report(sample, visit).printed == "Printed by anna on 1 March 2019 · English, Chinese"
    assert report(sample, visit, "zh", "zh").printed.endswith(" · 中文")


def test_what_is_missing_in_a_language_is_a_gap(sample: Office, visit: Visit) -> None:
    (gap,) = [
        each for each in said(report(sample, visit, "zh").gaps, "zh") if "缺少中文译文" in each
    ]
    assert "TechnoSpark Nano-Center" in gap
    assert "Xinxiang" not in gap
