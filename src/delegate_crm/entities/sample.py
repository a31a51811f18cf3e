# SPDX-License-Identifier: MIT
"""Samples that lie with a partner for testing."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup
from delegate_crm.schema.listing import Listing

SAMPLE_RESULTS = {
    "pending": NC_("test", "Pending"),
    "passed": NC_("test", "Passed"),
    "partial": NC_("test", "Passed in part"),
    "failed": NC_("test", "Failed"),
    "inconclusive": NC_("test", "Inconclusive"),
}
DISPOSITIONS = {
    "at_recipient": N_("With the recipient"),
    "consumed": N_("Used up"),
    "returned": NC_("sample", "Returned"),
    "bought": N_("Bought"),
    "lost": NC_("sample", "Lost"),
}


class Sample(Entity):
    """Pieces of an offering sent out for a test."""

    code = "sample"
    label = N_("Sample")
    plural = N_("Samples")
    minimum = (("offering",), ("recipient",))
    titled_by = ("offering", "recipient")
    indexes = (Index(("offering",)), Index(("recipient",)))

    offering = f.reference(N_("Offering"), "offering", listed=True)
    interest = f.reference(N_("Interest"), "interest")
    recipient = f.reference(N_("Recipient"), "organisation", listed=True)
    quantity = f.integer(N_("Quantity"))
    unit = f.text(N_("Unit"))
    serials = f.text(N_("Serial numbers"), search=True)
    sent_on = f.date(N_("Sent on"), listed=True)
    basis = f.reference(NC_("sample", "Basis"), "agreement")
    export_document = f.reference(N_("Export document"), "document")
    test_start = f.date(N_("Test begins"))
    result_due = f.window(N_("Result due"))
    result = f.choice(N_("Test result"), SAMPLE_RESULTS, "pending", listed=True)
    disposition = f.choice(N_("Where it is"), DISPOSITIONS, "at_recipient", listed=True)
    report = f.reference(N_("Test report"), "document")
    note = f.note(NC_("field", "Note"), search=True)

    listing = Listing("sample", ("offering", "recipient", "sent_on", "result", "disposition"))

    def called(self, tr: Translator, look: Lookup) -> str:
        """What, and with whom it is."""
        parts = (look.title(self.offering, tr.lang), look.title(self.recipient, tr.lang))
        return " · ".join(filter(None, parts))
