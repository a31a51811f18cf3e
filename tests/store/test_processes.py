# SPDX-License-Identifier: MIT
"""Several processes on one file: killed while saving, without room to save, side by side."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from delegate_crm.app import compose
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.store import guard
from delegate_crm.store.engine import connect
from delegate_crm.store.journal import Journal
from delegate_crm.store.queries import Reader
from tests.factories import Make
from tests.platforms import kills

TRIALS = 20
ROOT = Path(__file__).parents[2]

pytestmark = kills


def started(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.trials", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program


def told(*words: object) -> list[str]:
    with started(*words) as process:
        lines = process.communicate()[0].splitlines()
    assert process.returncode == 0
    return lines


def whole(path: Path) -> None:
    """Nothing half, nothing damaged, and every step sealed."""
    with closing(connect(path, writing=False)) as connection:
        assert guard.integrity_problems(connection, deep=True) == []
    with closing(compose.open_office(path, user="anna")) as office:
        assert office.read(lambda reader: Journal(reader.connection).broken()) == []


def names(reader: Reader) -> list[str]:
    tags = reader.where(Tag)
    assert {each.id: each.names.best("en") for each in tags} == reader.titles(
        [each.id for each in tags], "en"
    )
    return [each.names.best("en") for each in tags]


def test_what_was_acknowledged_survives_any_kill(blank: Path) -> None:
    acknowledged = told("kill", blank, TRIALS)
    with closing(compose.open_office(blank, user="anna")) as office:
        kept = office.read(names)
    assert len(acknowledged) >= TRIALS
    assert set(acknowledged) <= set(kept)
    assert len(kept) - len(acknowledged) <= TRIALS
    whole(blank)


def test_without_room_nothing_is_lost_and_saving_works_again(blank: Path) -> None:
    *saved, refused, last = told("limit", blank)
    assert refused.startswith("refused: ")
    assert any(words in refused for words in ("the disk is full", "The disk does not answer"))
    with closing(compose.open_office(blank, user="anna")) as office:
        assert office.read(names) == ["first", *saved, last]
    whole(blank)


def test_two_programs_write_side_by_side(office: Office, make: Make) -> None:
    theirs = [f"theirs {number}" for number in range(20)]
    with started("write", office.file.path, *theirs) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "theirs 0\n"
        ours = [make.tag(names=f"ours {number}").names.best("en") for number in range(20)]
        assert other.stdout.read().splitlines() == theirs[1:]
    assert other.returncode == 0
    assert sorted(office.read(names)) == sorted([*theirs, *ours])
    whole(office.file.path)


def test_a_stale_save_keeps_what_another_program_changed(office: Office, make: Make) -> None:
    base = make.tag(names="base")
    assert told("write", office.file.path, "theirs") == ["theirs"]
    mine = base.having(names=LocalText.of(en="mine"))
    office.write(N_("Save"), lambda work: work.save(mine, base))
    assert office.read(names) == ["mine", "theirs"]
