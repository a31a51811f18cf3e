# SPDX-License-Identifier: MIT
"""After a courtesy call (`DOMAIN` 4.2, P7)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS, GIFTS, THANK
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "After a courtesy call"),
    kinds=("courtesy",),
    anchor=Anchor.VISIT_END,
    steps=(
        Step(
            "cards",
            N_("Type in names and titles from the business cards"),
            "check_fact",
            1,
            1,
            DAYS,
        ),
        THANK,
        Step(
            "short_record",
            N_("Write a short record of one page"),
            "prepare_document",
            3,
            3,
            DAYS,
            closes_by="conversation_recorded",
        ),
        GIFTS,
        Step(
            "greeting_list",
            N_("Add the guests to the list of greetings: national day, new year, Spring Festival"),
            "other",
            5,
            5,
            DAYS,
        ),
        Step("next_contact", N_("Next contact"), "meet", 6, 9, Unit.MONTH, calendar="joint"),
    ),
)
