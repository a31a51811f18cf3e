# SPDX-License-Identifier: MIT
"""What is typed into the filter box: words, and conditions such as `status=held`.

A condition compares by `=` (or `:`), `!=`, `>=` or `<=`; a value with spaces stands in quotes, and
an empty value asks for what is not known. Several codes with bars between them (`held|closed`) ask
for any of them. Several conditions must all hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from delegate_crm.entities import child_kinds, kind
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import fold, tokens
from delegate_crm.schema.entity import Child, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import (
    ChoiceKind,
    IntegerKind,
    MoneyKind,
    Reading,
    TextKind,
    check_text,
)
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.schema.timekinds import DateKind, DayKind, SpanKind, TimeKind, WindowKind
from delegate_crm.schema.wordkinds import CodesKind, FileKind, LocalTextKind
from delegate_crm.store.standing import LIVE, NEXT

PIECE = re.compile(r'[^\s"]*"[^"]*"|\S+')
CONDITION = re.compile(r"^([a-z_0-9]+)(!=|>=|<=|[=:])(.*)$", re.DOTALL)
DATED = (DateKind, DayKind, WindowKind)
TEXTS = (TextKind, LocalTextKind, FileKind)
ORDERED = (IntegerKind, MoneyKind, TimeKind, SpanKind)
BAR = "|"
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Typed:
    """One condition as it was typed."""

    name: str
    sign: str
    text: str

    @property
    def negated(self) -> bool:
        """Whether all others are asked for."""
        return self.sign == "!="


def filter_from(code: str, text: str, reading: Reading) -> Listing:
    """Read what is typed into the filter box of a list."""
    entity = kind(code)
    words, typed = _parted(text, (*entity.fields, *ends_of(entity), *asked_of(code)), entity)
    conditions = [_condition(entity, each, reading) for each in typed]
    return Listing(code, entity.listing.columns, words, conditions, entity.listing.order)


def apart(text: str, names: Sequence[str]) -> tuple[list[Typed], str]:
    """Part the conditions of some names, which are no fields, from all else that is typed."""
    own: list[Typed] = []
    rest: list[str] = []
    for piece in PIECE.findall(text):
        found = CONDITION.match(piece.replace('"', ""))
        if found and found[1] in names:
            own.append(Typed(found[1], found[2], found[3].strip()))
        else:
            rest.append(piece)
    return own, " ".join(rest)


def children_filter(
    code: str, text: str, reading: Reading
) -> Callable[[int, Child, Sequence[str]], bool]:
    """Read the filter of a list of children: it is asked with an owner, a child and its words."""
    owner, _, child = child_kinds()[code]
    words, typed = _parted(text, (owner.code, *child.fields), child)
    owners = {
        reading.find([owner.code], each.text): each.negated
        for each in typed
        if each.name == owner.code
    }
    tests = [_child_test(child, each, reading) for each in typed if each.name != owner.code]
    wanted = [token for word in words for token in tokens(word)]

    def fits(owner_id: int, row: Child, said: Sequence[str]) -> bool:
        whole = fold(" ".join(said))
        of_owner = all((owner_id == each) != negated for each, negated in owners.items())
        return of_owner and all(test(row) for test in tests) and all(w in whole for w in wanted)

    return fits


def _parted(text: str, names: Sequence[str], record: type[Record]) -> tuple[list[str], list[Typed]]:
    """Part words from conditions; a name that is none is refused, unless a colon follows it."""
    check_text(text)
    words: list[str] = []
    typed: list[Typed] = []
    for piece in (each.replace('"', "") for each in PIECE.findall(text)):
        found = CONDITION.match(piece)
        if found and found[1] in names:
            typed.append(Typed(found[1], found[2], found[3].strip()))
        elif found and found[2] != ":":
            raise Missing(
                N_("{label} has no field “{name}”.", label=record.label, name=found[1]),
                N_("The fields are: {names}.", names=", ".join(names)),
            )
        elif piece:
            words.append(piece)
    return words, typed


def ends_of(record: type[Record]) -> list[str]:
    """Names of the ends of its windows."""
    windows = (field for field in record.fields.values() if isinstance(field.kind, WindowKind))
    return [part for field in windows for part in field.kind.parts]


def asked_of(code: str) -> Sequence[str]:
    """Names of what may be asked of a kind of record beside its fields."""
    return (NEXT,) if code in LIVE else ()


def _condition(record: type[Record], typed: Typed, reading: Reading) -> Condition:
    field = record.fields.get(typed.name)
    if not typed.text or typed.name == NEXT:
        return Condition(typed.name, Test.BLANK, negated=typed.negated)
    if field is None or isinstance(field.kind, DATED):
        return _days(typed, reading)
    if typed.sign in (">=", "<="):
        return _ordered(field, typed, reading)
    test, value = _held(field, typed, reading)
    return Condition(field.key, test, value, negated=typed.negated)


def _held(field: AnyField, typed: Typed, reading: Reading) -> tuple[Test, object]:
    """Texts are looked into; codes, links and rows are looked for; all else must be equal."""
    match field.kind:
        case ChoiceKind() if BAR in typed.text:
            parts = (replace(typed, text=part) for part in typed.text.split(BAR))
            return Test.AMONG, tuple(_read(field, part, reading) for part in parts)
        case TextKind() | LocalTextKind() | FileKind():
            return Test.HAS, typed.text
        case ChildrenKind():
            child = field.kind.child
            return Test.HAS, _held(child.fields[child.main], typed, reading)[1]
        case LinksKind() | CodesKind():
            return Test.HAS, _read(field, typed, reading)
        case _:
            return Test.IS, _read(field, typed, reading)


def _ordered(field: AnyField, typed: Typed, reading: Reading) -> Condition:
    if not isinstance(field.kind, ORDERED):
        raise _without_order(field, typed)
    test = Test.FROM if typed.sign == ">=" else Test.UNTIL
    return Condition(field.key, test, _read(field, typed, reading))


def _without_order(field: AnyField, typed: Typed) -> Invalid:
    return Invalid(
        N_("“{label}” has no order.", label=field.label), N_("Compare by = or !=."), typed.name
    )


def _days(typed: Typed, reading: Reading) -> Condition:
    """Dates that overlap the one that was typed, or lie on one side of it."""
    value = _read_by(DateKind(), typed, reading)
    first, last = value.earliest or FIRST_DAY, value.latest or LAST_DAY
    low = FIRST_DAY if typed.sign == "<=" else str(first)
    high = LAST_DAY if typed.sign == ">=" else str(last)
    return Condition(typed.name, Test.OVERLAPS, (low, high), negated=typed.negated)


def _child_test(child: type[Child], typed: Typed, reading: Reading) -> Callable[[Child], bool]:
    """A condition on a row inside a record, which is compared as it is."""
    field = child.fields[typed.name]
    if typed.sign in (">=", "<="):
        raise _without_order(field, typed)
    if isinstance(field.kind, TEXTS) and typed.text:
        wanted = fold(typed.text)
        return lambda row: (wanted in _said(field, row)) != typed.negated
    value = _read(field, typed, reading) if typed.text else field.kind.blank
    return lambda row: (row.get(field.key) == value) != typed.negated


def _said(field: AnyField, row: Child) -> str:
    return fold("\n".join(field.kind.words(row.get(field.key))))


def _read(field: AnyField, typed: Typed, reading: Reading) -> Any:  # noqa: ANN401 - of the field's kind
    return _read_by(field.kind, typed, reading)


def _read_by(kind_of_value: Any, typed: Typed, reading: Reading) -> Any:  # noqa: ANN401 - as above
    try:
        return kind_of_value.parse(typed.text, reading)
    except Invalid as refused:
        raise Invalid(refused.message, refused.hint, typed.name) from refused
