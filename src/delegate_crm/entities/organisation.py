# SPDX-License-Identifier: MIT
"""Organisations: partners, hosts, authorities, media, and parties not known by name yet."""

from __future__ import annotations

from typing import Self

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.names import for_reader, language_of, script_of
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Entity, Index, Lookup, unnamed
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Listing

NAME_FORMS = {
    "official": NC_("name form", "Official"),
    "short": NC_("name form", "Short"),
    "abbreviation": NC_("name form", "Abbreviation"),
    "transliteration": NC_("name form", "Transliteration"),
    "former": NC_("name form", "Former"),
}
TITLE_FORMS = {"short": 0, "official": 1}
"""Forms by which an organisation is called before any other."""
ORGANISATION_KINDS = {
    "government": N_("Government body"),
    "party_body": N_("Party body"),
    "legislature": N_("Legislature"),
    "company": N_("Company"),
    "startup": N_("Start-up"),
    "investor": N_("Investor"),
    "university": N_("University"),
    "research_institute": N_("Research institute"),
    "innovation_centre": N_("Innovation centre"),
    "business_park": N_("Business park"),
    "association": N_("Association"),
    "embassy": N_("Embassy"),
    "international_org": N_("International organisation"),
    "media": N_("Media"),
    "venue": NC_("organisation", "Venue"),
    "unnamed_party": N_("Party without a name yet"),
    "other": NC_("organisation", "Other"),
}
RELATIONS = {
    "prospect": NC_("relation", "Prospect"),
    "contact": NC_("relation", "Contact"),
    "active": NC_("relation", "Active"),
    "dormant": NC_("relation", "Dormant"),
    "ended": NC_("relation", "Ended"),
    "blocked": NC_("relation", "Blocked"),
}
CONTACT_KINDS = {
    "email": N_("E-mail"),
    "mobile": N_("Mobile phone"),
    "phone": N_("Phone"),
    "wechat": N_("WeChat"),
    "telegram": N_("Telegram"),
    "fax": N_("Fax"),
    "post": N_("Postal address"),
    "web": N_("Website"),
    "other": NC_("contact", "Other"),
}
REACHING = N_("Reaching them")


class OrganisationName(Child):
    """One name of an organisation in one language and form."""

    code = "organisation_name"
    label = N_("Name of an organisation")
    main = "text"

    text = f.text(NC_("name", "Name"), search=True)
    lang = f.text(N_("Language code"))
    script = f.text(N_("Script code"))
    form = f.choice(NC_("name", "Form"), NAME_FORMS, "official")
    verified = f.flag(N_("Checked"))
    valid_from = f.date(N_("Used from"))
    valid_to = f.date(N_("Used until"))

    @classmethod
    def typed(cls, text: str, reading: Reading) -> Self:
        """Take language and script from the letters."""
        return cls(text=text, lang=language_of(text), script=script_of(text), verified=True)


class RegistryId(Child):
    """A number under which an authority keeps the organisation."""

    code = "registry_id"
    label = N_("Registration number")
    main = "value"

    value = f.text(N_("Number"), search=True)
    scheme = f.text(N_("Register"))


class OrganisationContact(Child):
    """A way to reach an organisation."""

    code = "organisation_contact"
    label = N_("Way to reach an organisation")
    main = "value"

    kind = f.choice(N_("Kind of contact"), CONTACT_KINDS, "email")
    value = f.text(N_("Address or number"), search=True)
    preferred = f.flag(N_("Preferred"))
    invalid_since = f.day(N_("Invalid since"))


class Organisation(Entity):
    """A body that has names, sits somewhere and may belong to another."""

    code = "organisation"
    label = N_("Organisation")
    plural = N_("Organisations")
    minimum = (("names",),)
    passes_on = ("place",)
    indexes = (Index(("parent",)), Index(("is_ours",)))

    names = f.children(N_("Names"), OrganisationName, search=True, listed=True)
    kind = f.choice(N_("Kind of organisation"), ORGANISATION_KINDS, "other", listed=True)
    parent = f.reference(N_("Parent organisation"), "organisation")
    successor = f.reference(N_("Successor"), "organisation")
    place = f.reference(N_("Place"), "place", listed=True)
    relation = f.choice(N_("Relation"), RELATIONS, "contact", listed=True)
    is_ours = f.flag(N_("Belongs to our office"))
    owner = f.reference(NC_("responsible", "Owner"), "user", listed=True)
    sectors = f.links(N_("Sectors"), "tag")
    address = f.local_text(N_("Address"), group=REACHING)
    contacts = f.children(N_("Contacts"), OrganisationContact, search=True, group=REACHING)
    website = f.text(N_("Website"), search=True, group=REACHING)
    registry_ids = f.children(N_("Registration numbers"), RegistryId, search=True)
    size_note = f.text(N_("Size"))
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("organisation", ("names", "kind", "place", "relation", "owner"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The name that the reader reads: short before official before other forms."""
        current = [name for name in self.names if name.form != "former" and not name.valid_to]
        names = sorted(current or self.names, key=lambda name: TITLE_FORMS.get(name.form, 2))
        name = for_reader(names, tr.lang)
        return name.text if name else tr(unnamed(self.label))
