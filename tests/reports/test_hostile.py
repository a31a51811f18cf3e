# SPDX-License-Identifier: MIT
"""Whatever stands in the fields of a visit is printed letter for letter, and nothing of it acts."""

from __future__ import annotations

import re
import time
import unicodedata

import pypdfium2 as pdfium
import pytest

from delegate_crm.kit.i18n import LANGUAGES
from delegate_crm.reports.blocks import Document, MissingGlyph
from delegate_crm.reports.draw import pdf
from delegate_crm.services.office import Office
from tests.reports import crowd
from tests.reports.telling import report
from tests.reports.test_draw_pdf import HOSTILE, links, pages, pictures, squeezed

MOST_SECONDS = 30
"""Of the processor's time, so that other work on the machine does not count."""
ACTIONS = re.compile(rb"/(?:URI|Launch|JavaScript|JS|EmbeddedFile|GoToR|SubmitForm|OpenAction)\b")
ADDRESSES = [
    "javascript:alert(1)",
    "file:///etc/hostname",
    "smb://host/share",
    "//host/share",
    "data:text/html,x",
    "https://",
]
SCRIPTS = [
    "مرحبا بكم",
    "😀 ok ✓",
    "Ёлка — «ёж»",
    "新乡市“人民”政府……",
    "e\u0301 и\u0306",
    "a\u202egpj.exe",
]


def hostile(office: Office, words: str, lang: str = "en") -> Document:
    return report(office, crowd.visit_of(office, words), lang, private="yes")


def letters(text: str) -> str:
    """Words as extraction gives them: without spaces, compatibility forms or direction."""
    plain = unicodedata.normalize("NFKC", squeezed(text))
    return "".join(sorted(each for each in plain if each.isalnum()))


@pytest.mark.parametrize("words", [*HOSTILE, *ADDRESSES])
def test_markup_and_addresses_in_every_field_are_words(office: Office, words: str) -> None:
    content = pdf.draw(hostile(office, words))
    read = squeezed("".join(pages(content)))
    assert read.count(squeezed(words)) > 60
    assert ACTIONS.findall(content) == []
    assert pictures(content) == 0


def test_a_web_address_is_a_link_to_the_web_and_nowhere_else(office: Office) -> None:
    content = pdf.draw(hostile(office, "https://example.org/a?b=1"))
    assert set(links(content)) == {b"https://example.org/a?b=1"}
    assert set(ACTIONS.findall(content)) == {b"/URI"}


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_is_printed(office: Office, words: str) -> None:
    content = pdf.draw(hostile(office, words))
    page = letters("".join(pages(content)))
    assert all(page.count(each) >= 30 for each in letters(words))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_report_are_read_back_exactly(sample: Office, lang: str) -> None:
    words = {
        "en": "Zhang’s “half-year”",
        "ru": "объём «полгода — год»",
        "zh": "“半年”至一年，约三成",
    }
    content = pdf.draw(hostile(sample, words[lang], lang))
    assert squeezed("".join(pages(content))).count(squeezed(words[lang])) > 60


@pytest.mark.parametrize("words", ["ᚠehu", "שלום", "대전"])
def test_a_letter_that_no_font_has_is_refused_with_its_place(office: Office, words: str) -> None:
    with pytest.raises(MissingGlyph) as error:
        pdf.draw(hostile(office, words))
    values = error.value.message.values
    assert (error.value.letter, values["letter"]) == (words[0], words[0])
    assert words in str(values["record"])
    assert values["field"]


@pytest.mark.slow
@pytest.mark.parametrize("words", ["x" * 10_000, "слово " * 1_666, "新" * 10_000, "مرحبا " * 1_666])
def test_long_words_in_every_field_are_printed_in_time(office: Office, words: str) -> None:
    document = hostile(office, words)
    began = time.process_time()
    content = pdf.draw(document)
    assert time.process_time() - began < MOST_SECONDS
    assert len(pdfium.PdfDocument(content)) > 50
