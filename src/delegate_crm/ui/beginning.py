# SPDX-License-Identifier: MIT
"""New records: what may be begun from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.ui.actions import Action
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import icon_of, new_place

NEW: Sequence[tuple[str, Text]] = (
    ("visit", N_("New visit")),
    ("person", N_("New person")),
    ("organisation", N_("New organisation")),
    ("follow_up", N_("New follow-up")),
    ("agreement", N_("New agreement")),
    ("interest", N_("New interest")),
    ("event", N_("New event")),
)


def beginnings(go: Callable[[Place], None]) -> list[Action]:
    """An act for each kind that may be begun, the first one by Ctrl+N."""
    return [
        Action(text, partial(go, new_place(kind)), icon_of(kind), "Ctrl+N" * (at == 0))
        for at, (kind, text) in enumerate(NEW)
    ]
