# SPDX-License-Identifier: MIT
"""Titles of all records that a report may name, in every language, read at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from delegate_crm.kit.i18n import LANGUAGES
from delegate_crm.schema.entity import Record
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Titles:
    """Title of a record by language and id."""

    words: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, reader: Reader, ids: Iterable[int]) -> Titles:
        """Read the titles of records in every language."""
        wanted = list(dict.fromkeys(ids))
        return cls({lang: reader.titles(wanted, lang) for lang in LANGUAGES})

    def without(self, ids: Collection[int]) -> Titles:
        """The same without the titles of some records."""
        return Titles(
            {
                lang: {key: words for key, words in known.items() if key not in ids}
                for lang, known in self.words.items()
            }
        )

    def of(self, record_id: int | None, lang: str) -> str:
        """Title of a record, empty if it is not known."""
        return self.words.get(lang, {}).get(record_id, "") if record_id else ""


def references(records: Iterable[Record]) -> Iterator[int]:
    """Ids of all records that these, or their children, point at."""
    for record in records:
        for key, each in record.fields.items():
            value = record.get(key)
            if isinstance(each.kind, ChildrenKind):
                yield from references(value)
            elif isinstance(each.kind, LinksKind):
                yield from value
            elif isinstance(each.kind, ReferenceKind) and value:
                yield value
