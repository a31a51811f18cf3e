# SPDX-License-Identifier: MIT
"""What to include in a report: choices of yes and no; and whether what was chosen is a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text, plain
from delegate_crm.reports.base import Param, Setting

INCLUDE: Mapping[str, Text] = MappingProxyType({"yes": N_("Include"), "no": N_("Leave out")})


def part(name: str, label: Text, *, default: bool = True) -> Param:
    """A part of a report that may be left out."""
    return Param(name, label, INCLUDE, "yes" if default else "no")


def included(params: Sequence[Param], setting: Setting) -> frozenset[str]:
    """Names of the parts that were chosen."""
    chosen = {each.name: setting.options.get(each.name) or each.default for each in params}
    return frozenset(name for name, choice in chosen.items() if choice == "yes")


def checked(params: Sequence[Param], chosen: Mapping[str, str]) -> Mapping[str, str]:
    """What was chosen, if the report takes it; `Invalid` names what it takes instead."""
    known = {each.name: each for each in params}
    for name, choice in chosen.items():
        if name not in known:
            raise Invalid(N_("This report has no option “{name}”.", name=name), _instead(known))
        one_of(plain(name), choice, known[name].choices)
    return chosen


def one_of(option: Text, choice: str, choices: Iterable[str]) -> None:
    """Refuse what is not among the choices of an option."""
    if choice not in choices:
        raise Invalid(
            N_("{option}: there is no choice “{choice}”.", option=option, choice=choice),
            _instead(choices),
        )


def _instead(choices: Iterable[str]) -> Text:
    names = ", ".join(choices)
    if not names:
        return N_("It takes no options.")
    return N_("Choose one of: {names}.", names=names)
