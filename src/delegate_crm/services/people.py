# SPDX-License-Identifier: MIT
"""People, organisations and posts: one main post at a time, one main name in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.country import CountryPriority
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.entities.place import Place
from delegate_crm.entities.user import User
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.names import family_first, language_of, script_of
from delegate_crm.schema.entity import Child
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

N = TypeVar("N", bound=Child)
PRIORITY = "priority"


def _one_main_post(reader: Reader, change: Change) -> Iterable[Problem]:
    post = change.after
    if not isinstance(post, Affiliation) or not post.primary or post.until or post.archived_at:
        return
    others = reader.where(Affiliation, person=post.person, primary=1)
    if any(each.id != post.id and not each.until for each in others):
        yield Problem(
            N_("This person already has a main post."),
            "primary",
            N_("End the other post, or take its mark as main post away."),
        )


def _one_main_name(_reader: Reader, change: Change) -> Iterable[Problem]:
    body = change.after
    if not isinstance(body, Organisation):
        return
    current = (
        name for name in body.names if name.form in ("official", "short") and not name.valid_to
    )
    counted = Counter((name.lang, name.form) for name in current)
    for (lang, _form), count in counted.items():
        if count > 1:
            yield Problem(
                N_("There are two names of the same form in the language “{lang}”.", lang=lang),
                "names",
                N_("Mark one of them as former, or choose another form for it."),
            )


def _no_overlap(reader: Reader, change: Change) -> Iterable[Problem]:
    priority = change.after
    if not isinstance(priority, CountryPriority) or priority.archived_at:
        return
    others = reader.where(CountryPriority, country=priority.country)
    if any(each.id != priority.id and _overlap(each, priority) for each in others):
        yield Problem(
            N_("This country already has a priority in that period."),
            "country",
            N_("End the other one first, or change the period."),
        )


def _overlap(one: CountryPriority, two: CountryPriority) -> bool:
    return not (
        _ends_before(one.valid_to, two.valid_from) or _ends_before(two.valid_to, one.valid_from)
    )


def _ends_before(end: ApproxDate | None, start: ApproxDate | None) -> bool:
    last = end.latest if end else None
    first = start.earliest if start else None
    return last is not None and first is not None and last < first


def _inherit_country(work: Work, change: Change) -> None:
    """A place without a country lies in that of the place around it."""
    place = change.after
    if isinstance(place, Place) and not place.country and place.parent:
        around = work.reader.record(place.parent)
        if isinstance(around, Place) and around.country:
            work.save(place.having(country=around.country))


def _know_letters(work: Work, change: Change) -> None:
    """A name entered without language and script has those of its letters."""
    record = change.after
    if isinstance(record, (Organisation, Person)):
        names = tuple(_with_letters(name) for name in record.names)
        if names != record.names:
            work.save(record.having(names=names))


def _with_letters(name: N) -> N:
    text = name.get(name.main)
    lang, script = name.get("lang"), name.get("script")
    if not text or (lang and script):
        return name
    values = {"lang": lang or language_of(text), "script": script or script_of(text)}
    if "order" in name.fields and not (lang or script) and family_first(text):
        values["order"] = "family_first"
    return name.having(**values)


def country_of(reader: Reader, bodies: Sequence[int | None]) -> str:
    """The country of the first of these organisations whose place is known; empty if none is."""
    for body in bodies:
        record = reader.record(body)
        place = reader.record(record.place) if isinstance(record, Organisation) else None
        if isinstance(place, Place) and place.country:
            return place.country
    return ""


def acting_names(reader: Reader, lang: str) -> Mapping[str, str]:
    """What each log-in name of the journal is called in a language; of two bearers the present."""
    known = sorted(reader.ever(User), key=lambda each: each.archived_at is None)
    users = {each.login: each.id for each in known}
    titles = reader.titles(list(users.values()), lang)
    return {login: titles.get(user, "") or login for login, user in users.items()}


def is_priority(reader: Reader, country: str) -> bool:
    """Tell whether a country is a priority of the office."""
    found = reader.where(CountryPriority, country=country) if country else []
    return any(each.level == PRIORITY for each in found)


CHECKS = (
    Check("affiliation", _one_main_post),
    Check("organisation", _one_main_name),
    Check("country_priority", _no_overlap),
)
REACTIONS = (
    Reaction("place", _inherit_country),
    Reaction("organisation", _know_letters),
    Reaction("person", _know_letters),
)
