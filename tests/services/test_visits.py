# SPDX-License-Identifier: MIT
"""What a visit must have to enter a state, what overrides it, its number, country and stops."""

from __future__ import annotations

from typing import Any

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid, Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.services import visits
from delegate_crm.services.office import Office
from delegate_crm.store.journal import Journal
from delegate_crm.store.queries import Reader
from tests.conftest import USER
from tests.factories import Make, Typed

EXACT = {"start": "30 July 2018", "end": "31 July 2018"}
KNOWN = {"kinds": "exploratory", "purpose": "First look", "coordinator": USER, **EXACT}
"""What must be known of a visit that is more than an inquiry."""
OUTCOME = {"outcome_rating": "promising", "outcome_text": "They will write."}
AFTER_THE_FACT = {"title": "Xinxiang", "retrospective": "yes"}


@pytest.fixture
def planned(make: Make) -> Visit:
    """A visit that lacks nothing to be confirmed."""
    host = make.organisation(names="TechnoSpark")
    visit = make.visit(title="Xinxiang", status="planning", hosts=host, **KNOWN)
    guests = make.delegation(visit=visit)
    make.delegate(delegation=guests, placeholder="The head", role="head")
    again: Visit = make.again(visit)
    return again


def said(refused: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {problem.field for problem in refused.value.problems}


def test_complete_visit_is_confirmed(make: Make, planned: Visit) -> None:
    assert make.change(planned, status="confirmed").status == "confirmed"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"start": "about 30 July 2018"}, "start"),
        ({"end": "July 2018"}, "end"),
        ({"end": ""}, "end"),
        ({"hosts": ""}, "hosts"),
    ],
)
def test_confirmation_is_refused(
    make: Make, planned: Visit, typed: dict[str, Typed], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        make.change(planned, status="confirmed", **typed)
    assert said(refused) == {field}


def test_confirmation_without_a_lead_host_is_refused(make: Make, planned: Visit) -> None:
    host = planned.hosts[0].having(role="site")
    with pytest.raises(Invalid) as refused:
        make.office.write(
            N_("Confirm"),
            lambda work: work.save(planned.having(hosts=(host,), status="confirmed")),
        )
    assert said(refused) == {"hosts"}


def test_confirmation_without_guests_is_refused(make: Make) -> None:
    host = make.organisation(names="TechnoSpark")
    visit = make.visit(title="Xinxiang", status="planning", hosts=host, **KNOWN)
    with pytest.raises(Invalid, match="no guest delegation"):
        make.change(visit, status="confirmed")


def test_confirmation_without_a_head_in_each_delegation_is_refused(
    make: Make, planned: Visit
) -> None:
    make.delegation(visit=planned, name="The second one")
    with pytest.raises(Invalid, match="no head"):
        make.change(planned, status="confirmed")


def test_reason_does_not_replace_what_a_confirmation_needs(make: Make, planned: Visit) -> None:
    with pytest.raises(Invalid):
        make.change(planned, status="confirmed", end="", status_reason="They insist")


def test_confirmed_visit_keeps_exact_days(make: Make, planned: Visit) -> None:
    confirmed = make.change(planned, status="confirmed")
    with pytest.raises(Invalid) as refused:
        make.change(confirmed, start="about 30 July 2018")
    assert said(refused) == {"start"}
    assert make.change(confirmed, end="1 August 2018").status == "confirmed"


@pytest.mark.parametrize("state", ["declined", "postponed", "cancelled"])
def test_way_out_needs_a_reason(make: Make, state: str) -> None:
    before = "planning" if state == "cancelled" else "assessing"
    visit = make.visit(title="Xinxiang", status=before)
    with pytest.raises(Invalid) as refused:
        make.change(visit, status=state)
    assert said(refused) == {"status_reason"}
    assert make.change(visit, status=state, status_reason="No money").status == state


def test_merged_visit_names_the_one_that_survives(make: Make) -> None:
    visit, other = make.visit(title="Xinxiang"), make.visit(title="The same")
    with pytest.raises(Invalid) as refused:
        make.change(visit, status="merged", status_reason="Entered twice")
    assert said(refused) == {"merged_into"}
    merged = make.change(visit, status="merged", status_reason="Twice", merged_into=other)
    assert merged.merged_into == other.id


@pytest.mark.parametrize("field", ["kinds", "start", "end", "purpose", "coordinator"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("inquiry", "assessing"), ("assessing", "planning"), ("postponed", "planning")],
)
def test_what_is_more_than_an_inquiry_is_known(make: Make, field: str, old: str, new: str) -> None:
    early = {"title": "Xinxiang", "status": "assessing" if old == "postponed" else old}
    visit = make.visit(**early, **(KNOWN | {field: ""}))
    if old == "postponed":
        visit = make.change(visit, status=old, status_reason="No visas yet")
    with pytest.raises(Invalid) as refused:
        make.change(visit, status=new)
    assert said(refused) == {field}
    assert make.change(visit, status=new, **{field: KNOWN[field]}).status == new


def test_days_of_what_is_assessed_may_be_approximate(make: Make) -> None:
    about = {"start": "about July 2018", "end": "July 2018"}
    visit = make.visit(title="Xinxiang", **(KNOWN | about))
    assert make.change(visit, status="assessing").status == "assessing"


def test_inquiry_that_comes_to_nothing_may_stay_unknown(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    assert make.change(visit, status="declined", status_reason="No money").status == "declined"


def test_confirmed_visit_is_known_however_it_was_entered(make: Make, planned: Visit) -> None:
    with pytest.raises(Invalid) as refused:
        make.change(planned, status="confirmed", purpose="")
    assert said(refused) == {"purpose"}


def test_report_must_be_approved(make: Make) -> None:
    visit = make.visit(status="held", **AFTER_THE_FACT)
    with pytest.raises(Invalid) as refused:
        make.change(visit, status="reported")
    assert said(refused) == {"report_approved_on"}
    assert make.change(visit, status="reported", report_approved_on="1 March 2019")


def test_visit_with_an_open_promise_is_not_closed(make: Make) -> None:
    approved = {"report_approved_on": "1 March 2019", **OUTCOME}
    visit = make.visit(status="follow_up", **approved, **AFTER_THE_FACT)
    promise = make.follow_up(text="feedback", visit=visit)
    with pytest.raises(Invalid) as refused:
        make.change(visit, status="closed")
    assert said(refused) == {"status"}
    make.change(promise, status="done", result="They are glad")
    assert make.change(visit, status="closed").status == "closed"


def test_reason_overrides_what_closing_needs(make: Make) -> None:
    visit = make.visit(status="follow_up", **AFTER_THE_FACT)
    make.follow_up(text="feedback", visit=visit)
    closed = make.change(visit, status="closed", status_reason="They fell silent")
    assert (closed.status, closed.status_reason) == ("closed", "They fell silent")


@pytest.mark.parametrize("field", OUTCOME)
def test_closing_needs_the_outcome(make: Make, field: str) -> None:
    typed = {"report_approved_on": "1 March 2019", **(OUTCOME | {field: ""})}
    visit = make.visit(status="reported", **typed, **AFTER_THE_FACT)
    with pytest.raises(Invalid) as refused:
        make.change(visit, status="closed")
    assert said(refused) == {field}
    assert make.change(visit, status="closed", **{field: OUTCOME[field]}).status == "closed"


def test_reason_that_overrides_is_in_the_journal(make: Make, office: Office) -> None:
    visit = make.visit(status="reported", **AFTER_THE_FACT)
    make.change(visit, status="closed", status_reason="They fell silent")
    entry = office.read(lambda reader: _last(reader, visit.id))
    assert entry["status"] == [["reported"], ["closed"]]
    assert entry["status_reason"] == [[""], ["They fell silent"]]


def test_reopening_needs_a_reason(make: Make) -> None:
    visit = make.visit(status="closed", **AFTER_THE_FACT)
    with pytest.raises(Invalid) as refused:
        make.change(visit, status="follow_up")
    assert said(refused) == {"status_reason"}
    assert make.change(visit, status="follow_up", status_reason="They answered after all")


def test_first_follow_up_needs_no_reason(make: Make) -> None:
    visit = make.visit(status="reported", **AFTER_THE_FACT)
    assert make.change(visit, status="follow_up").status == "follow_up"


def test_reason_for_an_earlier_state_is_forgotten(make: Make) -> None:
    visit = make.visit(title="Xinxiang", status="assessing", **KNOWN)
    away = make.change(visit, status="postponed", status_reason="No visas yet")
    back = make.change(away, status="planning")
    assert (back.status, back.status_reason) == ("planning", "")


def test_reason_given_before_the_move_counts(make: Make) -> None:
    visit = make.visit(title="Xinxiang", status="assessing", status_reason="No visas yet")
    assert make.change(visit, status="postponed").status_reason == "No visas yet"


@pytest.mark.parametrize("state", ["held", "confirmed", "closed", "cancelled"])
def test_visit_known_from_the_press_is_entered_as_it_stands(make: Make, state: str) -> None:
    visit = make.visit(status=state, start="about July 2018", **AFTER_THE_FACT)
    assert visit.status == state


def test_visit_known_from_the_press_needs_no_plan(make: Make) -> None:
    visit = make.visit(status="planning", start="about July 2018", **AFTER_THE_FACT)
    assert make.change(visit, status="confirmed").status == "confirmed"
    assert make.change(make.again(visit), end="about August 2018")


@pytest.mark.parametrize("state", ["", "gone"])
def test_state_that_is_none_is_refused(make: Make, state: str) -> None:
    visit = make.visit(title="Xinxiang")
    with pytest.raises(Invalid):
        make.office.write(N_("Spoil"), lambda work: work.save(visit.having(status=state)))
    with pytest.raises(Invalid):
        make.office.write(N_("Spoil"), lambda work: work.add(Visit(status=state)))


def test_guards_are_a_list_that_others_add_to(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_reader: Reader, _visit: Visit) -> list[Problem]:
        return [Problem(N_("A gift is not declared yet."))]

    gift = visits.Guard(("assessing",), refuse, overridable=True)
    monkeypatch.setattr(visits, "GUARDS", (*visits.GUARDS, gift))
    visit = make.visit(title="Xinxiang", **KNOWN)
    with pytest.raises(Invalid, match="gift"):
        make.change(visit, status="assessing")
    assert make.change(visit, status="assessing", status_reason="It was a pen")


def test_every_move_is_in_the_journal(make: Make, office: Office) -> None:
    visit = make.visit(title="Xinxiang")
    make.change(visit, status="declined", status_reason="No money")
    entry = office.read(lambda reader: _last(reader, visit.id))
    assert entry["status"] == [["inquiry"], ["declined"]]
    assert entry["status_reason"] == [[""], ["No money"]]


def _last(reader: Reader, record_id: int) -> dict[str, Any]:
    return Journal(reader.connection).of_record(record_id)[-1].body


def test_visit_gets_its_number_when_its_year_is_known(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    assert visit.reference == ""
    assert make.change(visit, start="about July 2018").reference == "V-2018-001"


def test_numbers_go_up_within_the_year(make: Make) -> None:
    make.visit(start="July 2018", reference="V-2018-041")
    for by_hand in ("by hand", "20180730", "V-2018-²"):
        make.visit(start="July 2018", reference=by_hand)
    make.visit(start="July 2019")
    assert make.visit(start="August 2018").reference == "V-2018-042"


def test_number_of_an_archived_visit_is_not_given_again(make: Make, office: Office) -> None:
    gone = make.visit(start="July 2018")
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert make.visit(start="August 2018").reference == "V-2018-002"


def test_outgoing_visit_is_to_the_country_of_its_hosts(make: Make) -> None:
    china = make.place(names="China", kind="country", country="CN")
    city = make.organisation(names="City of Xinxiang", place=make.place(names="X", parent=china))
    nowhere = make.organisation(names="Nobody knows where")
    visit = make.visit(title="Return visit", direction="outgoing", hosts=[nowhere, city])
    assert visit.country == "CN"
    assert make.visit(title="Another", direction="outgoing", hosts=nowhere).country == ""


def test_new_stop_comes_last(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    stops = [make.programme_item(visit=visit, kind=kind) for kind in ("arrival", "talks")]
    assert [stop.seq for stop in stops] == [1, 2]
    make.programme_item(visit=visit, kind="meal", seq=7)
    assert make.programme_item(visit=visit, kind="departure").seq == 8


def test_a_stop_of_a_visit_that_is_over_was_carried_out(sample: Office) -> None:
    make = Make(sample)
    over, ahead = make.find("visit", "V-2018-001"), make.find("visit", "30")
    assert make.programme_item(visit=over, title="Dinner").status == "done"
    assert make.programme_item(visit=ahead, title="Dinner").status == "draft"
