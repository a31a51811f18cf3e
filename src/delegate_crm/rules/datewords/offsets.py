# SPDX-License-Identifier: MIT
"""Distances in time: +2w, in 3 weeks, через 3 недели, 3 周后."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Offset
from delegate_crm.rules.datewords import grammar
from delegate_crm.rules.datewords.found import Found, fixed
from delegate_crm.rules.datewords.refusals import refuse_unreadable_text, unreadable_date
from delegate_crm.rules.datewords.shapes import Setting
from delegate_crm.rules.datewords.tidy import tidied_words


def read_offset(text: str) -> Offset:
    """Read a distance from now; one that reaches back is negative."""
    refuse_unreadable_text(text)
    offset = find_offset(tidied_words(text))
    if offset is None:
        raise unreadable_date(text, N_("For example: +2w, in 3 weeks, +12m."))
    return offset


def find_offset(text: str) -> Offset | None:
    """Find a distance in tidied text; a unit alone counts as one."""
    for name, pattern, words in grammar.offsets():
        if match := pattern.fullmatch(text):
            back = name == "back" or (name == "signed" and match["sign"] == "-")
            count = int(match["n"] or 1)
            return Offset(-count if back else count, words.units[match["unit"]])
    return None


def found_offset(text: str, setting: Setting) -> Found | None:
    """Find the day at a distance from today."""
    offset = find_offset(text)
    if offset is None:
        return None
    return fixed(ApproxDate.exact(setting.today).shifted(offset))
