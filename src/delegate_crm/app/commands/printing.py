# SPDX-License-Identifier: MIT
"""The command that draws a report into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from delegate_crm.app.session import Session, TerminalProgress
from delegate_crm.app.speaking import command, option
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import LANGUAGES, N_, NN_, Translator
from delegate_crm.reports.base import catalogue
from delegate_crm.reports.printing import Listed, Printed, Request, listed, print_report
from delegate_crm.services.office import Office
from delegate_crm.services.settings import PAPERS
from delegate_crm.store.lookup import find_record

SPOKEN = click.Choice(list(LANGUAGES))


@command("report", N_("Draw a report into a PDF file."))
@click.argument("name", required=False)
@click.argument("records", nargs=-1, metavar="[ID ...]")
@option("-o", "--output", type=click.Path(path_type=Path), says=N_("The file to write."))
@option("--with", "second", type=SPOKEN, says=N_("A second language beside the first."))
@option("--paper", type=click.Choice(list(PAPERS)), says=N_("Paper; else that of the office."))
@option("--set", "chosen", multiple=True, says=N_("A choice of the report."), metavar="NAME=VALUE")
@option("--list", "listing", is_flag=True, says=N_("List the reports and what each takes."))
@click.pass_obj
def report(  # noqa: PLR0913, PLR0917 - the options of the command
    session: Session,
    name: str | None,
    records: Sequence[str],
    output: Path | None,
    second: str | None,
    paper: str | None,
    chosen: Sequence[str],
    *,
    listing: bool,
) -> None:
    """Draw a report, or list those that there are."""
    if listing:
        _list(session)
        return
    if name is None or output is None:
        raise click.UsageError(session.tr(N_("Name a report, and with -o the file to write.")))
    options = dict(_pair(each) for each in chosen)
    with session.office() as office:
        ids = _ids(office, name, records)
        request = Request(name, ids, session.lang, second or "", paper or "", options)
        printed = print_report(office, request, TerminalProgress())
    write_out(output, printed.content)
    _say(session, output, printed)


def _say(session: Session, output: Path, printed: Printed) -> None:
    gaps = [session.tr(each.text) for each in printed.gaps]
    pages = NN_("{n} page", "{n} pages", printed.pages)
    wrote = N_("Written: {path}, {pages}", path=str(output), pages=pages)
    missing = [session.tr(N_("Still missing:")), *gaps] if gaps else []
    session.done({"file": str(output), "pages": printed.pages, "gaps": gaps}, wrote, *missing)


def _ids(office: Office, name: str, records: Sequence[str]) -> list[int]:
    """The records meant, by id, uid, number or title."""
    kind = catalogue().get(name).kind
    return office.read(lambda reader: [find_record(reader, [kind], each) for each in records])


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Invalid(
            N_("“{text}” is not NAME=VALUE.", text=text), N_("See “delegate-crm report --list”.")
        )
    return name, value


def _list(session: Session) -> None:
    tr, found = session.tr, listed()
    rows = [row for each in found for row in _rows(each, tr)]
    heads = [N_("Name"), N_("Title"), N_("About"), N_("Takes")]
    session.table([_facts(each, tr) for each in found], heads, rows)


def _rows(each: Listed, tr: Translator) -> list[list[str]]:
    """A report, with one line for each thing that it takes."""
    takes = [f"{param.name}={'|'.join(param.choices)}" for param in each.params] or [""]
    named = [each.name, tr(each.title), each.kind]
    return [[*named, takes[0]], *([*[""] * len(named), more] for more in takes[1:])]


def _facts(each: Listed, tr: Translator) -> dict[str, Any]:
    params = [
        {
            "name": param.name,
            "label": tr(param.label),
            "choices": list(param.choices),
            "default": param.default,
        }
        for param in each.params
    ]
    return {"name": each.name, "title": tr(each.title), "kind": each.kind, "params": params}


COMMANDS = (report,)
