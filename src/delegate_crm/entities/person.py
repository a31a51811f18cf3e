# SPDX-License-Identifier: MIT
"""People: their names in every script, ways to reach them, what protocol must know."""

from __future__ import annotations

from typing import Self

from delegate_crm.entities.organisation import CONTACT_KINDS, REACHING
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.names import family_first, for_reader, language_of, script_of
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Entity, Lookup, unnamed
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Listing

PERSON_NAME_KINDS = {
    "passport": NC_("name kind", "As in passport"),
    "preferred": NC_("name kind", "Preferred"),
    "official_other_script": NC_("name kind", "Official in another script"),
    "transliteration": NC_("name kind", "Transliteration"),
    "former": NC_("name kind", "Former"),
}
NAME_ORDERS = {
    "family_first": N_("Family name first"),
    "given_first": N_("Given name first"),
    "single": N_("Single name"),
}
SYSTEMS = {
    "pinyin": N_("Pinyin"),
    "palladius": N_("Palladius"),
    "icao9303": N_("Passport rules (ICAO 9303)"),
    "iso9": N_("ISO 9"),
    "none": NC_("transliteration system", "None"),
}
VERIFIED = {
    "card": N_("Business card"),
    "passport": N_("Passport"),
    "person": N_("The person"),
    "print": N_("Printed source"),
    "guess": N_("Guess"),
}
GENDERS = {"m": N_("Male"), "f": N_("Female"), "unspecified": N_("Not specified")}
INTERPRETER = {"unknown": N_("Not known"), "yes": NC_("needs", "Needed"), "no": N_("Not needed")}
DIETS = {
    "vegetarian": N_("Vegetarian"),
    "vegan": N_("Vegan"),
    "halal": N_("Halal"),
    "kosher": N_("Kosher"),
    "no_pork": N_("No pork"),
    "no_beef": N_("No beef"),
    "no_alcohol": N_("No alcohol"),
    "gluten_free": N_("Gluten-free"),
    "lactose_free": N_("Lactose-free"),
    "allergy": N_("Allergy"),
    "other": NC_("diet", "Other"),
}
PERSON_STATUS = {
    "active": NC_("person", "Active"),
    "moved": N_("Moved to another post"),
    "retired": N_("Retired"),
    "deceased": N_("Deceased"),
    "do_not_contact": N_("Do not contact"),
}
PROTOCOL = N_("Protocol")


class PersonName(Child):
    """One form of a person's name; `full` is printed as it stands and never rebuilt."""

    code = "person_name"
    label = N_("Name of a person")
    main = "full"

    full = f.text(N_("Full name as printed"), search=True)
    lang = f.text(N_("Language code"))
    script = f.text(N_("Script code"))
    kind = f.choice(N_("Kind of name"), PERSON_NAME_KINDS, "preferred")
    family = f.text(N_("Family name"))
    given = f.text(N_("Given name"))
    given2 = f.text(N_("Patronymic or second name"))
    prefix = f.text(N_("Prefix"))
    suffix = f.text(N_("Suffix"))
    order = f.choice(N_("Name order"), NAME_ORDERS, "given_first")
    system = f.choice(N_("Transliteration system"), SYSTEMS, "none")
    verified = f.choice(N_("Spelling known from"), VERIFIED, "guess")

    @classmethod
    def typed(cls, text: str, reading: Reading) -> Self:
        """Take language, script and order from the letters."""
        order = "family_first" if family_first(text) else "given_first"
        return cls(full=text, lang=language_of(text), script=script_of(text), order=order)


class ContactPoint(Child):
    """A way to reach a person; one that belongs to a post ends with it."""

    code = "contact_point"
    label = N_("Way to reach a person")
    main = "value"

    kind = f.choice(N_("Kind of contact"), CONTACT_KINDS, "email")
    value = f.text(N_("Address or number"), search=True)
    affiliation = f.reference(N_("Belongs to the post"), "affiliation")
    preferred = f.flag(N_("Preferred"))
    verified_on = f.day(N_("Checked on"))
    invalid_since = f.day(N_("Invalid since"))


class Person(Entity):
    """Somebody we meet or who meets us."""

    code = "person"
    label = N_("Person")
    plural = N_("People")
    minimum = (("names",),)

    names = f.children(NC_("person", "Names"), PersonName, search=True, listed=True)
    gender = f.choice(N_("Gender"), GENDERS, "unspecified")
    citizenship = f.countries(N_("Citizenship"), listed=True)
    languages = f.languages(N_("Languages spoken"))
    needs_interpreter = f.choice(N_("Interpreter"), INTERPRETER, "unknown")
    honorific = f.local_text(N_("Form of address"), group=PROTOCOL)
    degrees = f.local_text(N_("Academic degrees"), group=PROTOCOL)
    bio = f.local_text(N_("Biographical note"), search=True, group=PROTOCOL)
    dietary = f.codes(N_("Dietary requirements"), DIETS, restricted=True, group=PROTOCOL)
    dietary_note = f.text(N_("Dietary note"), restricted=True, group=PROTOCOL)
    accessibility = f.text(N_("Accessibility needs"), restricted=True, group=PROTOCOL)
    protocol_notes = f.note(N_("Protocol notes"), restricted=True, group=PROTOCOL)
    channels = f.children(N_("Contacts"), ContactPoint, search=True, group=REACHING)
    assistant = f.reference(N_("Assistant"), "person", group=REACHING)
    status = f.choice(NC_("person", "Status"), PERSON_STATUS, "active")
    owner = f.reference(NC_("responsible", "Owner"), "user", listed=True)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("person", ("names", "citizenship", "owner"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """The form of the name that the reader reads."""
        current = [name for name in self.names if name.kind != "former"]
        name = for_reader(current or self.names, tr.lang)
        return name.full if name else tr(unnamed(self.label))
