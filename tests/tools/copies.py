# SPDX-License-Identifier: MIT
"""A copy of the tree, which a test may change, and programs that run in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "resources", "src", "tests", "tools", "translations")
LEFT_OUT = shutil.ignore_patterns("*.mo", "*.egg-info", "parts")
"""What is made from the tree, and words that were handed in and are not merged yet.

Bytecode comes along: it fits its source by the time of that, and is made anew where one changes.
"""


class Copy:
    """A copy of the tree."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._program: subprocess.Popen[str] | None = None
        self._started_from: object = None

    @classmethod
    @contextmanager
    def made_in(cls, folder: Path) -> Iterator[Self]:
        """Copy the tree; what still runs in it is ended in the end."""
        for name in FOLDERS:
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        for path in ROOT.iterdir():
            if path.is_file() and not path.name.startswith(".coverage"):
                shutil.copy(path, folder)
        copy = cls(folder)
        try:
            yield copy
        finally:
            copy._end()

    def start(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the tree, which imports what the copy holds."""
        return subprocess.run(
            self._command(*words),
            cwd=self.root,
            env=self._environment(),
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    @staticmethod
    def _command(program: str | Path, *words: str | Path) -> list[str | Path]:
        beside = Path(sys.executable).parent
        return [sys.executable if program == "python" else beside / program, *words]

    def _environment(self) -> dict[str, str]:
        """Give a home of its own, whose owner speaks English; keep bytecode, count no coverage."""
        unwanted = ("COVERAGE", "COV_", "PYTHONDONTWRITEBYTECODE")
        usual = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
        homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")
        own = dict.fromkeys(homes, str(self.root / "home"))
        words = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        return usual | own | words | {"PYTHONPATH": str(self.root / "src")}

    def run(self, *words: str | Path) -> str:
        """Run a command that must succeed; the answer is what it says."""
        done = self.start(*words)
        assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def crm(self, *words: str) -> str:
        """Run a command of the program, which must succeed; the answer is what it says.

        The program stays started for the next command, until a file of the tree has changed.
        """
        if self._program is None or self._started_from != self._state():
            self._begin()
        assert self._program is not None
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{json.dumps(words)}\n")
        self._program.stdin.flush()
        code, out, err = json.loads(self._program.stdout.readline())
        assert code == 0, f"{words}\n{out}{err}"
        return str(out)

    def _state(self) -> object:
        """What tells a tree from the same tree after a change."""
        folders = (self.root / name for name in ("resources", "src", "translations"))
        files = (path for folder in folders for path in folder.rglob("*.*"))
        return [(path, path.stat().st_mtime_ns) for path in files if path.suffix != ".pyc"]

    def _begin(self) -> None:
        self._end()
        self._started_from = self._state()
        self._program = subprocess.Popen(
            self._command("python", "tests/tools/answering.py"),
            cwd=self.root,
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def _end(self) -> None:
        if self._program is not None:
            self._program.communicate()
            self._program = None

    def new(self, *words: str) -> str:
        """Begin something with the scaffold."""
        return self.run("python", "tools/new.py", *words)

    def office(self, db: Path, *words: str) -> Any:  # noqa: ANN401 - what JSON holds
        """Run the program of the copy on an office file; the answer is its JSON."""
        options = ("--db", str(db), "--format", "json", "--lang", "en")
        return json.loads(self.crm(*options, *words))

    def sources(self) -> dict[str, list[str]]:
        """The lines of every source file, by its place in the tree."""
        found = [path for folder in ("src", "tests") for path in (self.root / folder).rglob("*.py")]
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8").splitlines()
            for path in found
        }
