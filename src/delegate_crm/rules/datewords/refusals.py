# SPDX-License-Identifier: MIT
"""What is said when a date cannot be read (UX section 10)."""

from __future__ import annotations

import calendar
import re

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.rules.datewords.found import NoSuchDay
from delegate_crm.rules.datewords.grammar import language

LONGEST = 200
"""Characters that a date may have; longer text is refused unread."""

_SCRIPTS = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("en", re.compile(r"[a-zA-Z]")),
)


def refuse_unreadable_text(text: str) -> None:
    """Refuse text that is no date before looking at it: too long, or with a zero character."""
    if len(text) > LONGEST:
        raise Invalid(N_("This is too long for a date."), N_("Write it in at most 200 characters."))
    if "\0" in text:
        raise Invalid(
            N_("This text holds a character that cannot be kept."), N_("Remove it and try again.")
        )


def unreadable_date(text: str, hint: Text | None = None) -> Invalid:
    """Say that a date cannot be read, and how one may look."""
    example = N_('For example: 17 Jan 2019, July 2018 or "about 30 July".')
    return Invalid(N_('I cannot read "{text}".', text=text.strip()), hint or example)


def unreadable_span(text: str) -> Invalid:
    """Say that a span of waiting cannot be read, and how one may look."""
    return Invalid(
        N_('I cannot read "{text}".', text=text.strip()),
        N_("For example: in 6–12 months, within a year, by 1 March."),
    )


def no_such_day(text: str, missing: NoSuchDay, lang: str) -> Invalid:
    """Propose the last day of the month and the words for its end, in the text's language."""
    wording = language(_language_of(text, lang)).wording
    last_day = calendar.monthrange(missing.year, missing.month)[1]
    month = missing.month - 1
    day = wording.hint_day.format(d=last_day, m=wording.short_months[month].rstrip("."))
    plain, beside_day = wording.months
    words = wording.hint_end.format(m=plain[month], mg=beside_day[month])
    return unreadable_date(text, N_('Try {day} or "{words}".', day=day, words=words))


def _language_of(text: str, lang: str) -> str:
    """Tell the language from the script; figures alone count as the user's language."""
    return next((code for code, script in _SCRIPTS if script.search(text)), lang)
