# SPDX-License-Identifier: MIT
"""Visits: what lies ahead, then year by year."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.listing import ListPage, Words


class VisitsPage(ListPage):
    """All visits, to us and from us."""

    section = "visits"

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        return Words(
            title=NC_("section", "Visits"),
            new=N_("New visit"),
            empty=N_("No visits yet"),
            hint=N_("Write down the first one: who came, or where you went, and when."),
        )


PAGE = VisitsPage
