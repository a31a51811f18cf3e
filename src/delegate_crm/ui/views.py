# SPDX-License-Identifier: MIT
"""Where saved views are shown; apart from other places, which are known before the core is."""

from __future__ import annotations

from delegate_crm.services.saved_views import View
from delegate_crm.ui.place import Place


def place_of_view(number: int, view: View) -> Place:
    """Where a saved view is shown."""
    return Place(view.page, view.kind, number, view.part, view.words, view.mode)
