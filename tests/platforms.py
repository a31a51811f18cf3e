# SPDX-License-Identifier: MIT
"""Marks of tests that one system cannot run, each with its reason in one place."""

from __future__ import annotations

import os

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
