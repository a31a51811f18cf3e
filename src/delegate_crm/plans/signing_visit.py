# SPDX-License-Identifier: MIT
"""Before and after a visit at which something is signed (`DOMAIN` 4.2, P3)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS, RENEWAL, REPORT, TEXT_AGREED, THANK
from delegate_crm.services.plans import FollowUpPlan, Step

BEFORE = Anchor.VISIT_START

PLAN = FollowUpPlan(
    title=NC_("plan", "Before and after a signing"),
    kinds=("signing",),
    anchor=Anchor.VISIT_END,
    steps=(
        TEXT_AGREED,
        Step(
            "signatories",
            N_("Settle who signs, with which title and authority, and whose copy names whom first"),
            "prepare_document",
            -21,
            -21,
            anchor=BEFORE,
        ),
        Step(
            "translations",
            N_("Compare the translations article by article"),
            "prepare_document",
            -14,
            -14,
            owner="lawyer",
            anchor=BEFORE,
        ),
        Step(
            "press_text",
            N_("Agree the remarks and the text for the press with the partner"),
            "prepare_document",
            -5,
            -5,
            DAYS,
            by_side="both",
            owner="press",
            anchor=BEFORE,
            calendar="joint",
        ),
        Step(
            "originals",
            N_("Print the originals for each party in each language; folders, pens, flags"),
            "prepare_document",
            -3,
            -3,
            DAYS,
            anchor=BEFORE,
        ),
        Step(
            "filed",
            N_("File the originals with a scan and a register number"),
            "prepare_document",
            2,
            2,
            DAYS,
        ),
        Step(
            "photos",
            N_("Send the photos to the partner"),
            "send_material",
            3,
            3,
            DAYS,
            owner="press",
        ),
        THANK,
        REPORT,
        Step(
            "obligations",
            N_("Enter the obligations of the agreement as follow-ups"),
            "prepare_document",
            10,
            10,
            DAYS,
            owner="host_unit",
        ),
        Step(
            "in_force",
            N_("Meet the condition of entry into force: notifications sent and received"),
            "sign",
            30,
            30,
            by_side="both",
            owner="lawyer",
            calendar="joint",
            closes_by="in_force",
        ),
        Step(
            "progress",
            N_("Check how far the agreement is carried out"),
            "check_fact",
            3,
            3,
            Unit.MONTH,
            anchor=Anchor.EFFECTIVE,
            rrule="FREQ=MONTHLY;INTERVAL=6",
        ),
        RENEWAL,
    ),
)
