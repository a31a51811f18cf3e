# SPDX-License-Identifier: MIT
"""The wheel carries all it needs and nothing else, and works far from the source."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from delegate_crm import __version__

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("src", "resources", "translations")
PROJECT = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore")
KNOWN = re.compile(
    r"delegate_crm/([\w/]+\.py|py\.typed|store/migrations/script\.py\.mako"
    r"|store/migrations/versions/\d{4}\.sql|resources/.+|translations/\w+/LC_MESSAGES/\w+\.mo)"
    r"|delegate_crm-[\d.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE)"
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
    """Install the wheel into an environment of its own, far from the checkout.

    It borrows the libraries that are installed here, but not the checkout beside them: a line of
    a `.pth` file adds one folder and reads no further such files in it.
    """
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, symlinks=os.name != "nt")
    python = programs(environment) / Path(sys.executable).name
    uv = Path(sys.executable).with_name("uv")
    installing = [str(uv), "pip", "install", "--quiet", "--no-deps", "--offline"]
    subprocess.run([*installing, "--python", str(python), str(wheel)], check=True, cwd=environment)
    libraries = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment


def programs(environment: Path) -> Path:
    """Where an environment keeps its programs."""
    return Path(sysconfig.get_path("scripts", vars={"base": str(environment)}))


def start(installed: Path, program: str, *words: str) -> str:
    """Run a program of the environment, outside the checkout; return what it prints."""
    usual = {k: v for k, v in os.environ.items() if not k.startswith(("COVERAGE", "PYTHON"))}
    done = subprocess.run(
        [str(programs(installed) / program), *words],
        cwd=installed,
        env=usual | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
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


def test_the_migrations_are_in_the_wheel(names: list[str], project: Path) -> None:
    versions = project.glob("src/delegate_crm/store/migrations/versions/*.*")
    assert {path.relative_to(project / "src").as_posix() for path in versions} <= set(names)


def test_the_same_source_builds_the_same_wheel(wheel: Path, project: Path, tmp_path: Path) -> None:
    assert build(project, tmp_path).read_bytes() == wheel.read_bytes()


@pytest.fixture(scope="module")
def office(installed: Path) -> tuple[str, ...]:
    """How the installed program is asked for JSON of its sample office."""
    options = ("delegate-crm", "--db", "office.db", "--today", "2019-03-01", "--format", "json")
    start(installed, *options, "init", "--sample")
    return options


def test_the_installed_package_is_the_one_that_runs(installed: Path) -> None:
    asking = "import delegate_crm; print(delegate_crm.__file__)"
    assert Path(start(installed, "python", "-c", asking)).is_relative_to(installed)


def test_the_installed_package_finds_its_own_files(installed: Path) -> None:
    asking = "from delegate_crm.kit import paths; print(paths.resources(), paths.translations())"
    found = start(installed, "python", "-c", asking).split()
    assert [Path(word).is_relative_to(installed) for word in found] == [True, True]


def test_the_installed_program_says_its_version(installed: Path) -> None:
    assert __version__ in start(installed, "delegate-crm", "--version")


@pytest.mark.parametrize(("lang", "words"), [("en", "State"), ("ru", "Состояние"), ("zh", "状态")])
def test_the_installed_program_speaks_each_language(
    installed: Path, office: tuple[str, ...], lang: str, words: str
) -> None:
    assert words in start(installed, *office, "--format", "text", "--lang", lang, "due")


def test_the_installed_program_says_what_is_due(installed: Path, office: tuple[str, ...]) -> None:
    due = json.loads(start(installed, *office, "due"))
    assert {"id", "title", "state", "days"} <= due[0].keys()


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_installed_program_prints_the_sample_report(
    installed: Path, office: tuple[str, ...], lang: str
) -> None:
    asking = ("report", "visit_report", "V-2018-001", "-o", f"{lang}.pdf", "--lang", lang)
    said = json.loads(start(installed, *office, *asking))
    assert said["pages"] >= 2
    assert (installed / f"{lang}.pdf").read_bytes().startswith(b"%PDF")


def test_the_installed_migrations_lead_to_the_installed_tables(installed: Path) -> None:
    asking = (
        "from delegate_crm.store import guard, migrate; from sqlalchemy import create_engine;"
        "from sqlcipher3 import dbapi2;"
        "connection = create_engine('sqlite://', module=dbapi2).connect();"
        "migrate.run(connection, guard.SCHEMA_VERSION);"
        "print(guard.foreign_objects(connection.connection.dbapi_connection))"
    )
    assert start(installed, "python", "-c", asking) == "[]\n"
