# SPDX-License-Identifier: MIT
"""How screens group the stored codes of visits and interests (`UX` 2), with a tone for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from delegate_crm.kit.i18n import NC_, Text

PLANNED = (NC_("visit group", "Planned"), "neutral")
TOOK_PLACE = (NC_("visit group", "Took place"), "done")
CANCELLED = (NC_("visit group", "Cancelled"), "overdue")
VISITS: Mapping[str, tuple[Text, str]] = MappingProxyType(
    {
        **dict.fromkeys(("inquiry", "assessing"), PLANNED),
        "planning": (NC_("visit group", "Preparing"), "closing"),
        "confirmed": (NC_("visit group", "Confirmed"), "soon"),
        "in_progress": (NC_("visit group", "Under way"), "open"),
        **dict.fromkeys(("held", "reported", "follow_up", "closed"), TOOK_PLACE),
        **dict.fromkeys(("declined", "cancelled", "merged"), CANCELLED),
        "postponed": (NC_("visit group", "Postponed"), "waiting"),
    }
)
"""States of a visit."""

ASKED = (NC_("interest group", "Asked"), "soon")
BUYING = (NC_("interest group", "Buying / Investing"), "open")
BOUGHT = (NC_("interest group", "Buying / Investing"), "done")
NO = (NC_("interest group", "No"), "neutral")
INTERESTS: Mapping[str, tuple[Text, str]] = MappingProxyType(
    {
        "noted": (NC_("interest group", "Seen"), "neutral"),
        **dict.fromkeys(("qualified", "materials_sent"), ASKED),
        "sample_sent": (NC_("interest group", "Sample sent"), "soon"),
        "under_test": (NC_("interest group", "Testing"), "closing"),
        "results_in": (NC_("interest group", "Result"), "open"),
        **dict.fromkeys(("negotiating", "agreed"), BUYING),
        **dict.fromkeys(("contracted", "done"), BOUGHT),
        **dict.fromkeys(("lost", "dormant"), NO),
    }
)
"""Stages of an interest."""
