# SPDX-License-Identifier: MIT
"""Every expected refusal says what to do, except where no act of the user helps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import delegate_crm

BEFORE_THE_HINT = {"Problem": 2, "Invalid": 1, "Missing": 1, "Conflict": 1, "Storage": 1}
"""Arguments of a refusal before the one that says what to do."""
NO_ACT_HELPS = {
    "nothing",  # there is no step to undo or redo
    "N_('This value is not in the history any more.')",
    "N_('A file cannot be attached here.')",  # where a condition is typed
    "N_('No record is called “{text}”.', text=text)",  # the sample names a record it lacks
}
MODULES = sorted(Path(delegate_crm.__file__).parent.rglob("*.py"))


def refusals(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
        if called in BEFORE_THE_HINT and isinstance(node, ast.Call) and node.args:
            yield node


def says_what_to_do(call: ast.Call) -> bool:
    assert isinstance(call.func, ast.Name)
    unpacked = any(isinstance(each, ast.Starred) for each in call.args)
    named = any(each.arg == "hint" for each in call.keywords)
    return unpacked or named or len(call.args) > BEFORE_THE_HINT[call.func.id]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_refusal_says_what_to_do(path: Path) -> None:
    calls = refusals(ast.parse(path.read_text(encoding="utf-8")))
    silent = [ast.unparse(call.args[0]) for call in calls if not says_what_to_do(call)]
    assert set(silent) <= NO_ACT_HELPS


def test_a_refusal_without_an_act_is_seen() -> None:
    silent, told = refusals(ast.parse("Invalid(N_('No.'))\nProblem(N_('No.'), 'end', HINT)"))
    assert not says_what_to_do(silent)
    assert says_what_to_do(told)
