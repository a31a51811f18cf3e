# SPDX-License-Identifier: MIT
"""Setting up: what is pinned, what is skipped, what is said."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

import dev

LOCKS = [dev.LOCK, dev.DEV_LOCK]


def pins(name: str) -> dict[str, list[str]]:
    """Read a lock file: each requirement with its hashes."""
    text = (dev.ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return {line.split(" ")[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", line) for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_everything_is_pinned_with_hashes(name: str) -> None:
    assert all("==" in pin and hashes for pin, hashes in pins(name).items())


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index(name: str) -> None:
    text = (dev.ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", text)


def test_both_locks_agree_and_hold_every_dependency() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=; ]", each)[0].lower() for each in project["dependencies"]}
    assert wanted <= {pin.partition("==")[0] for pin in pins(dev.LOCK)}
    assert pins(dev.LOCK).items() <= pins(dev.DEV_LOCK).items()


def test_an_old_python_is_refused_plainly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["test"]) == 1
    assert "Python 3.11 or newer is needed; this is" in capsys.readouterr().err


@pytest.mark.skipif(
    os.name == "nt", reason="on Windows Qt brings its libraries along; nothing is installed"
)
def test_without_rights_the_line_to_type_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_rights", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    dev._install_packages(["libegl1", "libgl1"])
    line = "sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
    assert capsys.readouterr().err.endswith(line)


def test_a_missing_library_is_noticed() -> None:
    assert not dev._loads("libthereisnone.so.1")


def test_a_changed_lock_changes_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyproject.toml", "hatch_build.py", *LOCKS):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    before = dev._fingerprint()
    (tmp_path / dev.LOCK).write_text("changed", encoding="utf-8")
    assert dev._fingerprint() != before


def test_a_newer_catalogue_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "translations" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (folder / "a.po").touch()
    assert dev._catalogues_stale()
    (folder / "a.mo").touch()
    os.utime(folder / "a.po", (0, 0))
    assert not dev._catalogues_stale()


def test_a_check_is_shown_and_its_closing_line_kept(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["at work", "=== 3 passed in 0.1s ===", "bye"]
    saying = [str(dev.PYTHON), "-c", f"print(*{lines}, sep='\\n'); raise SystemExit(3)"]
    assert dev._watched(saying) == (3, "3 passed in 0.1s")
    assert capsys.readouterr().out.splitlines() == lines


def test_the_continuous_check_is_the_developers_own() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.endswith("exec python3 dev.py test\n")
