# SPDX-License-Identifier: MIT
"""Plug points: a file dropped into a folder is found, and imported at its first use."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, TypeVar

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Text

T = TypeVar("T")


def module_names(package: str) -> list[str]:
    """Full names of all modules of a package, in order; the package alone is imported."""
    path = import_module(package).__path__
    return sorted(f"{package}.{module.name}" for module in pkgutil.iter_modules(path))


def modules(package: str) -> list[ModuleType]:
    """Import all modules of a package, in the order of their names."""
    return [import_module(name) for name in module_names(package)]


def late(module: str) -> Any:  # noqa: ANN401 - a module: its contents are not known to checkers
    """Import a module that is slow to import and seldom needed, when it is needed."""
    return import_module(module)


class Registry(Generic[T]):
    """Items of one sort, one a module, named by the module; `attribute` is what each offers."""

    def __init__(self, package: str, attribute: str, label: Text) -> None:
        self._package = package
        self._attribute = attribute
        self._label = label
        self._added: dict[str, T] = {}

    def names(self) -> list[str]:
        """Names of all items, without importing any."""
        path = import_module(self._package).__path__
        found = {module.name for module in pkgutil.iter_modules(path)}
        return sorted(name for name in found | set(self._added) if not name.startswith("_"))

    def get(self, name: str) -> T:
        """Import and hand out one item; `Missing` names what there is instead."""
        if name not in self.names():
            raise Missing(
                N_("There is no {sort} “{name}”.", sort=self._label, name=name),
                N_("Choose one of: {names}.", names=", ".join(self.names())),
            )
        if name not in self._added:
            module = import_module(f"{self._package}.{name}")
            self._added[name] = getattr(module, self._attribute)
        return self._added[name]

    def add(self, name: str, item: T) -> None:
        """Add an item that is no module of the package: a test's, or later a plug-in's."""
        self._added[name] = item

    def remove(self, name: str) -> None:
        """Take an added item out again."""
        self._added.pop(name, None)

    def __iter__(self) -> Iterator[T]:
        return (self.get(name) for name in self.names())
