# SPDX-License-Identifier: MIT
"""Hold the sizes of the code: files, functions, nesting, comments, exceptions to the rules.

`python tools/budgets.py [ROOT]` prints what breaks a budget, and where, and exits with 1.
Import cycles and layers are import-linter's; style is ruff's.
"""

from __future__ import annotations

import ast
import io
import re
import statistics
import sys
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FILE_MEDIAN, FILE_P95, FILE_MAX = 130, 400, 600
FUNCTION_MEDIAN, FUNCTION_P95, FUNCTION_MAX = 8, 35, 60
NESTING, BRANCHES = 3, 8
COMMENTS_PER_100, IGNORES_PER_1000 = 5, 1
TEST_MEDIAN, TEST_ASSERTS = 10, 2

SPDX = "# SPDX-License-Identifier: MIT"
LATE_IMPORTS = ("kit/registry.py", "app/")
GENERATED = "migrations/versions/"
ATTICS = {"utils", "util", "helpers", "misc", "common"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
NESTS = (ast.If, *LOOPS, ast.With, ast.AsyncWith, ast.Try, ast.Match)
FORKS = (ast.If, *LOOPS, ast.ExceptHandler, ast.match_case, ast.IfExp)
SILENCED = re.compile(r"#\s*(type:\s*ignore|noqa)(.*)")
EXPLAINED = re.compile(r"[:\[]\s*[\w, -]+\]?\s*(-|#)\s*\w+")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a budget."""

    path: Path
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.words}"


@dataclass(frozen=True, slots=True)
class Size:
    """How long one file or function is, and where it stands."""

    path: Path
    line: int
    name: str
    lines: int


@dataclass(slots=True)
class Measure:
    """What was found in a tree of source files."""

    files: list[Size] = field(default_factory=list)
    functions: list[Size] = field(default_factory=list)
    comments: int = 0
    ignores: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """All lines of all files."""
        return sum(size.lines for size in self.files)


def measure(folder: Path) -> Measure:
    """Read every Python file below a folder and hold it to the budgets."""
    found = Measure()
    for path in sorted(folder.rglob("*.py")):
        _measure_file(found, path, path.relative_to(folder).as_posix())
    found.findings += [
        *_spread(found.files, "file", FILE_MEDIAN, FILE_P95, FILE_MAX),
        *_spread(found.functions, "function", FUNCTION_MEDIAN, FUNCTION_P95, FUNCTION_MAX),
        *_shares(found, folder),
    ]
    return found


def _measure_file(found: Measure, path: Path, place: str) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source, str(path))
    found.files.append(Size(path, 1, path.stem, len(source.splitlines())))
    if GENERATED not in place:
        found.functions += [
            Size(path, node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
            for node in ast.walk(tree)
            if isinstance(node, FUNCTIONS)
        ]
    comments = _comments(source)
    found.comments += sum(1 for _, words in comments if not SILENCED.search(words))
    found.ignores += sum(1 for _, words in comments if "type: ignore" in words)
    problems = (
        *_head(path, source),
        *_silenced(comments),
        *_late_imports(tree, place),
        *_undocumented(tree),
        *_tangled(tree),
    )
    found.findings += [Finding(path, line, words) for line, words in sorted(problems)]


# --- one file -------------------------------------------------------------------------------------


def _head(path: Path, source: str) -> Iterator[tuple[int, str]]:
    lines = [line for line in source.splitlines()[:2] if not line.startswith("#!")]
    if lines[:1] != [SPDX]:
        yield 1, f"the first line is not {SPDX!r}"
    if path.stem in ATTICS:
        yield 1, f"{path.stem!r} names no purpose"


def _comments(source: str) -> list[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        (token.start[0], token.string)
        for token in tokens
        if token.type == tokenize.COMMENT
        and token.string != SPDX
        and not token.string.startswith("#!")
    ]


def _silenced(comments: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for line, words in comments:
        if (match := SILENCED.search(words)) and not EXPLAINED.match(match[2]):
            yield line, f"{match[1]!r} without a code and a reason"


def _late_imports(tree: ast.Module, place: str) -> Iterator[tuple[int, str]]:
    if place.split("/", 1)[-1].startswith(LATE_IMPORTS):
        return
    functions = [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
    inside = {node for function in functions for node in ast.walk(function)}
    for node in inside:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node.lineno, "import inside a function"


def _undocumented(tree: ast.Module) -> Iterator[tuple[int, str]]:
    if not ast.get_docstring(tree):
        yield 1, "module without a docstring"
    for node, name in _public(tree, ""):
        if not ast.get_docstring(node):
            yield node.lineno, f"{name} has no docstring"


def _public(
    parent: ast.Module | ast.ClassDef, prefix: str
) -> Iterator[tuple[ast.ClassDef | Function, str]]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef):
            yield node, prefix + node.name
            if not node.name.startswith("_"):
                yield from _public(node, f"{prefix}{node.name}.")
        elif isinstance(node, FUNCTIONS) and not (node.name.startswith("_") or _repeats(node)):
            yield node, prefix + node.name


def _repeats(node: Function) -> bool:
    """Tell whether the words stand elsewhere: at the overridden method, or at the getter."""
    last = {ast.unparse(each).rpartition(".")[2] for each in node.decorator_list}
    return bool(last & {"overload", "override", "setter", "deleter"})


def _tangled(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, FUNCTIONS):
            continue
        if (deep := max(_depths(node.body, 0), default=0)) > NESTING:
            yield node.lineno, f"{node.name} nests {deep} deep, the limit is {NESTING}"
        forks = sum(isinstance(each, FORKS) for each in _own(node))
        if forks > BRANCHES:
            yield node.lineno, f"{node.name} has {forks} branches, the limit is {BRANCHES}"


def _depths(body: Sequence[ast.AST], depth: int) -> Iterator[int]:
    for node in body:
        deeper = depth + isinstance(node, NESTS)
        yield deeper
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.expr)):
            continue
        for name, value in ast.iter_fields(node):
            inner = value if isinstance(value, list) else []
            yield from _depths(inner, depth if _is_elif(name, inner) else deeper)


def _is_elif(name: str, body: Sequence[ast.AST]) -> bool:
    return name == "orelse" and len(body) == 1 and isinstance(body[0], ast.If)


def _own(function: Function) -> Iterator[ast.AST]:
    """Walk a function without the functions inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, FUNCTIONS):
            waiting += ast.iter_child_nodes(node)


# --- the whole tree -------------------------------------------------------------------------------


def _spread(
    sizes: Sequence[Size], noun: str, middle: int, p95: int, largest: int
) -> Iterator[Finding]:
    if not sizes:
        return
    ordered = sorted(sizes, key=lambda size: size.lines)
    for size in ordered:
        if size.lines > largest:
            words = f"{noun} {size.name} has {size.lines} lines, the limit is {largest}"
            yield Finding(size.path, size.line, words)
    if percentile(ordered, 95) > p95:
        for size in ordered:
            if size.lines > p95:
                words = f"{noun} {size.name} has {size.lines} lines, 95 % must have at most {p95}"
                yield Finding(size.path, size.line, words)
    if (found := statistics.median(size.lines for size in sizes)) > middle:
        half = ordered[-1]
        yield Finding(half.path, half.line, f"the median {noun} has {found} lines, not {middle}")


def percentile(ordered: Sequence[Size], percent: int) -> int:
    """Return the size that so many per cent of an ordered list do not pass."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)].lines if ordered else 0


def _shares(found: Measure, folder: Path) -> Iterator[Finding]:
    if found.comments * 100 > COMMENTS_PER_100 * found.lines:
        share = found.comments * 100 / found.lines
        yield Finding(folder, 0, f"{share:.1f} comments per 100 lines, not {COMMENTS_PER_100}")
    if found.ignores * 1000 > IGNORES_PER_1000 * max(found.lines, 1000):
        yield Finding(folder, 0, f"{found.ignores} type-ignores in {found.lines} lines")


def summary(found: Measure) -> str:
    """Say the figures in one line."""
    files = sorted(found.files, key=lambda size: size.lines)
    functions = sorted(found.functions, key=lambda size: size.lines)
    return (
        f"{len(files)} files, {found.lines} lines; "
        f"median/p95/max of a file {percentile(files, 50)}/{percentile(files, 95)}"
        f"/{percentile(files, 100)}, of a function {percentile(functions, 50)}"
        f"/{percentile(functions, 95)}/{percentile(functions, 100)}; "
        f"{found.comments} comments, {found.ignores} type-ignores, "
        f"{len(found.findings)} over budget"
    )


# --- the tests ------------------------------------------------------------------------------------


def measure_tests(folder: Path) -> tuple[list[Finding], str]:
    """Hold the tests to their length and number of asserts; say the figures."""
    sizes, asserts = [], 0
    for path in sorted(folder.rglob("test_*.py")):
        tests = ast.parse(path.read_text(encoding="utf-8"), str(path)).body
        for node in tests:
            if isinstance(node, FUNCTIONS) and node.name.startswith("test_"):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                sizes.append(Size(path, node.lineno, node.name, lines))
                asserts += sum(isinstance(each, ast.Assert) for each in ast.walk(node))
    middle = statistics.median(size.lines for size in sizes) if sizes else 0
    mean = asserts / max(len(sizes), 1)
    found = []
    if middle > TEST_MEDIAN:
        found.append(Finding(folder, 0, f"the median test has {middle} lines, not {TEST_MEDIAN}"))
    if mean > TEST_ASSERTS:
        found.append(Finding(folder, 0, f"{mean:.1f} asserts in a test, not {TEST_ASSERTS}"))
    return found, f"{len(sizes)} tests: median {middle} lines, {mean:.1f} asserts each"


def main(arguments: Sequence[str]) -> int:
    """Print what breaks a budget below ROOT, which is here unless named; exit with 1 if any."""
    root = Path(arguments[0] if arguments else ".")
    source = measure(root / "src")
    tests, words = measure_tests(root / "tests")
    for finding in (*source.findings, *tests):
        print(finding)
    print(words)
    print(summary(source))
    return 1 if source.findings or tests else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
