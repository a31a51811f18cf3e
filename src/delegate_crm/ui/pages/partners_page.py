# SPDX-License-Identifier: MIT
"""Partners: organisations and people in one list."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.panels.awaited import awaited_acts


class PartnersPage(ListPage):
    """Organisations with the people inside, and people."""

    section = "partners"

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        new = N_("New person") if self.part == "people" else N_("New organisation")
        return Words(
            title=NC_("section", "Partners"),
            new=new,
            empty=N_("No partners yet"),
            hint=N_("Add an organisation or a person; visits and promises refer to them."),
        )

    def new_kind(self) -> str:
        """What is made new follows the part that is shown."""
        return "person" if self.part == "people" else "organisation"

    def actions_here(self) -> Sequence[Action]:
        """Answer what is awaited from the current row, and what every list can do."""
        return (*awaited_acts(self.desk, self, self.current_id), *super().actions_here())


PAGE = PartnersPage
