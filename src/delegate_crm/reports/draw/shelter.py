# SPDX-License-Identifier: MIT
"""Keep foreign settings away from reportlab; runs before anything here imports it.

Reportlab reads its settings from the environment, and by running code of the start folder and of
the user's folder. Empty modules stand in the place of both, and the variables are dropped.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

_SETTINGS = (
    "reportlab_mods",
    "reportlab_settings",
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
)

for _name in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_name]
for _name in _SETTINGS:
    sys.modules[_name] = ModuleType(_name)
