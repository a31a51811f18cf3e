# SPDX-License-Identifier: MIT
"""So many records of a kind, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from delegate_crm.kit.i18n import NN_, Text

COUNTED: Mapping[str, Text] = MappingProxyType(
    {
        "visit": NN_("{n} visit", "{n} visits", 0),
        "organisation": NN_("{n} organisation", "{n} organisations", 0),
        "person": NN_("{n} person", "{n} people", 0),
        "follow_up": NN_("{n} follow-up", "{n} follow-ups", 0),
        "agreement": NN_("{n} agreement", "{n} agreements", 0),
        "interest": NN_("{n} interest", "{n} interests", 0),
        "event": NN_("{n} event", "{n} events", 0),
        "sample": NN_("{n} sample", "{n} samples", 0),
        "invitation": NN_("{n} invitation", "{n} invitations", 0),
        "document": NN_("{n} document", "{n} documents", 0),
    }
)
RECORDS = NN_("{n} record", "{n} records", 0)


def counted(kind: str, n: int) -> Text:
    """Say how many records of a kind; of no kind, or of one without words of its own: records."""
    return replace(COUNTED.get(kind, RECORDS), values={"n": n})
