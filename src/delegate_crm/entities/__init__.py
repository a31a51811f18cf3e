# SPDX-License-Identifier: MIT
"""The records of the office: one file per kind, found by listing this folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.registry import modules
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind


@cache
def kinds() -> Mapping[str, type[Entity]]:
    """All kinds of record by their code."""
    found = {
        each.code: each
        for module in modules(__name__)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Entity) and each is not Entity
    }
    return dict(sorted(found.items()))


@cache
def child_kinds() -> Mapping[str, tuple[type[Entity], AnyField, type[Child]]]:
    """All kinds of child by their code: the owner, the field that holds them, and the child."""
    return {
        field.kind.child.code: (owner, field, field.kind.child)
        for owner in kinds().values()
        for field in owner.fields.values()
        if isinstance(field.kind, ChildrenKind)
    }


def kind(code: str) -> type[Entity]:
    """One kind of record; `Missing` names those that there are."""
    if code not in kinds():
        raise Missing(
            N_("There is no kind of record “{code}”.", code=code),
            N_("Choose one of: {names}.", names=", ".join([*kinds(), *child_kinds()])),
        )
    return kinds()[code]
