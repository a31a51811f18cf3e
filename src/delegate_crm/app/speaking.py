# SPDX-License-Identifier: MIT
"""Commands and options whose words are translated, and the options that every command takes."""

from __future__ import annotations

import datetime as dt
import gettext
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from delegate_crm import __version__
from delegate_crm.app.session import Session
from delegate_crm.app.surroundings import system_language
from delegate_crm.kit import paths
from delegate_crm.kit.i18n import DOMAIN, LANGUAGES, N_, Text, Translator

JSON = "json"
F = TypeVar("F", bound=Callable[..., Any])


def asked_language(arguments: Sequence[str]) -> str:
    """Language for help and refusals, wherever `--lang` stands; the system's unless it is ours."""
    asked = [
        value
        for option, value in zip(arguments, [*arguments[1:], ""], strict=True)
        if option == "--lang"
    ]
    asked += [each.partition("=")[2] for each in arguments if each.startswith("--lang=")]
    return next((lang for lang in asked if lang in LANGUAGES), None) or system_language()


def speak(lang: str) -> None:
    """Let the words that click itself says come from our catalogues too."""
    gettext.bindtextdomain(DOMAIN, str(paths.translations()))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = LANGUAGES[lang]


class Option(click.Option):
    """An option with translated help."""

    def __init__(
        self,
        names: Sequence[str],
        says: Text,
        **settings: Any,  # noqa: ANN401 - click's
    ) -> None:
        super().__init__(names, **settings)
        self.says = says

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Put the help into words at the last moment."""
        self.help = spoken(ctx)(self.says)
        return super().get_help_record(ctx)


class _Speaking(click.Command):
    """Translated help, and the global options."""

    def __init__(self, *arguments: Any, says: Text, **settings: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*arguments, **settings)
        self.says = says
        self.params = [*self.params, *global_options()]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the help into words at the last moment."""
        self.help = spoken(ctx)(self.says)
        super().format_help_text(ctx, formatter)


class Command(_Speaking):
    """A command with translated help that takes the global options as well."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of help in the list of commands."""
        context = click.get_current_context(silent=True)
        self.help = spoken(context)(self.says)
        return super().get_short_help_str(max(limit, 90))


class Group(_Speaking, click.Group):
    """The program itself."""


def spoken(context: click.Context | None) -> Translator:
    """The translator of a run."""
    session = context.find_object(Session) if context else None
    return session.tr if session else Translator("en")


def command(name: str, says: Text) -> Callable[[Callable[..., None]], Command]:
    """Declare a command; `says` is its help."""
    return click.command(name, cls=Command, says=says)


def option(*names: str, says: Text, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401 - as above
    """Declare an option; `says` is its help."""
    return click.option(*names, cls=Option, says=says, **settings)


def global_options() -> list[click.Option]:
    """The options that stand before or after any command."""
    return [
        Option(
            ["--db"],
            says=N_("The office file."),
            type=click.Path(path_type=Path, dir_okay=True),
            callback=_keep("db"),
            expose_value=False,
        ),
        Option(
            ["--lang"],
            says=N_("Language of the output."),
            type=click.Choice(list(LANGUAGES)),
            callback=_keep("lang"),
            expose_value=False,
        ),
        Option(
            ["--today"],
            says=N_("The day to reckon with, as 2019-03-01."),
            type=Day(),
            callback=_keep("today"),
            expose_value=False,
        ),
        Option(
            ["--format"],
            says=N_("Text for readers or JSON for scripts."),
            type=click.Choice(["text", JSON]),
            callback=_keep("as_json", lambda word: word == JSON),
            expose_value=False,
        ),
        Option(
            ["--user"],
            says=N_("Who acts, for the journal."),
            callback=_keep("user"),
            expose_value=False,
        ),
        Option(
            ["--quiet"],
            says=N_("Say nothing but answers and errors."),
            is_flag=True,
            callback=_keep("quiet"),
            expose_value=False,
        ),
        Option(
            ["--version"],
            says=N_("Say the version of the program."),
            is_flag=True,
            is_eager=True,
            callback=_version,
            expose_value=False,
        ),
    ]


class Day(click.ParamType[dt.date]):
    """An exact day, as ISO 8601 writes it."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """Read the day."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            words = N_("“{text}” is no day of the calendar; write it as 2019-03-01.", text=value)
            self.fail(spoken(ctx)(words), param, ctx)


def _keep(name: str, made: Callable[[Any], Any] = lambda value: value) -> Callable[..., None]:
    """Let the later of two places win; what was not typed changes nothing."""

    def keep(context: click.Context, param: click.Parameter, value: object) -> None:
        typed = context.get_parameter_source(str(param.name))
        if typed is click.core.ParameterSource.COMMANDLINE:
            setattr(context.ensure_object(Session), name, made(value))

    return keep


def _version(context: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"delegate-crm {__version__}")
        context.exit()
