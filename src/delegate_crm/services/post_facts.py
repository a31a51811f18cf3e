# SPDX-License-Identifier: MIT
"""Posts as a page shows them: who, as what, where, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.person import Person
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.names import native
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class PostFacts:
    """One post."""

    id: int
    person: int
    person_name: str
    person_native: str
    """The name in the holder's own script, where it is another."""
    organisation: int
    organisation_name: str
    title: str
    unit: str
    when: str
    """From when to when, as well as that is known."""
    current: bool
    main: bool

    @property
    def words(self) -> str:
        """Title and organisation in one line."""
        return " · ".join(filter(None, (self.title, self.organisation_name)))


def post_facts(
    reader: Reader, posts: Sequence[Affiliation], tr: Translator, *, named: bool
) -> tuple[PostFacts, ...]:
    """Posts in their order; `named` asks for the names of those who hold them too."""
    bodies = [each.organisation for each in posts]
    holders = [each.person for each in posts if each.person] if named else []
    titles = reader.titles([*bodies, *holders], tr.lang)
    people = {each.id: each for each in reader.many(Person, list(dict.fromkeys(holders)))}
    found = []
    for post in posts:
        name, person = titles.get(post.person or 0, ""), people.get(post.person or 0)
        own = native(person.names) if person else None
        found.append(
            PostFacts(
                id=post.id,
                person=post.person or 0,
                person_name=name,
                person_native=own.full if own and own.full != name else "",
                organisation=post.organisation or 0,
                organisation_name=titles.get(post.organisation or 0, ""),
                title=post.title.best(tr.lang),
                unit=post.unit,
                when=when_held(post, tr),
                current=not post.until,
                main=post.primary and not post.until,
            )
        )
    return tuple(found)


def when_held(post: Affiliation, tr: Translator) -> str:
    """From when to when a post was held; else when its holder was last seen in it."""
    since = write_date(post.since, tr) if post.since else ""
    until = write_date(post.until, tr) if post.until else ""
    if since and until:
        return since if since == until else tr(NC_("post", "{a} – {b}", a=since, b=until))
    if since:
        return tr(NC_("post", "{since} – now", since=since))
    if until:
        return tr(NC_("post", "ended: {until}", until=until))
    if post.as_of:
        return tr(NC_("post", "last known in this post: {date}", date=write_date(post.as_of, tr)))
    return ""


def newest_first(posts: Sequence[Affiliation]) -> list[Affiliation]:
    """Posts that are held come first, the main one before others; then by when they ended."""

    def place(post: Affiliation) -> tuple[bool, bool, int, int]:
        last = post.until or post.since or post.as_of
        return (
            post.until is not None,
            not post.primary,
            -(last.nominal.toordinal() if last else 0),
            -post.id,
        )

    return sorted(posts, key=place)
