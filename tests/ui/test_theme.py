# SPDX-License-Identifier: MIT
"""Colours can be told apart, and stand nowhere but in the tokens; looks change at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import application, chosen_look
from delegate_crm.kit import paths, preferences
from delegate_crm.kit.i18n import Translator
from delegate_crm.ui import theme as looks
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.stylesheet import sheet
from delegate_crm.ui.theme import STYLES, Look, Theme
from delegate_crm.ui.tokens import SCHEMES, STATES, Scheme, Tokens, contrast
from delegate_crm.ui.widgets.progress import ProgressBox
from delegate_crm.ui.widgets.snackbar import Snackbar
from tests.ui.conftest import Start, settled

SOURCE = Path(looks.__file__).parent
SURFACES = ("window", "sidebar", "card", "sunken", "hover")
TEXT = (
    *((tone, ground) for tone in ("text", "text_2", "text_3") for ground in SURFACES),
    *((state, f"{state}_tint") for state in STATES),
    *((state, "card") for state in STATES),
    ("text", "accent_soft"),
    ("text_2", "accent_soft"),
    *(("text", f"{state}_tint") for state in STATES),
    ("on_accent", "accent"),
    ("on_accent", "open"),
    ("accent", "card"),
    ("accent", "window"),
    ("on_toast", "toast"),
    ("toast_accent", "toast"),
)
"""Words and the ground that they stand on."""
SHAPES = (
    *((tone, ground) for tone in ("border_strong", "focus") for ground in SURFACES[:3]),
    *((state, ground) for state in STATES for ground in ("card", "window")),
    ("done", "sidebar"),
    ("toast_accent", "toast"),
)
"""Outlines, signs and rings, and the ground that they are drawn on."""


@pytest.fixture
def running(qapp: QApplication) -> Theme:
    return looks.install(qapp, Look("light", system_font=False))


def tokens(scheme: Scheme) -> Tokens:
    return SCHEMES[scheme]


# --- contrast -------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("tone", "ground"), TEXT)
def test_words_can_be_read(scheme: Scheme, tone: str, ground: str) -> None:
    found = tokens(scheme)
    assert contrast(getattr(found, tone), getattr(found, ground)) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("tone", "ground"), SHAPES)
def test_shapes_can_be_seen(scheme: Scheme, tone: str, ground: str) -> None:
    found = tokens(scheme)
    assert contrast(getattr(found, tone), getattr(found, ground)) >= 3


@pytest.mark.parametrize(
    ("scheme", "tone", "ground", "ratio"),
    [
        (Scheme.LIGHT, "text", "card", 16.2),
        (Scheme.DARK, "text", "card", 13.9),
        (Scheme.LIGHT, "border_strong", "window", 3.3),
        (Scheme.DARK, "closing", "closing_tint", 7.4),
        (Scheme.CONTRAST, "text", "card", 21.0),
    ],
)
def test_ratios_are_those_of_the_design(
    scheme: Scheme, tone: str, ground: str, ratio: float
) -> None:
    found = tokens(scheme)
    assert contrast(getattr(found, tone), getattr(found, ground)) == pytest.approx(ratio, abs=0.06)


def test_high_contrast_has_one_ground_and_outlines_in_the_colour_of_the_text() -> None:
    found = tokens(Scheme.CONTRAST)
    grounds = ("window", "sidebar", "card", "sunken", *(f"{state}_tint" for state in STATES))
    assert {getattr(found, each) for each in grounds} == {found.window}
    assert found.border == found.border_strong == found.text


# --- colours stand in one place -------------------------------------------------------------------


LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")


def literals(path: Path) -> Iterator[str]:
    """Colours that a file writes itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from LITERAL.findall(node.value)
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("GlobalColor"):
            yield from [node.attr] if node.attr != "transparent" else []
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "QColor":
            yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


def test_no_colour_is_written_outside_the_tokens() -> None:
    written = {
        path.relative_to(SOURCE).as_posix(): found
        for path in SOURCE.rglob("*.py")
        if path.name != "tokens.py" and (found := list(literals(path)))
    }
    assert written == {}


@pytest.mark.parametrize(
    "words", ["a = '#fff'", "QColor(1, 2, 3)", "Qt.GlobalColor.red", "b = f'color: #1D2126'"]
)
def test_a_written_colour_is_found(tmp_path: Path, words: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(words, "utf-8")
    assert list(literals(file)) != []


def test_drawings_have_the_colour_of_the_text() -> None:
    drawings = (paths.resources() / "icons").glob("*.svg")
    assert [each.name for each in drawings if LITERAL.search(each.read_text("utf-8"))] == []


def test_no_single_widget_is_styled() -> None:
    styled = [path for path in SOURCE.rglob("*.py") if "setStyleSheet(" in path.read_text("utf-8")]
    assert [path.name for path in styled] == ["theme.py"]


@pytest.mark.parametrize("scheme", Scheme)
def test_the_sheet_names_every_colour_it_uses(running: Theme, scheme: Scheme) -> None:
    written = sheet(tokens(scheme), running.scaled, 2, outlined=False)
    known = {getattr(tokens(scheme), each.name) for each in fields(Tokens)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", written)) <= known
    assert "{" not in re.sub(r"\{[^{}]*\}", "", written)


# --- looks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", Scheme)
def test_a_scheme_is_in_force_at_once(running: Theme, scheme: Scheme) -> None:
    running.apply(Look(scheme.value, system_font=False))
    ground = application([]).palette().color(QPalette.ColorRole.Window).name().upper()
    assert (running.scheme, ground) == (scheme, tokens(scheme).window)


def test_the_ring_is_wider_in_high_contrast(running: Theme) -> None:
    assert running.ring == 2
    running.apply(Look("contrast", system_font=False))
    assert running.ring == 3
    assert "border: 3px solid #FFD447" in application([]).styleSheet()


def test_no_shadow_falls_in_high_contrast(program: Start) -> None:
    shadows = []
    for scheme in ("light", "contrast"):
        window = program(look=Look(scheme, system_font=False)).window
        shadows.append(window.findChildren(Snackbar)[0].graphicsEffect() is not None)
    assert shadows == [True, False]


class Hints(QObject):
    """What a system may prefer."""

    contrastPreferenceChanged = Signal()  # noqa: N815 - Qt's name

    def __init__(self, scheme: Qt.ColorScheme, preference: Qt.ContrastPreference) -> None:
        super().__init__()
        self._scheme, self._preference = scheme, preference

    def accessibility(self) -> Hints:
        return self

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self._scheme

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return self._preference


@pytest.mark.parametrize(
    ("wanted", "preference", "scheme"),
    [
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, Scheme.DARK),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, Scheme.LIGHT),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, Scheme.LIGHT),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, Scheme.CONTRAST),
    ],
)
def test_the_system_is_followed(
    running: Theme,
    monkeypatch: pytest.MonkeyPatch,
    wanted: Qt.ColorScheme,
    preference: Qt.ContrastPreference,
    scheme: Scheme,
) -> None:
    class System:
        @staticmethod
        def styleHints() -> Hints:  # noqa: N802 - Qt's name
            return Hints(wanted, preference)

    monkeypatch.setattr(looks, "QGuiApplication", System)
    running.look = Look("system", system_font=False)
    assert running.scheme is scheme


@pytest.mark.parametrize("style", STYLES)
def test_fonts_grow_with_the_chosen_size(running: Theme, style: str) -> None:
    small = running.font(style).pixelSize()
    running.apply(Look("light", size=150, system_font=False))
    assert running.font(style).pixelSize() == pytest.approx(small * 1.5, abs=1)


def test_chinese_letters_come_from_the_shipped_fonts(running: Theme) -> None:
    families = QFont(running.font()).families()
    assert families.index("Noto Sans") < families.index("Noto Sans SC")


@pytest.mark.parametrize(
    ("kept", "look"),
    [
        ({}, Look()),
        ({"scheme": "contrast", "density": "compact", "text_size": "125"},
         Look("contrast", compact=True, size=125)),
        ({"motion": "reduced"}, Look(still=True)),
        ({"scheme": "purple", "text_size": "huge"}, Look()),
        ({"text_size": "900"}, Look(size=150)),
    ],
)  # fmt: skip
def test_the_looks_are_those_that_were_kept(kept: dict[str, str], look: Look) -> None:
    preferences.write(kept)
    assert chosen_look() == look


def test_looks_change_while_the_window_is_open(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.look(Look("contrast", compact=True, size=125, system_font=False))
    settled(started, qtbot)
    assert started.theme.row_height == 45
    assert preferences.read()["scheme"] == "contrast"


@pytest.mark.parametrize("by", ["nobody", "user", "system"])
def test_nothing_moves_where_that_is_chosen_or_wished(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr(looks, "system_is_still", lambda: by == "system")
    looks.install(qapp, Look(still=by == "user", system_font=False))
    box = ProgressBox(Translator("en"))
    box.begin("Copying", Watched())
    moves = by == "nobody"
    assert (qapp.cursorFlashTime() > 0, box._bar.maximum() == 0) == (moves, moves)
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_General) is moves


def test_no_animation_is_made_that_does_not_ask_whether_it_may() -> None:
    moving = re.compile(r"Animation|QTimeLine|QMovie|setAnimated|startTimer|setRange\(0, 0\)")
    found = [file.name for file in SOURCE.rglob("*.py") if moving.search(file.read_text("utf-8"))]
    assert found == []
