# SPDX-License-Identifier: MIT
"""Whatever a kind may hold comes back from its cells and, where it is said whole, from words."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.schema.kinds import Holds
from tests.schema.reading import reading
from tests.schema.strategies import VALUES

HELD = {Holds.TEXT: str, Holds.INTEGER: int, Holds.REFERENCE: int}
SAID_WHOLE = ("integer", "boolean", "choice", "money", "day", "time", "date", "span", "country")
"""Kinds whose words say all that the value is."""


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=50)
@given(data=st.data())
def test_value_comes_back_from_its_cells(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values)
    assert kind.unpack(kind.pack(value)) == value


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=20)
@given(data=st.data())
def test_cells_fit_their_columns(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    cells = kind.pack(data.draw(values))
    assert len(cells) == len(kind.columns)
    for cell, (_, holds) in zip(cells, kind.columns, strict=True):
        assert cell is None or isinstance(cell, HELD[holds])


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=20)
@given(data=st.data())
def test_value_passes_its_own_check_and_is_plain_json(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values)
    kind.check(value)
    assert json.loads(json.dumps(kind.json(value))) == kind.json(value)


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=20)
@given(data=st.data())
def test_value_is_said_in_every_language(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values.filter(lambda each: each != kind.blank or name == "boolean"))
    assert all(kind.write(value, Translator(lang)) for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SAID_WHOLE)
@settings(max_examples=40)
@given(data=st.data())
def test_words_of_a_value_are_read_back(name: str, lang: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values.filter(lambda each: each != kind.blank or name == "boolean"))
    assume(name != "span" or value.count)
    assert kind.parse(kind.write(value, Translator(lang)), reading(lang)) == value


@pytest.mark.parametrize("name", VALUES)
def test_blank_is_null_empty_or_no(name: str) -> None:
    kind, _ = VALUES[name]
    assert kind.json(kind.blank) in (None, [], False)
    assert list(kind.words(kind.blank)) in ([], [""])
    assert kind.write(kind.blank, Translator("en")) in ("", "no")
