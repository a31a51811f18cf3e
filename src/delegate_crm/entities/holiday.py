# SPDX-License-Identifier: MIT
"""Days off and moved working days that the office adds by hand to the calendars of countries."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup, first
from delegate_crm.schema.listing import Listing, Order

HOLIDAY_KINDS = {
    "day_off": N_("Day off"),
    "working_weekend": N_("Working day at a weekend"),
}


class Holiday(Entity):
    """One day of a country's calendar, told otherwise than the program knows it."""

    code = "holiday"
    label = N_("Holiday")
    plural = N_("Holidays")
    minimum = (("country",), ("on",))

    country = f.country(N_("Country"), search=True, listed=True)
    on = f.day(NC_("holiday", "Day"), listed=True)
    kind = f.choice(NC_("holiday", "Kind"), HOLIDAY_KINDS, "day_off", listed=True)
    name = f.local_text(NC_("holiday", "Name"), search=True, listed=True)
    provisional = f.flag(NC_("holiday", "Provisional"), listed=True)

    listing = Listing("holiday", ("country", "on", "kind", "name"), order=(Order("on"),))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its name, else what sort of day it is."""
        return first((self.name.best(tr.lang), tr(HOLIDAY_KINDS[self.kind])))
