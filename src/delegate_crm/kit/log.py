# SPDX-License-Identifier: MIT
"""The log file: what happened, with ids of records and never their contents."""

from __future__ import annotations

import logging
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from delegate_crm.kit.files import private_folder

NAME = "delegate_crm"


def log_file(folder: Path) -> Path:
    """The log that belongs to an office file, in the folder beside it."""
    return folder / "delegate-crm.log"


class PrivateFile(RotatingFileHandler):
    """A log whose files are for their owner alone, also after a new one was begun."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


def to_folder(folder: Path) -> Path:
    """Write the log of this process into a folder; at most three files of 1 MB."""
    path = log_file(private_folder(folder))
    logger = logging.getLogger(NAME)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    handler = PrivateFile(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    path.chmod(0o600)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return path


def fault(error: BaseException) -> None:
    """Keep where a fault of the program came up; its message may hold names and is left out."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger(NAME).error("%s\n%s", type(error).__name__, frames)
