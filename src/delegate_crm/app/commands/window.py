# SPDX-License-Identifier: MIT
"""The command that opens the window; it is also what happens without a command."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_


@command("gui", N_("Open the window."))
@option("--page", default="", says=N_("The page to begin with."), metavar="NAME")
@click.pass_obj
def gui(session: Session, page: str) -> None:
    """Open the window and stay until it is closed."""
    open_window(session, page)


def open_window(session: Session, page: str = "") -> None:
    """Open the window; refused where there is no screen, which would end the process."""
    if not _has_screen():
        raise Missing(
            N_("There is no screen to open the window on."),
            N_("Name a command; “delegate-crm --help” lists them."),
        )
    started = import_module("delegate_crm.app.gui")
    wanted = started.Wanted(session.path, session.lang, session.user, session.today, page=page)
    click.get_current_context().exit(started.run(wanted))


def _has_screen() -> bool:
    """Tell whether Qt finds something to draw on."""
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


COMMANDS = (gui,)
