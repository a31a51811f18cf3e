# SPDX-License-Identifier: MIT
"""Offerings: products, technologies, projects and sites that are shown to guests."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing

CONTROL_FLAGS = {
    "unchecked": NC_("export control", "Unchecked"),
    "not_controlled": NC_("export control", "Not controlled"),
    "controlled": NC_("export control", "Controlled"),
    "licence": NC_("export control", "Needs a licence"),
}


class Offering(Entity):
    """Something that can be shown, tested, bought or invested in."""

    code = "offering"
    label = N_("Offering")
    plural = N_("Offerings")
    minimum = (("names",),)

    names = f.local_text(N_("Names"), search=True, listed=True)
    owner_org = f.reference(NC_("offering", "Belongs to"), "organisation", listed=True)
    domain = f.reference(N_("Domain"), "tag")
    readiness = f.integer(N_("Readiness (1 to 9)"), least=1, most=9)
    control_flag = f.choice(N_("Export control"), CONTROL_FLAGS, "unchecked", restricted=True)
    materials = f.links(N_("Materials"), "document")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("offering", ("owner_org",))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its name."""
        return self.names.best(tr.lang)
