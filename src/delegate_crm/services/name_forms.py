# SPDX-License-Identifier: MIT
"""How the names of a person are printed, sorted and found (`UX` 4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from delegate_crm.entities.person import Person, PersonName
from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text, Translator
from delegate_crm.rules.folding import fold, search_text
from delegate_crm.rules.names import HAN, LATIN, for_reader, native, script_of

CONFIRMED = ("card", "passport", "person")
"""Where a spelling was seen that nobody needs to doubt."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The name as it comes out on paper in one language, or on the badge."""

    where: Text
    words: str
    remark: str = ""
    """How the person is spoken to in that language."""


@dataclass(frozen=True, slots=True)
class NamesInUse:
    """What becomes of the names of a person."""

    printed: tuple[Printed, ...] = ()
    sorted_as: str = ""
    keys: tuple[str, ...] = ()
    """Words under which the person is found, folded as the search folds them."""


REPORTS: Mapping[str, Text] = {
    "en": N_("English report"),
    "ru": N_("Russian report"),
    "zh": N_("Chinese report"),
}


def current(names: Sequence[PersonName]) -> Sequence[PersonName]:
    """Forms that are not former, unless all are."""
    return [name for name in names if name.kind != "former"] or names


def names_in_use(person: Person, posts: Mapping[str, str], lang: str) -> NamesInUse:
    """`posts` is the main post in each language, as it stands after the name."""
    names = current(person.names)
    shown = for_reader(names, lang)
    printed = [each for code in LANGUAGES for each in _report(person, names, posts, code)]
    badge = badge_words(names)
    if badge:
        printed.append(Printed(N_("Badge"), badge))
    return NamesInUse(
        printed=tuple(printed),
        sorted_as=fold(shown.full) if shown else "",
        keys=tuple(_keys(person.names)),
    )


def _report(
    person: Person, names: Sequence[PersonName], posts: Mapping[str, str], code: str
) -> Iterable[Printed]:
    form = for_reader(names, code)
    if form is None:
        return
    name, post = form.full, posts.get(code, "")
    words = Translator(code)(NC_("person", "{name}, {title}", name=name, title=post))
    yield Printed(
        REPORTS.get(code, N_("Report")), words if post else name, person.honorific.exact(code)
    )


def badge_words(names: Sequence[PersonName]) -> str:
    """The bearer's own form, and the Latin one with the family name in capitals."""
    own = native(names)
    latin = next((name for name in names if script_of(name.full) == LATIN), None)
    shown = [own.full] if own and own is not latin else []
    if latin:
        shown.append(_capitals(latin))
    return "  ".join(shown)


def _capitals(name: PersonName) -> str:
    words = name.full.split()
    if name.family and name.family in name.full:
        return name.full.replace(name.family, name.family.upper(), 1)
    if name.order == "single" or len(words) < 2:  # noqa: PLR2004 - one word has no family name
        return name.full
    at = 0 if name.order == "family_first" else -1
    words[at] = words[at].upper()
    return " ".join(words)


def _keys(names: Sequence[PersonName]) -> list[str]:
    """Each form as it is searched, and each of its words; Han is found by any part as well."""
    found = [form for form in search_text(name.full for name in names).split("\n") if form]
    words = [word for form in found for word in form.split() if script_of(word) != HAN]
    return [*dict.fromkeys([*found, *words])]
