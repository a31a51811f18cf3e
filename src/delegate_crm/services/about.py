# SPDX-License-Identifier: MIT
"""What the program is made of, and under which licences: libraries, fonts, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from delegate_crm.kit import paths

OWN = "delegate-crm"
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
LICENCE_FILES = re.compile(r"\.dist-info/.*(licen[sc]e|copying|notice)", re.IGNORECASE)
SHORT = 60
"""Letters of a licence's name; some packages put the whole text there."""


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that the program brings along."""

    name: str
    version: str
    licence: str
    text: str
    """The licence in full, empty where the component names it only."""


def components() -> list[Component]:
    """The program itself, what it draws with, and every library that it needs."""
    return [*_libraries(), *_fonts(), _icons()]


def _fonts() -> Iterator[Component]:
    for file in sorted((paths.resources() / "fonts").glob("OFL-*.txt")):
        name = file.stem.removeprefix("OFL-").replace("-", " ").title().replace(" Sc", " SC")
        yield Component(name, "", "OFL-1.1", file.read_text("utf-8"))


def _icons() -> Component:
    text = (paths.resources() / "icons" / "LICENSE.txt").read_text("utf-8")
    return Component("Lucide", "", "ISC", text)


def _libraries() -> list[Component]:
    """Every installed package that the program needs, itself first."""
    found: dict[str, Component] = {}
    wanted = [OWN]
    while wanted:
        name = wanted.pop(0)
        if name.lower() in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[name.lower()] = _component(package)
        wanted += [match[0] for each in _needed(package) if (match := NAME.match(each))]
    own, *others = found.values()
    return [own, *sorted(others, key=lambda each: each.name.lower())]


def _needed(package: metadata.Distribution) -> list[str]:
    return [each for each in package.requires or () if "extra ==" not in each]


def _component(package: metadata.Distribution) -> Component:
    told = package.metadata
    files = [each for each in package.files or () if LICENCE_FILES.search(each.as_posix())]
    texts = [_text(each) for each in files if Path(str(each.locate())).is_file()]
    return Component(told["Name"], package.version, _licence(told), "\n\n".join(texts))


def _text(file: metadata.PackagePath) -> str:
    """A licence as it stands; some were written before UTF-8."""
    return file.read_binary().decode("utf-8", "replace")


def _licence(told: metadata.PackageMetadata) -> str:
    """Name of the licence, wherever the package writes it."""
    named = told["License-Expression"] or told["License"] or ""
    if named and len(named) <= SHORT:
        return named
    classes = [each for each in told.get_all("Classifier") or () if each.startswith("License")]
    return classes[0].rpartition(" :: ")[2] if classes else named[:SHORT]
