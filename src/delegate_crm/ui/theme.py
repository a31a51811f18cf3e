# SPDX-License-Identifier: MIT
"""How the window looks: colours, fonts, sizes, and the one style sheet made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from delegate_crm.kit import paths
from delegate_crm.ui import stylesheet
from delegate_crm.ui.tokens import SCHEMES, Scheme, Tokens

BASE = 14.0
"""Pixels of body text at 100 %."""
STYLES: Mapping[str, tuple[float, QFont.Weight]] = MappingProxyType(
    {
        "display": (26 / 14, QFont.Weight.DemiBold),
        "title": (20 / 14, QFont.Weight.DemiBold),
        "section": (15 / 14, QFont.Weight.DemiBold),
        "body": (1.0, QFont.Weight.Normal),
        "value": (1.0, QFont.Weight.Medium),
        "name": (1.0, QFont.Weight.DemiBold),
        "small": (12.5 / 14, QFont.Weight.Normal),
        "small_name": (12.5 / 14, QFont.Weight.DemiBold),
        "tiny": (11.5 / 14, QFont.Weight.Medium),
    }
)
"""Sizes as a ratio to the base, and weights."""
AS_SYSTEM = -1
HAN = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC")
SHIPPED = ("Noto Sans", "Noto Sans SC", "Noto Sans Arabic", "Noto Emoji")


@dataclass(frozen=True, slots=True)
class Look:
    """What a user chooses of the looks."""

    scheme: str = "system"
    compact: bool = False
    size: int = 100
    """Text size in percent, 85 to 150."""
    system_font: bool = True
    """False in tests and pictures, which show the shipped fonts alone."""
    still: bool = False
    """Nothing moves or blinks by itself; the system may wish that too."""
    menu_bar: bool = False
    """The menu is always in view, as it is on macOS without asking."""


class Theme(QObject):
    """The looks in force; everything painted asks here."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look) -> None:
        super().__init__(application)
        self._application = application
        self._system_family = application.font().family()
        self.look = look
        _load_fonts()
        self.apply(look)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        accessibility = hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(self._follow_system)
        if hasattr(accessibility, "motionPreferenceChanged"):
            accessibility.motionPreferenceChanged.connect(lambda: self.apply(self.look))

    @property
    def scheme(self) -> Scheme:
        """The set of colours in force."""
        if self.look.scheme != "system":
            return Scheme(self.look.scheme)
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    @property
    def tokens(self) -> Tokens:
        """Colours by name."""
        return SCHEMES[self.scheme]

    @property
    def contrasting(self) -> bool:
        """Tell whether nothing may be told by tint alone."""
        return self.scheme is Scheme.CONTRAST

    @property
    def still(self) -> bool:
        """Tell whether nothing may move or blink by itself."""
        return self.look.still or system_is_still()

    @property
    def ring(self) -> int:
        """Pixels of the line around what has the focus."""
        return 3 if self.contrasting else 2

    @property
    def row_height(self) -> int:
        """Height of a row of a list."""
        return self.scaled(36 if self.look.compact else 46)

    def scaled(self, pixels: float) -> int:
        """A length that grows with the text."""
        return round(pixels * self.look.size / 100)

    def colour(self, name: str) -> QColor:
        """A colour by the name of its token."""
        return QColor(self.ink(name))

    def ink(self, name: str) -> str:
        """A colour by the name of its token, as drawings are given it."""
        return str(getattr(self.tokens, name))

    def font(self, style: str = "body") -> QFont:
        """A font by the name of its style."""
        ratio, weight = STYLES[style]
        font = QFont(self._application.font())
        font.setPixelSize(round(BASE * self.look.size / 100 * ratio))
        font.setWeight(weight)
        return font

    def apply(self, look: Look) -> None:
        """Put looks in force for the whole program."""
        self.look = look
        application = self._application
        application.setPalette(_palette(self.tokens))
        font = QFont()
        own = (self._system_family,) if look.system_font else ()
        font.setFamilies([*own, *SHIPPED[:1], *(HAN if look.system_font else ()), *SHIPPED[1:]])
        font.setPixelSize(round(BASE * look.size / 100))
        application.setFont(font)
        application.setCursorFlashTime(0 if self.still else AS_SYSTEM)
        application.setEffectEnabled(Qt.UIEffect.UI_General, not self.still)
        application.setStyleSheet(
            stylesheet.sheet(self.tokens, self.scaled, self.ring, outlined=self.contrasting)
        )
        self.changed.emit()

    def _follow_system(self) -> None:
        if self.look.scheme == "system":
            self.apply(self.look)


def theme() -> Theme:
    """The looks of the running program."""
    found = QApplication.instance()
    kept = found.property("theme") if found else None
    assert isinstance(kept, Theme)  # noqa: S101 - set when the program starts
    return kept


def install(application: QApplication, look: Look) -> Theme:
    """Give a program its looks."""
    application.setStyle("Fusion")
    made = Theme(application, look)
    application.setProperty("theme", made)
    return made


def system_is_still() -> bool:
    """Tell whether the system wishes that nothing moves, where Qt (from 6.12) can say so."""
    hints = QGuiApplication.styleHints().accessibility()
    wish = getattr(hints, "motionPreference", None)
    return wish().name == "ReducedMotion" if wish else _effects_are_off()


@cache
def _effects_are_off() -> bool:
    """What Windows told Qt at the start: the user switched visual effects off."""
    on_windows = QGuiApplication.platformName() == "windows"
    return on_windows and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


@cache
def _load_fonts() -> None:
    """Load the shipped fonts; the system's own come first, these for every script it lacks."""
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.card,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text_3,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.overdue,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.on_toast,
        role.Light: tokens.card,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.shadow,
        role.Accent: tokens.accent,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, each, QColor(tokens.text_3))
    return palette
