# SPDX-License-Identifier: MIT
"""Formats are told apart by what they can do and by how names of their files end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import pytest

from delegate_crm.exchange import base
from delegate_crm.exchange.days import days_formats
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import plain


class Cards:
    title = plain("Cards")
    endings: Sequence[str] = (".vcf", ".vcard")

    def read(self, file: BinaryIO) -> Iterator[base.Row]:
        yield base.Row(1, "person", (("names", file.read().decode()),))


class Letters:
    title = plain("Letters")
    endings: Sequence[str] = (".txt",)

    def write(self, rows: Iterable[base.Row], file: BinaryIO) -> None:
        file.write(b"".join(row.kind.encode() for row in rows))


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = base.formats()
    monkeypatch.setattr(registry, "names", lambda: sorted(registry._added))
    registry.add("cards", Cards())
    registry.add("letters", Letters())
    monkeypatch.setattr(base, "formats", lambda: registry)


def test_what_can_be_read_and_what_can_be_written_are_told_apart() -> None:
    assert [str(each.title.values["words"]) for each in base.importers()] == ["Cards"]
    assert [str(each.title.values["words"]) for each in base.exporters()] == ["Letters"]


@pytest.mark.parametrize("name", ["guests.vcf", "GUESTS.VCF", "a.b.vcard"])
def test_a_format_is_found_by_the_ending(name: str) -> None:
    assert isinstance(base.by_ending(name, base.importers()), Cards)


def test_an_unknown_ending_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Missing) as refused:
        base.by_ending("guests.odt", base.importers())
    assert refused.value.hint is not None
    assert refused.value.hint.values["names"] == ".vcf, .vcard"


def test_every_format_here_can_be_read_or_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    usable = [*base.importers(), *base.exporters(), *days_formats()]
    assert [each for each in base.formats() if each not in usable] == []
