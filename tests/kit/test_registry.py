# SPDX-License-Identifier: MIT
"""Plug points: what lies in the folder is found, and imported only when it is used."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.kit.registry import Registry, late, modules

PACKAGE = "planted_reports"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry[str]]:
    """A registry over a package of two items and something private."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "_shared.py").touch()
    for name in ("zebra", "ant"):
        (folder / f"{name}.py").write_text(f"ITEM = 'the {name}'\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield Registry[str](PACKAGE, "ITEM", N_("report"))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


def test_names_are_listed_without_importing_anything(reports: Registry[str]) -> None:
    assert reports.names() == ["ant", "zebra"]
    assert f"{PACKAGE}.ant" not in sys.modules


def test_an_item_is_imported_when_it_is_used(reports: Registry[str]) -> None:
    assert reports.get("ant") == "the ant"
    assert f"{PACKAGE}.zebra" not in sys.modules


def test_what_is_not_there_is_refused_with_what_is(reports: Registry[str]) -> None:
    with pytest.raises(Missing) as refused:
        reports.get("_shared")
    said = Translator("en")
    assert said(refused.value.message) == "There is no report “_shared”."
    assert refused.value.hint is not None
    assert said(refused.value.hint) == "Choose one of: ant, zebra."


def test_items_may_be_added_and_taken_out(reports: Registry[str]) -> None:
    reports.add("bee", "the bee")
    assert list(reports) == ["the ant", "the bee", "the zebra"]
    reports.remove("bee")
    reports.remove("bee")
    assert reports.names() == ["ant", "zebra"]


@pytest.mark.usefixtures("reports")
def test_modules_come_in_the_order_of_their_names() -> None:
    assert [module.__name__ for module in modules(PACKAGE)] == [
        f"{PACKAGE}.{name}" for name in ("_shared", "ant", "zebra")
    ]


@pytest.mark.usefixtures("reports")
def test_a_module_that_is_seldom_needed_is_imported_late() -> None:
    assert f"{PACKAGE}.zebra" not in sys.modules
    assert late(f"{PACKAGE}.zebra").ITEM == "the zebra"
