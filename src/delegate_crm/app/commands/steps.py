# SPDX-License-Identifier: MIT
"""Commands on the journal: the history of a record, one step back, one step forward."""

from __future__ import annotations

import click

from delegate_crm.app.commands.records import id_argument, kind_argument
from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.services.history import OPERATIONS
from delegate_crm.services.office import Step
from delegate_crm.services.records import Records


@command("history", N_("Show who changed what in a record, and when."))
@kind_argument
@id_argument
@click.pass_obj
def history(session: Session, kind: str, record: str) -> None:
    """List the steps of a record, oldest first."""
    with session.office() as office:
        steps = Records(office, session.lang).history(kind, record)
    rows = [
        [
            each["at"],
            each["user"],
            session.tr(OPERATIONS[each["operation"]]),
            "; ".join(change["words"] for change in each["changes"]),
        ]
        for each in steps
    ]
    session.table(steps, [N_("When"), N_("Who"), N_("What"), N_("Changes")], rows)


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
    session.answer({"step": session.tr(step.label), "left": left}, words, *left)


COMMANDS = (history, undo, redo)
