# SPDX-License-Identifier: MIT
"""The act that leads from a page to the report about all that it shows."""

from __future__ import annotations

from functools import partial

from delegate_crm.kit.i18n import NC_
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place


def printing(desk: Desk, report: str) -> Action:
    """Show a report about the whole office, ready to be printed."""
    there = partial(desk.go, Place("print_page", words=report))
    return Action(NC_("verb", "Print"), there, "printer", "Ctrl+P")
