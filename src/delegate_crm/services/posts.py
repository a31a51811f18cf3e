# SPDX-License-Identifier: MIT
"""Posts that somebody takes up or gives up; a change of post ends one and begins the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.person import Person
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords.edges import read_edge
from delegate_crm.rules.names import language_on
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.values import LocalText
from delegate_crm.services.drafts import new_draft, save
from delegate_crm.store.lookup import by_title
from delegate_crm.store.work import Work


@dataclass(frozen=True, slots=True)
class TypedPost:
    """A post as it is typed; a person or an organisation is named by its number or in words."""

    person: str
    organisation: str
    title: str = ""
    since: str = ""


def start_post(work: Work, typed: TypedPost, reading: Reading) -> int:
    """Begin a post; it is the main one unless somebody holds another. The answer is its id."""
    person = _named(work, "person", typed.person, reading)
    main = not any(not each.until for each in _main_posts(work, person))
    return work.add(_made(work, typed, person, reading, main=main)).id


def change_post(work: Work, old: int, typed: TypedPost, reading: Reading) -> int:
    """End a post and begin the next as one step. The answer is the id of the new post."""
    post = work.reader.get(Affiliation, old)
    began = _date(typed.since, reading)
    if not typed.title.strip() and not typed.organisation.strip():
        raise Invalid(N_("The new post needs a title or an organisation."), None, "title")
    end(work, post, _day_before(began, reading.today), reading.today)
    person = _named(work, "person", typed.person, reading)
    return work.add(_made(work, typed, person, reading, main=post.primary)).id


def end_post(work: Work, post: int, until: str, reading: Reading) -> None:
    """End a post, now unless it is told when."""
    last = _date(until, reading) or ApproxDate.until(reading.today)
    end(work, work.reader.get(Affiliation, post), last, reading.today)


def end(work: Work, post: Affiliation, last: ApproxDate, today: dt.date) -> None:
    """A post that ends takes the addresses and numbers with it that belong to it."""
    work.save(post.having(until=last), post)
    holder = work.reader.record(post.person)
    if not isinstance(holder, Person):
        return
    day = last.latest or today
    channels = tuple(
        each.having(invalid_since=day)
        if each.affiliation == post.id and not each.invalid_since
        else each
        for each in holder.channels
    )
    if channels != holder.channels:
        work.save(holder.having(channels=channels), holder)


def make_main(work: Work, post: int) -> None:
    """Make a post the main one of its holder; the one that was gives the mark up."""
    chosen = work.reader.get(Affiliation, post)
    for other in _main_posts(work, chosen.person):
        if other.id != post and not other.until:
            work.save(other.having(primary=False), other)
    work.save(chosen.having(primary=True), chosen)


def _main_posts(work: Work, person: int | None) -> list[Affiliation]:
    return work.reader.where(Affiliation, person=person, primary=1)


def _made(
    work: Work, typed: TypedPost, person: int, reading: Reading, *, main: bool
) -> Affiliation:
    title = typed.title.strip()
    lang = language_on(title, reading.lang)
    return Affiliation(
        person=person,
        organisation=_named(work, "organisation", typed.organisation, reading),
        title=LocalText().having(lang, title) if title else LocalText(),
        since=_date(typed.since, reading),
        primary=main,
    )


def _named(work: Work, code: str, text: str, reading: Reading) -> int:
    """Somebody by number or exact title; who is not here yet is made."""
    words = text.strip()
    if not words:
        field = Affiliation.fields[code]
        raise Invalid(N_("“{label}” is missing.", label=field.label), None, code)
    if words.isdecimal() and words.isascii():
        return reading.find([code], words)
    found = by_title(work.reader, [code], words)
    if found:
        return found[0]
    draft = new_draft(code, reading)
    draft.type("names", words.replace(";", ","))
    return save(work, draft).id


def _date(text: str, reading: Reading) -> ApproxDate | None:
    return read_edge(text, reading.lang, reading.today).value if text.strip() else None


def _day_before(began: ApproxDate | None, today: dt.date) -> ApproxDate:
    """When the old post ended: the day before, or some day of the same month or year."""
    if began is None:
        return ApproxDate.until(today)
    if began.is_exact:
        return ApproxDate.exact(began.nominal - dt.timedelta(days=1))
    return began
