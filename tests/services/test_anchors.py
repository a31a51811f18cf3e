# SPDX-License-Identifier: MIT
"""Anchors of every kind: windows follow each of them, in the work that moves it."""

from __future__ import annotations

from typing import Any

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.values import LocalText
from delegate_crm.services.anchors import ANCHORS, anchor_date
from delegate_crm.services.office import Office
from tests.factories import Make

EACH: dict[Anchor, tuple[str, dict[str, str], dict[str, str]]] = {
    Anchor.VISIT_START: ("visit", {"title": "x", "start": "1 May 2019"}, {"start": "2 May 2019"}),
    Anchor.VISIT_END: ("visit", {"title": "x", "end": "1 May 2019"}, {"end": "2 May 2019"}),
    Anchor.EVENT_START: ("event", {"title": "x", "start": "1 May 2019"}, {"start": "2 May 2019"}),
    Anchor.EVENT_END: ("event", {"title": "x", "end": "1 May 2019"}, {"end": "2 May 2019"}),
    Anchor.REGISTRATION: (
        "event",
        {"title": "x", "deadline_registration": "1 May 2019"},
        {"deadline_registration": "2 May 2019"},
    ),
    Anchor.REPLY_BY: ("invitation", {"reply_by": "1 May 2019"}, {"reply_by": "2 May 2019"}),
    Anchor.SIGNING: ("agreement", {"signed_on": "1 May 2019"}, {"signed_on": "2 May 2019"}),
    Anchor.EXPIRY: ("agreement", {"expires_on": "1 May 2019"}, {"expires_on": "2 May 2019"}),
    Anchor.NOTICE: (
        "agreement",
        {"expires_on": "1 November 2019", "notice_period": "6 months"},
        {"expires_on": "2 November 2019"},
    ),
    Anchor.SAMPLE_SENT: ("sample", {"sent_on": "1 May 2019"}, {"sent_on": "2 May 2019"}),
    Anchor.ITEM: ("follow_up", {"text": "x", "due": "1 May 2019"}, {"due": "2 May 2019"}),
}
"""A record of each anchor on 1 May 2019, and what moves it to the 2nd."""


def made(make: Make, anchor: Anchor) -> Any:  # noqa: ANN401 - any kind of record
    kind, typed, _ = EACH[anchor]
    needed = {"agreement": {"title": "memorandum"}}
    if kind in ("sample", "invitation"):
        return made_with_others(make, kind, typed)
    return make(kind, **needed.get(kind, {}), **typed)


def made_with_others(make: Make, kind: str, typed: dict[str, str]) -> Any:  # noqa: ANN401 - as above
    body = make.organisation(names="Xinxiang", kind="government")
    if kind == "sample":
        offering = make.offering(names="laser", owner_org=body)
        return make.sample(offering=offering, recipient=body, **typed)
    fair = make.event(title="fair")
    return make.invitation(direction="received", occasion=fair, inviter=body, invitee=body, **typed)


def waiting(office: Office, anchor: Anchor, record: Any) -> FollowUp:  # noqa: ANN401 - as above
    start = office.read(lambda reader: anchor_date(reader, anchor, record.id))
    assert start is not None
    window = Window.after(start, 1, 2, Unit.MONTH, anchor, record.id)
    item = FollowUp(text=LocalText.of(en="feedback"), due_mode="window", window=window)
    return office.write(N_("Make"), lambda work: work.add(item))


@pytest.mark.parametrize("anchor", EACH)
def test_window_moves_with_its_anchor_in_one_step_and_back_again(
    make: Make, office: Office, anchor: Anchor
) -> None:
    record = made(make, anchor)
    item = waiting(office, anchor, record)
    make.change(record, **EACH[anchor][2])
    moved = make.again(item).window
    office.undo()
    back = make.again(item).window
    assert [str(x.opens.best) for x in (moved, back)] == ["2019-06-02", "2019-06-01"]


def test_every_anchor_is_tried_but_those_without_a_record_and_entry_into_force() -> None:
    """Entry into force takes whole signatories beside it; it is read as expiry is."""
    assert set(ANCHORS) - set(EACH) == {Anchor.EFFECTIVE}
    assert set(Anchor) - set(ANCHORS) == {Anchor.FIXED}


def test_done_earlier_what_counts_from_it_comes_earlier(make: Make, office: Office) -> None:
    first = make.follow_up(text="questions", due="1 May 2019")
    item = waiting(office, Anchor.ITEM, first)
    make.change(first, status="done", result="sent", done_on="20 April 2019")
    assert str(make.again(item).window.opens.best) == "2019-05-20"


def test_follow_ups_cannot_count_from_themselves(make: Make, office: Office) -> None:
    first = make.follow_up(text="questions", due="1 May 2019")
    second = waiting(office, Anchor.ITEM, first)
    start = ApproxDate.exact(office.today)
    window = Window.after(start, 1, 1, Unit.MONTH, Anchor.ITEM, second.id)
    turned = make.again(first).having(due_mode="window", window=window)
    with pytest.raises(Invalid) as refused:
        office.write(N_("Change"), lambda work: work.save(turned))
    assert [problem.field for problem in refused.value.problems] == ["window"]
