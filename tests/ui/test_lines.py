# SPDX-License-Identifier: MIT
"""Lines to choose from: a text and the remark beside it."""

from __future__ import annotations

import pytest

from delegate_crm.ui.widgets.lines import PAD, text_room


@pytest.mark.parametrize(
    ("remark", "room"), [(0, 300), (20, 280 - PAD), (90, 210 - PAD), (200, 180)]
)
def test_a_text_has_all_that_its_remark_leaves(remark: int, room: int) -> None:
    assert text_room(300, remark) == room
