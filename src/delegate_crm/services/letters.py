# SPDX-License-Identifier: MIT
"""Short letters to partners, in the language that they read, for the user's own mail program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.kit.territories import read_in
from delegate_crm.schema.entity import Child


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is about to be written."""

    to: str
    subject: str
    body: str


GREETING = N_("Dear colleagues,")
ASKS: Text = N_("We come back to what we are waiting for from you: {title}.")
HOPES = N_("We would be glad to learn how it stands.")
SENDS: Text = N_("As we promised: {title}.")
REGARDS = N_("With kind regards")


def reminder(address: str, country: str, titles: dict[str, str]) -> Letter:
    """Ask a partner for what is overdue; `titles` has its name by language."""
    return _letter(address, country, titles, ASKS, (HOPES,))


def delivery(address: str, country: str, titles: dict[str, str]) -> Letter:
    """Begin the letter that keeps a promise of ours."""
    return _letter(address, country, titles, SENDS, ())


def _letter(
    address: str, country: str, titles: dict[str, str], what: Text, more: Iterable[Text]
) -> Letter:
    lang = read_in(country)
    tr = Translator(lang)
    title = titles.get(lang) or next(iter(titles.values()), "")
    said = tr(replace(what, values={"title": title}))
    parts = [tr(GREETING), " ".join([said, *map(tr, more)]), tr(REGARDS)]
    return Letter(address, title[:1].upper() + title[1:], "\n\n".join(parts))


def mail_address(body: Organisation | Person | None) -> str:
    """The e-mail address by which somebody is reached; empty if none is known."""
    if body is None:
        return ""
    points: tuple[Child, ...] = body.channels if isinstance(body, Person) else body.contacts
    mails = [x for x in points if x.get("kind") == "email" and not x.get("invalid_since")]
    mails.sort(key=lambda each: not each.get("preferred"))
    return next((each.get("value") for each in mails if "@" in each.get("value")), "")
