# SPDX-License-Identifier: MIT
"""Progress that nobody watches."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.kit.progress import Progress, Silent


def test_silence_says_nothing_and_never_stops(capsys: pytest.CaptureFixture[str]) -> None:
    progress: Progress = Silent()
    progress.step(1, 2)
    progress.note(N_("Reading"))
    assert not progress.cancelled()
    assert capsys.readouterr() == ("", "")
