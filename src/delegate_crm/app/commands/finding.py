# SPDX-License-Identifier: MIT
"""Commands that find: by words and days across all kinds, and what needs somebody on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click

from delegate_crm.app.session import Session
from delegate_crm.app.speaking import command, option
from delegate_crm.entities.followup import BY_SIDES
from delegate_crm.kit.i18n import N_, NN_, Translator
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.services.followups import WITHIN
from delegate_crm.services.present import Flat
from delegate_crm.services.records import label_of
from delegate_crm.services.register import due_rows
from delegate_crm.services.search import LIMIT, Query, search
from delegate_crm.services.window_words import review_words


@command("search", N_("Find records by words in any script, or by a date."))
@click.argument("text")
@option("--kind", "kinds", multiple=True, says=N_("Only this kind of record."), metavar="KIND")
@option("--limit", type=click.IntRange(min=0), default=LIMIT, says=N_("How many at the most."))
@click.pass_obj
def search_(session: Session, text: str, kinds: Sequence[str], limit: int) -> None:
    """Find records."""
    with session.office() as office:
        query = Query(text, session.lang, office.today, tuple(kinds), limit)
        hits = office.read(lambda reader: search(reader, query))
    tr = session.tr
    found = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "title": hit.title,
            "field": hit.field,
            "match": hit.match,
            "why": tr(hit.why),
        }
        for hit in hits
    ]
    rows = [[tr(label_of(h.kind)), str(h.id), h.title, h.match, tr(h.why)] for h in hits]
    session.table(found, [N_("Kind"), N_("No."), N_("Title"), N_("Found in"), N_("Why")], rows)


@command("due", N_("List what needs attention, most urgent first."))
@option("--within", type=click.IntRange(min=0), default=WITHIN, says=N_("Days to look ahead."))
@option("--side", type=click.Choice(["us", "them"]), default=None, says=N_("Whose promises."))
@click.pass_obj
def due(session: Session, within: int, side: str | None) -> None:
    """List follow-ups that need somebody."""
    with session.office() as office:
        today = office.today
        rows = office.read(lambda reader: due_rows(reader, session.lang, today, within, side or ""))
    if not rows:
        session.answer(rows, N_("Nothing needs you today"))
        return
    heads = [N_("No."), N_("State"), N_("What"), N_("Partner"), N_("Side"), N_("Time left")]
    session.table(rows, heads, [_due_row(each, today, session.tr) for each in rows])


def _due_row(row: Flat, today: dt.date, tr: Translator) -> list[str]:
    return [
        str(row["id"]),
        tr(STATE_WORDS[WindowState(row["state"])]),
        row["title"],
        row["partner"]["title"] if row["partner"] else "",
        tr(BY_SIDES[row["side"]]),
        _left(row, today, tr),
    ]


def _left(row: Flat, today: dt.date, tr: Translator) -> str:
    """How long still, or how late; of what has no date, when it is to be looked at again."""
    days, opens = row["days"], row["opens"]
    if days is None and (row["closes"] is not None or not isinstance(opens, str)):
        return ""
    if days is None:
        day = dt.date.fromisoformat(opens)
        return tr(review_words(tr.date(day), gone_by=day < today))
    if days < 0:
        return tr(NN_("{n} day late", "{n} days late", -days))
    return tr(NN_("{n} day left", "{n} days left", days))


COMMANDS = (search_, due)
