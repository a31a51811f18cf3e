# SPDX-License-Identifier: MIT
"""What a report of a visit would say and cannot, because it is not known yet."""

from __future__ import annotations

from collections.abc import Iterator

from delegate_crm.entities.visit import OVER
from delegate_crm.kit.i18n import N_, NN_, Text
from delegate_crm.reports.blocks import Gap, Spot
from delegate_crm.reports.people import unnamed_count, unverified
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice

PEOPLE, PROGRAMME, FOLLOW_UPS, NAMES = "people", "programme", "follow_ups", "names"
"""Parts of the pages of a visit and of a person."""


def basis(facts: VisitFacts) -> Iterator[Gap]:
    """When, why, and on whose word."""
    visit, spot = facts.visit, Spot(facts.visit.id)
    if not (visit.start or visit.end):
        yield Gap(N_("The dates of the visit are not known"), spot)
    if not visit.purpose:
        yield Gap(N_("The purpose of the visit is not recorded"), spot)
    invited = any(each.occasion == visit.id for each in facts.invitations)
    decided = visit.decision_reference or visit.decision_on or visit.decision_by
    if not (invited or decided or visit.initiated_by):
        basis = N_("The basis of the visit is not recorded: invitation, decision, who initiated it")
        yield Gap(basis, spot)


def delegation(voice: Voice, facts: VisitFacts) -> Iterator[Gap]:
    """Who came and who received."""
    guests, spot = facts.side("guest"), Spot(facts.visit.id, PEOPLE)
    if not guests:
        yield Gap(N_("The guest delegation is not recorded"), spot)
    elif not any(each.role == "head" for side in guests for each in facts.members(side)):
        yield Gap(N_("The head of the delegation is not named"), spot)
    if not (facts.side("host") or facts.visit.hosts):
        yield Gap(N_("The hosts are not recorded"), Spot(facts.visit.id))
    if guests and facts.visit.headcount_stated is None:
        yield Gap(N_("The announced number of guests is not known"), Spot(facts.visit.id))
    for text in _seats(facts):
        yield Gap(text, spot)
    guessed = dict(unverified(voice, facts))
    if guessed:
        text = N_("Spelling of names to be checked: {names}", names=voice.few(guessed))
        yield Gap(text, Spot(next(iter(guessed.values())), NAMES))


def _seats(facts: VisitFacts) -> Iterator[Text]:
    seats = sum(1 for each in facts.delegates if each.person is None)
    unnamed = seats + unnamed_count(facts, facts.side("guest"))
    if unnamed:
        yield NN_("{n} delegate has no name yet", "{n} delegates have no names yet", unnamed)
    untitled = sum(1 for each in facts.delegates if each.person and not each.title_as_printed)
    if untitled:
        yield NN_("{n} delegate has no title yet", "{n} delegates have no titles yet", untitled)


def programme(facts: VisitFacts) -> Iterator[Gap]:
    """What was done, and when."""
    for text in _stops(facts):
        yield Gap(text, Spot(facts.visit.id, PROGRAMME))


def _stops(facts: VisitFacts) -> Iterator[Text]:
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


def outcome(facts: VisitFacts) -> Iterator[Gap]:
    """What came of it."""
    visit = facts.visit
    if not (visit.summary or visit.outcome_text):
        yield Gap(N_("The outcome of the visit is not summed up yet"), Spot(visit.id))
    if not facts.follow_ups:
        yield Gap(N_("No promises are recorded"), Spot(visit.id, FOLLOW_UPS))
    unsent = [each.id for each in facts.samples if each.sent_on is None]
    if unsent:
        text = NN_(
            "{n} sample has no date of sending", "{n} samples have no dates of sending", len(unsent)
        )
        yield Gap(text, Spot(unsent[0]))


def media(voice: Voice, facts: VisitFacts) -> Iterator[Gap]:
    """Who wrote and photographed."""
    anonymous = [each.id for each in facts.press if not each.authors]
    if anonymous:
        names = voice.few(map(voice.title, anonymous))
        yield Gap(N_("Authors not recorded: {names}", names=names), Spot(anonymous[0]))
    uncredited = [each.id for each in facts.press if not each.photo_credit]
    if uncredited:
        names = voice.few(map(voice.title, uncredited))
        yield Gap(N_("Photo credit not recorded: {names}", names=names), Spot(uncredited[0]))


def kept_back(facts: VisitFacts, option: str) -> Iterator[Gap]:
    """What is left out because private notes are; the option brings them."""
    visit, hidden = facts.visit, len(facts.hidden)
    if visit.costs or visit.outcome_rating:
        text = N_("Costs and rating are left out; they come with the private notes")
        yield Gap(text, Spot(option=option))
    if hidden:
        text = NN_(
            "{n} restricted record is left out; it comes with the private notes",
            "{n} restricted records are left out; they come with the private notes",
            hidden,
        )
        yield Gap(text, Spot(option=option))
