# SPDX-License-Identifier: MIT
"""Rows of a list for other programs: the columns in view, in the language of the screen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from delegate_crm.exchange.base import Exporter, Row
from delegate_crm.kit.progress import Progress, Stretches
from delegate_crm.services.lists import Ask, Source
from delegate_crm.services.office import Office, Reader

AT_ONCE = 200
"""Rows read by one statement."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to have of a list: which rows, and which columns in which order."""

    source: Source
    ids: Sequence[int]
    columns: Sequence[str]
    ask: Ask


def list_file(office: Office, wanted: Wanted, form: Exporter, progress: Progress) -> bytes:
    """A file with rows of a list, as of one moment."""
    file, way = io.BytesIO(), Stretches(progress)

    def write(reader: Reader) -> None:
        form.write(way.through(list_rows(reader, wanted), len(wanted.ids)), file)

    office.read(write)
    return file.getvalue()


def list_rows(reader: Reader, wanted: Wanted) -> Iterator[Row]:
    """Rows of a list one by one: what stands over each column, and all that its cell says."""
    source, ask = wanted.source, replace(wanted.ask, columns=frozenset(wanted.columns))
    at = {column.key: number for number, column in enumerate(source.columns)}
    shown = [at[key] for key in wanted.columns]
    names = [ask.tr(source.columns[number].label) for number in shown]
    for start in range(0, len(wanted.ids), AT_ONCE):
        page = source.rows(reader, wanted.ids[start : start + AT_ONCE], ask)
        for line, row in enumerate(page, start + 1):
            said = (row.cells[number].said for number in shown)
            yield Row(line, row.kind, tuple(zip(names, said, strict=True)))
