# SPDX-License-Identifier: MIT
"""Rows of a list for a file: chosen columns in their order, in words of the reader."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.exchange.formats.csv import FORMAT
from delegate_crm.exchange.lists import AT_ONCE, Wanted, list_file, list_rows
from delegate_crm.kit.progress import Silent
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Office
from delegate_crm.services.sources import source_of
from tests.factories import Make


@pytest.mark.parametrize(
    ("lang", "names", "cells"),
    [
        ("en", ("Direction", "When"), ("Incoming", "Jul 2018")),
        ("ru", ("Направление", "Когда"), ("К нам", "июл. 2018 г.")),
    ],
)
def test_columns_stand_in_their_order_and_in_the_language_of_the_screen(
    office: Office, make: Make, lang: str, names: tuple[str, str], cells: tuple[str, str]
) -> None:
    visit = make.visit(title="a", start="July 2018", direction="incoming")
    ask = Ask(lang, dt.date(2019, 3, 1))
    wanted = Wanted(source_of("visits_page"), [visit.id], ("direction", "start"), ask)
    [row] = office.read(lambda reader: list(list_rows(reader, wanted)))
    assert row.kind == "visit"
    assert row.typed == tuple(zip(names, cells, strict=True))


def test_all_rows_come_in_the_order_of_the_list(office: Office, make: Make) -> None:
    ids = [make.tag(names=f"t{n}").id for n in range(AT_ONCE + 3)][::-1]
    ask = Ask("en", dt.date(2019, 3, 1))
    wanted = Wanted(source_of("kind_page", "tag"), ids, ("title",), ask)
    rows = office.read(lambda reader: list(list_rows(reader, wanted)))
    assert [row.at for row in rows] == list(range(1, AT_ONCE + 4))
    lines = list_file(office, wanted, FORMAT, Silent()).decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1], lines[-1]) == (AT_ONCE + 4, f"T{AT_ONCE + 2}", "T0")
