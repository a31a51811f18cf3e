# SPDX-License-Identifier: MIT
"""The list of any kind of record that has no list of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.board import lanes_of
from delegate_crm.services.kind_list import KindList
from delegate_crm.ui.lists.board import BoardWay
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.ways import Way, WaysPage
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import section_of

OWN: Mapping[str, Words] = MappingProxyType(
    {
        "agreement": Words(
            title=NC_("section", "Agreements"),
            new=N_("New agreement"),
            empty=N_("No agreements yet"),
            hint=N_("Register the first one, or take it over from a visit where it was offered."),
        ),
        "interest": Words(
            title=NC_("section", "Interests"),
            new=N_("New interest"),
            empty=N_("No interests yet"),
            hint=N_("Write down who wants what: a sample, an offer, a part in the business."),
        ),
        "event": Words(
            title=NC_("section", "Events"),
            new=N_("New event"),
            empty=N_("No events yet"),
            hint=N_("Add the first fair, forum or opening to which people are invited."),
        ),
    }
)


class KindPage(WaysPage):
    """All records of one kind."""

    def __init__(self, desk: Desk, place: Place) -> None:
        self.section = section_of(place.kind)
        self._words = OWN.get(place.kind) or _words(kind(place.kind).label, kind(place.kind).plural)
        super().__init__(desk, place)

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        return self._words

    def ways(self) -> Mapping[str, Way]:
        """A board, where the records pass through stages."""
        source = self.source
        if not isinstance(source, KindList) or not lanes_of(source.entity.code):
            return {}
        words = NC_("way", "Board")
        return {"board": Way(words, "columns", lambda: BoardWay(self.desk, source, self.acts))}


def _words(one: Text, many: Text) -> Words:
    """Words of a kind that has none of its own."""
    return Words(
        title=many,
        new=N_("New: {kind}", kind=one),
        empty=N_("Nothing here yet"),
        hint=N_("Add the first one."),
    )


PAGE = KindPage
