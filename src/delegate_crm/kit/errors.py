# SPDX-License-Identifier: MIT
"""Expected errors: each says what happened, what to do, and which fields to mark.

Anything that is not a `UserError` is a fault of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.kit.i18n import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason for a refusal, and the field that it concerns (empty: the whole record)."""

    message: Text
    field: str = ""
    hint: Text | None = None


class UserError(Exception):
    """Something the user can understand and mend; nothing was changed."""

    def __init__(self, message: Text, hint: Text | None = None, field: str = "") -> None:
        super().__init__(message.message)  # never the values: logs must hold no names
        self.message = message
        self.hint = hint
        self.problems: Sequence[Problem] = (Problem(message, field, hint),)


class Invalid(UserError):
    """What was typed cannot be kept as it stands."""

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> Invalid:
        """Gather several problems into one refusal; the first is the message."""
        first = problems[0]
        error = cls(first.message, first.hint, first.field)
        error.problems = tuple(problems)
        return error


class Missing(UserError):
    """What was named is not there."""


class Conflict(UserError):
    """Somebody or something else changed what was to be changed."""


class Storage(UserError):
    """The file cannot be read or written just now, or is not one of ours."""
