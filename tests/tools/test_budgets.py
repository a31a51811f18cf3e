# SPDX-License-Identifier: MIT
"""Every planted breach of a budget is found, and clean code passes."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tools import budgets

HEAD = f'{budgets.SPDX}\n"""Module."""\n'


def words_of(folder: Path, source: str, name: str = "rules/thing.py") -> list[str]:
    """Measure one module of a package and return what was found."""
    path = folder / "delegate_crm" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return [finding.words for finding in budgets.measure(folder).findings]


def function(body: str, head: str = "def work():") -> str:
    """Write a module with one documented function."""
    return f'{HEAD}{head}\n    """Work."""\n{textwrap.indent(textwrap.dedent(body), "    ")}'


def nested(depth: int) -> str:
    """Write so many loops inside each other."""
    return (
        "".join(f"{'    ' * level}for i in ():\n" for level in range(depth)) + "    " * depth + "0"
    )


def test_clean_code_passes(tmp_path: Path) -> None:
    assert words_of(tmp_path, function("return 1\n")) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"""Module."""\n', "the first line is not"),
        (f"{budgets.SPDX}\n", "module without a docstring"),
        (f"{HEAD}class Thing:\n    pass\n", "Thing has no docstring"),
        (f"{HEAD}class _Thing:\n    pass\n", "_Thing has no docstring"),
        (f"{HEAD}def work():\n    pass\n", "work has no docstring"),
        (f'{HEAD}class T:\n    """T."""\n    def m(self):\n        pass\n', "T.m has no docstring"),
        (function("import os\n"), "import inside a function"),
        (function(nested(4)), "work nests 4 deep"),
        (function("if a:\n    pass\n" * 9), "work has 9 branches"),
        (function("0\n" * 60), "function work has 62 lines, the limit is 60"),
        (function("0\n" * 34), "function work has 36 lines, 95 % must have at most 35"),
        (function("0\n" * 7), "the median function has 9 lines"),
        (HEAD + "x = 0\n" * 599, "file thing has 601 lines, the limit is 600"),
        (HEAD + "x = 0\n" * 399, "file thing has 401 lines, 95 %"),
        (HEAD + "x = 0\n" * 129, "the median file has 131 lines"),
        (HEAD + "x = 0  # none\n" * 2, "comments per 100 lines"),
        (HEAD + "x = 0  # noqa: F401\n", "'noqa' without a code and a reason"),
        (HEAD + "x = 0  # noqa\n", "'noqa' without a code and a reason"),
        (HEAD + "x = 0  # type: ignore[misc]\n", "'type: ignore' without a code and a reason"),
        (HEAD + "x = 0  # type: ignore[misc] # stubs\n" * 2, "2 type-ignores in 4 lines"),
    ],
)
def test_a_planted_breach_is_found(tmp_path: Path, source: str, expected: str) -> None:
    assert [words for words in words_of(tmp_path, source) if expected in words]


def test_a_name_without_purpose_is_found(tmp_path: Path) -> None:
    assert words_of(tmp_path, HEAD, "rules/utils.py") == ["'utils' names no purpose"]


@pytest.mark.parametrize(
    "source",
    [
        function("if a: 0\nelif b: 0\nelif c: 0\nelif d: 0\n"),
        HEAD + "x = 0  # noqa: F401 - kept for its effect\n",
        HEAD + "x = 0  # type: ignore[misc] # the stubs are wrong\n",
        f'{HEAD}class T:\n    """T."""\n    @override\n    def m(self):\n        pass\n',
        f"#!/usr/bin/env python3\n{HEAD}",
        f"{HEAD}def _work():\n    pass\n",
    ],
)
def test_what_is_allowed_passes(tmp_path: Path, source: str) -> None:
    assert words_of(tmp_path, source) == []


@pytest.mark.parametrize("name", ["kit/registry.py", "app/compose.py"])
def test_discovery_and_start_may_import_late(tmp_path: Path, name: str) -> None:
    assert words_of(tmp_path, function("import os\n"), name) == []


def test_generated_migrations_may_be_long(tmp_path: Path) -> None:
    long = function("0\n" * 70)
    assert words_of(tmp_path, long, "store/migrations/versions/0001_first.py") == []


def test_a_finding_names_its_place(tmp_path: Path) -> None:
    words_of(tmp_path, function("import os\n"))
    finding = budgets.measure(tmp_path).findings[0]
    assert str(finding).endswith("rules/thing.py:5: import inside a function")


@pytest.mark.parametrize(
    ("body", "expected"),
    [("    assert 1\n" * 3, "3.0 asserts in a test"), ("    0\n" * 11, "the median test has 12")],
)
def test_long_tests_are_found(tmp_path: Path, body: str, expected: str) -> None:
    (tmp_path / "test_it.py").write_text(f"def test_it():\n{body}", encoding="utf-8")
    (finding,), _ = budgets.measure_tests(tmp_path)
    assert expected in finding.words


def test_the_command_fails_on_a_breach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words_of(tmp_path / "src", HEAD)
    assert budgets.main([str(tmp_path)]) == 0
    words_of(tmp_path / "src", "x = 0\n")
    assert budgets.main([str(tmp_path)]) == 1
    assert "module without a docstring" in capsys.readouterr().out
