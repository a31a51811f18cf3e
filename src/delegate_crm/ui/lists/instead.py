# SPDX-License-Identifier: MIT
"""What stands in the place of a list's rows: nothing there yet, nothing found, or why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.ui.notify import NOTHING_CHANGED
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner, Empty, refusal

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Words:
    """What a list is called, what is new there, and what is said while it is empty."""

    title: Text
    new: Text
    empty: Text
    hint: Text


def nothing_yet(tr: Translator, words: Words, icon: str, make: Act) -> Empty:
    """There are no records yet; the first one can be made."""
    first = Button(tr(words.new), make, icon="plus", role="primary")
    return Empty(icon, tr(words.empty), tr(words.hint), [first])


def no_match(tr: Translator, typed: str, clear: Act, search: Callable[[str], object]) -> Empty:
    """There are records, but the filter lets none through."""
    title = N_("Nothing matches “{words}”", words=typed) if typed else N_("Nothing matches")
    ways = [
        Button(tr(N_("Clear filters")), clear),
        Button(tr(N_("Search everywhere")), partial(search, typed)),
    ]
    return Empty(
        "search", tr(title), tr(N_("Take a filter away, or look in the whole office.")), ways
    )


def unreadable(tr: Translator, error: Exception, again: Act, clear: Act) -> Banner:
    """The list could not be read; a filter may be the reason."""
    known = error if isinstance(error, UserError) else UserError(BROKEN, NOTHING_CHANGED)
    made = refusal(tr, known)
    made.act(Button(tr(N_("Try again")), again, small=True))
    made.act(Button(tr(N_("Clear filters")), clear, small=True))
    return made


BROKEN = N_("The program made a mistake; nothing was half-saved.")
