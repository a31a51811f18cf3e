# SPDX-License-Identifier: MIT
"""The morning page: each thing once, in its part, on one page however much there is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from delegate_crm.entities.agreement import Agreement, AgreementParty, Signatory
from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.reports.blocks import Bullets, Heading, runs
from delegate_crm.reports.draw import pdf
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.reports.telling import whole, whole_told

NAME = "morning_page"
PAST = ApproxDate.exact(dt.date(2019, 2, 1))


def window(opens: str) -> dict[str, str]:
    """A window that closes in summer."""
    return {"window__opens": opens, "window__closes": "1 Jul 2019"}


def parts(office: Office, **options: str) -> dict[str, list[str]]:
    """What stands in each part."""
    blocks = whole(office, NAME, **options).blocks
    heads = [each.text.rsplit(" (", 1)[0] for each in blocks if isinstance(each, Heading)]
    lists = [each.items for each in blocks if isinstance(each, Bullets)]
    words = [[runs(line)[0].text for line in lines] for lines in lists]
    return dict(zip(heads, words, strict=True))


def expiring(office: Office, make: Make, title: str) -> None:
    """An agreement between two that expires in a month."""
    bodies = [make.organisation(names=f"{title} {n}").id for n in range(2)]
    sides = [AgreementParty(organisation=each) for each in bodies]
    signer = make.person(names="Somebody").id
    made = Agreement(
        title=LocalText().having("en", title),
        status="in_force",
        signed_on=dt.date(2018, 4, 1),
        expires_on=dt.date(2019, 4, 1),
        parties=tuple(sides),
        signatories=tuple(Signatory(person=signer, party=each) for each in bodies),
    )
    office.write(N_("Make"), lambda work: work.add(made))


@pytest.fixture
def filled(office: Office, make: Make) -> Office:
    make.follow_up(text="Late", due="1 February 2019")
    make.follow_up(text="Silent", by_side="them", due="1 February 2019")
    make.follow_up(text="Closing", by_side="them", due="5 March 2019")
    make.follow_up(text="Opening", by_side="them", **window("4 Mar 2019"))
    make.follow_up(text="Ours", **window("1 Jan 2019"))
    make.follow_up(text="Theirs", by_side="them", **window("1 Jan 2019"))
    make.follow_up(text="Vague", by_side="them", review_on="1 February 2019")
    make.follow_up(text="Far", due="1 May 2020")
    make.follow_up(text="Later vague", by_side="them", review_on="1 May 2019")
    make.follow_up(text="Asleep", due="1 February 2019", snoozed_until="8 March 2019")
    make.visit(title="Guests", start="10 March 2019")
    make.visit(title="Later guests", start="10 May 2019")
    expiring(office, make, "Memorandum")
    return office


def test_each_thing_stands_once_in_the_first_part_it_belongs_to(filled: Office) -> None:
    assert parts(filled) == {
        "Late": ["Late"],
        "Not answered in time": ["Silent"],
        "Closing": ["Closing"],
        "Opening": ["Opening"],
        "We promised": ["Ours"],
        "To look at again": ["Vague"],
        "Visits arriving": ["Guests"],
        "Agreements expiring": ["Memorandum"],
    }


def test_it_is_said_since_when_it_is_late_and_how_long_there_is_still(filled: Office) -> None:
    told = whole_told(filled, NAME)
    assert "Late  Was due 28 days ago; anna" in told
    assert "Ours  Open until 1 July" in told


def test_one_person_has_what_is_his_or_hers(filled: Office, make: Make) -> None:
    make.follow_up(text="Hers", due="1 February 2019", responsible=make.user(login="boris"))
    assert sorted(parts(filled)["Late"]) == ["Hers", "Late"]
    mine = parts(filled, whose="mine")
    assert (mine["Late"], "Visits arriving" in mine) == (["Late"], False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_one_page_however_much_there_is(office: Office, make: Make, lang: str) -> None:
    words = "字" * 150 if lang == "zh" else "word " * 60
    body = make.organisation(names=words[:200])
    for day in ("1 Feb 2019", "5 Mar 2019", "1 Feb 2018", "4 Mar 2019"):
        for side in ("us", "them"):
            for _ in range(3):
                make.follow_up(text=words, due=day, by_side=side, by=body, to=body)
    for side in ("us", "them") * 3:
        make.follow_up(text=words, by_side=side, by=body, to=body, review_on="1 Feb 2019")
    for n in range(6):
        make.visit(title=f"{n} {words}", start="10 March 2019")
        expiring(office, make, f"{n} {words}")
    assert pdf.page_count(pdf.draw(whole(office, NAME, lang))) == 1
    told = whole_told(office, NAME)
    counted = ("Late (6)", "Not answered in time (6)", "To look at again (3)")
    assert [words for words in counted if words not in told] == []
    assert {name for name, lines in parts(office).items() if not lines} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_part_alone_fills_the_page_and_no_more(office: Office, lang: str) -> None:
    late = [
        FollowUp(text=LocalText().having("en", f"p{n}"), due_mode="date", due=PAST)
        for n in range(60)
    ]
    office.write(N_("Make"), lambda work: [work.add(each) for each in late])
    document = replace(whole(office, NAME, lang), paper="Letter")
    assert len(parts(office)["Late"]) > 25
    assert pdf.page_count(pdf.draw(document)) == 1


def test_with_a_second_language_promises_are_told_in_both(sample: Office) -> None:
    [late, *_] = [x for x in whole(sample, NAME, second="zh").blocks if isinstance(x, Bullets)]
    assert [run.text for run in runs(late.items[0])] == [
        "Thank-you letter",
        "  Was due 211 days ago; anna; CPC Xinxiang Municipal Committee; 感谢信",
    ]


def test_a_quiet_morning_is_called_so(office: Office) -> None:
    assert "Nothing needs you today" in whole_told(office, NAME)


def test_what_is_restricted_is_not_told(office: Office, make: Make) -> None:
    make.follow_up(text="Hidden", due="1 Feb 2019", confidentiality="restricted")
    make.visit(title="Hush", start="10 March 2019", confidentiality="restricted")
    words = whole_told(office, NAME)
    assert [word for word in ("Hidden", "Hush") if word in words] == []
    assert set(parts(office, private="yes")) == {"Late", "Visits arriving"}
