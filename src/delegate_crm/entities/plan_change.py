# SPDX-License-Identifier: MIT
"""What the office wants otherwise in a follow-up plan."""

from __future__ import annotations

from delegate_crm.entities.followup import ROLLS
from delegate_crm.entities.user import DUTIES
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema import fields as f
from delegate_crm.schema.entity import Entity, Lookup
from delegate_crm.schema.listing import Listing, Order

OFFSET_UNITS = {
    "d": NC_("unit", "Days"),
    "wd": NC_("unit", "Working days"),
    "w": NC_("unit", "Weeks"),
    "m": NC_("unit", "Months"),
    "y": NC_("unit", "Years"),
}
OWNER_ROLES = {
    "coordinator": N_("Visit coordinator"),
    "head": NC_("role", "Head"),
    **DUTIES,
    "all": N_("All who took part"),
}
FARTHEST = 9999


class PlanChange(Entity):
    """One step of a plan as this office does it; what is empty stays as the plan says."""

    code = "plan_change"
    label = N_("Changed step of a plan")
    plural = N_("Changed steps of plans")
    minimum = (("plan",), ("step",))

    plan = f.text(NC_("plan", "Plan"), listed=True)
    step = f.text(N_("Step of the plan"), listed=True)
    left_out = f.flag(N_("Left out"), listed=True)
    least = f.integer(N_("Distance, at least"), -FARTHEST, FARTHEST, listed=True)
    most = f.integer(N_("Distance, at most"), -FARTHEST, FARTHEST, listed=True)
    unit = f.choice(N_("Counted in"), OFFSET_UNITS, listed=True)
    roll = f.choice(N_("If it falls on a day off"), ROLLS)
    owner = f.choice(N_("Whose step it is"), OWNER_ROLES, listed=True)
    closes_by = f.text(N_("Closes by itself when"))

    listing = Listing(
        "plan_change", ("plan", "step", "least", "most", "unit"), order=(Order("plan"),)
    )

    def called(self, tr: Translator, look: Lookup) -> str:
        """The plan and the step."""
        return f"{self.plan} · {self.step}"
