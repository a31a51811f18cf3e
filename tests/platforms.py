# SPDX-License-Identifier: MIT
"""Marks of tests that one system cannot run, each with its reason in one place."""

from __future__ import annotations

import os
import shutil
import time

import pytest

posix = pytest.mark.skipif(
    os.name != "posix",
    reason="on Windows a new file takes over the access list of its folder, not rights of its own",
)
"""The test looks at the rights of a file, or at what is flushed with its folder."""

kills = pytest.mark.skipif(
    os.name != "posix", reason="Windows has no SIGKILL and holds the open files of what it ends"
)
"""The test kills a process amidst its work."""

systemd_judges = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="only systemd's own checker can judge a unit, and only systems that run systemd have it;"
    " the words of the unit are proved on every system by test_systemd_reads_the_very_words",
)
"""The test has the files for systemd examined by systemd."""
zones = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="Windows lets no program change the zone it runs in"
)
"""The test moves to other zones of time."""
