# SPDX-License-Identifier: MIT
"""Before and after a visit of ours to a partner (`DOMAIN` 4.2, P4)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS
from delegate_crm.services.plans import FollowUpPlan, Step

BEFORE = Anchor.VISIT_START

PLAN = FollowUpPlan(
    title=NC_("plan", "Before and after a visit of ours"),
    direction="outgoing",
    anchor=Anchor.VISIT_END,
    steps=(
        Step(
            "written_invitation",
            N_("Obtain the written invitation"),
            "reply",
            15,
            15,
            DAYS,
            "them",
            via="return_of",
            calendar="joint",
            closes_by="invitation_obtained",
        ),
        Step(
            "task_approved",
            N_("Have the delegation and its task approved"),
            "prepare_document",
            -60,
            -60,
            owner="head",
            anchor=BEFORE,
        ),
        Step("visas", N_("Apply for the visas"), "prepare_document", -45, -45, anchor=BEFORE),
        Step(
            "old_promises",
            N_("Check what we promised the partner and have not done yet"),
            "check_fact",
            -30,
            -30,
            anchor=BEFORE,
        ),
        Step(
            "programme_agreed",
            N_("Agree the programme with the host"),
            "prepare_document",
            -14,
            -14,
            by_side="both",
            anchor=BEFORE,
            calendar="joint",
        ),
        Step(
            "gifts_ready",
            N_("Have gifts and materials ready, in the language of the host"),
            "prepare_document",
            -7,
            -7,
            anchor=BEFORE,
        ),
        Step("briefing", N_("Brief the travellers"), "meet", -3, -3, DAYS, anchor=BEFORE),
        Step(
            "thank_hosts",
            N_("Send the letter of thanks to the hosts"),
            "thank",
            3,
            3,
            DAYS,
            closes_by="letter_sent",
        ),
        Step(
            "new_promises",
            N_("Enter what was promised as follow-ups"),
            "prepare_document",
            5,
            5,
            DAYS,
        ),
        Step(
            "firms_heard",
            N_("Hear each firm that took part"),
            "meet",
            5,
            5,
            DAYS,
            condition=N_("If firms took part"),
        ),
        Step(
            "trip_report",
            N_("Have the trip report approved"),
            "report",
            15,
            15,
            DAYS,
            closes_by="report_approved",
        ),
        Step(
            "agreed_points",
            N_("What came of the points that were agreed"),
            "feedback",
            3,
            6,
            Unit.MONTH,
            "them",
            calendar="joint",
            closes_by="reply_logged",
        ),
    ),
)
