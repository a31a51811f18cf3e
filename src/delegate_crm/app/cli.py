# SPDX-License-Identifier: MIT
"""The command line (`delegate-crm COMMAND`): one way in, exit codes, nothing but words for users.

The contract that scripts depend on: exit code 0 done, 1 refused, 2 wrong usage, 3 done in part,
70 a fault of the program, 130 stopped by the user. The commands lie in `app.commands`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

import click

from delegate_crm.app.commands.window import gui, open_window
from delegate_crm.app.session import NOTHING_CHANGED, Session, in_utf8
from delegate_crm.app.speaking import Group, asked_language, speak
from delegate_crm.kit import log, paths, preferences
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.registry import modules

REFUSED, FAULT, STOPPED = 1, 70, 130
PROGRAM = "delegate-crm"
COMMANDS = "delegate_crm.app.commands"


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


def program() -> Program:
    """The program with all its commands."""
    return Program(
        name=PROGRAM,
        says=N_("Visits, delegations, promises: the work of an international-relations office."),
        invoke_without_command=True,
        callback=_window_by_default,
        context_settings={"help_option_names": ["-h", "--help"]},
        commands=[gui],
    )


class Program(Group):
    """The program; its commands are imported once one of them is asked for.

    The window must paint before the core is imported, so `gui` alone is there from the start.
    """

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command; all but the window refuse a settings file that cannot be read."""
        if found := super().get_command(ctx, cmd_name):
            return found
        preferences.read()
        return self._all().get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        return sorted(self._all())

    def _all(self) -> Mapping[str, click.Command]:
        found = (each for module in modules(COMMANDS) for each in module.COMMANDS)
        return {str(each.name): each for each in found}


@click.pass_context
def _window_by_default(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        open_window(context.ensure_object(Session))


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
