# SPDX-License-Identifier: MIT
"""What a report of a visit would say and cannot, because it is not known yet."""

from __future__ import annotations

from collections.abc import Iterator

from delegate_crm.kit.i18n import N_, NN_, Text
from delegate_crm.reports.people import unnamed_count, unverified
from delegate_crm.reports.programme import OVER
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice


def basis(facts: VisitFacts) -> Iterator[Text]:
    """When, why, and on whose word."""
    visit = facts.visit
    if not (visit.start or visit.end):
        yield N_("The dates of the visit are not known")
    if not visit.purpose:
        yield N_("The purpose of the visit is not recorded")
    invited = any(each.occasion == visit.id for each in facts.invitations)
    decided = visit.decision_reference or visit.decision_on or visit.decision_by
    if not (invited or decided or visit.initiated_by):
        yield N_("The basis of the visit is not recorded: invitation, decision, who initiated it")


def delegation(voice: Voice, facts: VisitFacts) -> Iterator[Text]:
    """Who came and who received."""
    guests = facts.side("guest")
    if not guests:
        yield N_("The guest delegation is not recorded")
    elif not any(each.role == "head" for side in guests for each in facts.members(side)):
        yield N_("The head of the delegation is not named")
    if not (facts.side("host") or facts.visit.hosts):
        yield N_("The hosts are not recorded")
    if guests and facts.visit.headcount_stated is None:
        yield N_("The announced number of guests is not known")
    yield from _seats(voice, facts)


def _seats(voice: Voice, facts: VisitFacts) -> Iterator[Text]:
    seats = sum(1 for each in facts.delegates if each.person is None)
    unnamed = seats + unnamed_count(facts, facts.side("guest"))
    if unnamed:
        yield NN_("{n} delegate has no name yet", "{n} delegates have no names yet", unnamed)
    untitled = sum(1 for each in facts.delegates if each.person and not each.title_as_printed)
    if untitled:
        yield NN_("{n} delegate has no title yet", "{n} delegates have no titles yet", untitled)
    guessed = list(dict.fromkeys(unverified(voice, facts)))
    if guessed:
        yield N_("Spelling of names to be checked: {names}", names=voice.few(guessed))


def programme(facts: VisitFacts) -> Iterator[Text]:
    """What was done, and when."""
    if not facts.stops:
        yield N_("The programme is not recorded")
        return
    timed = [each for each in facts.stops if each.start or each.part]
    if not timed:
        yield N_("The programme has no times")
    elif len(timed) < len(facts.stops):
        yield NN_("{n} stop has no time", "{n} stops have no times", len(facts.stops) - len(timed))
    usual = ("done", "changed", "dropped")
    open_stops = [each for each in facts.stops if each.status not in usual]
    if open_stops and facts.visit.status in OVER:
        yield NN_(
            "{n} stop is not marked as carried out",
            "{n} stops are not marked as carried out",
            len(open_stops),
        )


def outcome(facts: VisitFacts) -> Iterator[Text]:
    """What came of it."""
    visit = facts.visit
    if not (visit.summary or visit.outcome_text):
        yield N_("The outcome of the visit is not summed up yet")
    if not facts.follow_ups:
        yield N_("No promises are recorded")
    unsent = sum(1 for each in facts.samples if each.sent_on is None)
    if unsent:
        yield NN_(
            "{n} sample has no date of sending", "{n} samples have no dates of sending", unsent
        )


def media(voice: Voice, facts: VisitFacts) -> Iterator[Text]:
    """Who wrote and photographed."""
    anonymous = [voice.title(each.id) for each in facts.press if not each.authors]
    if anonymous:
        yield N_("Authors not recorded: {names}", names=voice.few(anonymous))
    uncredited = [voice.title(each.id) for each in facts.press if not each.photo_credit]
    if uncredited:
        yield N_("Photo credit not recorded: {names}", names=voice.few(uncredited))


def kept_back(facts: VisitFacts) -> Iterator[Text]:
    """What is left out because private notes are."""
    visit, hidden = facts.visit, len(facts.hidden)
    if visit.costs or visit.outcome_rating:
        yield N_("Costs and rating are left out; they come with the private notes")
    if hidden:
        yield NN_(
            "{n} restricted record is left out; it comes with the private notes",
            "{n} restricted records are left out; they come with the private notes",
            hidden,
        )
