# SPDX-License-Identifier: MIT
"""The command line (`delegate-crm COMMAND`): one way in, exit codes, nothing but words for users.

The contract that scripts depend on: exit code 0 done, 1 refused, 2 wrong usage, 3 done in part,
70 a fault of the program, 130 stopped by the user. The commands lie in `app.commands`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from delegate_crm.app.session import NOTHING_CHANGED, Session, in_utf8
from delegate_crm.app.speaking import Group, asked_language, speak
from delegate_crm.kit import log, paths
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.registry import modules

REFUSED, FAULT, STOPPED = 1, 70, 130
PROGRAM = "delegate-crm"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    in_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = run(words)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has left: nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = REFUSED
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Run one command; the answer is its exit code."""
    session = Session("en")
    try:
        session.lang = asked_language(words)
        speak(session.lang)
        return _invoked(words, session)
    except UserError as refused:
        session.refuse(refused)
        return REFUSED
    except (KeyboardInterrupt, click.Abort):
        session.complain(N_("Stopped."), NOTHING_CHANGED)
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the outermost door: a fault is told, not shown raw
        return _fault(session, error)


def _invoked(words: Sequence[str], session: Session) -> int:
    try:
        answer = program().main(list(words), PROGRAM, standalone_mode=False, obj=session)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    return answer if isinstance(answer, int) else 0


def program() -> Group:
    """The program with all its commands."""
    made = Group(
        name=PROGRAM,
        says=N_("Visits, delegations, promises: the work of an international-relations office."),
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for module in modules("delegate_crm.app.commands"):
        for command in module.COMMANDS:
            made.add_command(command)
    return made


def _fault(session: Session, error: Exception) -> int:
    """Keep what went wrong for those who mend it; tell the user where it lies."""
    folder = paths.beside(session.path)
    file = log.to_folder(folder if folder.is_dir() else paths.user_logs())
    log.fault(error)
    session.complain(
        N_("The program made a mistake; nothing was half-saved."),
        N_("Send this file to those who look after the program: {path}", path=str(file)),
    )
    return FAULT
