# SPDX-License-Identifier: MIT
"""What every test may ask for.

`office`   a new office file of its own; the user is anna and the day 1 March 2019 (`TODAY`)
`sample`   a copy of the sample office (the worked example of Xinxiang), same user and day
`make`     types records into `office`: `make.visit(title="Xinxiang", start="about July 2018")`;
           `Make(sample)` does it in another office (see `tests.factories`)
`rights_for_all`   the system gives new files to everyone, so that only the program narrows them
`at`       sets the day: `at("2019-08-01")` for `office`, `at("2019-08-01", sample)` for another
`zone`     moves the machine to another zone of time: `zone("CET-1CEST,M3.5.0,M10.5.0/3")`

A test that leaves a log record of WARNING or above fails. One that expects it looks at `caplog`
and then calls `caplog.clear()`.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from delegate_crm.app import compose
from delegate_crm.kit.clock import Clock
from delegate_crm.services.office import Office
from delegate_crm.store.work import Actor
from tests.factories import Make

TODAY = dt.date(2019, 3, 1)
USER = "anna"

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office as a closed file, made once; copy it, never open it."""
    path = tmp_path_factory.mktemp("new") / "office.db"
    compose.create_office(path, user=USER, today=TODAY).close()
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office as a closed file, made once; copy it, never open it."""
    path = tmp_path_factory.mktemp("sample") / "office.db"
    compose.create_office(path, user=USER, today=TODAY, with_sample=True).close()
    return path


@pytest.fixture
def office(office_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = Path(shutil.copyfile(office_file, tmp_path / "office.db"))
    opened = compose.open_office(path, user=USER, today=TODAY)
    yield opened
    opened.close()


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Office]:
    path = Path(shutil.copyfile(sample_file, tmp_path / "sample.db"))
    opened = compose.open_office(path, user=USER, today=TODAY)
    yield opened
    opened.close()


@pytest.fixture
def make(office: Office) -> Make:
    return Make(office)


@pytest.fixture
def rights_for_all() -> Iterator[None]:
    """New files are for everyone, unless who makes them says otherwise."""
    previous = os.umask(0)
    yield
    os.umask(previous)


@pytest.fixture
def at(request: pytest.FixtureRequest) -> Callable[..., None]:
    def move(day: str, office: Office | None = None) -> None:
        moved: Office = office or request.getfixturevalue("office")
        moved.actor = Actor(moved.actor.name, Clock(dt.date.fromisoformat(day)))

    return move


@pytest.fixture
def zone() -> Iterator[Callable[[str], None]]:
    with pytest.MonkeyPatch.context() as patch:

        def move(name: str) -> None:
            patch.setenv("TZ", name)
            time.tzset()

        yield move
    time.tzset()


@pytest.fixture(autouse=True)
def no_surprising_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    phases = (caplog.get_records("setup"), caplog.get_records("call"))
    surprises = [each for phase in phases for each in phase if each.levelno >= logging.WARNING]
    assert not surprises, [each.getMessage() for each in surprises]
