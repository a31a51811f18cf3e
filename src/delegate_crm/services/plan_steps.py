# SPDX-License-Identifier: MIT
"""Steps that several plans have in common: applied twice to one visit, each is made once."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plans import Step

DAYS = Unit.WORKING_DAY

DEBRIEF = Step(
    "debrief",
    N_("Write the debrief note and type in the business cards"),
    "prepare_document",
    1,
    1,
    DAYS,
    closes_by="conversation_recorded",
)
THANK = Step(
    "thank",
    N_("Send the letter of thanks to the head of the delegation, with copies to the hosts"),
    "thank",
    3,
    3,
    DAYS,
    closes_by="letter_sent",
)
GIFTS = Step("gifts", N_("Declare the gifts received"), "declare_gift", 3, 3, DAYS, owner="all")
MATERIALS = Step(
    "materials", N_("Send the photos and the promised presentations"), "send_material", 5, 5, DAYS
)
REPORT = Step(
    "report",
    N_("Have the visit report approved"),
    "report",
    10,
    10,
    DAYS,
    closes_by="report_approved",
)
TEXT_AGREED = Step(
    "text_agreed",
    N_("Agree the text to be signed"),
    "prepare_document",
    -28,
    -28,
    by_side="both",
    owner="lawyer",
    anchor=Anchor.VISIT_START,
    closes_by="text_agreed",
)
RENEWAL = Step(
    "renewal_6m",
    N_("Begin to review whether the agreement is renewed"),
    "check_fact",
    -6,
    -6,
    Unit.MONTH,
    owner="head",
    anchor=Anchor.NOTICE,
)
