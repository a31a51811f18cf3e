# SPDX-License-Identifier: MIT
"""What is offered: how ready it is."""

from __future__ import annotations

import pytest

from delegate_crm.entities.offering import Offering
from delegate_crm.kit.errors import Invalid


@pytest.mark.parametrize("level", [1, 9])
def test_readiness_lies_between_one_and_nine(level: int) -> None:
    Offering.readiness.kind.check(level)


@pytest.mark.parametrize("level", [0, 10])
def test_readiness_outside_its_ladder_is_refused(level: int) -> None:
    with pytest.raises(Invalid, match=r"1.*9|outside"):
        Offering.readiness.kind.check(level)
