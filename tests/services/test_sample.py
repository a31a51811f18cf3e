# SPDX-License-Identifier: MIT
"""The sample office is the worked example, to the record, and moves by whole weeks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from delegate_crm.app import compose
from delegate_crm.entities.delegation import Delegate
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Offset, Unit
from delegate_crm.services import sample as sample_office
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.store.work import Actor
from tests.factories import Make
from tests.sample_totals import TOTALS

VISIT_END = dt.date(2018, 7, 30)


def titles(office: Office, code: str, where: str = "") -> list[str]:
    flats, _ = Records(office, "en").rows(code, where, "", None, archived=False)
    return [each["title"] for each in flats]


def test_sample_has_the_records_of_the_worked_example(sample: Office) -> None:
    counts = sample.read(lambda reader: reader.counts())
    assert {code: count for code, count in counts.items() if count} == TOTALS
    assert len(titles(sample, "visit_host", "visit=V-2018-001")) == 3


def test_acting_user_is_head_and_answers_for_everything(sample: Office) -> None:
    (user,), _ = Records(sample, "en").rows("user", "", "", None, archived=False)
    assert (user["login"], user["role"]) == ("anna", "head")
    assert len(titles(sample, "follow_up", "responsible=anna")) == 10
    assert len(titles(sample, "visit", "coordinator=anna")) == 2


def test_visit_is_as_well_known_as_the_sources_say(sample: Office) -> None:
    visit = Make(sample).find("visit", "V-2018-001")
    assert visit.start == visit.end
    assert (visit.start.earliest, visit.start.best, visit.start.latest) == (
        dt.date(2018, 7, 23),
        VISIT_END,
        dt.date(2018, 7, 31),
    )
    assert (visit.status, visit.retrospective, visit.headcount_stated) == ("follow_up", True, None)


def test_hosts_stand_in_their_order(sample: Office) -> None:
    make = Make(sample)
    visit = make.find("visit", "V-2018-001")
    bodies = [host.organisation for host in visit.hosts]
    named = sample.read(lambda reader: reader.titles(bodies, "en"))
    assert [f"{named[host.organisation]}: {host.role}" for host in visit.hosts] == [
        "TechnoSpark Nano-Center: lead",
        "Troitsk city administration: co_host",
        "Aspirant Business Park: site",
    ]
    assert make.find("visit", "Return visit to Xinxiang").return_of == visit.id


def test_only_the_guest_has_a_title_that_was_printed_otherwise(sample: Office) -> None:
    delegates = sample.read(lambda reader: reader.where(Delegate))
    printed = [delegate.title_as_printed.best("en") for delegate in delegates]
    assert printed == [
        "head of the Communist Party in Xinxiang",
        "Director General",
        "Deputy Mayor",
    ]
    assert [delegate.precedence for delegate in delegates] == [1, 1, 2]


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ("status=waiting_partner", 4),
        ("status=open", 6),
        ("due_mode=window", 1),
        ("due_mode=condition", 1),
        ("due_mode=undated", 4),
        ("due_mode=date", 4),
        ("review_on=2018-10-30", 5),
        ("by_side=them", 4),
        ("by_side=both", 1),
        ("visit=V-2018-001", 10),
    ],
)
def test_promises_are_those_of_the_example(sample: Office, where: str, count: int) -> None:
    assert len(titles(sample, "follow_up", where)) == count


def test_proposed_agreement_is_not_signed_and_never_expires(sample: Office) -> None:
    agreement = Make(sample).find("agreement", "official cooperation document (proposed)")
    assert (agreement.status, agreement.signed_on, agreement.expires_on) == ("proposed", None, None)
    assert [text.lang for text in agreement.texts] == ["ru", "zh"]
    assert not any(text.authentic for text in agreement.texts)
    assert titles(sample, "agreement", "expires_on<=2099-12-31") == []


@pytest.mark.parametrize(
    ("code", "where", "count"),
    [
        ("offering", 'owner_org="TechnoSpark Nano-Center"', 4),
        ("organisation", "is_ours=yes", 1),
        ("organisation", "relation=prospect", 2),
        ("organisation", "kind=unnamed_party", 3),
        ("invitation", "form=verbal status=received direction=received", 2),
        ("interest", "stage=under_test nature=buy", 2),
        ("sample", "result=pending disposition=at_recipient sent_on=", 2),
        ("affiliation", "primary=yes as_of=2018-07", 3),
        ("person_name", "verified=guess", 2),
        ("place", "country=China", 4),
        ("country_priority", "country=CN level=priority valid_from=", 1),
    ],
)
def test_what_is_unknown_stays_unknown(sample: Office, code: str, where: str, count: int) -> None:
    assert len(titles(sample, code, where)) == count


def test_words_of_our_own_are_marked_as_such(sample: Office) -> None:
    troitsk = Make(sample).find("place", "Troitsk")
    assert troitsk.names.words["zh"] == ("特罗伊茨克", "own_translation")
    assert troitsk.names.words["ru"] == ("Троицк", "official")


def test_sample_cannot_be_undone_away(sample: Office) -> None:
    assert len(sample.read(lambda reader: reader.where(Visit))) == 2
    with pytest.raises(Exception, match="undo"):
        sample.undo()


def opened(source: dict[str, Any], today: dt.date) -> dt.date:
    """The day on which the first window opens, by its best date, when dates are shifted."""
    weeks = sample_office._weeks(source, today)
    moved = VISIT_END + dt.timedelta(weeks=weeks)
    return Offset(6, Unit.MONTH).after(moved)


def test_first_window_opened_two_to_three_weeks_ago_on_any_day() -> None:
    source = {"visit": [{"key": "v1", "end": {"best": VISIT_END}}]}
    days = [dt.date(2024, 1, 1) + dt.timedelta(days) for days in range(4 * 366)]
    ago = Counter((day - opened(source, day)).days for day in days)
    assert set(ago) <= {13, *range(14, 22), 22}
    assert ago[13] + ago[22] <= 2 * 4


@pytest.mark.parametrize("today", ["2018-01-01", "2026-11-24", "2028-02-29"])
def test_all_dates_move_by_one_number_of_weeks(tmp_path: Path, today: str) -> None:
    day = dt.date.fromisoformat(today)
    office = compose.create_office(
        tmp_path / "office.db", user="anna", today=day, with_sample=True, shifted=True
    )
    make = Make(office)
    moved = make.find("visit", "V-2018-001").start.best - VISIT_END
    article = make.find("press_item", "China is looking for partners").published_on
    letter = make.find("follow_up", "thank-you letter").due
    tests = make.find("follow_up", "test results of the laser samples").review_on
    office.close()
    assert moved.days % 7 == 0
    assert (article, letter) == tuple(
        ApproxDate.exact(dt.date(2018, 8, number) + moved) for number in (1, 2)
    )
    assert tests == dt.date(2018, 10, 30) + moved


def test_window_of_a_shifted_sample_follows_its_visit(tmp_path: Path) -> None:
    office = compose.create_office(
        tmp_path / "office.db",
        user="anna",
        today=dt.date(2026, 11, 24),
        with_sample=True,
        shifted=True,
    )
    promise = Make(office).find("follow_up", "feedback on prospects of cooperation")
    ago = office.today - promise.window.opens.best
    office.close()
    assert ago.days in range(14, 22)
    assert promise.window.recompute


def test_unknown_key_in_the_sample_is_told(office: Office) -> None:
    office.actor = Actor("anna", Clock(dt.date(2019, 3, 1)))
    with office.work(N_("Sample")) as work:
        desk = sample_office._Desk(work, {}, dt.timedelta())
        with pytest.raises(Missing):
            desk.enter("visit", {"key": "v9", "title": {"en": "X"}, "return_of": "nobody"})
