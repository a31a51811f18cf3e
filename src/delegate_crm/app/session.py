# SPDX-License-Identifier: MIT
"""One run of the command line: what was asked for globally, and how answers are given."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delegate_crm.kit import paths
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text, Translator

if TYPE_CHECKING:
    from delegate_crm.services.office import Office

PATIENCE = 1.0
"""Seconds of work before its progress is shown."""
WIDEST = 48
"""Columns of the terminal that one cell of a table may take."""


@dataclass
class Session:
    """What the global options say, and the office that is opened for a command."""

    lang: str
    db: Path | None = None
    today: dt.date | None = None
    as_json: bool = False
    user: str = ""
    quiet: bool = False

    @property
    def tr(self) -> Translator:
        """The translator of the output."""
        return Translator(self.lang)

    @property
    def path(self) -> Path:
        """The office file."""
        return self.db or paths.default_office()

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Open the office file for one command."""
        compose = import_module("delegate_crm.app.compose")  # late: the window starts without it
        office: Office = compose.open_office(self.path, user=self.user, today=self.today)
        try:
            yield office
            for note in office.notes:
                self.note(note)
        finally:
            office.close()

    def answer(self, data: object, *lines: Text | str) -> None:
        """Answer what was asked: JSON for scripts, or lines for readers."""
        if self.as_json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for line in lines:
            click.echo(tame(self.tr(line)))

    def done(self, data: object, *lines: Text | str) -> None:
        """Say what was done, as an answer that nobody wants who asked to be quiet."""
        if self.as_json or not self.quiet:
            self.answer(data, *lines)

    def table(self, data: object, heads: Sequence[Text], rows: Sequence[Sequence[str]]) -> None:
        """Give a list: JSON, or a table with a line of heads."""
        if self.as_json:
            self.answer(data)
            return
        words = [[self.tr(head) for head in heads], *rows]
        for line in tabulated([[tame(cell) for cell in row] for row in words]):
            click.echo(line)

    def note(self, words: Text) -> None:
        """Say something on the side."""
        if not self.quiet:
            click.echo(tame(self.tr(words)), err=True)

    def refuse(self, error: UserError) -> None:
        """Say in one line what happened and in one what to do."""
        said = dict.fromkeys(self._problem(each.message, each.field) for each in error.problems)
        hints = [each.hint for each in error.problems if each.hint]
        self.complain(" ".join(said), hints[0] if hints else NOTHING_CHANGED)

    def complain(self, *lines: Text | str) -> None:
        """Say what went wrong, also when asked to be quiet."""
        for line in lines:
            click.echo(tame(self.tr(line)), err=True)

    def _problem(self, message: Text, field: str) -> str:
        words = self.tr(message)
        return f"{field}: {words}" if field else words


class TerminalProgress:
    """How far long work is, on one line of the terminal that is written over."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def step(self, done: int, total: int) -> None:
        """Show the count once the work takes over a second; wipe it at the end."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < PATIENCE:
            return
        click.echo(f"\r{done} / {total} " if done < total else "\r\033[K", nl=False, err=True)

    def note(self, text: Text) -> None:
        """Nothing: the count is enough."""

    def cancelled(self) -> bool:
        """Never: Ctrl+C interrupts the work itself."""
        return False


NOTHING_CHANGED = N_("Nothing was changed.")


def tame(text: str) -> str:
    """Make one line without control characters, so that no data steers the terminal."""
    return "".join(_tamed(letter) for letter in text)


def _tamed(letter: str) -> str:
    if letter in "\n\r\t":
        return " "
    return "\ufffd" if unicodedata.category(letter) in ("Cc", "Cs") else letter


def tabulated(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under each other, also where letters are two cells wide."""
    short = [[_shortened(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*short, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in short]


def columns(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _shortened(text: str) -> str:
    if columns(text) <= WIDEST:
        return text
    room, kept = WIDEST - 1, ""
    for letter in text:
        room -= _width(letter)
        if room < 0:
            break
        kept += letter
    return kept + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def in_utf8() -> None:
    """Write UTF-8 wherever the output goes: names come in every script.

    A Python without a console (pythonw, started by a scheduler) has nowhere to write at all.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
