# SPDX-License-Identifier: MIT
"""Letters in the partner's language, to the address by which a partner is reached."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.organisation import Organisation, OrganisationContact
from delegate_crm.entities.person import ContactPoint, Person
from delegate_crm.services.letters import delivery, mail_address, reminder

TITLES = {"en": "reply", "ru": "ответ", "zh": "回复"}


@pytest.mark.parametrize(
    ("country", "subject", "greeting"),
    [
        ("CN", "回复", "尊敬的各位同事："),
        ("BY", "Ответ", "Уважаемые коллеги,"),
        ("IN", "Reply", "Dear colleagues,"),
        ("", "Reply", "Dear colleagues,"),
    ],
)
def test_a_letter_is_in_the_language_that_the_partner_reads(
    country: str, subject: str, greeting: str
) -> None:
    letter = reminder("a@b.example", country, TITLES)
    assert (letter.to, letter.subject) == ("a@b.example", subject)
    assert letter.body.startswith(greeting)


def test_a_title_that_is_not_translated_stands_as_it_is() -> None:
    assert reminder("", "CN", {"ru": "ответ"}).subject == "Ответ"


def test_a_promise_of_ours_is_kept_by_its_letter() -> None:
    assert "As we promised: reply." in delivery("", "IN", TITLES).body


def test_the_preferred_address_that_is_valid_is_taken() -> None:
    old = dt.date(2018, 1, 1)
    contacts = (
        OrganisationContact(kind="phone", value="+86 1"),
        OrganisationContact(kind="email", value="second@b.example"),
        OrganisationContact(kind="email", value="old@b.example", preferred=True, invalid_since=old),
        OrganisationContact(kind="email", value="first@b.example", preferred=True),
    )
    assert mail_address(Organisation(contacts=contacts)) == "first@b.example"


@pytest.mark.parametrize("value", ["", "no address"])
def test_what_is_no_address_is_not_written_to(value: str) -> None:
    assert mail_address(Person(channels=(ContactPoint(kind="email", value=value),))) == ""


def test_nobody_has_no_address() -> None:
    assert mail_address(None) == ""
