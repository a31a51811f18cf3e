# SPDX-License-Identifier: MIT
"""The register of what is due, in the shape that scripts rely on."""

from __future__ import annotations

import datetime as dt

from delegate_crm.services.office import Office
from delegate_crm.services.register import due_rows

KEYS = ["id", "title", "state", "opens", "closes", "days", "side", "partner", "visit"]


def test_row_has_the_shape_of_the_contract(sample: Office) -> None:
    day = dt.date(2018, 8, 20)
    rows = sample.read(lambda reader: due_rows(reader, "en", day, 21, ""))
    first = rows[0]
    assert list(first) == KEYS
    assert (first["title"], first["state"], first["days"]) == ("thank-you letter", "overdue", -18)
    assert (first["opens"], first["closes"], first["side"]) == ("2018-08-02", "2018-08-02", "us")
    assert first["partner"]["title"] == "CPC Xinxiang Municipal Committee"
    assert first["visit"]["title"] == "Delegation from Xinxiang"


def test_window_is_told_by_both_approximate_ends(sample: Office) -> None:
    day = dt.date(2019, 3, 1)
    rows = sample.read(lambda reader: due_rows(reader, "ru", day, 21, "them"))
    (feedback,) = [row for row in rows if row["days"] is not None]
    assert (feedback["opens"]["best"], feedback["closes"]["latest"]) == ("2019-01-30", "2019-07-31")
    assert (feedback["state"], feedback["title"]) == (
        "open",
        "отклик о перспективах сотрудничества",
    )
