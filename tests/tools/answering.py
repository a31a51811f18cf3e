# SPDX-License-Identifier: MIT
"""The program of a tree that stays started: a line of JSON is a command line, and so its answer."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from delegate_crm.app import cli


def answers() -> None:
    """Run each command as if it were the first."""
    for line in sys.stdin:
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            code = cli.run(json.loads(line))
        sys.stdout.write(json.dumps([code, out.getvalue(), err.getvalue()]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    answers()
