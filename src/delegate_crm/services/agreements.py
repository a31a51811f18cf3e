# SPDX-License-Identifier: MIT
"""Agreements: what must be known before one counts as signed (`DOMAIN` 3.4, rules 3 to 7)."""

from __future__ import annotations

from collections.abc import Iterable

from delegate_crm.entities.agreement import Agreement
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

BINDING = ("signed", "in_force", "suspended", "expired", "superseded", "terminated")
"""States that only a signed agreement can be in."""
LEAST_PARTIES = 2


def _check(_reader: Reader, change: Change) -> Iterable[Problem]:
    agreement = change.after
    if isinstance(agreement, Agreement):
        yield from _signing(agreement)
        yield from _dates(agreement)
        yield from _texts(agreement)


def _signing(agreement: Agreement) -> Iterable[Problem]:
    if agreement.status not in BINDING:
        if agreement.effective_on:
            yield Problem(
                N_("An unsigned agreement cannot have entered into force."),
                "effective_on",
                N_("Remove the date, or enter the day of signing first."),
            )
        return
    if agreement.signed_on is None:
        yield Problem(
            N_("The day of signing is missing."), "signed_on", N_("Enter the day of signing.")
        )
    parties = {party.organisation for party in agreement.parties}
    if len(parties) < LEAST_PARTIES:
        yield Problem(
            N_("A signed agreement needs two parties."), "parties", N_("Add the other party.")
        )
    if parties - {signatory.party for signatory in agreement.signatories}:
        yield Problem(
            N_("A party has no signatory yet."), "signatories", N_("Add who signed for it.")
        )
    if agreement.texts and not any(text.authentic for text in agreement.texts):
        yield Problem(
            N_("One text of a signed agreement must be authentic."),
            "texts",
            N_("Mark the authentic ones."),
        )


def _dates(agreement: Agreement) -> Iterable[Problem]:
    signed, effective, expires = agreement.signed_on, agreement.effective_on, agreement.expires_on
    retroactive = agreement.retroactive and agreement.force_rule == "fixed_date"
    if signed and effective and effective < signed and not retroactive:
        yield Problem(
            N_("It would enter into force before it was signed."),
            "effective_on",
            N_("Change the date, or mark it as in force before it was signed, on a fixed date."),
        )
    if expires and (effective or signed or expires) > expires:
        yield Problem(
            N_("It would expire before it begins."),
            "expires_on",
            N_("Change the date, or remove it."),
        )
    if agreement.renewal == "automatic" and not (
        agreement.renewal_term and agreement.notice_period
    ):
        yield Problem(
            N_("Automatic renewal needs its term and the notice period."),
            "renewal",
            N_("Enter both."),
        )


def _texts(agreement: Agreement) -> Iterable[Problem]:
    if sum(text.prevailing for text in agreement.texts) > 1:
        yield Problem(
            N_("Only one text can prevail."), "texts", N_("Take the mark away from the others.")
        )
    if agreement.type == "supplement" and agreement.parent is None:
        yield Problem(
            N_("The agreement that is supplemented is not named."), "parent", N_("Choose it.")
        )


def _outlives(work: Work, change: Change) -> None:
    """Tell of a supplement that is to last longer than what it supplements."""
    agreement, before = change.after, change.before
    if not isinstance(agreement, Agreement) or agreement.type != "supplement":
        return
    moved = before is None or any(
        before.get(key) != agreement.get(key) for key in ("parent", "expires_on", "type")
    )
    parent = work.reader.record(agreement.parent)
    end = parent.get("expires_on") if parent else None
    if moved and end and agreement.expires_on and agreement.expires_on > end:
        work.notes.append(
            N_(
                "It would outlive the agreement that it supplements, which expires on {end}.",
                end=end,
            )
        )


CHECKS = (Check("agreement", _check),)
REACTIONS = (Reaction("agreement", _outlives),)
