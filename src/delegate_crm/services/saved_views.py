# SPDX-License-Identifier: MIT
"""Saved views: kept, named anew, put away, and counted for the sidebar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.entities.saved_view import SavedView
from delegate_crm.entities.user import User
from delegate_crm.kit.errors import UserError
from delegate_crm.schema.values import LocalText
from delegate_crm.services.followups import acting_user
from delegate_crm.services.lists import Ask
from delegate_crm.services.sources import source_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work


@dataclass(frozen=True, slots=True)
class View:
    """A list as somebody wants to find it again."""

    page: str
    kind: str = ""
    part: str = ""
    words: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    mode: str = ""
    """How it is shown, where the page knows more ways than one; empty as a list."""


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """A saved view as the sidebar shows it."""

    id: int
    name: str
    view: View
    count: int
    on_today: bool = False
    """Whether Today tells of it when it is not empty."""


def views_of(reader: Reader, login: str, lang: str, today: dt.date) -> list[ViewFacts]:
    """Views of a user, and those that belong to nobody, in the order in which they were made."""
    return [_facts(reader, each, lang, today) for each in own_views(reader, login)]


def views_on_today(reader: Reader, login: str, lang: str, today: dt.date) -> list[ViewFacts]:
    """Those of them that Today tells of: wished so, and not empty."""
    told = (_facts(reader, each, lang, today) for each in own_views(reader, login) if each.on_today)
    return [each for each in told if each.count]


def own_views(reader: Reader, login: str) -> list[SavedView]:
    """The records of the views of a user, and of those that belong to nobody."""
    users = {each.id for each in reader.where(User, login=login)}
    return [each for each in reader.where(SavedView) if each.owner is None or each.owner in users]


def _facts(reader: Reader, each: SavedView, lang: str, today: dt.date) -> ViewFacts:
    shown = _view(each)
    count = size_of(reader, shown, lang, today)
    return ViewFacts(each.id, each.name.best(lang), shown, count, each.on_today)


def view(reader: Reader, number: int) -> View:
    """One saved view."""
    return _view(reader.get(SavedView, number))


def _view(each: SavedView) -> View:
    columns = tuple(each.columns.split())
    return View(each.page, each.kind, each.part, each.words, each.sort, columns, each.mode)


def size_of(reader: Reader, each: View, lang: str, today: dt.date) -> int:
    """How many records a view shows; none if its filter asks for what is not there any more."""
    try:
        source = source_of(each.page, each.kind)
        ask = Ask(lang, today, each.words, source.sort, each.part)
        return len(source.find(reader, ask).ids)
    except UserError:
        return 0


def keep(work: Work, name: str, lang: str, shown: View) -> int:
    """Keep a list under a name."""
    bare = SavedView(name=LocalText().having(lang, name.strip()), owner=acting_user(work).id)
    return work.add(bare.having(**stored_fields(shown))).id


def change(work: Work, number: int, name: str, lang: str, shown: View) -> None:
    """Let a view show the list as it looks now, and call it so."""
    kept = work.reader.get(SavedView, number)
    work.save(kept.having(name=kept.name.having(lang, name.strip()), **stored_fields(shown)), kept)


def stored_fields(shown: View) -> dict[str, object]:
    """What is stored of a view."""
    return {
        "page": shown.page,
        "kind": shown.kind,
        "part": shown.part,
        "words": shown.words,
        "sort": shown.sort,
        "columns": " ".join(shown.columns),
        "mode": shown.mode,
    }


def rename(work: Work, number: int, name: str, lang: str) -> None:
    """Call a view by another name in a language."""
    kept = work.reader.get(SavedView, number)
    work.save(kept.having(name=kept.name.having(lang, name.strip())), kept)


def tell_on_today(work: Work, number: int, *, told: bool) -> None:
    """Let Today tell of a view when it is not empty, or not any more."""
    kept = work.reader.get(SavedView, number)
    work.save(kept.having(on_today=told), kept)


def put_away(work: Work, number: int) -> None:
    """Take a view out of the sidebar."""
    work.archive(work.reader.get(SavedView, number))
