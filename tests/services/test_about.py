# SPDX-License-Identifier: MIT
"""Whatever the program brings along is named with its licence."""

from __future__ import annotations

import pytest

from delegate_crm.services.about import Component, components


@pytest.fixture(scope="module")
def named() -> dict[str, Component]:
    return {each.name: each for each in components()}


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("delegate-crm", "MIT"),
        ("reportlab", "BSD"),
        ("pypdfium2", "BSD"),
        ("PySide6_Essentials", "LGPL"),
        ("Noto Sans SC", "OFL-1.1"),
        ("Lucide", "ISC"),
    ],
)
def test_a_component_has_its_licence(named: dict[str, Component], name: str, licence: str) -> None:
    assert licence in named[name].licence


def test_the_program_comes_first(named: dict[str, Component]) -> None:
    assert next(iter(named)) == "delegate-crm"


def test_licences_are_told_in_full_where_they_are_shipped(named: dict[str, Component]) -> None:
    assert "SIL OPEN FONT LICENSE" in named["Noto Sans"].text.upper()
    assert "Permission is hereby granted" in named["SQLAlchemy"].text


def test_what_only_developers_need_is_not_named(named: dict[str, Component]) -> None:
    assert "pytest" not in named
