# SPDX-License-Identifier: MIT
"""What to include in a report: choices of yes and no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.reports.base import Param, Setting

INCLUDE: Mapping[str, Text] = MappingProxyType({"yes": N_("Include"), "no": N_("Leave out")})


def part(name: str, label: Text, *, default: bool = True) -> Param:
    """A part of a report that may be left out."""
    return Param(name, label, INCLUDE, "yes" if default else "no")


def included(params: Sequence[Param], setting: Setting) -> frozenset[str]:
    """Names of the parts that were chosen."""
    chosen = {each.name: setting.options.get(each.name) or each.default for each in params}
    return frozenset(name for name, choice in chosen.items() if choice == "yes")
