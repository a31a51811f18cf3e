# SPDX-License-Identifier: MIT
"""The log: in the folder of the office, for its owner alone, without what was typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from delegate_crm.kit import log
from tests.platforms import posix


@pytest.fixture(autouse=True)
def detached() -> Iterator[None]:
    yield
    logger = logging.getLogger(log.NAME)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def test_what_is_logged_lies_in_the_folder(tmp_path: Path) -> None:
    path = log.to_folder(tmp_path / "office")
    logging.getLogger("delegate_crm.store").info("opened %s", 7)
    assert path == tmp_path / "office" / "delegate-crm.log"
    assert path.read_text("utf-8").endswith("INFO delegate_crm.store opened 7\n")


def test_another_folder_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = log.to_folder(tmp_path / "one")
    second = log.to_folder(tmp_path / "two")
    logging.getLogger(log.NAME).info("said")
    assert first.read_text("utf-8") == ""
    assert "said" in second.read_text("utf-8")


@posix
@pytest.mark.usefixtures("rights_for_all")
def test_every_file_of_the_log_is_for_its_owner(tmp_path: Path) -> None:
    path = log.to_folder(tmp_path / "office")
    handler = logging.getLogger(log.NAME).handlers[0]
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    handler.doRollover()
    rights = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert rights == {"delegate-crm.log": 0o600, "delegate-crm.log.1": 0o600}


@posix
def test_a_log_that_was_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "delegate-crm.log"
    path.write_text("old\n")
    path.chmod(0o644)
    log.to_folder(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_fault_is_told_without_its_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = log.to_folder(tmp_path)
    try:
        int("Zhang Guowei")
    except ValueError as error:
        log.fault(error)
    said = path.read_text("utf-8")
    assert "ValueError" in said
    assert "test_a_fault_is_told" in said
    assert "Zhang Guowei" not in said.replace('int("Zhang Guowei")', "")
    caplog.clear()
