# SPDX-License-Identifier: MIT
"""Functions of ours that statements may call: text folded as search folds it.

The database compares only ASCII letters without their case.
"""

from __future__ import annotations

from sqlcipher3 import dbapi2

from delegate_crm.rules.folding import fold
from delegate_crm.schema.wordkinds import LocalTextKind


def offer(connection: dbapi2.Connection) -> None:
    """Let the statements of a connection call them."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("folded_words", 1, _folded_words, deterministic=True)


def _folded(cell: object) -> str:
    return fold(str(cell or ""))


def _folded_words(cell: object) -> str:
    """The words of a text in several languages, without what is kept beside them."""
    return fold("\n".join(LocalTextKind().unpack([str(cell or "")])))
