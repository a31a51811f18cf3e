# SPDX-License-Identifier: MIT
"""The register of follow-ups: groups, totals, versions, what is kept back, much and nothing."""

from __future__ import annotations

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.reports.blocks import Document, Heading, Table, runs
from delegate_crm.reports.draw import pdf
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.reports.telling import said, whole, whole_told
from tests.reports.test_draw_pdf import HOSTILE, pages, squeezed

NAME = "followup_register"


def chapters(document: Document, level: int = 1) -> list[str]:
    return [
        each.text for each in document.blocks if isinstance(each, Heading) and each.level == level
    ]


def tables(document: Document) -> list[list[list[str]]]:
    """Cells of each table, as plain words."""
    return [
        [["".join(run.text for run in runs(cell)) for cell in row] for row in each.rows]
        for each in document.blocks
        if isinstance(each, Table)
    ]


@pytest.fixture
def filled(office: Office, make: Make) -> Office:
    make.follow_up(text="Late", due="1 February 2019")
    make.follow_up(
        text="Now", by_side="them", window__opens="1 Feb 2019", window__closes="1 Jul 2019"
    )
    make.follow_up(text="Later", by_side="both", due="1 May 2019")
    make.follow_up(text="Vague")
    make.follow_up(text="Over", status="done", result="ok")
    return office


def test_each_stands_in_its_group_and_they_and_we_are_counted_apart(filled: Office) -> None:
    document = whole(filled, NAME)
    assert chapters(document) == ["Overdue", "Open now", "Upcoming", "Undated"]
    totals, *groups = tables(document)
    assert totals[0] == ["Overdue", "0", "1", "0", "1"]
    assert totals[-1] == ["Total", "1", "2", "1", "4"]
    assert [row[1].split("\n")[0] for rows in groups for row in rows] == [
        "Late",
        "Now",
        "Later",
        "Vague",
    ]
    assert [row[0] for rows in groups for row in rows] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("options", "said_of"),
    [
        ({"side": "us"}, {"Late", "Later", "Vague"}),
        ({"side": "them"}, {"Now", "Later"}),
        ({"whose": "mine"}, {"Late", "Now", "Later", "Vague"}),
    ],
)
def test_one_side_or_one_person_is_chosen_and_said(
    filled: Office, make: Make, options: dict[str, str], said_of: set[str]
) -> None:
    if "whose" in options:
        make.follow_up(text="Hers", responsible=make.user(login="boris"))
    document = whole(filled, NAME, **options)
    found = {row[1].split("\n")[0] for rows in tables(document)[1:] for row in rows}
    assert found == said_of
    words = {"us": "We owe", "them": "We wait for"}.get(options.get("side", ""), "Only mine (anna)")
    assert words in whole_told(filled, NAME, **options)


def test_it_is_divided_by_person_partner_country_and_side(office: Office, make: Make) -> None:
    place = make.place(names="Xinxiang", country="CN")
    body = make.organisation(names="Committee", place=place)
    make.follow_up(text="a", by=body, by_side="them", responsible=make.user(login="boris"))
    make.follow_up(text="b")
    found = {
        by: chapters(whole(office, NAME, by=by))
        for by in ("responsible", "partner", "country", "side")
    }
    assert found == {
        "responsible": ["anna (1)", "boris (1)"],
        "partner": ["Committee (1)", "Not known (1)"],
        "country": ["China (1)", "Not known (1)"],
        "side": ["We owe (1)", "We wait for (1)"],
    }


def test_each_chapter_has_a_page_of_its_own_if_that_is_wanted(office: Office, make: Make) -> None:
    for login in ("boris", "clara"):
        make.follow_up(text="a", responsible=make.user(login=login))
    together = pages(pdf.draw(whole(office, NAME, by="responsible")))
    apart = pages(pdf.draw(whole(office, NAME, by="responsible", apart="yes")))
    assert len(together) == 1
    assert [page for page in apart if "boris" in page and "clara" in page] == []
    assert [sum(name in page for page in apart) for name in ("boris", "clara")] == [1, 1]


@pytest.mark.parametrize(
    ("by", "cells"),
    [
        ("state", 6),
        ("responsible", 5),
        ("partner", 6),
        ("country", 6),
        ("side", 6),
    ],
)
def test_what_the_chapter_says_is_not_told_in_each_row(
    office: Office, make: Make, by: str, cells: int
) -> None:
    visit = make.visit(title="Guests", start="1 May 2018", retrospective="yes")
    body = make.organisation(names="Committee")
    make.follow_up(text="a", by=body, by_side="them", visit=visit)
    [row] = tables(whole(office, NAME, by=by))[1]
    assert len(row) == cells
    assert row[1] == ("A" if by == "side" else "A\nWe wait for")
    assert row[2] == ("Guests" if by == "partner" else "Committee\nGuests")


def test_what_presses_says_since_when_or_how_long_still(office: Office, make: Make) -> None:
    for day in ("1 February 2019", "5 March 2019", "1 May 2019"):
        make.follow_up(text="a", due=day)
    _totals, *groups = tables(whole(office, NAME))
    assert [row[-1].split("\n")[:2] for rows in groups for row in rows] == [
        ["Overdue", "Was due 28 days ago"],
        ["Closing", "Due 5 March"],
        ["Waiting"],
    ]


def test_the_last_step_is_told_once_there_is_one(office: Office, make: Make) -> None:
    made = make.follow_up(text="a", due="1 May 2019")
    assert "Change" not in whole_told(office, NAME)
    make.change(made, note="called")
    assert "Change" in whole_told(office, NAME)


def test_what_is_restricted_is_left_out_unless_it_is_asked_for(office: Office, make: Make) -> None:
    secret = make.organisation(names="Bureau", confidentiality="restricted")
    make.follow_up(text="Hidden", confidentiality="restricted")
    make.follow_up(text="Shown", by=secret, by_side="them")
    document, words = whole(office, NAME), whole_told(office, NAME)
    assert "1 restricted follow-up is left out" in said(document.gaps)
    assert [word for word in ("Hidden", "Bureau") if word in words] == []
    everything = whole_told(office, NAME, private="yes")
    assert all(word in everything for word in ("Hidden", "Bureau", "Restricted"))


def test_with_a_second_language_promises_and_partners_are_named_in_both(sample: Office) -> None:
    rows = tables(whole(sample, NAME, second="zh"))[2]
    assert rows[0][1:3] == [
        "Feedback on prospects of cooperation\n关于合作前景的反馈\nWe wait for",
        "CPC Xinxiang Municipal Committee\n中共新乡市委员会\nDelegation from Xinxiang",
    ]
    named = chapters(whole(sample, NAME, second="zh", by="partner"))
    assert "CPC Xinxiang Municipal Committee · 中共新乡市委员会 (7)" in named


def test_nothing_is_said_to_be_nothing(office: Office) -> None:
    assert "Nothing is awaited and nothing is owed." in whole_told(office, NAME)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_words_are_printed_as_words(office: Office, lang: str) -> None:
    items = [FollowUp(text=LocalText().having("en", words), condition=words) for words in HOSTILE]
    office.write(N_("Make"), lambda work: [work.add(each) for each in items])
    read = squeezed("".join(pages(pdf.draw(whole(office, NAME, lang)))))
    assert [words for words in HOSTILE if squeezed(words) not in read] == []


def test_many_take_many_pages_that_all_begin_with_the_heads(office: Office) -> None:
    items = [FollowUp(text=LocalText().having("en", f"p{n}"), responsible=1) for n in range(500)]
    office.write(N_("Make"), lambda work: [work.add(each) for each in items])
    found = pages(pdf.draw(whole(office, NAME)))
    assert len(found) > 10
    assert [n for n, page in enumerate(found) if "Promise and side" not in page] == []
