# SPDX-License-Identifier: MIT
"""A technical test of a sample at a partner's (`DOMAIN` 4.2, P6)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "Test of a sample"),
    about="sample",
    anchor=Anchor.SAMPLE_SENT,
    steps=(
        Step(
            "export_check",
            N_("Check export control and have the customs papers ready"),
            "prepare_document",
            -10,
            -10,
            DAYS,
            owner="host_unit",
        ),
        Step(
            "terms",
            N_("Sign the terms of evaluation before the sample is sent"),
            "sign",
            -1,
            -1,
            DAYS,
            by_side="both",
            owner="lawyer",
            calendar="joint",
        ),
        Step(
            "dispatch",
            N_("Send the sample and record the day"),
            "send_sample",
            closes_by="sample_sent",
        ),
        Step(
            "receipt",
            N_("Confirmation that the sample has arrived"),
            "reply",
            15,
            15,
            by_side="them",
            calendar="joint",
            closes_by="reply_logged",
        ),
        Step(
            "test_start",
            N_("Confirmation of the start of the test and of its criteria"),
            "reply",
            30,
            30,
            by_side="them",
            owner="host_unit",
            calendar="joint",
            closes_by="test_started",
        ),
        Step(
            "interim",
            N_("Ask how the test goes"),
            "check_fact",
            6,
            6,
            Unit.WEEK,
            owner="host_unit",
            calendar="joint",
            closes_by="sample_result",
            rrule="FREQ=WEEKLY;INTERVAL=6",
        ),
        Step(
            "results",
            N_("Results of the test"),
            "test_result",
            3,
            6,
            Unit.MONTH,
            "them",
            calendar="joint",
            closes_by="sample_result",
        ),
        Step(
            "discussed",
            N_("Discuss the results"),
            "meet",
            10,
            10,
            DAYS,
            by_side="both",
            owner="host_unit",
            after="results",
            calendar="joint",
        ),
        Step(
            "decision",
            N_("Decide: buy, invest, send another sample, or stop"),
            "other",
            2,
            2,
            Unit.MONTH,
            owner="head",
            after="results",
        ),
        Step(
            "settled",
            N_("Have the samples returned or written off"),
            "other",
            30,
            30,
            after="decision",
            closes_by="sample_settled",
        ),
    ),
)
