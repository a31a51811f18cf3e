# SPDX-License-Identifier: MIT
"""On the way to a sister city (`DOMAIN` 4.2, P8)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "On the way to a sister city"),
    offered=False,
    anchor=Anchor.VISIT_END,
    steps=(
        Step(
            "letter_of_intent",
            N_("Draft the letter of intent"),
            "prepare_document",
            30,
            30,
            owner="lawyer",
        ),
        Step(
            "authority_told",
            N_("Inform the higher authority"),
            "report",
            owner="head",
            anchor=Anchor.FIXED,
            condition=N_("After the letter of intent and a period of exchange"),
        ),
        Step(
            "exchanges",
            N_("Two activities of exchange"),
            "other",
            3,
            18,
            Unit.MONTH,
            "both",
            owner="host_unit",
            calendar="joint",
        ),
        Step(
            "yearly_review",
            N_("Review the activities of the year; after two years without any, let it rest"),
            "check_fact",
            12,
            12,
            Unit.MONTH,
            rrule="FREQ=YEARLY",
        ),
        Step(
            "council",
            N_("Decision of the council or the leadership"),
            "other",
            12,
            24,
            Unit.MONTH,
            owner="head",
        ),
        Step(
            "signing",
            N_("Signing by the two highest officials"),
            "sign",
            by_side="both",
            owner="head",
            anchor=Anchor.FIXED,
            condition=N_("After the decision of the council"),
            closes_by="signed",
        ),
    ),
)
