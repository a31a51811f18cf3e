# SPDX-License-Identifier: MIT
"""The wheel carries all it needs and nothing else, and works far from the source."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("src", "resources", "translations")
PROJECT = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore")
KNOWN = re.compile(
    r"delegate_crm/([\w/]+\.py|py\.typed|[\w/]+(\.py)?\.mako|resources/.+|translations/\w+/LC_MESSAGES/\w+\.mo)"
    r"|delegate_crm-[\d.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE)"
)
needs_cli = pytest.mark.skipif(
    importlib.util.find_spec("delegate_crm.app.cli") is None, reason="no command line yet"
)


def build(project: Path, into: Path) -> Path:
    """Build the wheel as a packager does."""
    building = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", building, str(into)],
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
    )
    return into / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a wheel is built from: other tests read the catalogues that a build writes."""
    copy = tmp_path_factory.mktemp("project")
    for folder in SOURCES:
        if (ROOT / folder).exists():
            unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(ROOT / folder, copy / folder, ignore=unwanted)
    for name in PROJECT:
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    return build(project, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """List what the wheel holds."""
    return zipfile.ZipFile(wheel).namelist()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a folder outside the checkout."""
    target = tmp_path_factory.mktemp("installed")
    uv = Path(sys.executable).with_name("uv")
    installing = [str(uv), "pip", "install", "--quiet", "--no-deps", "--offline"]
    subprocess.run([*installing, "--target", str(target), str(wheel)], check=True, cwd=target)
    return target


def start(installed: Path, *words: str) -> str:
    """Run Python with the installed wheel, outside the checkout; return what it prints."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=installed.parent,
        env=os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_in_the_wheel_is_known(names: list[str]) -> None:
    assert [name for name in names if not KNOWN.fullmatch(name)] == []


def test_every_module_and_resource_is_in_the_wheel(names: list[str], project: Path) -> None:
    modules = [path.relative_to(project / "src") for path in project.glob("src/**/*.py")]
    resources = [path for path in project.glob("resources/**/*") if path.is_file()]
    shipped = [Path("delegate_crm") / path.relative_to(project) for path in resources]
    assert {path.as_posix() for path in (*modules, *shipped)} <= set(names)


def test_every_catalogue_is_compiled_into_the_wheel(names: list[str], project: Path) -> None:
    sources = project.glob("translations/*/LC_MESSAGES/*.po")
    compiled = {
        f"delegate_crm/{po.relative_to(project).with_suffix('.mo').as_posix()}" for po in sources
    }
    assert compiled == {name for name in names if name.endswith(".mo")}


def test_the_migrations_are_in_the_wheel(names: list[str]) -> None:
    assert "delegate_crm/store/migrations/versions/__init__.py" in names


def test_the_same_source_builds_the_same_wheel(wheel: Path, project: Path, tmp_path: Path) -> None:
    assert build(project, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_installed_package_finds_its_own_files(installed: Path) -> None:
    asking = "from delegate_crm.kit import paths; print(paths.resources(), paths.translations())"
    found = [Path(word) for word in start(installed, "-c", asking).split()]
    shipped = [any(ROOT.glob(files)) for files in ("resources/**/*.*", "translations/*/*/*.po")]
    assert [path.is_relative_to(installed) for path in found] == shipped


@needs_cli
def test_the_installed_program_says_its_version(installed: Path) -> None:
    assert "0.1.0" in start(installed, "-m", "delegate_crm", "--version")


@needs_cli
def test_the_installed_program_prints_the_sample_report(installed: Path, tmp_path: Path) -> None:
    office, page = tmp_path / "office.db", tmp_path / "visit.pdf"
    program = ("-m", "delegate_crm", "--db", str(office), "--format", "json")
    start(installed, *program, "init", "--sample")
    said = start(installed, *program, "report", "visit_report", "1", "-o", str(page))
    assert json.loads(said)["gaps"] == []
    assert page.read_bytes().startswith(b"%PDF")
