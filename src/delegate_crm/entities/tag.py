# SPDX-License-Identifier: MIT
"""Tags, which may be put on any record."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing


class Tag(Entity):
    """A word of the office's own to gather records by."""

    code = "tag"
    label = N_("Tag")
    plural = N_("Tags")
    minimum = (("names",),)

    names = f.local_text(NC_("tag", "Words"), search=True, listed=True)
    note = f.text(NC_("field", "Note"))

    listing = Listing("tag", ("names",))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its word."""
        return self.names.best(tr.lang)
