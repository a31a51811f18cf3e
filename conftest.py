# SPDX-License-Identifier: MIT
"""Keeps Qt off the screen in every test, however pytest is started."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
