# SPDX-License-Identifier: MIT
"""Agreements: offered, drafted, signed, in force; their parties, signatories and texts."""

from __future__ import annotations

from typing import Self

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.kit.territories import language_code, languages
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Child, Entity, Index, Lookup
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Listing

AGREEMENT_TYPES = {
    "letter_of_intent": N_("Letter of intent"),
    "mou": N_("Memorandum of understanding"),
    "cooperation": N_("Cooperation agreement"),
    "framework": N_("Framework agreement"),
    "sister_city": N_("Sister-city agreement"),
    "exchange_city": N_("Friendship-city agreement"),
    "nda": N_("Non-disclosure agreement"),
    "evaluation": N_("Evaluation agreement"),
    "contract": N_("Contract"),
    "programme_of_work": N_("Programme of work"),
    "supplement": N_("Supplementary agreement"),
    "other": NC_("agreement", "Other"),
}
AGREEMENT_STATUS = {
    "proposed": NC_("agreement", "Proposed"),
    "drafting": NC_("agreement", "Drafting"),
    "internal_review": NC_("agreement", "Internal review"),
    "with_partner": NC_("agreement", "With the partner"),
    "text_agreed": NC_("agreement", "Text agreed"),
    "cleared_to_sign": NC_("agreement", "Cleared to sign"),
    "signed": NC_("agreement", "Signed"),
    "in_force": NC_("agreement", "In force"),
    "suspended": NC_("agreement", "Suspended"),
    "expired": NC_("agreement", "Expired"),
    "superseded": NC_("agreement", "Superseded"),
    "terminated": NC_("agreement", "Terminated"),
    "abandoned": NC_("agreement", "Abandoned"),
}
BINDING = {
    "binding": NC_("agreement", "Binding"),
    "non_binding": NC_("agreement", "Not binding"),
    "mixed": NC_("agreement", "Binding in part"),
}
FORCE_RULES = {
    "on_signature": N_("On signature"),
    "last_signature": N_("On the last signature"),
    "fixed_date": N_("On a fixed date"),
    "last_notification": N_("On the last notification"),
    "month_after_notification": N_("On the first day of the month after notification"),
    "on_approval": N_("On approval"),
}
RENEWALS = {
    "none": NC_("renewal", "None"),
    "automatic": N_("Automatic renewal"),
    "written_consent": N_("By written consent"),
    "indefinite": N_("For an indefinite time"),
}
PARTY_SIDES = {"us": N_("Our side"), "them": N_("Their side"), "third": N_("Third party")}
FORCE = N_("Force and term")


class AgreementParty(Child):
    """An organisation that is a party."""

    code = "agreement_party"
    label = N_("Party to an agreement")
    main = "organisation"

    organisation = f.reference(N_("Organisation"), "organisation")
    side = f.choice(N_("Side"), PARTY_SIDES, "them")
    confirmed = f.flag(NC_("party", "Confirmed"))


class Signatory(Child):
    """Who signs for a party, on what authority."""

    code = "signatory"
    label = N_("Signatory")
    main = "person"

    person = f.reference(N_("Person"), "person")
    party = f.reference(N_("Party"), "organisation")
    title_as_signed = f.local_text(N_("Title as signed"))
    authority = f.reference(N_("Authority to sign"), "document")
    signed_on = f.day(N_("Signed on"))


class AgreementText(Child):
    """One language version."""

    code = "agreement_text"
    label = N_("Text of an agreement")
    main = "lang"

    lang = f.text(N_("Language code"))
    authentic = f.flag(N_("Authentic text"))
    prevailing = f.flag(N_("Prevailing text"))
    document = f.reference(N_("Document"), "document")

    @classmethod
    def typed(cls, text: str, reading: Reading) -> Self:
        """A language by its code or its name."""
        return cls(lang=language_code(text) or text)

    def words(self, tr: Translator) -> str:
        """Say the name of the language."""
        return languages(tr.lang).get(self.lang, self.lang)


class Agreement(Entity):
    """A document that binds, or is meant to bind, partners and us."""

    code = "agreement"
    label = N_("Agreement")
    plural = N_("Agreements")
    minimum = (("title",),)
    number = "reference"
    indexes = (Index(("status",)), Index(("expires_on",)))

    title = f.local_text(NC_("agreement", "Title"), search=True, listed=True)
    type = f.choice(N_("Kind of agreement"), AGREEMENT_TYPES, "cooperation", listed=True)
    reference = f.text(NC_("agreement", "Number"), search=True, listed=True)
    binding = f.choice(N_("Binding force"), BINDING)
    status = f.choice(NC_("agreement", "Status"), AGREEMENT_STATUS, "proposed", listed=True)
    parties = f.children(N_("Parties"), AgreementParty, listed=True)
    parties_confirmed = f.flag(N_("Parties confirmed"))
    signatories = f.children(N_("Signatories"), Signatory)
    texts = f.children(N_("Language versions"), AgreementText)
    parent = f.reference(N_("Supplements"), "agreement")
    arose_at = f.reference(N_("Where it was promised"), "visit", "programme_item", "interaction")
    owner = f.reference(NC_("responsible", "Owner"), "user")
    signed_on = f.day(N_("Date of signing"), listed=True, group=FORCE)
    signed_at = f.reference(N_("Signed at"), "place", group=FORCE)
    force_rule = f.choice(N_("Enters into force"), FORCE_RULES, group=FORCE)
    effective_on = f.day(N_("Date of entry into force"), group=FORCE)
    retroactive = f.flag(N_("In force before it was signed"), group=FORCE)
    term = f.span(N_("Term"), group=FORCE)
    expires_on = f.day(N_("Expiry date"), listed=True, group=FORCE)
    renewal = f.choice(N_("Renewal"), RENEWALS, group=FORCE)
    renewal_term = f.span(N_("Renewed for"), group=FORCE)
    notice_period = f.span(N_("Notice period"), group=FORCE)
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "agreement", ("reference", "type", "parties", "status", "signed_on", "expires_on")
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its title."""
        return self.title.best(tr.lang)
