# SPDX-License-Identifier: MIT
"""Commands on records: what kinds there are, adding, changing, putting away, listing, showing."""

from __future__ import annotations

from collections.abc import Sequence

import click

from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.services.present import Flat
from delegate_crm.services.records import Records, columns_of, label_of
from delegate_crm.services.vocabulary import field_facts, kind_facts

kind_argument = click.argument("kind")
id_argument = click.argument("record", metavar="ID")
values_argument = click.argument("values", nargs=-1, metavar="NAME=VALUE ...")


@command("kinds", N_("List the kinds of record, or the fields of one kind."))
@click.argument("kind", required=False)
@click.pass_obj
def kinds(session: Session, kind: str | None) -> None:
    """List kinds or fields."""
    if kind is None:
        facts = kind_facts(session.tr)
        rows = [[each["kind"], each["label"], each["parent"] or ""] for each in facts]
        session.table(facts, [N_("Kind"), N_("Label"), N_("Part of")], rows)
    else:
        facts = field_facts(kind, session.tr)
        rows = [[each["name"], each["type"], each["label"], _asked(each)] for each in facts]
        session.table(facts, [N_("Field"), N_("Type"), N_("Label"), N_("Takes")], rows)


def _asked(facts: Flat) -> str:
    required = ["required"] if facts["required"] else []
    return " ".join([*required, *facts["parts"], *facts["choices"], *facts["targets"]])


@command("add", N_("Create a record."))
@kind_argument
@values_argument
@click.pass_obj
def add(session: Session, kind: str, values: Sequence[str]) -> None:
    """Create a record or a child."""
    typed = _typed(values)
    with session.office() as office:
        made = Records(office, session.lang).add(kind, typed)
    session.done(made, N_("Added: {what}", what=_told(kind, made)))


@command("edit", N_("Change a record."))
@kind_argument
@id_argument
@values_argument
@click.pass_obj
def edit(session: Session, kind: str, record: str, values: Sequence[str]) -> None:
    """Change a record or a child."""
    typed = _typed(values)
    if not typed:
        raise Invalid(N_("Nothing to change was named."), NAME_VALUE)
    with session.office() as office:
        changed = Records(office, session.lang).edit(kind, record, typed)
    session.done(changed, N_("Saved: {what}", what=_told(kind, changed)))


@command("remove", N_("Put a record away; undo brings it back."))
@kind_argument
@id_argument
@click.pass_obj
def remove(session: Session, kind: str, record: str) -> None:
    """Archive a record, or take out a child."""
    with session.office() as office:
        gone = Records(office, session.lang).remove(kind, record)
    session.done(gone, N_("Archived: {what}", what=_told(kind, gone)))


@command("list", N_("List the records of a kind."))
@kind_argument
@option("--where", default="", says=N_("What one types into the filter box."), metavar="TEXT")
@option("--sort", default="", says=N_("Field to sort by; -FIELD turns it round."), metavar="FIELD")
@option("--limit", type=click.IntRange(min=0), says=N_("How many at the most."), metavar="N")
@option("--archived", is_flag=True, says=N_("With those put away."))
@click.pass_obj
def list_(  # noqa: PLR0913 - the options of the command
    session: Session, kind: str, where: str, sort: str, limit: int | None, *, archived: bool
) -> None:
    """List records or children."""
    with session.office() as office:
        records = Records(office, session.lang)
        flats, rows = records.rows(kind, where, sort, limit, archived=archived)
    session.table(flats, columns_of(kind), rows)


@command("show", N_("Show everything about one record."))
@kind_argument
@id_argument
@click.pass_obj
def show(session: Session, kind: str, record: str) -> None:
    """Show a record with what is related to it."""
    with session.office() as office:
        found, lines = Records(office, session.lang).show(kind, record)
    head = f"{session.tr(label_of(kind))} {found['id']}: {found['title']}"
    words = [f"{session.tr(label)}: {text}" for label, text in lines if text]
    related = [
        f"{session.tr(label_of(each['kind']))} {each['id']}: {each['title']}"
        for each in found.get("related", ())
    ]
    session.answer(found, head, *words, *([N_("Related:")] if related else []), *related)


NAME_VALUE = N_("Write NAME=VALUE; “delegate-crm kinds KIND” lists the names.")


def _typed(values: Sequence[str]) -> list[tuple[str, str]]:
    """Cut NAME=VALUE at the first sign of equality."""
    for each in values:
        if "=" not in each:
            raise Invalid(N_("“{text}” is not NAME=VALUE.", text=each), NAME_VALUE)
    return [(name.strip(), text) for name, _, text in (each.partition("=") for each in values)]


def _told(kind: str, flat: Flat) -> Text:
    """Say which record it was."""
    return N_(
        "{kind} {id}, “{title}”", kind=label_of(kind), id=str(flat["id"]), title=flat["title"]
    )


COMMANDS = (kinds, add, edit, remove, list_, show)
