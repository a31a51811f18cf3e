# SPDX-License-Identifier: MIT
"""The command that writes records into a file for other programs."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import click

from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.entities import kind
from delegate_crm.exchange.base import Exporter, Row, by_ending
from delegate_crm.exchange.calendar import KINDS, Chosen, days_file, read_days
from delegate_crm.exchange.days import DaysFormat, writing_formats
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import N_, NN_, Translator
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.filters import filter_from
from delegate_crm.services.office import Office, Reader
from delegate_crm.services.records import Records, columns_of

ALL = "all"


@command("export", N_("Write records into a file; its ending says in which format."))
@click.argument("kind", metavar="KIND|all")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@option("--where", default="", says=N_("What one types into the filter box."), metavar="TEXT")
@click.pass_obj
def export(session: Session, kind: str, file: Path, where: str) -> None:
    """Write records into a file."""
    form = by_ending(file.name, writing_formats())
    with session.office() as office:
        if isinstance(form, DaysFormat):
            content, count = _days(office, session.lang, kind, where, form)
        else:
            content, count = _rows(office, session.lang, kind, where, form)
    write_out(file, content)
    records = NN_("{n} record", "{n} records", count)
    wrote = N_("Written: {path}, {records}", path=str(file), records=records)
    session.done({"file": str(file), "records": count}, wrote)


def _days(office: Office, lang: str, code: str, where: str, form: DaysFormat) -> tuple[bytes, int]:
    """A calendar of one kind of record, or of all that have days."""
    codes = list(KINDS) if code == ALL else [kind(code).code]
    if codes[0] not in KINDS:
        raise Invalid(
            N_("A calendar holds no records of the kind “{name}”.", name=code),
            N_("Choose one of: {names}.", names=", ".join([*KINDS, ALL])),
        )

    def choose(reader: Reader) -> Chosen:
        reading = reading_for(office, lang, reader)
        return Chosen({each: _listed(reader, each, where, reading) for each in codes}, lang)

    days = read_days(office, choose)
    return days_file(days, form), len(days.entries)


def _listed(reader: Reader, code: str, where: str, reading: Reading) -> list[int]:
    """Ids that fit; what was put away stands in a calendar as cancelled."""
    return reader.ids(replace(filter_from(code, where, reading), archived=True))


def _rows(office: Office, lang: str, code: str, where: str, form: Exporter) -> tuple[bytes, int]:
    """A table of one kind of record, with the columns of its list."""
    if code == ALL:
        raise Invalid(
            N_("A table holds one kind of record."),
            N_("Name a kind; “delegate-crm kinds” lists them. A calendar (.ics) takes all."),
        )
    _flats, found = Records(office, lang).rows(code, where, "", None, archived=False)
    tr, file = Translator(lang), io.BytesIO()
    heads = [tr(each) for each in columns_of(code)]
    rows = (
        Row(at, code, tuple(zip(heads, cells, strict=True))) for at, cells in enumerate(found, 1)
    )
    form.write(rows, file)
    return file.getvalue(), len(found)


COMMANDS = (export,)
