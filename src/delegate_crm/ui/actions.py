# SPDX-License-Identifier: MIT
"""Actions: what one can do, declared once for menu, palette and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from delegate_crm.kit.i18n import Text


@dataclass(frozen=True, slots=True)
class Action:
    """Something one can do; `keys` as Qt writes them, such as Ctrl+P."""

    text: Text
    act: Callable[[], object]
    icon: str = ""
    keys: str = ""
