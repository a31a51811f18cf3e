# SPDX-License-Identifier: MIT
"""Where records of each kind are shown and looked for."""

from __future__ import annotations

from delegate_crm.entities import kinds
from delegate_crm.ui import sidebar
from delegate_crm.ui.places import ICONS, OWN_PAGES, SECTIONS


def test_sections_of_kinds_are_entries_of_the_sidebar() -> None:
    assert set(SECTIONS.values()) <= {entry.key for entry in sidebar.SECTIONS}


def test_only_kinds_of_records_have_places_and_drawings() -> None:
    assert {*SECTIONS, *ICONS, *OWN_PAGES} <= set(kinds())
