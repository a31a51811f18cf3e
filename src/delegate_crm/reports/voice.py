# SPDX-License-Identifier: MIT
"""The voice of a report: it says things in one language, and remembers whose words it used.

Words of records are marked with their source. What could not be said in the language is kept,
and told once as a gap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.kit.territories import read_in
from delegate_crm.reports.blocks import Gap, Said, Source, Spot
from delegate_crm.reports.titles import Titles
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.names import CYRILLIC, HAN, LATIN, script_of
from delegate_crm.schema.entity import Entity, Record
from delegate_crm.schema.values import LocalText, Origin

SCRIPTS: Mapping[str, str] = MappingProxyType({"en": LATIN, "ru": CYRILLIC, "zh": HAN})
LACKING: Mapping[str, Text] = MappingProxyType(
    {
        "en": N_("No translation into English: {names}"),
        "ru": N_("No translation into Russian: {names}"),
        "zh": N_("No translation into Chinese: {names}"),
    }
)
LACKING_ELSE = N_("No translation into the language of the report: {names}")
MACHINE_MADE = N_("Translated by machine, not checked: {names}")
MOST_NAMED = 6
"""A gap names so many texts; the rest is counted."""
LONGEST_NAMED = 40


def second_language(chosen: str, country: str, lang: str) -> str:
    """Language of the second lines: as chosen, else the partner's, else English; or none."""
    wanted = chosen or read_in(country)
    if wanted == lang and not chosen:
        wanted = "en"
    return "" if wanted == lang else wanted


class Voice:
    """Says things in one language."""

    def __init__(self, tr: Translator, titles: Titles, second: str = "") -> None:
        self.tr = tr
        self.said: list[Said] = []
        """All words of records that were used."""
        self.second = Voice(Translator(second), titles) if second else None
        """The voice of the second lines, if there are any."""
        self._titles = titles
        self._gaps: dict[str, Gap] = {}
        self.lacking: dict[str, int] = {}
        """Words, shortened, that are not in the language, and the record that has them."""
        self._machine: dict[str, int] = {}

    @property
    def lang(self) -> str:
        """Its language."""
        return self.tr.lang

    def __call__(self, text: Text) -> str:
        """Put a message into words."""
        return self.tr(text)

    def words(self, record: Record, key: str) -> str:
        """Words of a record in this language, else in another one, which is a gap."""
        value = record.get(key)
        if isinstance(value, LocalText):
            self._weigh(value, _id_of(record))
            value = value.best(self.lang)
        return self.mark(value, record, record.fields[key].label)

    def prose(self, record: Record, key: str) -> str:
        """Words that are kept in one language only; not being in this one is a gap."""
        words = self.words(record, key)
        self._lack(words, _id_of(record))
        return words

    def value(self, record: Record, key: str) -> str:
        """A date, an amount, a choice or the like, written in this language."""
        value = record.get(key)
        if isinstance(value, dt.date):
            return self.day(value)
        return record.fields[key].kind.write(value, self.tr)

    def day(self, day: dt.date) -> str:
        """An exact day, written as approximate ones are."""
        return write_date(ApproxDate.exact(day), self.tr)

    def title(self, record_id: int | None) -> str:
        """Title of a record in this language."""
        words = self._titles.of(record_id, self.lang)
        self._lack(words, record_id or 0)
        return self._titled(words, record_id)

    def colleague(self, record_id: int | None) -> str:
        """Name of one of ours, as it is: a log-in name needs no translation."""
        return self._titled(self._titles.of(record_id, self.lang), record_id)

    def _titled(self, words: str, record_id: int | None) -> str:
        return self._kept(words, Source(words, self(NC_("field", "Title")), record_id or 0))

    def name(self, words: str, record: Record, label: Text) -> str:
        """Mark a name; one in letters that the reader does not read is a gap."""
        self._lack(words, _id_of(record))
        return self.mark(words, record, label)

    def mark(self, words: str, record: Record, label: Text) -> str:
        """Mark words with the record and the field that they come from."""
        title = self._titles.of(record.id, self.lang) if isinstance(record, Entity) else ""
        kind = self(record.label)
        named = self(NC_("record", "{kind} “{title}”", kind=kind, title=title)) if title else kind
        return self._kept(words, Source(named, self(label), record.id))

    def _kept(self, words: str, source: Source) -> str:
        if not words:
            return ""
        said = Said(words, source)
        self.said.append(said)
        return said

    # --- sentences --------------------------------------------------------------------------------

    def line(self, label: Text | str, value: str) -> str:
        """Say “label: value”."""
        return self(NC_("line", "{label}: {value}", label=label, value=value))

    def aside(self, words: str, remark: str) -> str:
        """Say “words (remark)”; without a remark only the words."""
        if not remark:
            return words
        return self(NC_("line", "{words} ({remark})", words=words, remark=remark))

    def row(self, parts: Iterable[str]) -> str:
        """Put parts in a row, divided as the language divides what may hold commas."""
        return self(NC_("between the items of a list", "; ")).join(filter(None, parts))

    def comma(self, parts: Iterable[str]) -> str:
        """Put parts in a row, divided by commas."""
        return self(NC_("between the items of a list", ", ")).join(filter(None, parts))

    def several(self, parts: Iterable[str]) -> str:
        """Put things of one sort in a row, as the language enumerates them."""
        return self(NC_("between things of one sort", ", ")).join(filter(None, parts))

    def quoted(self, words: str) -> str:
        """Put words in the quotation marks of the language."""
        return self(NC_("quotation", "“{words}”", words=words))

    # --- gaps -------------------------------------------------------------------------------------

    def gap(self, gap: Gap) -> None:
        """Note what the report cannot say."""
        self._gaps.setdefault(self(gap.text), gap)

    def gaps(self) -> Sequence[Gap]:
        """Everything that could not be said, in this voice and the second one."""
        told = list(self._gaps.values())
        for voice in (self, self.second):
            if voice and voice.lacking:
                lacking = LACKING.get(voice.lang, LACKING_ELSE)
                told.append(self._named(lacking, voice.lacking))
        if self._machine:
            told.append(self._named(MACHINE_MADE, self._machine))
        return told

    def _named(self, text: Text, names: Mapping[str, int]) -> Gap:
        """A gap that names words, mended where the first of them stand."""
        first = next(filter(None, names.values()), 0)
        return Gap(replace(text, values={"names": self.few(names)}), Spot(first))

    def all_said(self) -> Sequence[Said]:
        """Words of records that this voice and the second one used, each once."""
        later = self.second.said if self.second else ()
        return tuple({str(each): each for each in (*later, *self.said)}.values())

    def few(self, names: Iterable[str]) -> str:
        """Name some, and count the rest."""
        words = list(dict.fromkeys(names))
        row = self.row(words[:MOST_NAMED])
        left = len(words) - MOST_NAMED
        return (
            self(NN_("{names} and {n} more", "{names} and {n} more", left, names=row))
            if left > 0
            else row
        )

    def _weigh(self, value: LocalText, record_id: int) -> None:
        """Note words that are not in the language, or that no person has checked."""
        if not value:
            return
        exact = value.exact(self.lang)
        if not exact:
            self.lacking.setdefault(_shortened(value.best(self.lang)), record_id)
        elif (exact, Origin.MACHINE.value) in value.words.values():
            self._machine.setdefault(_shortened(exact), record_id)

    def _lack(self, words: str, record_id: int) -> None:
        """Note words in letters that the reader does not read."""
        if not self._readable(words):
            self.lacking.setdefault(_shortened(words), record_id)

    def _readable(self, words: str) -> bool:
        letters = [letter for letter in words if letter.isalpha()]
        script = SCRIPTS.get(self.lang, LATIN)
        return not letters or any(script_of(each) == script for each in letters)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_NAMED else f"{words[: LONGEST_NAMED - 1].rstrip()}…"


def _id_of(record: Record) -> int:
    """Id of a record that has a page; a row inside one has none."""
    return record.id if isinstance(record, Entity) else 0
