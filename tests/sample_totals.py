# SPDX-License-Identifier: MIT
"""How many records of each kind the worked example has, as it is told in full."""

from __future__ import annotations

TOTALS = {
    "place": 7,
    "organisation": 11,
    "person": 3,
    "affiliation": 3,
    "offering": 4,
    "visit": 2,
    "programme_item": 4,
    "interest": 3,
    "sample": 2,
    "event": 2,
    "invitation": 2,
    "agreement": 1,
    "follow_up": 10,
    "press_item": 1,
    "country_priority": 1,
    "user": 1,
    "rank_level": 1,
    "delegation": 2,
    "delegate": 3,
    "saved_view": 3,
}
