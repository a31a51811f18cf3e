# SPDX-License-Identifier: MIT
"""Extract, merge, compile and check the catalogues of messages.

`extract`  writes translations/delegate_crm.pot from the marks N_, NC_ and NN_ in src.
`update`   does so, then brings each language's catalogue up to date, and fills in the
           translations found in translations/parts/*.tsv (context, msgid, ru, zh; the forms of a
           plural stand in one cell, divided by " | ").
`compile`  writes the .mo files that the program reads.
`check`    fails on what is stale, missing, malformed, worded against the house, or never marked.
"""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools import marks, wording  # noqa: E402 - the script is started by its path

LANGUAGES = {"en": "en", "ru": "ru", "zh": "zh_CN"}
"""The languages that the project keeps complete itself; more are found by their folders."""
KEYWORDS = {"N_": None, "NC_": ((1, "c"), 2), "NN_": (1, 2)}
DROPPED = re.compile(
    r'\n"(Project-Id|Report-|POT-Creation|PO-Revision|Last-Tr|Language-Team|Generated)[^\n]*'
)
DAY_ZERO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the same catalogue compiles to the same bytes
FORMS = " | "
COLUMNS = ("context", "msgid", "ru", "zh")


class Project:
    """The folders of one source tree."""

    def __init__(self, root: Path) -> None:
        self.source = root / "src"
        self.translations = root / "translations"
        self.template = self.translations / "delegate_crm.pot"

    @property
    def languages(self) -> dict[str, str]:
        """The languages and the folder of each."""
        found = sorted(each.parent.name for each in self.translations.glob("*/LC_MESSAGES"))
        return LANGUAGES | {name.partition("_")[0]: name for name in found}

    def catalogue(self, lang: str) -> Path:
        """Where the catalogue of a language lies."""
        return self.translations / self.languages[lang] / "LC_MESSAGES" / "delegate_crm.po"


# --- extract, update, compile ---------------------------------------------------------------------


def template(project: Project) -> Catalog:
    """Collect every marked message of the source."""
    found = _catalogue(None)
    for _, _, message, comments, context in extract_from_dir(
        project.source,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def _catalogue(locale: str | None) -> Catalog:
    catalogue = Catalog(locale, domain="delegate_crm", project="Delegate CRM", fuzzy=False)
    catalogue.header_comment = "# SPDX-License-Identifier: MIT\n# Messages of Delegate CRM"
    return catalogue


def written(catalogue: Catalog) -> str:
    """Put a catalogue into the words of a .po file: sorted, without places, people or dates."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, sort_output=True)
    head, _, messages = buffer.getvalue().decode("utf-8").partition("\n\n")
    return f"{DROPPED.sub('', head)}\n\n{messages}"


def read(project: Project, lang: str) -> Catalog:
    """Read the catalogue of a language; a missing one is empty."""
    path, locale = project.catalogue(lang), project.languages[lang]
    if not path.exists():
        return _catalogue(locale)
    with path.open("rb") as reading:
        catalogue = read_po(reading, locale=locale, domain="delegate_crm")
    catalogue.header_comment = _catalogue(None).header_comment
    return catalogue


def extract(project: Project) -> int:
    """Write the template."""
    _write(project.template, written(template(project)))
    return 0


def update(project: Project) -> int:
    """Bring the template and every language up to date."""
    return merge(project, template(project))


def merge(project: Project, fresh: Catalog) -> int:
    """Bring the template and every language to the messages of the source."""
    _write(project.template, written(fresh))
    parts = list(_parts(project))
    for lang in project.languages:
        catalogue = read(project, lang)
        catalogue.update(copy.deepcopy(fresh), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if lang == "en":
            _repeat(catalogue)
        for part in parts:
            _fill(catalogue, part, lang)
        _write(project.catalogue(lang), written(catalogue))
    strangers = [part for part in parts if not _message(fresh, part)]
    for part in strangers:
        print(f"{part['file']}: the source has no message {part['msgid']!r}")
    return 1 if strangers else 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _repeat(catalogue: Catalog) -> None:
    """Let English say what the source says."""
    for message in _messages(catalogue):
        message.string = message.id


def _parts(project: Project) -> Iterator[dict[str, str]]:
    for path in sorted(project.translations.glob("parts/*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
            if line.strip() and cells[1] != "msgid":
                yield {"file": path.name, **dict(zip(COLUMNS, cells, strict=True))}


def _message(catalogue: Catalog, part: dict[str, str]) -> Message | None:
    return catalogue.get(part["msgid"], part["context"] or None)


def _fill(catalogue: Catalog, part: dict[str, str], lang: str) -> None:
    message = _message(catalogue, part)
    if message is None or not part.get(lang):
        return
    message.string = tuple(part[lang].split(FORMS)) if message.pluralizable else part[lang]


def compile_(project: Project) -> int:
    """Write the compiled catalogue beside each .po."""
    for source in sorted(project.translations.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as reading:
            catalogue = read_po(reading)
        catalogue.creation_date = DAY_ZERO
        with source.with_suffix(".mo").open("wb") as writing:
            write_mo(writing, catalogue)
    return 0


# --- check ----------------------------------------------------------------------------------------


def check(project: Project) -> int:
    """Print everything wrong with the messages; exit with 1 when anything is."""
    fresh = template(project)
    found = [*marks.escaped(project.source), *_stale(project, fresh)]
    for lang in project.languages:
        found += [f"{lang}: {words}" for words in problems(project, lang, fresh)]
    for words in found:
        print(words)
    count = len(list(_messages(fresh)))
    print(f"{count} messages in {len(project.languages)} languages, {len(found)} problems")
    return 1 if found else 0


def _stale(project: Project, fresh: Catalog) -> Iterator[str]:
    old = project.template.read_text(encoding="utf-8") if project.template.exists() else ""
    if old != written(fresh):
        yield "delegate_crm.pot is stale: python tools/i18n.py update"


def problems(project: Project, lang: str, fresh: Catalog) -> Iterator[str]:
    """Say what is wrong with the catalogue of one language, beside the messages of the source."""
    catalogue = read(project, lang)
    keys = {_key(message) for message in _messages(catalogue)}
    for message in _messages(fresh):
        if _key(message) not in keys:
            yield f"{message.id!r} is missing: python tools/i18n.py update"
    for message in _messages(catalogue):
        for words in _faults(message, catalogue, fresh, lang):
            yield f"{message.id!r} {words}"
    for message in catalogue.obsolete.values():
        yield f"{message.id!r} is obsolete"


def _faults(message: Message, catalogue: Catalog, fresh: Catalog, lang: str) -> Iterator[str]:
    if fresh.get(_singular(message), message.context) is None:
        yield "is no longer in the source"
    if message.fuzzy:
        yield "is fuzzy"
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(forms):
        yield "is not translated"
        return
    if message.pluralizable and len(forms) != catalogue.num_plurals:
        yield f"has {len(forms)} plural forms, not {catalogue.num_plurals}"
    message.flags.discard("python-format")  # "5 % of" is no format: places are written {so}
    yield from (f"is malformed: {error}" for error in message.check(catalogue))
    for index, form in enumerate(forms):
        yield from wording.faults(_original(message, index, lang), form, lang)


def _original(message: Message, index: int, lang: str) -> str:
    """Return the English words that one form stands for."""
    if isinstance(message.id, str):
        return message.id
    return message.id[index if lang == "en" else 1]


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _key(message: Message) -> tuple[str, str | None]:
    return _singular(message), message.context


COMMANDS: dict[str, Callable[[Project], int]] = {
    "extract": extract,
    "update": update,
    "compile": compile_,
    "check": check,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line names: COMMAND [ROOT]."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    root = Path(arguments[1]) if len(arguments) > 1 else ROOT
    return COMMANDS[arguments[0]](Project(root))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
