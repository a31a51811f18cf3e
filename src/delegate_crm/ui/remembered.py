# SPDX-License-Identifier: MIT
"""Small choices that the window remembers on this computer: those of a list, or of a report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSettings


def remembered(key: str) -> dict[str, Any]:
    """What was remembered under a key; nothing if it is damaged."""
    try:
        found = json.loads(str(QSettings().value(key, "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def remember(key: str, values: Mapping[str, Any]) -> None:
    """Remember for the next time."""
    QSettings().setValue(key, json.dumps(values, ensure_ascii=False))
