# SPDX-License-Identifier: MIT
"""Notices: what is to be told now, each thing once, on whichever device comes first (`UX` 7).

`due_notices` looks; `shown` writes down what it was given, before it is shown, and answers
which of it is still to be shown: what another device has taken meanwhile is not.
"""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Sequence

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.notices import MISSED, Asked, Notice, notices
from delegate_crm.services.office import Office
from delegate_crm.services.settings import user_value
from delegate_crm.store.reminders import look, looked_on, mark

__all__ = ["Notice", "due_notices", "is_quiet", "looked", "missed", "moment_of", "shown"]

NOON = dt.time(12)
"""The hour of a day that was only named (`--today`)."""


def due_notices(office: Office, now: dt.datetime, lang: str = "") -> Sequence[Notice]:
    """What is to be told at a moment of local time; nothing in quiet hours.

    What fell due while nobody asked comes first, as one notice; then windows that open today, what
    goes to the head, visits that begin, and from its hour on the digest of the day.
    """
    if is_quiet(now.hour, user_value("quiet_from"), user_value("quiet_until")):
        return ()
    asked = _asked(office, now.hour, lang)
    found = office.read(lambda reader: tuple(notices(reader, asked)))
    if not found:
        looked(office)
    return found


def missed(office: Office, lang: str) -> Notice | None:
    """What fell due while nobody asked, for the page that somebody has come back to; once.

    Quiet hours are not heeded: who looks at the page is there.
    """
    asked = _asked(office, 0, lang)
    found = office.read(lambda reader: notices(reader, asked))
    away = [each for each in found if each.key.startswith(MISSED)]
    return next(iter(shown(office, away)), None)


def _asked(office: Office, hour: int, lang: str) -> Asked:
    return Asked(
        login=office.actor.name,
        today=office.today,
        hour=hour,
        tr=Translator(lang or user_value("language") or "en"),
        digest_hour=user_value("digest_hour"),
        hide_names=user_value("hide_names") == "yes",
    )


def looked(office: Office) -> None:
    """Note that somebody has asked today: what was due before is known, and is not told again."""
    login, today = office.actor.name, office.today
    if office.file.read_only or office.read(lambda reader: looked_on(reader, login)) == today:
        return
    with office.file.raw(writing=True) as connection, connection.begin():
        look(connection, login, today)


def is_quiet(hour: int, quiet_from: int, quiet_until: int) -> bool:
    """Whether an hour lies in the quiet ones, which may go over midnight; the same is none."""
    if quiet_from <= quiet_until:
        return quiet_from <= hour < quiet_until
    return hour >= quiet_from or hour < quiet_until


def moment_of(office: Office) -> dt.datetime:
    """The local moment to ask for: now, or noon of a day that was only named."""
    if office.actor.clock.fixed:
        return dt.datetime.combine(office.today, NOON)
    return office.actor.clock.now().astimezone()


def shown(office: Office, told: Sequence[Notice]) -> Sequence[Notice]:
    """Write notices down before they are shown; the answer is those that are to be shown.

    Each is written with all that it tells or not at all. It is no step that could be undone. A file
    that can only be read shows nothing, since it could not be told from what was shown already.
    """
    if office.file.read_only or not told:
        return ()
    login, device = office.actor.name, platform.node()
    at = office.actor.clock.now().isoformat()
    with office.file.raw(writing=True) as connection, connection.begin():
        won = [each for each in told if mark(connection, login, each.marks, at, device)]
        if len(won) == len(told):
            look(connection, login, office.today)
    return won
