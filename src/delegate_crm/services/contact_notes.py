# SPDX-License-Identifier: MIT
"""Notes about a partner, written down in one line with the day."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.interaction import Interaction
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.names import language_on
from delegate_crm.schema.values import LocalText
from delegate_crm.store.work import Work


def note_down(work: Work, partner: int, text: str, lang: str, today: dt.date) -> int:
    """Keep a note about a partner under today's date; the answer is its id."""
    words = text.strip()
    made = Interaction(
        kind="note",
        at=ApproxDate.exact(today),
        summary=LocalText().having(language_on(words, lang), words),
        participants=(partner,),
    )
    return work.add(made).id
