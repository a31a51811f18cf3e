# SPDX-License-Identifier: MIT
"""Days are counted anew once a newer edition of the countries' days off is there (DOMAIN 4.1)."""

from __future__ import annotations

import re

from delegate_crm.kit.i18n import N_
from delegate_crm.kit.registry import late
from delegate_crm.services.followup_rules import recount
from delegate_crm.services.office import Office
from delegate_crm.store.setting import stored
from delegate_crm.store.work import Work

EDITION = "calendar_edition"
"""Key under which the office keeps by which edition its days were counted."""


def edition() -> str:
    """The edition that is installed; the package itself would take longer to import."""
    return str(late("importlib.metadata").version("holidays"))


def keep_edition(work: Work) -> None:
    """Note that all days are counted by what is installed."""
    work.set(EDITION, edition())


def catch_up(office: Office) -> None:
    """Count anew what hangs on calendars if an older edition counted it; else nothing is written.

    A computer with an older one leaves alone what another has counted by a newer one.
    """
    counted_by = office.read(lambda reader: stored(reader.connection, EDITION)) or ""
    if office.file.read_only or _numbers(counted_by) >= _numbers(edition()):
        return

    def act(work: Work) -> None:
        recount(work)
        keep_edition(work)

    office.write(N_("Days counted by the newer list of days off"), act)


def _numbers(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", text)]
