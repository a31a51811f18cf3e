# SPDX-License-Identifier: MIT
"""What a start finds on the computer: who the user is, in which language, and which office file."""

from __future__ import annotations

import getpass
import locale
import os
from contextlib import suppress
from pathlib import Path

from delegate_crm.kit import preferences
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import LANGUAGES


def login_name() -> str:
    """Name of who is logged in to this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "office"


def system_language() -> str:
    """Language that the user chose and that can be read, else the system's, else English."""
    chosen = None
    with suppress(Storage):
        chosen = preferences.read().get("language")
    spoken = (
        chosen,
        *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
        locale.getlocale()[0],
    )
    return next((word[:2] for word in spoken if word and word[:2] in LANGUAGES), "en")


def beside(own: Path) -> Path:
    """Where the sample office lies while one's own is to lie here: never in the same file."""
    return own.with_name(f"{own.stem}-sample{own.suffix}")


def standing(own: Path) -> Path:
    """The file to begin with: one's own, else the sample if that was chosen before."""
    return own if own.exists() or not beside(own).exists() else beside(own)
