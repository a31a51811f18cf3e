# SPDX-License-Identifier: MIT
"""The layers hold, and every planted breach of them is found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "extra.py": "",
    "kit/planted.py": "import delegate_crm.rules\nimport click",
    "kit/first.py": "import delegate_crm.kit.second",
    "kit/second.py": "import delegate_crm.kit.first",
    "rules/planted.py": "import reportlab\nimport click",
    "services/planted.py": "import PySide6.QtCore\nimport sqlalchemy\nimport icalendar",
    "store/planted.py": "import sqlite3",
    "reports/planted.py": "import delegate_crm.exchange",
    "reports/catalog/first.py": "import delegate_crm.reports.catalog.second",
    "reports/catalog/second.py": "",
    "exchange/formats/first.py": "import delegate_crm.exchange.formats.second",
    "exchange/formats/second.py": "",
    "plans/first.py": "import delegate_crm.plans.second",
    "plans/second.py": "",
    "ui/pages/__init__.py": "",
    "ui/pages/first_page.py": "import delegate_crm.ui.pages.second_page",
    "ui/pages/second_page.py": "",
    "ui/planted.py": "import delegate_crm.store\nimport jeepney\nimport pypdfium2",
    "store/migrations/versions/planted.py": "import delegate_crm.kit.paths\nimport sqlalchemy",
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a source tree."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-logo", "--no-cache"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Lint a copy of the tree in which every contract is broken."""
    root = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(ROOT / "tools", root / "tools")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name, source in PLANTED.items():
        path = root / "src" / "delegate_crm" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return lint(root).stdout


def test_the_layers_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_can_break(report: str) -> None:
    assert " 0 kept" in report


@pytest.mark.parametrize(
    "words",
    [
        "delegate_crm.extra",
        "delegate_crm.kit.planted -> delegate_crm.rules",
        "delegate_crm.reports.planted -> delegate_crm.exchange",
        "delegate_crm.services.planted -> PySide6",
        "delegate_crm.services.planted -> sqlalchemy",
        "delegate_crm.store.planted -> sqlite3",
        "delegate_crm.ui.planted -> delegate_crm.store",
        "delegate_crm.ui.planted -> jeepney",
        "delegate_crm.ui.planted -> pypdfium2",
        "delegate_crm.kit.planted may not import click",
        "delegate_crm.rules.planted may not import click",
        "delegate_crm.rules.planted -> reportlab",
        "delegate_crm.services.planted -> icalendar",
        "delegate_crm.reports.catalog.first -> delegate_crm.reports.catalog.second",
        "delegate_crm.exchange.formats.first -> delegate_crm.exchange.formats.second",
        "delegate_crm.plans.first -> delegate_crm.plans.second",
        "delegate_crm.ui.pages.first_page -> delegate_crm.ui.pages.second_page",
        "No cycles are allowed in delegate_crm.kit",
        "delegate_crm.store.migrations.versions.planted may not import delegate_crm.kit.paths",
    ],
)
def test_a_planted_breach_is_found(report: str, words: str) -> None:
    assert words in report


def test_what_a_migration_may_import_passes(report: str) -> None:
    assert "planted may not import sqlalchemy" not in report
