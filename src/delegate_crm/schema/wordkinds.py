# SPDX-License-Identifier: MIT
"""Kinds for text in several languages, lists of codes, countries, languages and files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from delegate_crm.kit import territories
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator
from delegate_crm.schema.kinds import Cell, Holds, Kind, Reading, TextKind, check_text, read_code
from delegate_crm.schema.values import FileFacts, LocalText, Origin

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class LocalTextKind(Kind[LocalText]):
    """Text in several languages, each with where it comes from."""

    name = "local_text"
    blank = LocalText()
    parts = tuple(LANGUAGES)

    def parse(self, text: str, reading: Reading) -> LocalText:
        """Read text of the reading's language, or JSON with a text for each language."""
        if text.lstrip().startswith("{"):
            return self._parse_json(text)
        return LocalText({reading.lang: (text.strip(), Origin.OFFICIAL)})

    def parse_part(self, part: str, text: str, before: LocalText, reading: Reading) -> LocalText:
        """Read the words of one language."""
        return before.having(part, text.strip())

    def _parse_json(self, text: str) -> LocalText:
        try:
            words = json.loads(text)
        except (ValueError, RecursionError):
            words = None
        if not isinstance(words, dict) or not all(isinstance(each, str) for each in words.values()):
            raise Invalid(
                N_("This text is not one text for each language."),
                N_("Write {example}.", example='{"en": "Mayor", "ru": "Мэр"}'),
            )
        return LocalText({lang: (each, Origin.OFFICIAL) for lang, each in words.items() if each})

    def check(self, value: LocalText) -> None:
        """Refuse text that cannot be kept, and language codes that are none."""
        for lang, (text, _origin) in value.words.items():
            check_text(text)
            if not LANGUAGE_TAG.fullmatch(lang):
                raise Invalid(
                    N_("“{code}” is not a language code.", code=lang),
                    N_("Write for example en, ru or zh-Hans."),
                )

    def write(self, value: LocalText, tr: Translator) -> str:
        """Say it in the reader's language, else in another one."""
        return value.best(tr.lang)

    def pack(self, value: LocalText) -> Sequence[Cell]:
        """One cell of JSON: code to [text, origin]."""
        return (_packed({lang: list(each) for lang, each in value.words.items()}) if value else "",)

    def unpack(self, cells: Sequence[Cell]) -> LocalText:
        """One cell of JSON."""
        if not cells[0]:
            return self.blank
        loaded = json.loads(str(cells[0]))
        return LocalText({lang: (text, origin) for lang, (text, origin) in loaded.items()})

    def json(self, value: LocalText) -> object:
        """Code to text."""
        return {lang: text for lang, (text, _origin) in value.words.items()} or None

    def words(self, value: LocalText) -> Iterable[str]:
        """Found by the words of every language."""
        return tuple(value)


class CodesKind(Kind[tuple[str, ...]]):
    """Several codes of a fixed list, in the order given."""

    name = "choices"
    blank = ()

    def __init__(self, options: Mapping[str, Text]) -> None:
        self._options = options

    def parse(self, text: str, reading: Reading) -> tuple[str, ...]:
        """Read codes or words separated by semicolons."""
        parts = [part for part in text.split(";") if part.strip()]
        return tuple(dict.fromkeys(self.read_one(part, reading) for part in parts))

    def read_one(self, text: str, reading: Reading) -> str:
        """Read one code."""
        return read_code(text, self._options, reading.lang)

    def check(self, value: tuple[str, ...]) -> None:
        """Refuse codes that the list does not have."""
        for code in value:
            if code not in self._options:
                raise Invalid(
                    N_("“{text}” is not one of the choices.", text=code),
                    N_("Choose one of: {names}.", names=", ".join(self._options)),
                )

    def write(self, value: tuple[str, ...], tr: Translator) -> str:
        """Say the words, joined as the language does."""
        return tr.list([self.word(code, tr) for code in value])

    def word(self, code: str, tr: Translator) -> str:
        """Say the word of one code."""
        return tr(self._options[code]) if code in self._options else code

    def pack(self, value: tuple[str, ...]) -> Sequence[Cell]:
        """One cell of JSON."""
        return (_packed(value) if value else "",)

    def unpack(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """One cell of JSON."""
        return tuple(json.loads(str(cells[0]))) if cells[0] else ()

    def json(self, value: tuple[str, ...]) -> object:
        """A list, empty if there are none."""
        return list(value)

    def choices(self) -> Mapping[str, Text]:
        """The list."""
        return self._options


class CountriesKind(CodesKind):
    """Countries by ISO 3166-1 code."""

    name = "countries"

    def __init__(self) -> None:
        super().__init__({})

    def read_one(self, text: str, reading: Reading) -> str:
        """Read a code or a name in any of the three languages."""
        return _known(text, territories.country_code, _no_country)

    def check(self, value: tuple[str, ...]) -> None:
        """Refuse codes of no country."""
        for code in value:
            _known(code, territories.country_code, _no_country)

    def word(self, code: str, tr: Translator) -> str:
        """Say the country's name."""
        return territories.country_name(code, tr.lang)


class LanguagesKind(CodesKind):
    """Languages by ISO 639 code."""

    name = "languages"

    def __init__(self) -> None:
        super().__init__({})

    def read_one(self, text: str, reading: Reading) -> str:
        """Read a code or a name in any of the three languages."""
        return _known(text, territories.language_code, _no_language)

    def check(self, value: tuple[str, ...]) -> None:
        """Refuse codes of no language."""
        for code in value:
            _known(code, territories.language_code, _no_language)

    def word(self, code: str, tr: Translator) -> str:
        """Say the language's name."""
        return territories.languages(tr.lang).get(code, code)


class CountryKind(Kind[str]):
    """One country by ISO 3166-1 code."""

    name = "country"
    blank = ""

    def parse(self, text: str, reading: Reading) -> str:
        """Read a code or a name in any of the three languages."""
        return _known(text, territories.country_code, _no_country)

    def check(self, value: str) -> None:
        """Refuse a code of no country."""
        if value:
            _known(value, territories.country_code, _no_country)

    def write(self, value: str, tr: Translator) -> str:
        """Say the country's name."""
        return territories.country_name(value, tr.lang)

    def pack(self, value: str) -> Sequence[Cell]:
        """One cell."""
        return (value,)

    def unpack(self, cells: Sequence[Cell]) -> str:
        """One cell."""
        return str(cells[0] or "")

    def words(self, value: str) -> Iterable[str]:
        """Found by the country's name in every language."""
        names = (territories.countries(lang).get(value, "") for lang in LANGUAGES)
        return (value, *names) if value else ()


class FileKind(Kind[FileFacts | None]):
    """An attached file: its hash, size, type and name; the content lies in the sister file."""

    name = "file"
    columns = (
        ("sha256", Holds.TEXT),
        ("size", Holds.INTEGER),
        ("mime", Holds.TEXT),
        ("name", Holds.TEXT),
    )
    blank = None

    def parse(self, text: str, reading: Reading) -> FileFacts | None:
        """Attach the file that lies at a path."""
        if reading.attach is None:
            raise Invalid(N_("A file cannot be attached here."))
        return reading.attach(text.strip())

    def check(self, value: FileFacts | None) -> None:
        """Refuse a name that cannot be kept."""
        if value:
            check_text(value.name)

    def write(self, value: FileFacts | None, tr: Translator) -> str:
        """Say the file's own name."""
        return value.name if value else ""

    def pack(self, value: FileFacts | None) -> Sequence[Cell]:
        """Hash, size, type, name."""
        return (value.sha256, value.size, value.mime, value.name) if value else ("", None, "", "")

    def unpack(self, cells: Sequence[Cell]) -> FileFacts | None:
        """Hash, size, type, name."""
        sha256, size, mime, name = cells
        return FileFacts(str(sha256), int(size or 0), str(mime), str(name)) if sha256 else None

    def json(self, value: FileFacts | None) -> object:
        """The facts by name."""
        if value is None:
            return None
        return {"sha256": value.sha256, "size": value.size, "mime": value.mime, "name": value.name}


class OwnFileKind(TextKind):
    """The path of a file that the program itself writes, with the ending that it must have."""

    def __init__(self, ending: str) -> None:
        self.ending = ending

    def check(self, value: str) -> None:
        """Refuse what is no full path of such a file."""
        super().check(value)
        path = Path(value).expanduser()
        if value and not (path.is_absolute() and path.name.lower().endswith(self.ending)):
            raise Invalid(
                N_(
                    "“{path}” is not the full path of a file that ends in {ending}.",
                    path=value,
                    ending=self.ending,
                ),
                N_("Write for example {path}.", path=f"~/calendar{self.ending}"),
            )


def _no_country(text: str) -> Text:
    return N_("“{text}” is no country that is known here.", text=text)


def _no_language(text: str) -> Text:
    return N_("“{text}” is no language that is known here.", text=text)


def _known(text: str, code_of: Callable[[str], str], refusal: Callable[[str], Text]) -> str:
    code = code_of(text)
    if not code:
        raise Invalid(refusal(text), N_("Write its name, or its code of two letters."))
    return code
