# SPDX-License-Identifier: MIT
"""The calendar file of a user, kept up to date for the calendar programs that read it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from delegate_crm.entities.user import User
from delegate_crm.exchange.base import by_ending
from delegate_crm.exchange.calendar import Chosen, days_file, read_days
from delegate_crm.exchange.days import DaysFormat, days_formats
from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office, Reader
from delegate_crm.services.settings import CALENDAR_KINDS, user_value
from delegate_crm.store.calendar import calendar_ids, office_mark

KEPT = dt.timedelta(days=366)
"""What was over before that long is left out."""
NOBODY = 0


def keep_calendar(office: Office, lang: str) -> bool:
    """Write the user's calendar file if it would say something new; tell whether it was written.

    A file that is not a calendar of this office is never written over.
    """
    chosen = user_value("calendar_file")
    if not chosen:
        return False
    path, spoken = Path(chosen).expanduser(), user_value("calendar_language")
    form = by_ending(path.name, days_formats())
    before = _before(path)
    _refuse_other(office, form, before, path)
    words = lang if spoken == "program" else spoken
    days = read_days(office, lambda reader: _chosen(reader, office, words))
    content = days_file(days, form)
    if content == before:
        return False
    write_out(path, content)
    return True


def _before(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # not there, or out of reach: writing will tell
        return b""


def _refuse_other(office: Office, form: DaysFormat, before: bytes, path: Path) -> None:
    if before and form.mark(before) != office.read(office_mark):
        raise Conflict(
            N_("{path} is no calendar of this office; it was left as it is.", path=str(path)),
            N_("Name another file in the settings under “Calendar file”."),
        )


def _chosen(reader: Reader, office: Office, lang: str) -> Chosen:
    """What the user wants to have in the file."""
    mine = user_value("calendar_whose") == "mine"
    known = reader.where(User, login=office.actor.name) if mine else []
    user = known[0].id if known else NOBODY
    ids = calendar_ids(reader, office.today - KEPT, user if mine else None)
    wanted = CALENDAR_KINDS[user_value("calendar_holds")]
    return Chosen({code: found for code, found in ids.items() if code in wanted}, lang)
