# SPDX-License-Identifier: MIT
"""Narrowing a list: the fields that one may ask for, the conditions on offer, and their words.

A condition is text such as `status=held` or `start>=2018`, which any language reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from delegate_crm.entities import kind
from delegate_crm.kit import territories
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import LANGUAGES, NC_, Text, Translator
from delegate_crm.rules.folding import fold
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import BooleanKind, ChoiceKind, NoteKind
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind, targets_of
from delegate_crm.schema.timekinds import DateKind
from delegate_crm.schema.wordkinds import CodesKind, CountriesKind, CountryKind, LanguagesKind
from delegate_crm.services.filters import BAR, CONDITION, DATED, ORDERED, PIECE, Typed
from delegate_crm.services.followup_list import RECENT, RECENT_DAYS
from delegate_crm.services.lists import Ask, Source
from delegate_crm.services.picking import picks
from delegate_crm.services.search import Query
from delegate_crm.services.silence import SILENT, silence_words, silences
from delegate_crm.services.stages import stages
from delegate_crm.services.window_words import capital
from delegate_crm.store.queries import Reader
from delegate_crm.store.standing import NEXT

MOST = 60
YEARS = 6
COUNTRY = "country"
UNKNOWN = NC_("filter", "not known")
KNOWN = NC_("filter", "known")


SPOKEN: Sequence[tuple[str, Text, bool]] = (
    (NEXT, NC_("typed filter", "no next step"), False),
    (SILENT, NC_("typed filter", "silent since"), False),
    (SILENT, NC_("typed filter", "silent for"), True),
)
"""What may be typed in words: the name, the words, whether a number of months follows them."""
MONTHS = re.compile(r"(\d{1,3})(?!\d)\s*\D*$")


@dataclass(frozen=True, slots=True)
class Named:
    """A field that one may ask for."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A condition that one may choose."""

    condition: str
    words: str


def parted(source: Source, text: str) -> tuple[list[str], str]:
    """Part the conditions in a filter from its words."""
    text, names = spoken(source, text), _known(source)
    conditions: list[str] = []
    words: list[str] = []
    for piece in PIECE.findall(text):
        found = CONDITION.match(piece.replace('"', ""))
        (conditions if found and found[1] in names else words).append(piece)
    return conditions, " ".join(words)


def spoken(source: Source, text: str) -> str:
    """The filter with what is said in words, in whatever language, as a condition."""
    low = text.casefold()
    for key, phrase, is_length in _phrases():
        at = low.find(phrase)
        if key in source.names and at >= 0 and len(low) == len(text):
            rest = text[at + len(phrase) :].strip()
            if key != SILENT:
                return " ".join(filter(None, (text[:at].strip(), f"{key}=", rest)))
            return " ".join(filter(None, (text[:at].strip(), _silence(rest, is_length))))
    return text


def _silence(rest: str, is_length: bool) -> str:  # noqa: FBT001 - how the phrase is meant
    months = MONTHS.match(rest) if is_length else None
    return silences(months[1] if months else rest)[0] if rest else f"{SILENT}="


@cache
def _phrases() -> list[tuple[str, str, bool]]:
    """What may be said of each name, in every language; the longest first."""
    said = [
        (key, Translator(lang)(words).casefold(), is_length)
        for key, words, is_length in SPOKEN
        for lang in LANGUAGES
    ]
    return sorted(said, key=lambda each: -len(each[1]))


def _known(source: Source) -> set[str]:
    return {*source.names, *(key for code in source.kinds for key in kind(code).fields)}


def fields_of(source: Source, tr: Translator) -> list[Named]:
    """Fields of a list, those of its columns first."""
    fields = _fields(source)
    order = [each.key for each in source.columns]
    found = {key: Named(key, tr(words)) for key, words in source.names.items()}
    for key, field in fields.items():
        if key not in found and not field.restricted and not isinstance(field.kind, NoteKind):
            found[key] = Named(key, tr(field.label))
    ranks = {key: at for at, key in enumerate(order)}
    return sorted(found.values(), key=lambda each: (ranks.get(each.key, 999), each.label))


def _fields(source: Source) -> dict[str, AnyField]:
    found: dict[str, AnyField] = {}
    for code in source.kinds:
        found = dict(kind(code).fields) | found
    return found


def offers(reader: Reader, source: Source, key: str, typed: str, ask: Ask) -> list[Offer]:
    """Conditions on a field, as far as something is typed; last, whether it is known at all."""
    field = _fields(source).get(key)
    made = (
        _special(key, typed)
        if key in source.names
        else _conditions(reader, source, field, typed, ask)
    )
    wanted = fold(typed)
    found: list[Offer] = []
    for condition in made:
        words = value_words(reader, source, condition, ask)
        if _is_typed(field) or key == SILENT or wanted in fold(words):
            found.append(Offer(condition, words))
    if (
        not typed
        and key not in source.names
        and not isinstance(getattr(field, "kind", 0), BooleanKind)
    ):
        found += [Offer(f"{key}=", ask.tr(UNKNOWN)), Offer(f"{key}!=", ask.tr(KNOWN))]
    return found[:MOST]


def _special(key: str, typed: str) -> Iterable[str]:
    if key == SILENT:
        return silences(typed)
    if key == COUNTRY:
        return [*(f"{key}={code}" for code in territories.countries("en")), f"{key}="]
    return (f"{key}=", f"{key}!=")


def _is_typed(field: AnyField | None) -> bool:
    """Tell a field whose values are typed or looked up, not chosen from a list."""
    if field is None:
        return False
    listed = (ChoiceKind, BooleanKind, CodesKind, CountryKind)
    return not isinstance(field.kind, listed)


def _conditions(
    reader: Reader, source: Source, field: AnyField | None, typed: str, ask: Ask
) -> Iterable[str]:
    if field is None:
        return ()
    targets = _targets(field)
    if targets is not None:
        found = picks(reader, Query(typed, ask.lang, ask.today, targets))
        return [f"{field.key}={each.id}" for each in found]
    codes = _codes(source, field)
    return [f"{field.key}={code}" for code in codes] if codes else _typed(field, typed, ask)


def _codes(source: Source, field: AnyField) -> Iterable[str]:
    """All that may stand in a field; nothing where it is typed."""
    groups = [each for code in source.kinds for each in stages(code, field.key)]
    if groups:
        return [BAR.join(each.codes) for each in groups]
    match field.kind:
        case BooleanKind():
            return ("yes", "no")
        case CountryKind() | CountriesKind():
            return territories.countries("en")
        case LanguagesKind():
            return territories.languages("en")
        case _:
            return field.kind.choices()


def _targets(field: AnyField) -> Sequence[str] | None:
    """Kinds of record that a field, or the main field of its rows, points at; none for others."""
    if isinstance(field.kind, (ReferenceKind, LinksKind)):
        return targets_of(field)
    if isinstance(field.kind, ChildrenKind):
        main = field.kind.child.fields[field.kind.child.main]
        return targets_of(main) if isinstance(main.kind, ReferenceKind) else None
    return None


def _typed(field: AnyField, typed: str, ask: Ask) -> Iterator[str]:
    """Conditions with what is typed, as far as it can be read."""
    dated = isinstance(field.kind, DATED)
    if not typed.strip():
        years = range(ask.today.year + 1, ask.today.year - YEARS, -1) if dated else ()
        yield from (f"{field.key}={year}" for year in years)
        return
    text = typed.strip().replace('"', "")
    quoted = f'"{text}"' if " " in text else text
    signs = ("=", ">=", "<=") if dated or isinstance(field.kind, ORDERED) else ("=",)
    for sign in signs:
        yield f"{field.key}{sign}{quoted}"


# --- words ----------------------------------------------------------------------------------------


def chip_words(reader: Reader, source: Source, condition: str, ask: Ask) -> str:
    """A condition as its chip says it."""
    found = CONDITION.match(condition.replace('"', ""))
    if found is None:
        return condition
    key = found[1]
    if key in source.names and key != COUNTRY:
        return value_words(reader, source, condition, ask)
    field = _fields(source).get(key)
    label = source.names.get(key) or (field.label if field else key)
    value = value_words(reader, source, condition, ask)
    if field is not None and isinstance(field.kind, DATED) and key == source.sort.lstrip("-"):
        return capital(value)
    return ask.tr(NC_("filter", "{label}: {value}", label=label, value=value))


SIGNS: Mapping[str, Text] = {
    "!=": NC_("filter", "not {value}"),
    ">=": NC_("filter", "from {value}"),
    "<=": NC_("filter", "until {value}"),
}
STEPS = {
    "=": NC_("filter", "No next step"),
    "!=": NC_("filter", "Has a next step"),
}
RECENTLY = {
    "=": NC_("filter", "Open and last {n} days", n=RECENT_DAYS),
    "!=": NC_("filter", "Over for more than {n} days", n=RECENT_DAYS),
}
NAMED: Mapping[str, Mapping[str, Text]] = {RECENT: RECENTLY}
"""Words of conditions that are none on a field."""


def value_words(reader: Reader, source: Source, condition: str, ask: Ask) -> str:
    """The value of a condition in words."""
    found = CONDITION.match(condition.replace('"', ""))
    if found is None:
        return condition
    typed = Typed(found[1], found[2], found[3].strip())
    if typed.name in source.names and typed.name != COUNTRY:
        return ask.tr(_named_words(reader, typed, ask))
    if not typed.text:
        return ask.tr(KNOWN if typed.negated else UNKNOWN)
    value = _said(reader, source, typed, ask)
    if typed.sign in SIGNS:
        sign = SIGNS[typed.sign]
        return ask.tr(replace(sign, values={"value": value}))
    return value


def _named_words(reader: Reader, typed: Typed, ask: Ask) -> Text:
    """What is said of a condition that is none on a field."""
    if typed.name == SILENT:
        return silence_words(reader, typed, ask)
    words = NAMED.get(typed.name, STEPS)
    return words.get(typed.sign, words["="])


def _said(reader: Reader, source: Source, typed: Typed, ask: Ask) -> str:
    field = _fields(source).get(typed.name)
    if typed.name == COUNTRY and field is None:
        return territories.country_name(typed.text, ask.lang)
    if field is None:
        return typed.text
    grouped = _stage_words(source, typed, ask)
    if grouped:
        return grouped
    if _targets(field) is not None and typed.text.isdigit():
        return reader.title(int(typed.text), ask.lang)
    return _value(reader, field, typed, ask)


def _stage_words(source: Source, typed: Typed, ask: Ask) -> str:
    codes = set(typed.text.split(BAR))
    groups = [each for code in source.kinds for each in stages(code, typed.name)]
    return next((ask.tr(each.words) for each in groups if set(each.codes) == codes), "")


def _value(reader: Reader, field: AnyField, typed: Typed, ask: Ask) -> str:
    """What is typed as the field would say it; what cannot be read stays as it is."""
    sort: Any = DateKind() if isinstance(field.kind, DATED) else field.kind
    if isinstance(sort, ChildrenKind):
        sort = sort.child.fields[sort.child.main].kind
    try:
        value = [sort.parse(part, ask.reading(reader)) for part in typed.text.split(BAR)]
    except UserError:
        return typed.text
    return ask.tr.list([sort.write(each, ask.tr) for each in value])
