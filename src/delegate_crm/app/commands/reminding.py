# SPDX-License-Identifier: MIT
"""The command that reminds without the window: each thing once, on the desktop or here."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import partial

import click

from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.schedulers.command import program
from delegate_crm.services.calendar_edition import catch_up
from delegate_crm.services.office import Office, Reader
from delegate_crm.services.present import Flat
from delegate_crm.services.reminders import Notice, due_notices, moment_of, shown
from delegate_crm.services.snooze import snooze
from delegate_crm.ui.notifying.notifier import Act, Answer, notifier

PATIENCE = 600.0
"""Seconds for which a notification may still be answered."""
NOTHING = N_("Nothing new is due.")
SNOOZE = N_("Snooze until tomorrow")
TOMORROW = dt.timedelta(days=1)


@command("remind", N_("Show what is due, each thing once."))
@option("--once", is_flag=True, says=N_("Do not wait for what is chosen on a notification."))
@click.pass_obj
def remind(session: Session, *, once: bool) -> None:
    """Show due reminders on the desktop; where it shows none, they are only listed."""
    with session.office() as office:
        catch_up(office)
        due = due_notices(office, moment_of(office), session.lang)
        told = _tell(session, office, due, once=once) if due else ()
        found = office.read(lambda reader: _flat(reader, told, session.lang))
    lines: list[Text | str] = [_line(each) for each in told]
    session.answer(found, *(lines or [NOTHING]))


def _tell(
    session: Session, office: Office, due: Sequence[Notice], *, once: bool
) -> Sequence[Notice]:
    """Show notices where somebody sees them, and write that down first.

    Standard output counts where somebody reads it: a terminal, or a script that asks for JSON.
    """
    try:
        desktop = notifier(session.tr)
    except Missing:
        if not session.as_json and not sys.stdout.isatty():
            raise
        return shown(office, due)
    try:
        told = shown(office, due)
        for each in told:
            desktop.show(each, heard=not once)
        if not once:
            _follow(session, office, desktop.answers(PATIENCE))
    finally:
        desktop.close()
    return told


def _follow(session: Session, office: Office, answers: Iterable[Answer]) -> None:
    """Do what is chosen on the notifications while they are there."""
    for answer in answers:
        if answer.act is Act.OPEN:
            subprocess.Popen([*program(), "--db", str(session.path), "gui"])  # noqa: S603 - ours
        elif answer.notice.follow_up is not None:
            until = office.today + TOMORROW
            act = partial(snooze, follow_up=answer.notice.follow_up, until=until)
            office.write(SNOOZE, act)


def _line(notice: Notice) -> str:
    return " · ".join(filter(None, (notice.title, *notice.body.split("\n"))))


def _flat(reader: Reader, found: Sequence[Notice], lang: str) -> list[Flat]:
    ids = [each.record for each in found]
    told = [fired for each in found for fired in each.fired]
    titles = reader.titles([*ids, *(each.follow_up for each in told)], lang)

    def reference(record: int | None) -> Flat | None:
        if record is None:
            return None
        kind = reader.kind_of(record)
        return {"kind": kind, "id": record, "title": titles.get(record, "")}

    return [
        {
            "key": each.key,
            "title": each.title,
            "body": each.body,
            "record": reference(each.record),
            "reminders": [
                {
                    "id": fired.follow_up,
                    "title": titles.get(fired.follow_up, ""),
                    "lead": fired.lead.value,
                    "on": fired.day.isoformat(),
                }
                for fired in each.fired
            ],
        }
        for each in found
    ]


COMMANDS = (remind,)
