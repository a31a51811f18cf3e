# SPDX-License-Identifier: MIT
"""What a base of the window leaves to its subclasses, each of them says.

A hook is a method, or a property, that raises `NotImplementedError`. A class that others build on
may leave hooks to them; the last of each line must have overridden all that it inherits.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from delegate_crm import app, ui
from delegate_crm.ui.editing.editor import Editor
from delegate_crm.ui.lists.even_rows import EvenRows
from delegate_crm.ui.lists.time_view import TimeView


def is_hook(member: object) -> bool:
    if isinstance(member, property):
        return is_hook(member.fget)
    return inspect.isfunction(member) and "NotImplementedError" in member.__code__.co_names


def left_out(made: type) -> set[str]:
    """Hooks that a class has or inherits and that nobody on the way to it has overridden."""
    return {name for name, _ in inspect.getmembers(made, is_hook)}


def classes() -> Iterator[type]:
    """Every class that the window and the start of the program declare."""
    for package in (app, ui):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            yield from (x for x in vars(module).values() if declared_in(module.__name__, x))


def declared_in(module: str, member: object) -> bool:
    return inspect.isclass(member) and member.__module__ == module


def test_the_last_of_each_line_overrides_every_hook() -> None:
    ours = set(classes())
    bases = {x for x in ours if any(map(is_hook, vars(x).values()))}
    built_on = {base for each in ours for base in each.__mro__[1:]}
    assert Editor in bases & built_on
    assert {x.__qualname__: missed for x in ours - built_on if (missed := left_out(x))} == {}


def test_a_property_that_is_left_out_is_found() -> None:
    assert left_out(type("Half", (EvenRows,), {})) == {"row_height"}
    assert left_out(TimeView) == set()


def test_a_hook_that_is_left_out_is_found() -> None:
    half = type("Half", (Editor,), {"put": lambda *_: None, "edit": lambda *_: None})
    assert left_out(half) == {"restore", "inputs"}
