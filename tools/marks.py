# SPDX-License-Identifier: MIT
"""Find messages that no extraction will find: marked wrongly, or shown without a mark."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

# how many leading arguments of each mark must be literals
MARKS = {"N_": 1, "NC_": 2, "NN_": 2}
MADE = {"Text", "i18n.Text"}
SHOWING = {
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QPushButton",
    "QRadioButton",
    "addAction",
    "addMenu",
    "addTab",
    "echo",
    "secho",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
}
WORDS = re.compile(r"[^\W\d_] [^\W\d_]|[A-ZА-ЯЁ]|[\u3400-\u9fff]")


def escaped(source: Path) -> Iterator[str]:
    """Say where a message below a folder escapes extraction."""
    for path in sorted(source.rglob("*.py")):
        place = path.relative_to(source).as_posix().split("/", 1)[-1]
        if place == "kit/i18n.py":
            continue
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for call in (node for node in nodes if isinstance(node, ast.Call)):
            yield from (f"{path.as_posix()}:{call.lineno}: {w}" for w in _faults(call, place))


def _faults(call: ast.Call, place: str) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in MARKS:
        given = call.args[: MARKS[name]]
        if len(given) < MARKS[name] or not all(_is_literal(each) for each in given):
            yield f"{name} needs literal words: nothing else is extracted"
    elif ast.unparse(call.func) in MADE:
        yield "Text is made by N_, NC_ or NN_ (data: plain), or it is never extracted"
    elif name in SHOWING and place.startswith(("ui/", "app/cli")):
        for argument in call.args:
            if WORDS.search(_shown(argument)):
                yield f"{name} shows words that no mark declares"


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _shown(node: ast.expr) -> str:
    """Return the literal words of an argument, not those inside a call of its own."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    constants = [part.value for part in parts if isinstance(part, ast.Constant)]
    return "".join(value for value in constants if isinstance(value, str))
