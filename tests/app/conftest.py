# SPDX-License-Identifier: MIT
"""The command line run inside the test's own process, in folders of the test's own.

`crm`     runs commands on an office file that is not there yet: `crm("init", "--sample")`
`sampled` the same on a copy of the sample office, on 1 March 2019
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from delegate_crm.app import cli


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command answers
        """Standard output read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def crm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Answer:
        code = cli.run(["--db", str(tmp_path / "office.db"), *words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def sampled(crm: Run, sample_file: Path, tmp_path: Path) -> Run:
    shutil.copyfile(sample_file, tmp_path / "office.db")

    def run(*words: str) -> Answer:
        return crm("--today", "2019-03-01", "--user", "anna", *words)

    return run
