# SPDX-License-Identifier: MIT
"""Putting an office together: the file, who acts, and the day to reckon with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from delegate_crm.app.surroundings import login_name
from delegate_crm.kit import log, paths
from delegate_crm.kit.clock import Clock
from delegate_crm.kit.i18n import N_
from delegate_crm.services import sample
from delegate_crm.services.calendar_edition import keep_edition
from delegate_crm.services.followups import acting_user
from delegate_crm.services.office import Office
from delegate_crm.services.reminders import looked
from delegate_crm.store import file
from delegate_crm.store.engine import discard
from delegate_crm.store.journal import Sort


def open_office(
    path: Path | None = None, *, user: str = "", today: dt.date | None = None
) -> Office:
    """Open an office file: the default one unless another is named, as the login user, today."""
    path = path or paths.default_office()
    opened = file.open_file(path)
    log.to_folder(paths.user_logs() if opened.read_only else paths.beside(path))
    return Office(opened, user or login_name(), Clock(today))


def create_office(
    path: Path | None = None,
    *,
    user: str = "",
    today: dt.date | None = None,
    with_sample: bool = False,
    shifted: bool = False,
) -> Office:
    """Create an office file with the acting user in it, and with the sample if that is wanted."""
    path = path or paths.default_office()
    office = Office(file.create(path), user or login_name(), Clock(today))
    try:
        with office.work(N_("Create the office"), Sort.FIXED) as work:
            if with_sample:
                sample.enter(work, shifted=shifted)
            else:
                acting_user(work)
            keep_edition(work)
        looked(office)
    except BaseException:
        office.close()
        discard(path)
        raise
    log.to_folder(office.folder)
    return office
