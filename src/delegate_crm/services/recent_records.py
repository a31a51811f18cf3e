# SPDX-License-Identifier: MIT
"""Records that somebody had to do with lately, as the palette offers them before one types."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.kit.i18n import N_
from delegate_crm.services.search import TITLE, Hit
from delegate_crm.store.lookup import kinds_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.recent import recent_works

MOST, CHANGES = 6, 12
INNER = (
    *("user", "tag", "saved_view", "rank_level", "country_priority"),
    *("holiday", "plan_run", "plan_change"),
)
"""Kinds by which the office is kept; nobody looks for them again and again."""
WHY = N_("Looked at or changed lately")


def recent_records(reader: Reader, seen: Sequence[int], here: int, lang: str) -> list[Hit]:
    """Records that were looked at, then those changed last; not the one where one is."""
    changed = (each.record_id for each in recent_works(reader, CHANGES) if each.record_id)
    ids = [each for each in dict.fromkeys((*seen, *changed)) if each != here]
    kinds, titles = kinds_of(reader, ids), reader.titles(ids, lang)
    return [
        Hit(each, kinds[each], titles[each], TITLE, titles[each], WHY)
        for each in ids
        if each in titles and kinds.get(each, INNER[0]) not in INNER
    ][:MOST]
