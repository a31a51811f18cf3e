# SPDX-License-Identifier: MIT
"""Groups of stored codes in lists and filters: how each is called, its tone, its codes (`UX` 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from delegate_crm.kit.i18n import NC_, Text
from delegate_crm.services import groups

DRAFT = (NC_("agreement group", "Draft"), "neutral")
AGREED = (NC_("agreement group", "Agreed"), "soon")
ENDED = (NC_("agreement group", "Ended"), "waiting")
AGREEMENTS: Mapping[str, tuple[Text, str]] = MappingProxyType(
    {
        "proposed": (NC_("agreement group", "Idea"), "neutral"),
        **dict.fromkeys(("drafting", "internal_review"), DRAFT),
        "with_partner": (NC_("agreement group", "With partner"), "soon"),
        **dict.fromkeys(("text_agreed", "cleared_to_sign"), AGREED),
        "signed": (NC_("agreement group", "Signed"), "open"),
        "in_force": (NC_("agreement group", "In force"), "done"),
        "suspended": (NC_("agreement group", "Suspended"), "closing"),
        "expired": (NC_("agreement group", "Expired"), "overdue"),
        **dict.fromkeys(("superseded", "terminated", "abandoned"), ENDED),
    }
)
GROUPED: Mapping[tuple[str, str], Mapping[str, tuple[Text, str]]] = MappingProxyType(
    {
        ("visit", "status"): groups.VISITS,
        ("agreement", "status"): AGREEMENTS,
        ("interest", "stage"): groups.INTERESTS,
    }
)
"""Fields whose codes screens group: the word and the tone of each code."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One group."""

    words: Text
    tone: str
    codes: tuple[str, ...]


@cache
def stage_of(kind: str, key: str, code: str) -> Stage | None:
    """The group of a code; none for a field whose codes are shown one by one."""
    return next((stage for stage in stages(kind, key) if code in stage.codes), None)


def stages(kind: str, key: str) -> list[Stage]:
    """The groups of a field, in the order of its codes; none where codes are shown one by one."""
    found: dict[Text, Stage] = {}
    for code, (words, tone) in GROUPED.get((kind, key), {}).items():
        codes = found[words].codes if words in found else ()
        found[words] = Stage(words, tone, (*codes, code))
    return [*found.values()]
