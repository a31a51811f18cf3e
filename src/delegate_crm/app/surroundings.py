# SPDX-License-Identifier: MIT
"""What the computer says of its user: who it is, and in which language."""

from __future__ import annotations

import getpass
import locale
import os
from contextlib import suppress

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
