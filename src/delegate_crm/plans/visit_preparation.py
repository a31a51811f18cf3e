# SPDX-License-Identifier: MIT
"""The ladder down to a visit that we receive (`DOMAIN` 2.4)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import DAYS
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "Preparation of a visit"),
    direction="incoming",
    anchor=Anchor.VISIT_START,
    ahead=True,
    steps=(
        Step(
            "visa_support",
            N_("Ask for visa support; 90 days ahead for guests who need a visa to Russia"),
            "prepare_document",
            -60,
            -60,
        ),
        Step(
            "screening",
            N_("Screen every visitor and institution before the invitation goes out"),
            "check_fact",
            -60,
            -60,
        ),
        Step(
            "office_told",
            N_("Tell the international office and the hosts; 60 days ahead at the highest level"),
            "prepare_document",
            -30,
            -30,
        ),
        Step("interpreter", N_("Book the interpreter"), "prepare_document", -21, -21),
        Step(
            "dinner_cards",
            N_("Send the cards for the formal dinner; 45 days ahead for a major event"),
            "invite",
            -21,
            -21,
        ),
        Step(
            "programme",
            N_("Send the approved programme to the guests"),
            "send_material",
            -14,
            -14,
            calendar="joint",
            closes_by="programme_sent",
        ),
        Step(
            "reception_plan",
            N_("File the reception plan and tell security"),
            "prepare_document",
            -7,
            -7,
        ),
        Step(
            "briefing_papers",
            N_("Give briefing papers to all involved; have the gifts ready"),
            "prepare_document",
            -7,
            -7,
        ),
        Step(
            "interpreter_texts",
            N_("Give the texts to the interpreter"),
            "send_material",
            -5,
            -5,
            DAYS,
        ),
        Step("no_reply", N_("List who has not replied"), "check_fact", -2, -2),
        Step(
            "registration_of_stay",
            N_("Check that the stay of the guests is registered"),
            "check_fact",
            1,
            1,
            DAYS,
        ),
    ),
)
