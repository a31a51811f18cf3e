# SPDX-License-Identifier: MIT
"""Commands on the office file itself: making, checking, copying, putting back, its settings."""

from __future__ import annotations

from pathlib import Path

import click

from delegate_crm.app.compose import create_office
from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.entities import kind
from delegate_crm.kit.clock import Clock
from delegate_crm.kit.i18n import N_
from delegate_crm.services import settings as office_settings
from delegate_crm.services.upkeep import examine, keep_copy, put_back_copy

FILE = click.Path(path_type=Path)


@command("init", N_("Create an office file."))
@option("--sample", is_flag=True, says=N_("Fill it with the worked example."))
@option("--shift-dates", is_flag=True, says=N_("Move the dates of the example to now."))
@click.pass_obj
def init(session: Session, *, sample: bool, shift_dates: bool) -> None:
    """Create an office file."""
    office = create_office(
        session.path,
        user=session.user,
        today=session.today,
        with_sample=sample,
        shifted=shift_dates,
    )
    try:
        counts = {code: n for code, n in office.read(lambda reader: reader.counts()).items() if n}
    finally:
        office.close()
    lines = [f"{session.tr(kind(code).plural)}: {n}" for code, n in counts.items()]
    created = N_("Created: {path}", path=str(session.path))
    session.done({"db": str(session.path), "records": counts}, created, *lines)


@command("check", N_("Examine the office file."))
@option("--deep", is_flag=True, says=N_("Read every page; takes longer."))
@click.pass_obj
def check(session: Session, *, deep: bool) -> None:
    """Examine the office file; exit with 1 if something is wrong."""
    with session.office() as office:
        found = examine(office, deep=deep)
    problems = [session.tr(each) for each in found.problems]
    facts = {"records": found.records, "steps": found.steps, "problems": problems}
    well = N_("All is well. Records: {n}, steps: {steps}.", n=found.records, steps=found.steps)
    session.answer(facts | {"ok": not problems}, *(problems or [session.tr(well)]))
    if problems:
        session.complain(N_("Restore the last backup; the file is left as it is."))
        click.get_current_context().exit(1)


@command("backup", N_("Copy the office file, and examine the copy."))
@click.argument("target", required=False, type=FILE, metavar="[FILE]")
@click.pass_obj
def backup(session: Session, target: Path | None) -> None:
    """Make a verified copy."""
    with session.office() as office:
        made = keep_copy(office, target)
    facts = {"file": str(made.path), "size": made.size, "sha256": made.sha256}
    session.done(facts, N_("Copied and examined: {path}", path=str(made.path)))


@command("restore", N_("Put a copy in the place of the office file."))
@click.argument("copy", type=FILE, metavar="FILE")
@option("--into", type=FILE, says=N_("Another place than that of the office file."))
@click.pass_obj
def restore(session: Session, copy: Path, into: Path | None) -> None:
    """Put a copy back; what lay there is kept."""
    target = into or session.path
    aside = put_back_copy(copy, target, Clock().now())
    lines = [N_("Put back: {path}", path=str(target))]
    if aside:
        lines.append(N_("The file that lay there is kept as {path}", path=str(aside)))
    session.done({"db": str(target), "kept": str(aside) if aside else None}, *lines)


@command("settings", N_("Show settings, or change one."))
@click.argument("setting", required=False, metavar="[NAME[=VALUE]]")
@click.pass_obj
def settings(session: Session, setting: str | None) -> None:
    """Show or change settings."""
    name, sign, text = (setting or "").partition("=")
    if name:
        office_settings.setting(name)
    with session.office() as office:
        if sign:
            office_settings.change(office, name, text, session.lang)
        found = office.read(lambda reader: office_settings.values(reader, session.lang))
    facts = {each["name"]: each["value"] for each in found if name in ("", each["name"])}
    rows = [f"{each['name']} = {each['words']}" for each in found if each["name"] in facts]
    say = session.done if sign else session.answer
    say(facts, *rows)


COMMANDS = (init, check, backup, restore, settings)
