# SPDX-License-Identifier: MIT
"""Saved views: a list as somebody wants to find it again."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing


class SavedView(Entity):
    """A list with its filter, columns, order and look, under a name in the sidebar."""

    code = "saved_view"
    label = N_("Saved view")
    plural = N_("Saved views")
    minimum = (("name",), ("page",))

    name = f.local_text(NC_("saved view", "Name"), listed=True)
    page = f.text(NC_("saved view", "List"), listed=True)
    kind = f.text(NC_("saved view", "Kind of record"))
    part = f.text(NC_("saved view", "Part of the list"))
    words = f.text(NC_("saved view", "Filter"), listed=True)
    columns = f.text(NC_("saved view", "Columns"))
    sort = f.text(NC_("saved view", "Order"))
    mode = f.text(NC_("saved view", "Way it is shown"))
    on_today = f.flag(NC_("saved view", "Told on Today when it is not empty"))
    owner = f.reference(NC_("responsible", "Owner"), "user", listed=True)

    listing = Listing("saved_view", ("page", "words", "owner"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its name."""
        return self.name.best(tr.lang)
