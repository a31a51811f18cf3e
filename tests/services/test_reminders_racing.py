# SPDX-License-Identifier: MIT
"""Two programs on one file that remind at the same time: each thing is told by one of them."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from delegate_crm.services.ladder import fallen_due
from delegate_crm.services.office import Office
from tests.factories import Make

FIRST, DAYS = dt.date(2019, 3, 1), 18
PROGRAM = """
import datetime as dt, sys
from pathlib import Path
from delegate_crm.app import compose
from delegate_crm.kit.clock import Clock
from delegate_crm.services.reminders import due_notices, moment_of, shown
from delegate_crm.store.work import Actor

first = dt.date.fromisoformat(sys.argv[2])
office = compose.open_office(Path(sys.argv[1]), user="anna", today=first)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    office.actor = Actor("anna", Clock(first + dt.timedelta(days=number)))
    while due := due_notices(office, moment_of(office), "en"):
        for notice in shown(office, due):
            for fired in notice.fired:
                print(fired.follow_up, fired.lead, fired.mark.fire_on)
office.close()
"""


def started(path: Path, settings: Path) -> subprocess.Popen[str]:
    """A program that waits until it is told to go."""
    command = [sys.executable, "-c", PROGRAM, str(path), FIRST.isoformat(), str(DAYS)]
    places = {name: str(settings) for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME")}
    made = subprocess.Popen(  # noqa: S603 - our own program
        command, env=os.environ | places, stdin=-1, stdout=-1, text=True
    )
    assert made.stdout is not None
    assert made.stdout.readline() == "ready\n"
    return made


def test_two_programs_that_race_over_days_tell_each_thing_once(
    office: Office, make: Make, tmp_path: Path
) -> None:
    for number in range(0, DAYS, 2):
        due = FIRST + dt.timedelta(days=number)
        make.follow_up(text=f"promise {number}", due=due.isoformat())
        make.follow_up(text=f"answer {number}", by_side="them", window=f"{due} to 2019-12-31")
    both = [started(office.file.path, tmp_path) for _ in range(2)]
    for each in both:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    told = Counter(line for each in both for line in each.communicate()[0].splitlines())
    last = FIRST + dt.timedelta(days=DAYS - 1)
    every = office.read(lambda reader: fallen_due(reader, FIRST, last))
    assert told == Counter(f"{x.follow_up} {x.lead} {x.mark.fire_on}" for x in every)
    assert [each.returncode for each in both] == [0, 0]
    assert len(every) > DAYS
