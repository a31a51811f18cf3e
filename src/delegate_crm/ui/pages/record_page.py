# SPDX-License-Identifier: MIT
"""The page of every record whose kind has none of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import NC_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Reader
from delegate_crm.services.record_facts import RecordFacts, groups_of, nothing_more
from delegate_crm.ui.record import RecordPage
from delegate_crm.ui.values import FactsCard
from delegate_crm.ui.widgets.tabs import Tab


class AnyRecordPage(RecordPage[None]):
    """Its facts by group, what is related to it, documents and history."""

    def more(self) -> Callable[[Reader, Entity], None]:
        """Nothing beside the record."""
        return nothing_more

    def tabs(self, facts: RecordFacts[None]) -> Sequence[Tab]:
        """Overview, documents, history."""
        tr = self.desk.tr
        return (
            Tab("overview", tr(NC_("tab", "Overview"))),
            Tab("documents", tr(NC_("tab", "Documents")), facts.counts.get("document", 0)),
            Tab("history", tr(NC_("tab", "History"))),
        )

    def main(self, tab: str) -> Sequence[QWidget]:
        """The fields, a card for each group."""
        if tab != "overview":
            return ()
        tr, groups = self.desk.tr, groups_of(kind(self.place.kind))
        return [FactsCard(self.pen, fields, tr(group)) for group, fields in groups]


PAGE = AnyRecordPage
