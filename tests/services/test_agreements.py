# SPDX-License-Identifier: MIT
"""Rules 3 to 7: what a signed agreement must have, and the order of its dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from delegate_crm.entities.agreement import (
    AGREEMENT_STATUS,
    Agreement,
    AgreementParty,
    AgreementText,
    Signatory,
)
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import Span
from delegate_crm.services.agreements import BINDING
from tests.factories import Make

UNSIGNED = [status for status in AGREEMENT_STATUS if status not in BINDING]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def signed(make: Make) -> Agreement:
    """A draft that lacks nothing to be signed."""
    draft: Agreement = make.agreement(title="Cooperation of the two cities")
    city, town = (make.organisation(names=name) for name in ("Xinxiang", "Troitsk"))
    head = make.person(names="Zhang Guowei")
    return draft.having(
        status="signed",
        signed_on=day("2018-10-15"),
        parties=tuple(AgreementParty(organisation=each.id) for each in (city, town)),
        signatories=tuple(Signatory(person=head.id, party=each.id) for each in (city, town)),
        texts=(AgreementText(lang="ru", authentic=True), AgreementText(lang="zh")),
    )


def saved(make: Make, agreement: Agreement, **values: object) -> Agreement:
    changed = agreement.having(**values)
    return make.office.write(N_("Sign"), lambda work: work.save(changed))


def refused(make: Make, agreement: Agreement, **values: object) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        saved(make, agreement, **values)
    return [problem.field for problem in refusal.value.problems]


def test_proposal_needs_a_title_only(make: Make) -> None:
    proposal = make.agreement(title="Official document")
    assert (proposal.status, proposal.signed_on) == ("proposed", None)


@pytest.mark.parametrize("status", BINDING)
def test_complete_agreement_is_signed(make: Make, signed: Agreement, status: str) -> None:
    assert saved(make, signed, status=status).status == status


@pytest.mark.parametrize("status", BINDING)
def test_rule_3_signed_agreement_has_day_parties_and_signatories(
    make: Make, signed: Agreement, status: str
) -> None:
    assert refused(make, signed, status=status, signed_on=None) == ["signed_on"]
    assert refused(make, signed, status=status, signatories=()) == ["signatories"]
    assert refused(make, signed, status=status, parties=signed.parties[:1]) == ["parties"]


def test_rule_3_each_party_has_a_signatory(make: Make, signed: Agreement) -> None:
    assert refused(make, signed, signatories=signed.signatories[:1]) == ["signatories"]


def test_rule_3_one_party_twice_is_one(make: Make, signed: Agreement) -> None:
    parties = (signed.parties[0], AgreementParty(organisation=signed.parties[0].organisation))
    assert refused(make, signed, parties=parties) == ["parties"]


@pytest.mark.parametrize("status", UNSIGNED)
def test_rule_3_unsigned_agreement_is_not_in_force(
    make: Make, signed: Agreement, status: str
) -> None:
    force = day("2018-11-01")
    assert refused(make, signed, status=status, effective_on=force) == ["effective_on"]
    assert saved(make, signed, status=status).status == status


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"effective_on": day("2018-10-14")}, ["effective_on"]),
        ({"effective_on": day("2018-10-15")}, []),
        ({"effective_on": day("2018-10-14"), "retroactive": True}, ["effective_on"]),
        ({"effective_on": day("2018-10-14"), "force_rule": "fixed_date"}, ["effective_on"]),
        (
            {
                "effective_on": day("2018-10-14"),
                "retroactive": True,
                "force_rule": "fixed_date",
            },
            [],
        ),
        ({"expires_on": day("2018-10-14")}, ["expires_on"]),
        ({"effective_on": day("2018-11-01"), "expires_on": day("2018-10-31")}, ["expires_on"]),
        ({"effective_on": day("2018-11-01"), "expires_on": day("2018-11-01")}, []),
    ],
)
def test_rule_4_dates_follow_each_other(
    make: Make, signed: Agreement, values: dict[str, Any], fields: list[str]
) -> None:
    if fields:
        assert refused(make, signed, **values) == fields
    else:
        assert saved(make, signed, **values).effective_on == values["effective_on"]


def test_rule_4_draft_may_know_when_it_will_expire(make: Make) -> None:
    assert make.agreement(title="Draft", expires_on="1 March 2020")


@pytest.mark.parametrize("missing", ["renewal_term", "notice_period"])
def test_rule_5_automatic_renewal_needs_term_and_notice(make: Make, missing: str) -> None:
    both = {"renewal_term": Span(5, "y"), "notice_period": Span(12, "m")}
    draft = make.agreement(title="Draft").having(renewal="automatic", **both)
    assert refused(make, draft, **{missing: None}) == ["renewal"]
    assert saved(make, draft).renewal == "automatic"


def test_rule_6_supplement_names_what_it_supplements(make: Make) -> None:
    with pytest.raises(Invalid) as refusal:
        make.agreement(title="Annex", type="supplement")
    assert refusal.value.problems[0].field == "parent"
    assert make.agreement(title="Annex", type="supplement", parent=make.agreement(title="Main"))


def test_rule_7_one_text_prevails_at_most(make: Make, signed: Agreement) -> None:
    ours, theirs = (text.having(prevailing=True) for text in signed.texts)
    assert refused(make, signed, texts=(ours, theirs)) == ["texts"]
    assert saved(make, signed, texts=(ours, signed.texts[1])).texts[0].prevailing


def test_rule_7_one_text_of_a_signed_agreement_is_authentic(make: Make, signed: Agreement) -> None:
    plain = tuple(text.having(authentic=False) for text in signed.texts)
    assert refused(make, signed, texts=plain) == ["texts"]
    assert saved(make, signed, texts=plain, status="text_agreed").texts


def test_rule_6_supplement_that_outlives_its_agreement_is_told(make: Make) -> None:
    first = make.agreement(title="First", expires_on="1 May 2020")
    typed = {"title": "More", "type": "supplement", "parent": first}
    more = make.agreement(**typed, expires_on="1 May 2021")
    (note,) = make.office.notes
    assert (note.values, more.expires_on) == ({"end": day("2020-05-01")}, day("2021-05-01"))
    make.change(more, note="x")
    assert make.office.notes == ()


@pytest.mark.parametrize(
    "typed", [{"expires_on": "1 May 2020"}, {"expires_on": ""}, {"type": "cooperation"}]
)
def test_rule_6_what_does_not_outlive_it_is_not_told(make: Make, typed: dict[str, str]) -> None:
    first = make.agreement(title="First", expires_on="1 May 2020")
    values = {"type": "supplement", "expires_on": "1 May 2021"} | typed
    make.agreement(title="More", parent=first, **values)
    assert make.office.notes == ()
