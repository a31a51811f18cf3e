# SPDX-License-Identifier: MIT
"""Programs that are killed, run out of room or write beside another one; tests start them.

`python -m tests.store.trials kill PATH TIMES` lets children save until each is killed, and prints
the names that were acknowledged. `limit PATH` saves until a file may grow no more, and once again
with room. `write PATH NAME...` saves each name.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from delegate_crm.app import compose
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office

MOST_SAVES = 12
ROOM = 400_000


def tell(name: str) -> None:
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()


def save(office: Office, name: str, note: str = "") -> str:
    tag = Tag(names=LocalText.of(en=name), note=note)
    office.write(N_("Add"), lambda work: work.add(tag))
    return name


def kill(path: Path, times: str) -> None:
    dice = random.Random(2018)  # noqa: S311 - no secret
    for trial in range(int(times)):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _save_for_ever(path, trial, writing)
        os.close(writing)
        with os.fdopen(reading) as acknowledged:
            for _ in range(dice.randint(1, MOST_SAVES)):
                tell(acknowledged.readline().strip())
            os.kill(child, signal.SIGKILL)
            for name in acknowledged:
                tell(name.strip())
        os.waitpid(child, 0)


def _save_for_ever(path: Path, trial: int, writing: int) -> None:
    office = compose.open_office(path, user="anna")
    for number in count():
        os.write(writing, f"{save(office, f'{trial}-{number}')}\n".encode())


def limit(path: Path) -> None:
    with closing(compose.open_office(path, user="anna")) as office:
        save(office, "first")
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
        try:
            for number in count():
                tell(save(office, f"n{number}", "x" * 15_000))
        except Storage as refused:
            tell(f"refused: {Translator('en')(refused.message)}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        tell(save(office, "last"))


def write(path: Path, *names: str) -> None:
    with closing(compose.open_office(path, user="boris")) as office:
        for name in names:
            tell(save(office, name))


ACTS: dict[str, Callable[..., None]] = {"kill": kill, "limit": limit, "write": write}


def main(words: Sequence[str]) -> None:
    act, path, *rest = words
    ACTS[act](Path(path), *rest)


if __name__ == "__main__":
    main(sys.argv[1:])
