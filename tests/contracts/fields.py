# SPDX-License-Identifier: MIT
"""What one types into each field so that it is taken, for the contracts over all fields."""

from __future__ import annotations

from collections.abc import Mapping

from delegate_crm.entities import kinds
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, targets_of

BY_KIND: Mapping[str, str] = {
    "text": "Zürich Жуковский 张 <b>&amp;",
    "note": "first line\nвторая строка\n第三行",
    "local_text": '{"en": "Words", "ru": "Слова", "zh-Hans": "词语"}',
    "integer": "7",
    "boolean": "yes",
    "country": "Kazakhstan",
    "countries": "Kazakhstan; China",
    "languages": "Chinese; Russian",
    "day": "30 July 2018",
    "time": "9:30",
    "date": "mid September 2018",
    "window": "January to July 2019",
    "span": "6 months",
    "money": "1200.50 CNY",
}
"""Typed text by the name of the field's kind."""
SPECIAL: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("affiliation", "person"): {"person": "Zhang Guowei", "primary": "no"},
    ("delegation", "visit"): {"visit": "30"},
    ("document", "file"): {"file": __file__},
    ("event", "end"): {"start": "1 July 2018", "end": "about July 2018"},
    ("interest", "found_at"): {"found_at": "45"},
    ("follow_up", "parent"): {"parent": "54"},
    ("follow_up", "visit"): {"visit": "30"},
    ("follow_up", "arose_at"): {"arose_at": "45"},
    ("programme_item", "visit"): {"visit": "30"},
    ("user", "stands_in"): {"stands_in": "anna"},
    ("visit", "status"): {"status": "declined", "status_reason": "No money"},
    ("visit", "end"): {"start": "1 July 2018", "end": "about July 2018"},
    ("follow_up", "rrule"): {"rrule": "FREQ=MONTHLY", "due_mode": "recurring", "due": "1 May 2019"},
    ("follow_up", "due_mode"): {"due_mode": "window", "window": "January to July 2019"},
    ("follow_up", "status"): {"status": "done", "result": "it came"},
    ("follow_up", "window"): {"window": "January to July 2019", "due_mode": "window"},
    ("agreement", "status"): {"status": "drafting"},
}
"""Fields that are only taken together with others, and what is typed then."""


def typed_for(record: Entity, field: AnyField) -> dict[str, str]:
    """Names and texts that set a field of a record to another value."""
    special = SPECIAL.get((record.code, field.key))
    return dict(special or {field.key: sample_text(field, record.get(field.key))})


def typed_minimum(code: str) -> dict[str, str]:
    """Names and texts that make a record of a kind: the first of each stored minimum."""
    needed = [kinds()[code].fields[keys[0]] for keys in kinds()[code].minimum]
    free = ("text", "note", "local_text")
    return {each.key: "first" if each.kind.name in free else sample_text(each) for each in needed}


def sample_text(field: AnyField, before: object = None) -> str:
    """Text that fits a field and says something else than before."""
    choices = [code for code in field.kind.choices() if code != before]
    if choices:
        return choices[-1]
    if isinstance(field.kind, ChildrenKind):
        return sample_text(field.kind.child.fields[field.kind.child.main])
    if field.kind.name in ("reference", "references"):
        return TARGETS[(targets_of(field) or ("organisation",))[0]]
    if field.kind.name == "boolean":
        return "no" if before else "yes"
    return BY_KIND[field.kind.name]


TARGETS: Mapping[str, str] = {
    "affiliation": "34",
    "agreement": "official cooperation document (proposed)",
    "delegate": "40",
    "delegation": "37",
    "document": "scan",
    "event": "fair of scientific achievements",
    "interest": "48",
    "offering": "flexible electronics",
    "organisation": "17",
    "person": "Denis Kovalevich",
    "place": "Beijing",
    "plan_run": "Courtesy call",
    "press_item": "China is looking for partners",
    "programme_item": "44",
    "rank_level": "2",
    "sample": "50",
    "tag": "laser",
    "user": "boris",
    "visit": "V-2018-001",
    "follow_up": "visit report",
}
"""How a record of each kind is named."""
ALONE_REFUSED = {("agreement", "effective_on")}
"""Takes whole signatories beside it: tested in `tests/services/test_agreements.py`."""
ALL = [
    (code, field)
    for code, entity in kinds().items()
    for field in entity.fields.values()
    if (code, field.key) not in ALONE_REFUSED
]
NAMES = [f"{code}-{field.key}" for code, field in ALL]
