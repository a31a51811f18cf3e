# SPDX-License-Identifier: MIT
"""Invitations, sent and received, to events and visits."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup
from delegate_crm.schema.listing import Listing

INVITATION_DIRECTIONS = {
    "sent": NC_("invitation direction", "Sent by us"),
    "received": NC_("invitation direction", "Received by us"),
}
INVITATION_FORMS = {
    "verbal": NC_("invitation", "By word of mouth"),
    "letter": NC_("invitation", "Letter"),
    "card": NC_("invitation", "Card"),
    "e_mail": N_("E-mail"),
    "official_note": N_("Official note"),
}
REPLY_MODES = {
    "rsvp": N_("Reply requested"),
    "regrets_only": N_("Reply only if unable to attend"),
    "pour_memoire": N_("To remind"),
    "none": NC_("reply", "No reply asked"),
}
INVITATION_STATUS = {
    "planned": NC_("invitation", "Planned"),
    "drafted": NC_("invitation", "Drafted"),
    "sent": NC_("invitation", "Sent"),
    "received": NC_("invitation", "Received"),
    "acknowledged": NC_("invitation", "Acknowledged"),
    "accepted": NC_("invitation", "Accepted"),
    "tentative": NC_("invitation", "Tentative"),
    "declined": NC_("invitation", "Declined"),
    "no_reply": NC_("invitation", "No reply"),
    "withdrawn": NC_("invitation", "Withdrawn"),
    "attended": NC_("invitation", "Attended"),
    "no_show": NC_("invitation", "Did not come"),
}


class Invitation(Entity):
    """One invitation of one party to one event or visit."""

    code = "invitation"
    label = N_("Invitation")
    plural = N_("Invitations")
    minimum = (("occasion",), ("direction",))
    titled_by = ("occasion", "inviter")
    indexes = (Index(("occasion",)),)

    direction = f.choice(NC_("invitation", "Direction"), INVITATION_DIRECTIONS, "sent", listed=True)
    occasion = f.reference(N_("Invited to"), "event", "visit", listed=True)
    inviter = f.reference(N_("Inviter"), "organisation", "person", listed=True)
    invitee = f.reference(N_("Invited"), "organisation", "person", listed=True)
    arose_at = f.reference(N_("Where it was promised"), "visit", "programme_item", "interaction")
    form = f.choice(NC_("invitation", "Form"), INVITATION_FORMS, "letter", listed=True)
    on = f.date(N_("Date"))
    reply_mode = f.choice(N_("Reply asked"), REPLY_MODES, "rsvp")
    reply_by = f.date(N_("Reply by"), listed=True)
    status = f.choice(NC_("invitation", "Status"), INVITATION_STATUS, "planned", listed=True)
    replied_on = f.day(N_("Replied on"))
    companions = f.integer(N_("Companions"))
    costs_borne_by = f.text(N_("Costs borne by"))
    visa_support = f.flag(N_("Visa support"))
    letters = f.links(N_("Letters"), "document")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing(
        "invitation", ("occasion", "direction", "inviter", "invitee", "form", "status")
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """To what, and from whom."""
        parts = (look.title(self.occasion, tr.lang), look.title(self.inviter, tr.lang))
        return " · ".join(filter(None, parts))
