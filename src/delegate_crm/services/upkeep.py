# SPDX-License-Identifier: MIT
"""Looking after the office file: is it whole, a copy of it, and the way back from a copy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from delegate_crm.entities.document import Document
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.paths import beside
from delegate_crm.services.office import Office
from delegate_crm.store import guard
from delegate_crm.store.attachments import Attachments
from delegate_crm.store.backup import Backup, copy_to, put_back
from delegate_crm.store.file import OfficeFile
from delegate_crm.store.journal import Journal
from delegate_crm.store.queries import Reader

STAMP, BEFORE = "%Y%m%d-%H%M%S", "before-restore-"
STAMPED = re.compile(r".+-(\d{8}-\d{6})\.db")


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found; no problems means that all is well."""

    records: int
    steps: int
    problems: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy among the backups: where, when it was made on this computer's clock, how large."""

    path: Path
    at: dt.datetime
    size: int
    replaced: bool
    """It is the file that a restored copy replaced."""


def kept_copies(office: Office) -> list[Kept]:
    """The copies among the backups, the newest first."""
    found = [_kept(each) for each in _backups(office.file.path).glob("*.db")]
    return sorted(filter(None, found), key=lambda each: each.at, reverse=True)


def _kept(path: Path) -> Kept | None:
    stamp = STAMPED.fullmatch(path.name)
    if stamp is None:
        return None
    try:
        at = dt.datetime.strptime(stamp[1], STAMP).replace(tzinfo=dt.UTC).astimezone()
    except ValueError:  # digits that are no moment: a file that somebody else named
        return None
    return Kept(path, at, path.stat().st_size, path.name.startswith(BEFORE))


def last_backup(office: Office) -> Kept | None:
    """The newest copy that was made of the file as it is."""
    return next((each for each in kept_copies(office) if not each.replaced), None)


def backup_state(made: Kept | None, today: dt.date) -> Text:
    """Say in a line when the last copy was made."""
    if made is None:
        return N_("Not backed up yet")
    time, day = f"{made.at:%H:%M}", made.at.date()
    if day == today:
        return N_("Backed up today, {time}", time=time)
    if day == today - dt.timedelta(days=1):
        return N_("Backed up yesterday, {time}", time=time)
    return N_("Backed up on {date}", date=day)


def examine(office: Office, *, deep: bool) -> Health:
    """Examine the file, the journal's seals and the attachments; `deep` reads every page."""
    with office.file.raw() as connection:
        driver = connection.connection.dbapi_connection
        wrong = [N_("The file: {what}", what=said) for said in _structure(driver, deep=deep)]
    return office.read(lambda reader: _examined(reader, office.file, tuple(wrong)))


def _structure(driver: object, *, deep: bool) -> Iterator[str]:
    yield from guard.integrity_problems(driver, deep=deep)
    if deep:
        yield from guard.unreadable_text(driver)


def _examined(reader: Reader, file: OfficeFile, wrong: tuple[Text, ...]) -> Health:
    journal = Journal(reader.connection)
    tampered = [
        N_("The journal was changed from outside in step {n}.", n=n) for n in journal.broken()
    ]
    files = {each.file.sha256: each for each in reader.ever(Document) if each.file}
    lost = [
        N_("The content of document {id} is missing.", id=str(files[digest].id))
        for digest in Attachments(file.path).missing(files)
    ]
    steps = journal.last.id
    return Health(sum(reader.counts().values()), steps, (*wrong, *tampered, *lost))


def keep_copy(office: Office, target: Path | None = None) -> Backup:
    """Make a verified copy of the file and of its attachments; by default among the backups.

    One without the attachments would be taken for whole, so both are made or none.
    """
    source = office.file.path
    if target is None:
        target = _backups(source) / f"{source.stem}-{_stamp(office.actor.clock.now())}.db"
    with ExitStack() as undone:
        made = copy_to(office.file.opened, target)
        undone.callback(target.unlink)
        attached = Attachments(source)
        if attached.any:
            copy_to(attached.path, Attachments(target).path)
        undone.pop_all()
    return made


def put_back_copy(copy: Path, target: Path, now: dt.datetime) -> Path | None:
    """Put a copy in the place of an office file; the answer is where the old one was kept."""
    aside = _backups(target) / f"{BEFORE}{_stamp(now)}.db"
    had = target.exists()
    put_back(copy, target, aside)
    Attachments(target).take_from(Attachments(copy))
    return aside if had else None


def _stamp(now: dt.datetime) -> str:
    return f"{now:{STAMP}}"


def _backups(office: Path) -> Path:
    return beside(office) / "backups"
