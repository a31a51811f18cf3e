# SPDX-License-Identifier: MIT
"""Feasts that partners are greeted on and that the moon moves: days of the Chinese calendar.

Kept as rules of RFC 7529, which few calendar programs read yet. Feasts that keep their day in our
calendar, as national days do, need nothing of this: they come every year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.kit.i18n import NC_, Text
from delegate_crm.kit.registry import late

LAND = "CN"
"""Whose book says on which day of our calendar they fall."""
YEARS = 2
"""The next one is no further away than in the year after this one."""


@dataclass(frozen=True, slots=True)
class Feast:
    """One of them."""

    words: Text
    said: re.Pattern[str]
    """How it is typed in the languages of the program."""
    name: str
    """What the book of holidays calls it."""


def _said(en: str, ru: str, zh: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:every|each) (?:{en})|(?:на )?кажд\w+ (?:{ru})|每[年个到]?(?:{zh})", re.IGNORECASE
    )


FEASTS: Mapping[str, Feast] = MappingProxyType(
    {
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1": Feast(
            NC_("repeat", "every Spring Festival"),
            _said(
                "spring festival|(?:chinese|lunar) new year",
                r"праздник весны|(?:китайск|лунн)\w+ нов\w+ год",
                "春节|农历新年",
            ),
            "Chinese New Year (Spring Festival)",
        ),
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5": Feast(
            NC_("repeat", "every Dragon Boat Festival"),
            _said("dragon boat festival", "праздник драконьих лодок", "端午节"),
            "Dragon Boat Festival",
        ),
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15": Feast(
            NC_("repeat", "every Mid-Autumn Festival"),
            _said("mid-autumn festival", "праздник середины осени", "中秋节"),
            "Mid-Autumn Festival",
        ),
    }
)
"""By the rule that is kept."""


def said_feast(text: str) -> str | None:
    """Read “every Spring Festival”, “каждый Праздник весны”, “每年春节”; none for another text."""
    said = " ".join(text.split())
    return next((rule for rule, feast in FEASTS.items() if feast.said.fullmatch(said)), None)


def coming(rule: str, day: dt.date) -> dt.date | None:
    """The first day of the feast on a day or after it; none beyond the years that are known."""
    book = late("delegate_crm.rules.daybooks.national").book_of(LAND)
    years = range(day.year, day.year + YEARS)
    found = filter(None, (book.first_of(FEASTS[rule].name, year) for year in years))
    return next((each for each in found if each >= day), None)
