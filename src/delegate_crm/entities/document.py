# SPDX-License-Identifier: MIT
"""Documents: letters, lists, photos and scans, whose files lie in the sister file."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup, first
from delegate_crm.schema.listing import Listing

DOCUMENT_KINDS = {
    "letter": NC_("document", "Letter"),
    "invitation": NC_("document", "Invitation"),
    "programme": NC_("document", "Programme"),
    "report": NC_("document", "Report"),
    "minutes": NC_("document", "Minutes"),
    "agreement_text": NC_("document", "Text of an agreement"),
    "presentation": NC_("document", "Presentation"),
    "passport_scan": N_("Passport scan"),
    "card_scan": N_("Scan of a business card"),
    "photo": N_("Photo"),
    "press_copy": N_("Press copy"),
    "test_report": N_("Test report"),
    "other": NC_("document", "Other"),
}


class Document(Entity):
    """A paper or a file, linked to whatever it belongs to."""

    code = "document"
    label = N_("Document")
    plural = N_("Documents")
    minimum = (("title", "file"),)

    title = f.text(NC_("document", "Title"), search=True, listed=True)
    kind = f.choice(N_("Kind of document"), DOCUMENT_KINDS, "other", listed=True)
    lang = f.languages(N_("Language"))
    file = f.file(N_("File"))
    on = f.date(N_("Date"), listed=True)
    about = f.links(N_("Belongs to"))
    translation_of = f.reference(N_("Translation of"), "document")
    edition = f.text(N_("Edition"))
    signed = f.flag(NC_("document", "Signed"))
    received_from = f.reference(N_("Received from"), "organisation", "person")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("document", ("kind", "on"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """Its title, else the name of its file."""
        return first((self.title, self.file.name if self.file else ""))
