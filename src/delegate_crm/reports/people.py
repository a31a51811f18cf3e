# SPDX-License-Identifier: MIT
"""People in a report: names in the reader's script and their own, titles as they were printed.

A name is printed as it stands and never put together anew; people stand in order of precedence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegate_crm.entities.delegation import Delegate, Delegation, role_in
from delegate_crm.entities.person import Person, PersonName
from delegate_crm.kit.i18n import NC_, NN_
from delegate_crm.reports.blocks import Run, Table, Words, quiet, strong
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.names import HAN, for_reader, native, script_of

REMARKED = ("part", "absent", "replaced")
"""Attendance that is worth a word."""


def reader_name(voice: Voice, delegate: Delegate | None, person: Person | None) -> str:
    """The name that the reader reads: as printed, else as the person's forms have it."""
    if delegate and delegate.name_as_printed.exact(voice.lang):
        return voice.words(delegate, "name_as_printed")
    form = for_reader(_current(person), voice.lang)
    if form and person:
        return voice.name(form.full, person, Person.names.label)
    if delegate and delegate.name_as_printed:
        return voice.words(delegate, "name_as_printed")
    return voice.words(delegate, "placeholder") if delegate else ""


def own_name(voice: Voice, delegate: Delegate | None, person: Person | None) -> str:
    """The name in the bearer's own script, as printed if it was."""
    forms = [form for form in _current(person) if form.kind != "transliteration"]
    form = native(forms or _current(person))
    if form is None or person is None:
        return ""
    lang = form.lang.split("-")[0]
    printed = delegate.name_as_printed.exact(lang) if delegate else ""
    if delegate and printed:
        return voice.mark(printed, delegate, Delegate.name_as_printed.label)
    return voice.mark(form.full, person, Person.names.label)


def _current(person: Person | None) -> Sequence[PersonName]:
    forms = person.names if person else ()
    return [form for form in forms if form.kind != "former"] or forms


def names(voice: Voice, delegate: Delegate | None, person: Person | None) -> list[Run]:
    """The reader's form of a name, and the bearer's own where it is another.

    A Chinese name is short and stands beside it, another one below.
    """
    read, own = reader_name(voice, delegate, person), own_name(voice, delegate, person)
    if not own or own == read:
        return [strong(read)]
    return [strong(read), Run("  " if script_of(own) == HAN else "\n"), Run(own)]


def printed_title(voice: Voice, delegate: Delegate | None) -> str:
    """The title as it was printed then, in the reader's language if it was."""
    return voice.words(delegate, "title_as_printed") if delegate else ""


def called(voice: Voice, facts: VisitFacts, person: int | None) -> str:
    """Name and title of a person of the visit, in one line."""
    delegate = facts.member(person)
    known = facts.people.get(person or 0)
    name = reader_name(voice, delegate, known) or voice.title(person)
    title = printed_title(voice, delegate)
    return voice(NC_("person", "{name}, {title}", name=name, title=title)) if title else name


def member_table(
    voice: Voice, facts: VisitFacts, members: Sequence[Delegate], unnamed: int = 0
) -> Table:
    """A delegation in order of precedence; seats without a name stand last."""
    columns = (
        NC_("number in a list", "No."),
        NC_("person", "Name"),
        NC_("person", "Title and organisation"),
        NC_("delegate", "Role"),
    )
    rows = [_member_row(voice, facts, at, each) for at, each in enumerate(members, 1)]
    if unnamed:
        count = voice(NN_("{n} more delegate", "{n} more delegates", unnamed))
        rows.append(
            ["", [strong(count)], [quiet(voice(NC_("delegates", "names to be added")))], ""]
        )
    return Table([voice(each) for each in columns], rows, weights=(0.5, 3.2, 5, 2.6))


def _member_row(voice: Voice, facts: VisitFacts, number: int, each: Delegate) -> list[Words]:
    known = facts.people.get(each.person or 0)
    return [
        voice.tr.number(number),
        names(voice, each, known),
        _post(voice, facts, each),
        _role(voice, facts, each),
    ]


def _post(voice: Voice, facts: VisitFacts, each: Delegate) -> Words:
    """Title as printed, and under it the organisation of the post."""
    title = printed_title(voice, each)
    post = facts.posts.get(each.affiliation or 0)
    body = voice.title(post.organisation) if post else ""
    if title and body:
        return [Run(title), Run("\n"), quiet(body)]
    return title or body


def _role(voice: Voice, facts: VisitFacts, each: Delegate) -> str:
    """Role in the delegation unless it is the usual one, and what was special."""
    said = role_in(facts.side_of(each), each.role)
    role = voice(said) if said and each.role != "member" else ""
    remark = voice.value(each, "attendance") if each.attendance in REMARKED else ""
    return voice.comma((role, remark))


def unverified(voice: Voice, facts: VisitFacts) -> Iterator[tuple[str, int]]:
    """Names whose spelling is a guess and which the report prints, each with its person's id."""
    for each in facts.delegates:
        known = facts.people.get(each.person or 0)
        printed = {reader_name(voice, each, known), own_name(voice, each, known)}
        if known is None:
            continue
        for form in known.names:
            if form.verified == "guess" and form.full in printed:
                yield form.full, known.id


def unnamed_count(facts: VisitFacts, guests: Sequence[Delegation]) -> int:
    """How many of the announced guests have neither a name nor a seat yet."""
    seats = sum(len(facts.members(each)) for each in guests)
    return max((facts.visit.headcount_stated or 0) - seats, 0)
