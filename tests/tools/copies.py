# SPDX-License-Identifier: MIT
"""A copy of the tree, which a test may change, and programs that run in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "resources", "src", "tests", "tools", "translations")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.mo", "*.egg-info")


@dataclass(frozen=True)
class Copy:
    """A copy of the tree."""

    root: Path

    @classmethod
    def made_in(cls, folder: Path) -> Self:
        for name in FOLDERS:
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        for path in ROOT.iterdir():
            if path.is_file() and not path.name.startswith(".coverage"):
                shutil.copy(path, folder)
        return cls(folder)

    def start(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the tree, which imports what the copy holds."""
        folder = Path(sys.executable).parent
        return subprocess.run(
            [self._program(str(words[0]), folder), *words[1:]],
            cwd=self.root,
            env=self._environment(),
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def _environment(self) -> dict[str, str]:
        """Give a home of its own, whose owner speaks English, and count no coverage."""
        usual = {k: v for k, v in os.environ.items() if not k.startswith(("COVERAGE", "COV_"))}
        homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")
        own = dict.fromkeys(homes, str(self.root / "home"))
        words = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        return usual | own | words | {"PYTHONPATH": str(self.root / "src")}

    @staticmethod
    def _program(name: str, folder: Path) -> str:
        return sys.executable if name == "python" else str(folder / name)

    def run(self, *words: str | Path) -> str:
        """Run a command that must succeed; the answer is what it says."""
        done = self.start(*words)
        assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def new(self, *words: str) -> str:
        """Begin something with the scaffold."""
        return self.run("python", "tools/new.py", *words)

    def office(self, db: Path, *words: str) -> Any:  # noqa: ANN401 - what JSON holds
        """Run the program of the copy on an office file; the answer is its JSON."""
        options = ("--db", str(db), "--format", "json", "--lang", "en")
        return json.loads(self.run("python", "-m", "delegate_crm", *options, *words))

    def sources(self) -> dict[str, list[str]]:
        """The lines of every source file, by its place in the tree."""
        found = [path for folder in ("src", "tests") for path in (self.root / folder).rglob("*.py")]
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8").splitlines()
            for path in found
        }
