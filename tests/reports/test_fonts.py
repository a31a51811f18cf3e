# SPDX-License-Identifier: MIT
"""Every letter finds a font; lines end where good printing ends them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab import rl_config
from reportlab.lib.colors import toColor

from delegate_crm.reports.blocks import MissingGlyph, Said, Source
from delegate_crm.reports.draw import bidi, breaking, fonts, letters
from delegate_crm.reports.draw.letters import Chooser, Span
from delegate_crm.reports.draw.theme import BODY, Weight
from delegate_crm.reports.draw.tidy import tidy

HAN_TEXT = "来宾（新乡市）汇报，《合作协议》“预计”半年、一年内答复。TechnoSpark 测试2019年……"


def chosen(text: str, lang: str = "en", weight: Weight = Weight.REGULAR) -> list[tuple[str, str]]:
    style = BODY if weight is Weight.REGULAR else BODY.bold()
    pieces = Chooser(lang, ()).pieces([Span(text, style)])
    return [(piece.text, piece.font.name.removeprefix("Noto")) for piece in pieces]


def broken(text: str, width: float) -> list[str]:
    edges = list(accumulate([1.0] * len(text), initial=0.0))
    found = breaking.lines(text, edges, breaking.units(text), width)
    return [text[start:end] for start, end in found]


# --- fonts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zhang 张国伟", [("Zhang ", "Sans-Regular"), ("张国伟", "SansSC-Regular")]),
        ("张 Чжан", [("张 ", "SansSC-Regular"), ("Чжан", "Sans-Regular")]),
        ("أحمد", [("أحمد", "SansArabic-Regular")]),
        ("ok 😀 ok", [("ok ", "Sans-Regular"), ("😀", "Emoji-Regular"), (" ok", "Sans-Regular")]),
        ("№ 5 ё", [("№ 5 ё", "Sans-Regular")]),
        ("", []),
    ],
)
def test_each_run_has_the_first_font_that_has_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert chosen(text) == expected


def test_accents_stay_with_their_letter() -> None:
    assert chosen("э\u0301то") == [("э\u0301то", "Sans-Regular")]


@pytest.mark.parametrize("text", ["他说“好”……", "“TechnoSpark”公司—北京", "列奥纳多·达·芬奇"])
def test_punctuation_of_chinese_is_chinese(text: str) -> None:
    shared = "“”…—·"
    names = {name for words, name in chosen(text, "zh") if set(words) & set(shared)}
    assert names == {"SansSC-Regular"}


@pytest.mark.parametrize(("text", "lang"), [("“Go”到", "en"), ("说“Go”", "ru"), ("a“新”到", "en")])
def test_quotation_marks_of_one_quotation_are_alike(text: str, lang: str) -> None:
    marks = {name for words, name in chosen(text, lang) for mark in "“”" if mark in words}
    assert marks == {"Sans-Regular"}


def test_punctuation_of_english_in_a_chinese_document_is_latin() -> None:
    assert chosen("Said “soon” — it’s", "zh") == [("Said “soon” — it’s", "Sans-Regular")]


def test_a_chinese_name_keeps_its_dots_in_a_russian_document() -> None:
    assert chosen("达·芬奇", "ru") == [("达·芬奇", "SansSC-Regular")]


def test_a_bold_letter_that_only_the_regular_font_has_is_regular() -> None:
    regular, bold = fonts.font("NotoSansSC-Regular"), fonts.han(Weight.BOLD)
    only = chr(min(code for code in regular.widths.keys() - bold.widths if code > 0x4E00))
    assert chosen(only, weight=Weight.SEMIBOLD) == [(only, "SansSC-Regular")]


def test_names_in_use_are_covered() -> None:
    assert all(fonts.owner(letter, Weight.REGULAR) for letter in "镕喆犇赟堃Әәғқңөұүһі€₽≈→✓")


def test_a_missing_letter_names_its_record_and_field() -> None:
    source = Source("Person “Fehu”", "Name", 3)
    with pytest.raises(MissingGlyph) as error:
        Chooser("en", ()).pieces([Span("ab ᚠ", BODY, source=source)])
    assert (error.value.letter, error.value.source) == ("ᚠ", source)


def test_a_missing_letter_of_a_sentence_is_traced_through_what_was_said() -> None:
    said = Said("ᚠehu", Source("Person “Fehu”", "Name", 3))
    with pytest.raises(MissingGlyph) as error:
        Chooser("en", (Said("x", Source("a", "b")), said)).pieces([Span("met by ᚠehu", BODY)])
    assert error.value.source == said.source


# --- lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", range(4, 30))
def test_chinese_lines_begin_and_end_as_they_should(width: int) -> None:
    lines = broken(HAN_TEXT * 3, width)
    assert not [line for line in lines[1:] if line[0] in "、。，）》”…"]
    assert not [line for line in lines if line[-1] in "（《“"]


@pytest.mark.parametrize("width", range(11, 30))
def test_words_among_chinese_are_not_cut(width: int) -> None:
    assert sum("TechnoSpark" in line for line in broken(HAN_TEXT * 3, width)) == 3


def test_a_number_stays_with_its_year() -> None:
    assert broken("在2019年", 5) == ["在", "2019年"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("визит в Троицк", ["визит", "в Троицк"]),
        ("полгода — год", ["полгода —", "год"]),
        ("июль 2018 г. потом", ["июль", "2018 г.", "потом"]),
        ("жители г. Троицк", ["жители", "г. Троицк"]),
        ("Бизнес-парк Аспирант", ["Бизнес-", "парк", "Аспирант"]),
        ("a\u00a0b c", ["a\u00a0b c"]),
        ("", [""]),
    ],
)
def test_words_stay_together_as_good_printing_wants(text: str, lines: list[str]) -> None:
    assert broken(text, 9) == lines


@given(st.text(alphabet="ab яю新乡，。（）“”— \u00a0-", max_size=80), st.integers(1, 20))
def test_no_letter_is_lost_or_printed_twice(text: str, width: int) -> None:
    assert "".join("".join(broken(text, width)).split()) == "".join(text.split())


@given(st.text(max_size=60))
def test_units_never_overlap(text: str) -> None:
    units = breaking.units(text)
    assert all(a[1] <= b[0] for a, b in pairwise(units))


# --- Arabic and tidying ---------------------------------------------------------------------------


def displayed(text: str, *, right: bool) -> str:
    pieces = Chooser("en", ()).pieces([Span(text, BODY)])
    return "".join(piece.text for piece in bidi.displayed(pieces, right_to_left=right))


def test_arabic_is_joined_and_turned_round() -> None:
    assert displayed("سلام", right=True) == "\ufee1\ufefc\ufeb3"


def test_brackets_and_numbers_among_arabic_read_rightly() -> None:
    assert displayed("مرحبا (2018)", right=True).startswith("(2018) ")
    assert displayed("met أحمد (Cairo)", right=False).endswith(" (Cairo)")


def test_the_first_letter_tells_the_direction() -> None:
    assert bidi.starts_right_to_left("(12) سلام hello")
    assert not bidi.starts_right_to_left("hello سلام")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"),
        ("a\u202egpj.exe", "a\ufffdgpj.exe"),
        ("a\ud800b", "a\ufffdb"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a\tb\u2003c", "a b c"),
        ("e\u0301 и\u0306", "é й"),
        ("co\u00adop\ufeff✌\ufe0f", "coop✌"),
        ("\uf900", "\uf900"),
    ],
)
def test_what_is_invisible_is_shown_or_dropped(raw: str, shown: str) -> None:
    assert tidy(raw) == shown


def test_mostly_chinese_is_told_from_the_letters() -> None:
    assert letters.mostly_han("新乡 ab 2019")
    assert not letters.mostly_han("Zhang 张国伟")


# --- reportlab is kept on a short lead ------------------------------------------------------------


def test_reportlab_may_neither_evaluate_nor_fetch() -> None:
    assert rl_config.toColorCanUse is None
    assert rl_config.trustedHosts == []
    with pytest.raises(ValueError, match="Invalid color"):
        toColor("[x for x in ().__class__.__base__.__subclasses__()]")


def run(code: str, folder: Path, extra: Sequence[tuple[str, str]]) -> str:
    paths = f"{folder}{os.pathsep}{os.pathsep.join(sys.path)}"
    env = {**os.environ, "HOME": str(folder), "PYTHONPATH": paths, **dict(extra)}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env=env,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_settings_files_and_variables_of_others_do_nothing(tmp_path: Path) -> None:
    for name in ("reportlab_settings.py", ".reportlab_settings", "reportlab_mods.py"):
        (tmp_path / name).write_text("print('ran')\ntrustedHosts=['*']\n", encoding="utf-8")
    code = (
        "from delegate_crm.reports.draw import pdf; from reportlab import rl_config as c;"
        "print(c.trustedHosts, c.toColorCanUse, c.invariant)"
    )
    said = run(code, tmp_path, [("RL_trustedHosts", "*"), ("RL_invariant", "0")])
    assert said.split() == ["[]", "None", "1"]


def test_no_place_builds_a_paragraph_or_looks_for_fonts() -> None:
    folder = Path(fonts.__file__).parents[2]
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    words = ["platypus", "paraparser", "FontFinder", "fontfinder", "XPreformatted", "drawString"]
    assert [word for word in words if word in text] == []
