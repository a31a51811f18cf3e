# SPDX-License-Identifier: MIT
"""Begin something new: the place of it is found, the first lines are written.

    python tools/new.py field visit minutes_taken_by text "Minutes taken by"
    python tools/new.py record gift "Gift" "Gifts"
    python tools/new.py report gift_register "Gift register" --about gift
    python tools/new.py format jcard "jCard"
    python tools/new.py plan courtesy_call "Courtesy call"
    python tools/new.py language de
    python tools/new.py migration "gifts have a giver"

What was written passes every check as it stands, but for its words in Russian and Chinese: they
are named at the end.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import keyword
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from string import Template
from types import FunctionType

from babel.localedata import locale_identifiers

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from delegate_crm.entities import kind, kinds  # noqa: E402 - of this tree, whichever is installed
from delegate_crm.kit.errors import UserError  # noqa: E402 - as above
from delegate_crm.kit.i18n import N_, Translator  # noqa: E402 - as above
from delegate_crm.schema import fields as f  # noqa: E402 - as above
from delegate_crm.schema.entity import COMMON, Record  # noqa: E402 - as above
from delegate_crm.services.records import record_class  # noqa: E402 - as above
from delegate_crm.store.tables import metadata  # noqa: E402 - as above
from tools import i18n  # noqa: E402 - as above

SOURCE, TESTS = ROOT / "src" / "delegate_crm", ROOT / "tests"
RUFF = Path(sys.executable).with_name("ruff")
WRITTEN_BY_HAND = ("choice", "children", "codes")
"""Sorts of field that need more than a label: write their line by hand, then the migration."""
SORTS = [
    name
    for name, each in vars(f).items()
    if isinstance(each, FunctionType)
    and each.__module__ == f.__name__
    and name not in WRITTEN_BY_HAND
]


def add_field(options: argparse.Namespace) -> None:
    """Add one line to a record, after the last field of its main group."""
    record = record_class(options.kind)
    if hasattr(record, options.name):
        raise SystemExit(f"{record.__name__} has {options.name!r} already.")
    if options.to and options.sort not in ("reference", "links"):
        raise SystemExit(f"A {options.sort} points at no record: leave --to away.")
    words = [f'N_("{options.label}")', *(f'"{target}"' for target in options.to)]
    words += [f"{name}=True" for name in ("search", "listed") if getattr(options, name)]
    line = f"    {options.name} = f.{options.sort}({', '.join(words)})"
    path = Path(inspect.getfile(record))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(_end_of_main_group(record, ast.parse("\n".join(lines))), line)
    _write(path, "\n".join(lines) + "\n")
    _migration(f"{options.kind} {options.name}")


def _end_of_main_group(record: type[Record], tree: ast.Module) -> int:
    """Number of the line on which the last field of the main group ends."""
    main = {
        key for key, each in record.fields.items() if key not in COMMON and each.group == N_("Main")
    }
    body = next(
        each.body
        for each in tree.body
        if isinstance(each, ast.ClassDef) and each.name == record.__name__
    )
    return max(
        each.end_lineno or 0
        for each in body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) in main
    )


def add_record(options: argparse.Namespace) -> None:
    """Write a kind of record with a name and a note, and the migration that makes its table."""
    if options.name in metadata().tables:
        raise SystemExit(f"There is a table {options.name!r} already.")
    _from_template("record", SOURCE / "entities", options)
    _migration(f"record {options.name}")


def add_report(options: argparse.Namespace) -> None:
    """Write a report that lists the titles of records."""
    kind(options.kind)
    _from_template("report", SOURCE / "reports" / "catalog", options)


def add_format(options: argparse.Namespace) -> None:
    """Write a format that keeps one record a line, and its test."""
    _from_template("format", SOURCE / "exchange" / "formats", options)
    _from_template("format_test", TESTS / "exchange" / "formats", options, "test_")


def add_plan(options: argparse.Namespace) -> None:
    """Write a follow-up plan of two steps, and its test."""
    _from_template("plan", SOURCE / "plans", options)
    _from_template("plan_test", TESTS / "plans", options, "test_")


def add_language(options: argparse.Namespace) -> None:
    """Make the folder of a language; its catalogue is begun with those of the others."""
    folder = ROOT / "translations" / options.code / "LC_MESSAGES"
    folder.mkdir(parents=True)
    print(folder.relative_to(ROOT).as_posix())


def add_migration(options: argparse.Namespace) -> None:
    """Write the migration to the tables of the records as they stand now."""
    _migration(options.words)


def _migration(words: str) -> None:
    """Start a process of its own, which reads the records as they were just written."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "migration.py", words], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def _from_template(
    template: str, folder: Path, options: argparse.Namespace, prefix: str = ""
) -> None:
    path = folder / f"{prefix}{options.name}.py"
    if path.exists():
        raise SystemExit(f"There is a file {path.relative_to(ROOT).as_posix()} already.")
    class_name = "".join(map(str.capitalize, options.name.split("_")))
    source = (ROOT / "tools" / "templates" / f"{template}.py.txt").read_text(encoding="utf-8")
    _write(path, Template(source).substitute(vars(options), class_name=class_name))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    subprocess.run([RUFF, "format", "--quiet", path], check=True)
    print(path.relative_to(ROOT).as_posix())


def _words() -> None:
    """Bring the catalogues up to date, and name what is not translated yet."""
    project = i18n.Project(ROOT)
    fresh = i18n.template(project)
    i18n.merge(project, fresh)
    for lang in project.languages:
        for problem in i18n.problems(project, lang, fresh):
            print(f"{lang}: {problem}")


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", text) or keyword.iskeyword(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name: write it like minutes_taken_by")
    return text


def _label(text: str) -> str:
    if not text.strip() or set(text) & set('"\\{}\n'):
        raise argparse.ArgumentTypeError("words need letters, and no quotes, braces or backslash")
    return text.strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    adding = commands.add_parser("field", help="a field of a record")
    adding.add_argument("kind", help="the record or child: visit, visit_host")
    adding.add_argument("name", type=_name)
    adding.add_argument("sort", choices=SORTS, metavar="sort", help=", ".join(SORTS))
    adding.add_argument("label", type=_label)
    adding.add_argument("--to", action="append", default=[], choices=kinds(), metavar="KIND")
    adding.add_argument("--search", action="store_true", help="found by its words")
    adding.add_argument("--listed", action="store_true", help="offered as a column of lists")
    adding.set_defaults(do=add_field)
    recording = commands.add_parser("record", help="a kind of record")
    recording.add_argument("name", type=_name)
    recording.add_argument("label", type=_label, help="one of them: Gift")
    recording.add_argument("labels", type=_label, help="several of them: Gifts")
    recording.set_defaults(do=add_record)
    for name, do in (("report", add_report), ("format", add_format), ("plan", add_plan)):
        making = commands.add_parser(name, help=f"a {name}")
        making.add_argument("name", type=_name)
        making.add_argument("title", type=_label)
        making.set_defaults(do=do)
        if name == "report":
            making.add_argument("--about", dest="kind", default="visit", metavar="KIND")
    speaking = commands.add_parser("language", help="a language of the program")
    speaking.add_argument(
        "code", choices=sorted(locale_identifiers()), metavar="code", help="de, pt_BR"
    )
    speaking.set_defaults(do=add_language)
    migrating = commands.add_parser("migration", help="after a change of fields by hand")
    migrating.add_argument("words", type=_label, help="what changed, in a few words")
    migrating.set_defaults(do=add_migration)
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line names."""
    options = _parser().parse_args(arguments)
    try:
        options.do(options)
    except UserError as refused:
        hint = Translator("en")(refused.hint) if refused.hint else ""
        raise SystemExit(f"{Translator('en')(refused.message)} {hint}") from refused
    _words()


if __name__ == "__main__":
    main()
