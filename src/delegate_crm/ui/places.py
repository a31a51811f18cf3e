# SPDX-License-Identifier: MIT
"""Where a record of each kind is shown and looked for, and the drawing by which it is known."""

from __future__ import annotations

from collections.abc import Mapping

from delegate_crm.ui.place import Place

OWN_PAGES: Mapping[str, str] = {
    "visit": "visit_page",
    "person": "person_page",
    "organisation": "organisation_page",
}
"""Kinds whose records have a page made by hand; all others share one."""
SECTIONS: Mapping[str, str] = {
    "follow_up": "follow_ups",
    "agreement": "agreements",
    "interest": "interests",
    "sample": "interests",
    "offering": "interests",
    "event": "events",
    "invitation": "events",
    "delegation": "visits",
    "delegate": "visits",
    "programme_item": "visits",
    "affiliation": "partners",
    "place": "partners",
}
"""Kinds whose records are looked for under an entry of the sidebar."""
ICONS: Mapping[str, str] = {
    "visit": "calendar-check",
    "person": "person",
    "organisation": "building",
    "follow_up": "clock",
    "agreement": "agreement",
    "interest": "flask",
    "sample": "package",
    "offering": "layers",
    "event": "ticket",
    "invitation": "mail",
    "press_item": "newspaper",
    "document": "file",
    "interaction": "note",
    "place": "map-pin",
    "programme_item": "route",
    "delegation": "users",
    "delegate": "users",
    "affiliation": "landmark",
    "country_priority": "star",
    "holiday": "sun",
    "plan_run": "route",
    "plan_change": "route",
    "rank_level": "rank",
    "tag": "tag",
    "user": "person",
}


def place_of(kind: str, record_id: int, tab: str = "") -> Place:
    """The page of a record."""
    return Place(OWN_PAGES.get(kind, "record_page"), kind, record_id, tab)


def new_place(kind: str, words: str = "") -> Place:
    """The page of a record that is not stored yet; `words` say what it begins with."""
    return Place(OWN_PAGES.get(kind, "record_page"), kind, words=words)


def history_of(place: Place) -> Place:
    """The history of the list, or of the saved view, that is shown at a place."""
    return Place("history_page", place.kind, place.id, words=place.page)


def icon_of(kind: str) -> str:
    """The drawing of a kind of record."""
    return ICONS.get(kind, "file")


def section_of(kind: str) -> str:
    """The entry of the sidebar under which records of a kind are looked for, if there is one."""
    return SECTIONS.get(kind, "")
