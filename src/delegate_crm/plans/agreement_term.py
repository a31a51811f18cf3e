# SPDX-License-Identifier: MIT
"""Over the term of an agreement, down to its renewal (`DOMAIN` 2.4)."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_steps import RENEWAL
from delegate_crm.services.plans import FollowUpPlan, Step

PLAN = FollowUpPlan(
    title=NC_("plan", "Term and renewal of an agreement"),
    about="agreement",
    anchor=Anchor.NOTICE,
    steps=(
        RENEWAL,
        Step(
            "renewal_3m",
            N_("Agree with the partner on the renewal"),
            "prepare_document",
            -3,
            -3,
            Unit.MONTH,
            "both",
            calendar="joint",
        ),
        Step(
            "renewal_1m",
            N_("Renew the agreement or give notice"),
            "sign",
            -1,
            -1,
            Unit.MONTH,
            owner="head",
        ),
    ),
)
