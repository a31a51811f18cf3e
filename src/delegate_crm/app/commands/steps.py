# SPDX-License-Identifier: MIT
"""Commands on the journal: the history of a record, one step back, one step forward."""

from __future__ import annotations

from collections.abc import Iterator

import click

from delegate_crm.app.commands.records import id_argument, kind_argument
from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.services.history import OPERATIONS
from delegate_crm.services.office import Step
from delegate_crm.services.present import Flat
from delegate_crm.services.records import Records
from delegate_crm.store.journal import Operation


@command("history", N_("Show who changed what in a record, and when."))
@kind_argument
@id_argument
@click.pass_obj
def history(session: Session, kind: str, record: str) -> None:
    """List the steps of a record, oldest first."""
    with session.office() as office:
        steps = Records(office, session.lang).history(kind, record)
    session.answer(steps, *(line for step in steps for line in _lines(step, session.tr)))


def _lines(step: Flat, tr: Translator) -> Iterator[str]:
    """A line for the step, and one below it for each value that it changed."""
    yield f"{step['at']}  {step['name']}  {tr(OPERATIONS[Operation(step['operation'])])}"
    yield from (f"    {change['words']}" for change in step["changes"])


@command("undo", N_("Take the last step back."))
@click.pass_obj
def undo(session: Session) -> None:
    """Take a step back."""
    with session.office() as office:
        step = office.undo()
    undone = step.label.values["step"]
    _say(session, step, N_("Taken back: {step}", step=undone))


@command("redo", N_("Take the step again that was taken back."))
@click.pass_obj
def redo(session: Session) -> None:
    """Take a step forward."""
    with session.office() as office:
        step = office.redo()
    _say(session, step, N_("Done again: {step}", step=step.label))


def _say(session: Session, step: Step, words: Text) -> None:
    left = [session.tr(each) for each in step.left]
    session.done({"step": session.tr(step.label), "left": left}, words, *left)


COMMANDS = (history, undo, redo)
