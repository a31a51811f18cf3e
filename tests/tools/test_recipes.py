# SPDX-License-Identifier: MIT
"""Each recipe is done as it is written, in a copy of the tree, and says what it promises."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.copies import ROOT, Copy

RECIPES = sorted((ROOT / "docs" / "recipes").glob("*.md"))
SCREEN = 54
"""Lines that are read without turning the page."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(recipe: Path) -> Iterator[tuple[str, list[str]]]:
    """What is to be typed (console) and changed (diff), in order."""
    for sort, text in BLOCK.findall(recipe.read_text(encoding="utf-8")):
        yield sort, text.splitlines()


def change(copy: Copy, lines: list[str]) -> None:
    """Change a file: what stands after nothing or a minus must be there once."""
    path = copy.root / lines[0].removeprefix("+++ ")
    before = "".join(f"{line[1:]}\n" for line in lines[1:] if line[:1] != "+")
    after = "".join(f"{line[1:]}\n" for line in lines[1:] if line[:1] != "-")
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{path}:\n{before}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def type_(copy: Copy, lines: list[str]) -> None:
    """Type each command; the lines below it must stand in its answer, in that order."""
    said = ""
    for line in lines:
        if line.startswith("$ "):
            program, *words = shlex.split(line[2:])
            said = copy.crm(*words) if program == "delegate-crm" else copy.run(program, *words)
        else:
            _, found, said = said.partition(line)
            assert found, f"{line!r} is not said"


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_a_recipe_does_what_it_says(recipe: Path, tmp_path: Path) -> None:
    with Copy.made_in(tmp_path / "tree") as copy:
        for sort, lines in blocks(recipe):
            {"console": type_, "diff": change}[sort](copy, lines)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_a_recipe_fits_a_screen(recipe: Path) -> None:
    lines = recipe.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 104


@pytest.mark.parametrize("guide", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_the_guides_lead_to_recipes_that_are_there(guide: str) -> None:
    linked = set(re.findall(r"docs/recipes/([\w-]+\.md)", (ROOT / guide).read_text("utf-8")))
    assert linked <= {recipe.name for recipe in RECIPES}
    assert linked


def test_every_recipe_is_named_where_one_looks_for_the_place_of_a_change() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [each.name for each in RECIPES if f"docs/recipes/{each.name}" not in text] == []
