# SPDX-License-Identifier: MIT
"""After an exploratory visit (`DOMAIN` 4.2, P1); it suits every visit that no other plan does."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DEBRIEF, GIFTS, MATERIALS, REPORT, THANK
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "After an exploratory visit"),
    direction="incoming",
    anchor=Anchor.VISIT_END,
    steps=(
        DEBRIEF,
        THANK,
        GIFTS,
        MATERIALS,
        REPORT,
        Step(
            "interests",
            N_("Note an interest for each thing the guests asked about"),
            "check_fact",
            10,
            10,
            Unit.WORKING_DAY,
            owner="host_unit",
        ),
        Step(
            "light_contact",
            N_("Write a short message: news, or greetings for a holiday"),
            "meet",
            3,
            3,
            Unit.MONTH,
            calendar="joint",
        ),
        Step(
            "feedback",
            N_("Feedback on the prospects of cooperation"),
            "feedback",
            6,
            12,
            Unit.MONTH,
            "them",
            calendar="joint",
            closes_by="reply_logged",
        ),
        Step(
            "decision",
            N_("Decide: go on, or let it rest"),
            "other",
            10,
            10,
            Unit.WORKING_DAY,
            owner="head",
            after="feedback",
        ),
    ),
)
