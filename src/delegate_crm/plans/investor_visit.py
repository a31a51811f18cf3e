# SPDX-License-Identifier: MIT
"""After a visit of an investor (`DOMAIN` 4.2, P2)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS, DEBRIEF, GIFTS, MATERIALS, REPORT, THANK
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "After a visit of an investor"),
    kinds=("investor",),
    anchor=Anchor.VISIT_END,
    steps=(
        DEBRIEF,
        THANK,
        GIFTS,
        MATERIALS,
        Step(
            "nda",
            N_("Send the non-disclosure agreement"),
            "prepare_document",
            5,
            5,
            DAYS,
            owner="lawyer",
            condition=N_("If data are asked for"),
        ),
        REPORT,
        Step(
            "information_package",
            N_("Send the information package and the data of the site"),
            "send_material",
            15,
            15,
            DAYS,
            owner="host_unit",
        ),
        Step(
            "analyst_call",
            N_("Call with the investor's analyst"),
            "meet",
            3,
            5,
            Unit.WEEK,
            "both",
            calendar="joint",
        ),
        Step(
            "question_list",
            N_("The investor's list of questions"),
            "other",
            by_side="them",
            anchor=Anchor.FIXED,
            condition=N_("If the investor sends questions"),
            closes_by="reply_logged",
        ),
        Step(
            "questions",
            N_("Answer the investor's list of questions"),
            "reply",
            10,
            10,
            DAYS,
            owner="host_unit",
            after="question_list",
        ),
        Step(
            "preliminary_decision",
            N_("Preliminary decision of the investor"),
            "feedback",
            2,
            4,
            Unit.MONTH,
            "them",
            calendar="joint",
            closes_by="reply_logged",
        ),
        Step(
            "status_to_head",
            N_("Tell the leadership how it stands, until it is agreed or lost"),
            "report",
            3,
            3,
            Unit.MONTH,
            owner="head",
            rrule="FREQ=MONTHLY;INTERVAL=3",
        ),
        Step(
            "second_visit",
            N_("Second visit, or due diligence"),
            "return_visit",
            4,
            6,
            Unit.MONTH,
            "both",
            calendar="joint",
        ),
    ),
)
