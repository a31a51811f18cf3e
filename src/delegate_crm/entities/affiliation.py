# SPDX-License-Identifier: MIT
"""Posts: who held which title where, and from when to when."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup
from delegate_crm.schema.listing import Listing

ENDED = {
    "moved": NC_("post", "Moved to another post"),
    "promoted": N_("Promoted"),
    "retired": NC_("post", "Retired"),
    "reorganised": N_("Reorganised"),
    "unknown": N_("Not known"),
}


class Affiliation(Entity):
    """A dated post of a person in an organisation."""

    code = "affiliation"
    label = N_("Position held")
    plural = N_("Positions held")
    minimum = (("person",), ("organisation",))
    titled_by = ("person", "organisation")
    indexes = (Index(("person",)), Index(("organisation",)))

    person = f.reference(N_("Person"), "person", listed=True)
    organisation = f.reference(N_("Organisation"), "organisation", listed=True)
    unit = f.text(N_("Department"), search=True)
    title = f.local_text(N_("Official title"), search=True, listed=True)
    rank = f.reference(N_("Rank"), "rank_level")
    since = f.date(N_("Since"), listed=True)
    until = f.date(N_("Until"), listed=True)
    as_of = f.date(N_("Last seen in post"))
    primary = f.flag(N_("Main post"))
    ended_because = f.choice(N_("Ended because"), ENDED)
    source = f.reference(N_("Post seen in"), "document", "press_item")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("affiliation", ("person", "title", "organisation", "since", "until"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Who, as what, where."""
        parts = (
            look.title(self.person, tr.lang),
            self.title.best(tr.lang),
            look.title(self.organisation, tr.lang),
        )
        return " · ".join(filter(None, parts))
