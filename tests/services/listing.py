# SPDX-License-Identifier: MIT
"""Asking a list in a test: titles, groups, and cells by the keys of their columns."""

from __future__ import annotations

from delegate_crm.services.lists import Ask, Cell, Found, Row, Source
from delegate_crm.services.office import Office


class Listed:
    """One list of an office, with all its columns."""

    def __init__(self, office: Office, source: Source, lang: str = "en") -> None:
        self._office, self._source, self._lang = office, source, lang

    def ask(self, words: str = "", sort: str = "", part: str = "", first: int | None = None) -> Ask:
        """What is asked for."""
        return Ask(
            lang=self._lang,
            today=self._office.today,
            words=words,
            sort=sort or self._source.sort,
            part=part,
            columns=frozenset(each.key for each in self._source.columns),
            first=first,
        )

    def found(self, words: str = "", sort: str = "", part: str = "") -> Found:
        """Ids and groups."""
        ask = self.ask(words, sort, part)
        return self._office.read(lambda reader: self._source.find(reader, ask))

    def rows(self, words: str = "", sort: str = "", part: str = "") -> list[Row]:
        """Rows in order."""
        ask, ids = self.ask(words, sort, part), list(self.found(words, sort, part).ids)
        return self._office.read(lambda reader: self._source.rows(reader, ids, ask))

    def titles(self, words: str = "", sort: str = "", part: str = "") -> list[str]:
        """What the rows are called."""
        return [self.cell(row, "title").text for row in self.rows(words, sort, part)]

    def groups(self, words: str = "", sort: str = "", part: str = "") -> list[tuple[str, int]]:
        """Headings and how many rows stand under each."""
        return [(each.label, each.count) for each in self.found(words, sort, part).groups]

    def cell(self, row: Row, key: str) -> Cell:
        """One cell of a row."""
        return row.cells[[each.key for each in self._source.columns].index(key)]

    def said(self, title: str, key: str) -> str:
        """What a cell of the row with a title says."""
        row = next(each for each in self.rows() if self.cell(each, "title").text == title)
        return self.cell(row, key).said

    def sentence(self) -> str:
        """The sentence of fact."""
        return self._office.read(lambda reader: self._source.sentence(reader, self.ask()))
