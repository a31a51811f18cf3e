# SPDX-License-Identifier: MIT
"""Build hook: compile the catalogues and carry them and the resources into the wheel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DAY_ZERO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the same source builds the same wheel


class Catalogues(BuildHookInterface[Any]):
    """Maps `translations` and `resources`, which stand outside the package, into it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; add the files that only a real wheel carries."""
        root = Path(self.root)
        compiled = [_compile(po) for po in sorted(root.glob("translations/*/LC_MESSAGES/*.po"))]
        if self.target_name != "wheel" or version == "editable":
            return
        resources = [file for file in sorted(root.glob("resources/**/*")) if file.is_file()]
        build_data["force_include"] |= {
            str(file): f"delegate_crm/{file.relative_to(root).as_posix()}"
            for file in (*compiled, *resources)
        }


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as reading:
        catalogue = read_po(reading)
    catalogue.creation_date = DAY_ZERO
    with target.open("wb") as writing:
        write_mo(writing, catalogue)
    return target
