# SPDX-License-Identifier: MIT
"""Contract for import-linter: a package imports itself, what is named, and nothing else."""

from __future__ import annotations

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Only(Contract):
    """`modules` and all below import only themselves, the standard library and `allowed`.

    An allow-list, since a list of what is forbidden would miss the library that came last week.
    """

    type_name = "only"

    modules = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - the base's signature
        """Collect the direct imports that leave the list."""
        del verbose
        strays = sorted(
            (importer, imported)
            for package in cast("list[str]", self.modules)
            for importer in (package, *graph.find_descendants(package))
            for imported in graph.find_modules_directly_imported_by(importer)
            if not self._may(package, imported)
        )
        return ContractCheck(kept=not strays, metadata={"strays": strays})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each import that leaves the list."""
        for importer, imported in check.metadata["strays"]:
            output.print_error(f"{importer} may not import {imported}")

    def _may(self, package: str, imported: str) -> bool:
        if imported == package.partition(".")[0]:
            return True  # the root holds nothing but the version
        homes = (package, *cast("list[str]", self.allowed))
        return imported.partition(".")[0] in sys.stdlib_module_names or any(
            imported == name or imported.startswith(f"{name}.") for name in homes
        )
