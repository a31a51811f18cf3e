# SPDX-License-Identifier: MIT
"""Choosing a view that the program brings: it goes into the sidebar, where its count is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import fold
from delegate_crm.services.office import Reader
from delegate_crm.services.ready_views import READY, ready_views, take_view
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.lines import Option

READY_VIEWS = N_("Ready-made views")


def offer_ready_views(desk: Desk, anchor: QWidget) -> None:
    """Offer, beside a widget, those that are not in the sidebar yet, each with its count."""
    office, tr = desk.office, desk.tr

    def asked(text: str, fill: Fill) -> None:
        def question(reader: Reader) -> list[Option]:
            found = ready_views(reader, office.actor.name, desk.lang, office.today)
            lines = [(each.key, tr(each.name), tr.number(each.count)) for each in found]
            return [Option(*line, icon="filter") for line in lines if fold(text) in fold(line[1])]

        desk.tasks.ask(chooser, question, fill, topic="ready")

    def take(key: str) -> None:
        chooser.close()
        said = N_("View saved: {name}", name=READY[key][0])
        desk.tasks.do(
            desk.notify,
            said,
            lambda work: take_view(work, key),
            lambda _number: desk.notify.say(said, desk.undo),
        )

    chooser = Chooser(anchor, tr(READY_VIEWS), tr(N_("Type to search")), asked)
    chooser.chosen.connect(take)
    chooser.open()
