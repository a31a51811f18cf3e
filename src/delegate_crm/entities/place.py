# SPDX-License-Identifier: MIT
"""Places: countries, cities, sites and rooms, one inside the other."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing

PLACE_KINDS = {
    "country": N_("Country"),
    "region": N_("Region"),
    "prefecture": N_("Prefecture"),
    "city": N_("City"),
    "district": N_("District"),
    "site": N_("Site"),
    "building": N_("Building"),
    "room": N_("Room"),
}
SISTER_STATUS = {
    "none": N_("No twinning"),
    "letter_of_intent": N_("Letter of intent"),
    "exchange": N_("Friendship (exchange) city"),
    "sister": N_("Sister city"),
    "dormant": N_("Dormant"),
}


class Place(Entity):
    """Somewhere a partner sits or a stop takes place."""

    code = "place"
    label = N_("Place")
    plural = N_("Places")
    minimum = (("names",),)

    names = f.local_text(N_("Names"), search=True, listed=True)
    kind = f.choice(N_("Kind of place"), PLACE_KINDS, "city", listed=True)
    parent = f.reference(N_("Lies in"), "place", listed=True)
    country = f.country(N_("Country"), search=True, listed=True)
    timezone = f.text(N_("Time zone"))
    sister_status = f.choice(N_("Twinning"), SISTER_STATUS, "none")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("place", ("kind", "parent", "country"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The place's name."""
        return self.names.best(tr.lang)
