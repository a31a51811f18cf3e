# SPDX-License-Identifier: MIT
"""Views that the program brings, for each office to take into its sidebar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities.saved_view import SavedView
from delegate_crm.kit.i18n import LANGUAGES, NC_, Text, Translator
from delegate_crm.schema.values import LocalText
from delegate_crm.services.followups import acting_user
from delegate_crm.services.saved_views import View, own_views, size_of, stored_fields
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

READY: Mapping[str, tuple[Text, View]] = MappingProxyType(
    {
        "visits": (
            NC_("ready view", "Visits without a next step"),
            View("visits_page", words="next="),
        ),
        "interests": (
            NC_("ready view", "Interests without a next step"),
            View("kind_page", "interest", words="next="),
        ),
        "partners": (
            NC_("ready view", "Partners without a next step"),
            View("partners_page", part="organisations", words="next="),
        ),
        "silent": (
            NC_("ready view", "Partners gone silent"),
            View("partners_page", words="silent=", sort="last"),
        ),
    }
)
"""What each is called, and the list that it shows."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One that may be taken, and how many records it shows now."""

    key: str
    name: Text
    count: int


def ready_views(reader: Reader, login: str, lang: str, today: dt.date) -> list[Ready]:
    """Those that are not in the sidebar of a user yet."""
    kept = {(each.page, each.kind, each.part, each.words) for each in own_views(reader, login)}
    return [
        Ready(key, name, size_of(reader, view, lang, today))
        for key, (name, view) in READY.items()
        if (view.page, view.kind, view.part, view.words) not in kept
    ]


def take_view(work: Work, key: str) -> int:
    """Keep a view that the program brings, with its name in every language."""
    name, view = READY[key]
    names = LocalText.of(**{lang: Translator(lang)(name) for lang in LANGUAGES})
    bare = SavedView(name=names, owner=acting_user(work).id)
    return work.add(bare.having(**stored_fields(view))).id
