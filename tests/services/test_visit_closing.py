# SPDX-License-Identifier: MIT
"""What a visit lacks before it is closed: outcomes, thanks, times, answers, the report."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.visit_closing import Lack, close_visit, lacks
from tests.factories import Make

DONE = {"status": "done", "result": "Sent"}
SETTLED = {
    "report_approved_on": "1 March 2019",
    "outcome_rating": "promising",
    "outcome_text": "They will write.",
}


@pytest.fixture
def visit(make: Make) -> Visit:
    """A visit in follow-up that lacks nothing yet."""
    made: Visit = make.visit(title="X", status="follow_up", retrospective="yes", **SETTLED)
    return made


def missing(make: Make, visit: Visit, lang: str = "en") -> list[str]:
    return [each.words for each in lines(make, visit, lang)]


def lines(make: Make, visit: Visit, lang: str = "en") -> list[Lack]:
    return make.office.read(lambda reader: lacks(reader, visit.id, lang))


def test_a_stop_without_an_outcome_keeps_the_visit_open(make: Make, visit: Visit) -> None:
    stop = make.programme_item(visit=visit, title="Talks", kind="talks")
    assert missing(make, visit) == ["No outcome: Talks"]
    with pytest.raises(Invalid, match="without an outcome"):
        make.change(visit, status="closed")
    make.change(stop, result="They like the lasers")
    assert make.change(visit, status="closed").status == "closed"


@pytest.mark.parametrize(("kind", "status"), [("transfer", "done"), ("talks", "dropped")])
def test_nothing_comes_of_a_transfer_or_of_what_was_dropped(
    make: Make, visit: Visit, kind: str, status: str
) -> None:
    make.programme_item(visit=visit, title="Stop", kind=kind, status=status)
    assert missing(make, visit) == []


def test_guests_of_one_body_are_thanked_by_one_letter(make: Make, visit: Visit) -> None:
    body = make.organisation(names="City of Xinxiang")
    group = make.delegation(visit=visit, sending_organisations=body)
    for name in ("Zhang Guowei", "Li Ming"):
        make.delegate(delegation=group, person=make.person(names=name))
    make.delegate(delegation=group, placeholder="Interpreter", attendance="absent")
    (line,) = lines(make, visit)
    assert line.words == "Not thanked yet: Zhang Guowei and Li Ming"
    assert line.presets.splitlines() == [
        *(f"visit={visit.id}", "type=thank", "by_side=us", f"to={body.id}"),
    ]
    make.follow_up(text="thanks", type="thank", visit=visit, to=body, **DONE)
    assert missing(make, visit) == []


def test_thanks_to_one_guest_thank_no_other(make: Make, visit: Visit) -> None:
    group = make.delegation(visit=visit)
    zhang, li = (make.person(names=name) for name in ("Zhang Guowei", "Li Ming"))
    for person in (zhang, li):
        make.delegate(delegation=group, person=person)
    make.follow_up(text="thanks", type="thank", visit=visit, to=zhang, **DONE)
    assert missing(make, visit) == ["Not thanked yet: Li Ming"]


def test_thanks_for_the_visit_as_a_whole_thank_everybody(make: Make, visit: Visit) -> None:
    group = make.delegation(visit=visit)
    make.delegate(delegation=group, placeholder="The interpreter")
    assert missing(make, visit) == ["Not thanked yet: The interpreter"]
    make.follow_up(text="thanks", type="thank", visit=visit, **DONE)
    assert missing(make, visit) == []


def test_thanks_that_were_let_go_thank_nobody(make: Make, visit: Visit) -> None:
    make.delegate(delegation=make.delegation(visit=visit), placeholder="The head")
    make.follow_up(text="thanks", type="thank", visit=visit, status="cancelled")
    assert missing(make, visit) == ["Not thanked yet: The head"]


def test_away_from_home_the_hosts_are_thanked(make: Make, visit: Visit) -> None:
    host = make.organisation(names="City of Xinxiang")
    out = make.change(visit, direction="outgoing", hosts=host)
    make.delegate(delegation=make.delegation(visit=out), placeholder="One of us")
    assert missing(make, out) == ["Not thanked yet: City of Xinxiang"]


def test_many_guests_are_told_by_their_count(make: Make, visit: Visit) -> None:
    group = make.delegation(visit=visit, sending_organisations=make.organisation(names="City"))
    for name in ("Li Ming", "Li Bo", "Li Na", "Li Jun", "Li Tao"):
        make.delegate(delegation=group, person=make.person(names=name))
    assert missing(make, visit) == ["Not thanked yet: Li Ming, Li Bo, Li Na and 2 more"]


def test_a_promise_is_missing_its_time_or_its_answer(make: Make, visit: Visit) -> None:
    make.follow_up(text="the draft", visit=visit)
    make.follow_up(text="feedback", visit=visit, due="1 July 2019")
    assert missing(make, visit) == ["No time: The draft", "Still open: Feedback"]


def test_what_is_not_filled_in_leads_to_its_field(make: Make, visit: Visit) -> None:
    bare = make.change(visit, report_approved_on="", outcome_text="")
    assert [each.field for each in lines(make, bare)] == ["report_approved_on", "outcome_text"]


def test_a_reason_closes_it_all_the_same_and_is_kept(make: Make, visit: Visit) -> None:
    make.follow_up(text="feedback", visit=visit)
    close(make.office, visit, " They fell silent ")
    assert make.again(visit).status_reason == "They fell silent"
    make.office.undo()
    assert make.again(visit).status == "follow_up"


def test_a_visit_is_not_closed_for_the_reason_of_its_last_move(make: Make, visit: Visit) -> None:
    closed = make.change(visit, status="closed")
    opened = make.change(closed, status="follow_up", status_reason="They answered after all")
    make.follow_up(text="feedback", visit=visit, due="1 July 2019")
    with pytest.raises(Invalid, match="still open"):
        make.change(opened, status="closed")
    with pytest.raises(Invalid, match="still open"):
        close(make.office, opened, "")


def close(office: Office, visit: Visit, reason: str) -> None:
    office.write(N_("Close"), lambda work: close_visit(work, visit.id, reason))
