# SPDX-License-Identifier: MIT
"""Every stored code has a group to be shown in."""

from __future__ import annotations

from delegate_crm.entities.interest import STAGES
from delegate_crm.entities.visit import VISIT_STATUS
from delegate_crm.services import groups


def test_every_state_of_a_visit_has_a_group() -> None:
    assert set(groups.VISITS) == set(VISIT_STATUS)


def test_every_stage_of_an_interest_has_a_group() -> None:
    assert set(groups.INTERESTS) == set(STAGES)
