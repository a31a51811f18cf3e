# SPDX-License-Identifier: MIT
"""Delegations: their heads, their order of precedence, and what is frozen as it was printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.rules.names import own_form
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.services.people import country_of
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work


def _one_head(reader: Reader, change: Change) -> Iterable[Problem]:
    delegate = change.after
    if not isinstance(delegate, Delegate) or delegate.archived_at or delegate.delegation is None:
        return
    everyone = reader.where(Delegate, delegation=delegate.delegation)
    if delegate.role == "head" and sum(each.role == "head" for each in everyone) > 1:
        yield Problem(
            N_("The delegation already has a head."),
            "role",
            N_("Change the role of the other one first."),
        )
    places = Counter(each.precedence for each in everyone if each.precedence is not None)
    if delegate.precedence is not None and places[delegate.precedence] > 1:
        yield Problem(
            N_("The place {n} in the order of precedence is taken.", n=delegate.precedence),
            "precedence",
            N_("Choose another number, or move the other delegate first."),
        )
    if (
        delegate.role == "head"
        and delegate.precedence not in (None, 1)
        and not delegate.precedence_note
    ):
        yield Problem(
            N_("The head of a delegation comes first."),
            "precedence",
            N_("Give place 1, or say why not."),
        )


def _freeze(work: Work, change: Change) -> None:
    """Keep name and title as they are today; later changes of the person do not reach them."""
    delegate = change.after
    if not isinstance(delegate, Delegate):
        return
    values: dict[str, object] = {}
    if _unprinted(delegate, change.before, "person", "name_as_printed"):
        values["name_as_printed"] = _names(work.reader.record(delegate.person))
    if _unprinted(delegate, change.before, "affiliation", "title_as_printed"):
        post = work.reader.record(delegate.affiliation)
        values["title_as_printed"] = post.get("title") if post else LocalText()
    if delegate.precedence is None:
        values["precedence"] = _next_place(work.reader, delegate)
    if any(values.values()):
        work.save(delegate.having(**values))


def _unprinted(delegate: Delegate, before: Entity | None, source: str, printed: str) -> bool:
    """Whether nothing is frozen yet, or only what belonged to somebody or something else."""
    if delegate.get(source) is None:
        return False
    replaced = before is not None and before.get(source) not in (None, delegate.get(source))
    same = before is not None and before.get(printed) == delegate.get(printed)
    return not delegate.get(printed) or (replaced and same)


def _names(person: Entity | None) -> LocalText:
    if person is None:
        return LocalText()
    current = [form for form in person.get("names") if form.kind != "former"]
    return LocalText.of(
        **{lang: own_form(current, lang) for lang in LANGUAGES if own_form(current, lang)}
    )


def _next_place(reader: Reader, delegate: Delegate) -> int:
    everyone = reader.where(Delegate, delegation=delegate.delegation)
    taken = [each.precedence or 0 for each in everyone if each.id != delegate.id]
    if delegate.role == "head" and 1 not in taken:
        return 1
    return max([1 if delegate.role != "head" and not taken else 0, *taken]) + 1


def _country_of_guests(work: Work, change: Change) -> None:
    """Learn the country of a delegation from who sent it, and of its visit from the guests."""
    delegation = change.after
    if not isinstance(delegation, Delegation):
        return
    country = delegation.country or country_of(work.reader, delegation.sending_organisations)
    if country != delegation.country:
        delegation = work.save(delegation.having(country=country))
    visit = work.reader.record(delegation.visit)
    incoming = isinstance(visit, Visit) and visit.direction == "incoming" and not visit.country
    if visit and incoming and delegation.side == "guest" and country:
        work.save(visit.having(country=country))


CHECKS = (Check("delegate", _one_head),)
REACTIONS = (
    Reaction("delegation", _country_of_guests),
    Reaction("delegate", _freeze),
)
