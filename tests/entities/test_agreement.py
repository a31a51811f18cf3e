# SPDX-License-Identifier: MIT
"""Agreements: the languages in which they are written."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.agreement import AgreementText
from delegate_crm.kit.i18n import Translator
from delegate_crm.schema.kinds import Reading


@pytest.mark.parametrize(("lang", "word"), [("en", "Russian"), ("ru", "русский"), ("zh", "俄语")])
def test_a_version_is_called_by_its_language(lang: str, word: str) -> None:
    assert AgreementText(lang="ru").words(Translator(lang)) == word


def test_a_language_is_read_by_code_and_by_name_and_kept_when_unknown() -> None:
    reading = Reading("en", dt.date(2019, 3, 1), lambda _kinds, _text: 0)
    typed = [AgreementText.typed(x, reading).lang for x in ("zh", "Chinese", "Quenya?")]
    assert typed == ["zh", "zh", "Quenya?"]
