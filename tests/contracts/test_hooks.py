# SPDX-License-Identifier: MIT
"""What a base of the window leaves to its subclasses, each of them says.

A hook is a method that raises `NotImplementedError`. A class that others build on may leave hooks
to them; the last of each line must have overridden all that it inherits.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from delegate_crm import ui
from delegate_crm.ui.editing.editor import Editor
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.records.frame import RecordFrame
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.widgets.rows import Row

BASES = (Editor, ListPage, RecordFrame, RecordPage, Row)


def is_hook(member: object) -> bool:
    return inspect.isfunction(member) and "NotImplementedError" in member.__code__.co_names


def left_out(made: type) -> set[str]:
    """Hooks that a class inherits and does not override."""
    return {name for name, _ in inspect.getmembers(made, is_hook)}


def subclasses(base: type) -> Iterator[type]:
    made: type
    for made in base.__subclasses__():
        yield made
        yield from subclasses(made)


@pytest.fixture(scope="module", autouse=True)
def whole_window() -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)


@pytest.mark.parametrize("base", BASES)
def test_subclasses_override_every_hook(base: type) -> None:
    ours = [x for x in subclasses(base) if x.__module__.startswith(ui.__name__)]
    concrete = [x for x in ours if not any(x in each.__bases__ for each in ours)]
    assert concrete
    assert {x.__qualname__: missed for x in concrete if (missed := left_out(x))} == {}


def test_a_hook_that_is_left_out_is_found() -> None:
    half = type("Half", (Editor,), {"put": lambda *_: None, "edit": lambda *_: None})
    assert left_out(half) == {"restore", "inputs"}
