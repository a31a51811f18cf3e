# SPDX-License-Identifier: MIT
"""Runs of follow-up plans: which plan was applied to what, and what it was reckoned from."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Index, Lookup
from delegate_crm.schema.listing import Listing, Order


class PlanRun(Entity):
    """A plan that was applied once; its steps are follow-ups that point here."""

    code = "plan_run"
    label = N_("Applied plan")
    plural = N_("Applied plans")
    minimum = (("plan",), ("subject",))

    plan = f.text(NC_("plan", "Plan"), listed=True)
    name = f.local_text(NC_("plan", "Name"), search=True, listed=True)
    edition = f.integer(NC_("plan", "Version"))
    subject = f.reference(
        NC_("plan", "Applied to"),
        "visit",
        "event",
        "sample",
        "agreement",
        "invitation",
        listed=True,
    )
    applied_on = f.day(N_("Applied on"), listed=True)

    listing = Listing(
        "plan_run", ("plan", "subject", "applied_on"), order=(Order("applied_on", descending=True),)
    )
    indexes = (Index(("subject",)),)

    def called(self, tr: Translator, look: Lookup) -> str:
        """The plan's name as it was called then."""
        return self.name.best(tr.lang) or str(self.plan)
