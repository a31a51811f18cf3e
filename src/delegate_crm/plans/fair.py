# SPDX-License-Identifier: MIT
"""Before and after a fair or an exhibition (`DOMAIN` 4.2, P5)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS
from delegate_crm.services.plans import FollowUpPlan, Step

BEFORE = Anchor.EVENT_START

PLAN = FollowUpPlan(
    title=NC_("plan", "Before and after a fair"),
    kinds=("fair", "exhibition", "forum", "conference"),
    about="event",
    anchor=Anchor.EVENT_END,
    steps=(
        Step(
            "answer",
            N_("Answer the invitation"),
            "reply",
            -2,
            -2,
            DAYS,
            owner="head",
            anchor=Anchor.REPLY_BY,
            closes_by="invitation_answered",
        ),
        Step(
            "registration",
            N_("Register, and order the stand"),
            "attend_event",
            -5,
            -5,
            DAYS,
            anchor=Anchor.REGISTRATION,
        ),
        Step("visas", N_("Apply for the visas"), "prepare_document", -60, -60, anchor=BEFORE),
        Step(
            "exhibits",
            N_("Send the exhibits with their customs papers"),
            "prepare_document",
            -30,
            -30,
            owner="host_unit",
            anchor=BEFORE,
        ),
        Step("meetings", N_("Arrange the meetings"), "meet", -21, -21, anchor=BEFORE),
        Step(
            "leads",
            N_("Type in the leads, each as an interaction"),
            "prepare_document",
            2,
            2,
            DAYS,
            owner="all",
        ),
        Step(
            "first_message",
            N_("Write a first message to every lead"),
            "send_material",
            5,
            5,
            DAYS,
            calendar="joint",
        ),
        Step("fair_report", N_("Report on the result of the event"), "report", 10, 10, DAYS),
        Step(
            "qualified",
            N_("Enter the leads that are in earnest as interests"),
            "check_fact",
            15,
            15,
            DAYS,
            owner="host_unit",
        ),
        Step("lead_outcome", N_("Check what came of the leads"), "check_fact", 3, 6, Unit.MONTH),
        Step("next_year", N_("Decide on next year"), "other", 6, 8, Unit.MONTH, owner="head"),
    ),
)
