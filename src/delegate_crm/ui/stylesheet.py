# SPDX-License-Identifier: MIT
"""The one style sheet of the program, made from the tokens; single widgets are never styled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from delegate_crm.ui.icons import coloured_file
from delegate_crm.ui.tokens import STATES, Tokens

SHEET = """
* {{ outline: none; }}
QToolTip {{ background: {toast}; color: {on_toast}; border: 1px solid {border}; padding: 4px 8px; }}
QLabel, QCheckBox, QRadioButton {{ background: transparent; color: {text}; }}
QLabel[tone="text_2"] {{ color: {text_2}; }}
QLabel[tone="text_3"] {{ color: {text_3}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="on_toast"] {{ color: {on_toast}; }}
{tones}
QWidget[surface="window"] {{ background: {window}; }}
QWidget[surface="sidebar"] {{
    background: {sidebar}; border: none; border-right: 1px solid {border}; }}
QWidget[surface="line"] {{ background: {border}; border: none; }}
QFrame[surface="card"] {{ background: {card}; border: 1px solid {border}; border-radius: 12px; }}
QFrame[surface="sunken"] {{ background: {sunken}; border: none; border-radius: 8px; }}
QFrame[surface="aimed"] {{
    background: {accent_soft}; border: 1px solid {accent}; border-radius: 8px; }}
QFrame[surface="floating"] {{
    background: {card}; border: 1px solid {border_strong}; border-radius: 12px; }}
QFrame[surface="list"] {{ background: {card}; border: 1px solid {border}; border-radius: 10px; }}
QFrame[surface="toast"] {{ background: {toast}; border: none; border-radius: 8px; }}
QLabel[surface="key"] {{
    background: {sunken}; border: 1px solid {border}; border-radius: 5px; padding: 1px 6px; }}
QFrame[surface="paper"] {{ background: {paper}; border: 1px solid {border}; }}
{banners}
QPushButton {{
    background: {card}; color: {text}; border: 1px solid {border_strong}; border-radius: 8px;
    padding: 0 {pad}px; min-height: {button}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {sunken}; }}
QPushButton:focus {{
    border: {ring}px solid {focus}; padding: 0 {pad_1}px; min-height: {button_2}px; }}
QPushButton:disabled {{ color: {text_3}; border: 1px dashed {border_strong}; background: {card}; }}
QPushButton[small="true"] {{ min-height: {small}px; padding: 0 {pad_small}px; }}
QPushButton[small="true"]:focus {{ min-height: {small_2}px; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton[role="primary"]:hover {{ background: {open}; }}
QPushButton[role="primary"]:focus {{ border: {ring}px solid {text}; }}
QPushButton[role="danger"] {{ color: {overdue}; border: 1px solid {overdue}; }}
QPushButton[role="quiet"] {{
    background: transparent; border: 1px solid transparent; color: {text_2}; }}
QPushButton[role="quiet"]:hover {{ background: {hover}; color: {text}; }}
QPushButton[role="quiet"]:focus {{ border: {ring}px solid {focus}; }}
QPushButton[role="offer"] {{
    background: transparent; border: 1px solid transparent; color: {text_2}; padding: 0 1px; }}
QPushButton[role="offer"]:hover {{ color: {accent}; }}
QPushButton[role="offer"]:focus {{ border: {ring}px solid {focus}; padding: 0; }}
QPushButton[role="search"] {{
    background: {card}; color: {text_2}; text-align: left; border: 1px solid {border};
    padding: 0 10px; }}
QPushButton[role="search"]:focus {{ border: {ring}px solid {focus}; padding: 0 {pad_search}px; }}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; color: {text}; text-align: left;
    padding: 0 4px; min-height: 0; }}
QPushButton[role="link"][small="true"] {{ min-height: {small}px; }}
QPushButton[role="link"]:hover {{ color: {accent}; }}
QPushButton[role="link"]:focus {{ border: {ring}px solid {focus}; }}
QPushButton[role="icon"] {{
    background: transparent; border: 1px solid transparent; padding: 0; border-radius: 8px; }}
QPushButton[role="icon"]:hover {{ background: {hover}; }}
QPushButton[role="icon"]:focus {{ border: {ring}px solid {focus}; }}
QPushButton[role="toast"] {{
    background: transparent; border: 1px solid transparent; color: {toast_accent};
    padding: 0 8px; }}
QPushButton[role="toast"]:focus {{ border: {ring}px solid {toast_accent}; }}
QPushButton[role="nav"] {{
    background: transparent; border: 1px solid transparent; border-radius: 8px; text-align: left;
    color: {text}; padding: 0 10px; min-height: {nav}px; }}
QPushButton[role="nav"]:hover {{ background: {hover}; }}
QPushButton[role="nav"]:checked {{ background: {accent_soft}; border-color: {chosen}; }}
QPushButton[role="nav"]:focus {{ border: {ring}px solid {focus}; }}
QPushButton::menu-indicator {{ width: 0; }}
QLineEdit, QPlainTextEdit, QDateEdit, QComboBox, QSpinBox {{
    background: {card}; color: {text}; border: 1px solid {border_strong}; border-radius: 8px;
    padding: 0 10px; min-height: {input}px; selection-background-color: {accent};
    selection-color: {on_accent}; placeholder-text-color: {text_3}; }}
QPlainTextEdit {{ padding: 6px 8px; }}
QPlainTextEdit[low="true"] {{ padding: 3px 6px; min-height: 0; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: {ring}px solid {focus}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
    border: {ring}px solid {overdue}; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {text_3}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{
    background: {card}; border: 1px solid {border_strong}; border-radius: 8px; padding: 4px;
    selection-background-color: {accent_soft}; selection-color: {text}; }}
QMenu {{ background: {card}; color: {text}; border: 1px solid {border_strong}; border-radius: 8px;
    padding: 6px; }}
QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: 6px; border: 1px solid transparent; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; border-color: {chosen}; }}
QMenu::item:disabled {{ color: {text_3}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 6px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {border_strong}; border-radius: 4px; min-height: 36px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{
    background: {border_strong}; border-radius: 4px; min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QListView, QTreeView {{
    background: transparent; border: none; color: {text}; selection-background-color: transparent;
    }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {text_2}; border: none; border-bottom: 1px solid {border};
    padding: 0 10px; }}
QSplitter::handle {{ background: {border}; }}
QTabBar::scroller {{ width: {scroller}px; }}
QTabBar QToolButton {{ background: {window}; border: 1px solid transparent; }}
QTabBar QToolButton:hover {{ background: {hover}; }}
QTabBar QToolButton::left-arrow {{ image: url({back}); width: 16px; height: 16px; }}
QTabBar QToolButton::left-arrow:disabled {{ image: url({back_off}); }}
QTabBar QToolButton::right-arrow {{ image: url({on}); width: 16px; height: 16px; }}
QTabBar QToolButton::right-arrow:disabled {{ image: url({on_off}); }}
QProgressBar {{ background: {track}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCheckBox, QRadioButton {{ spacing: 10px; min-height: {target}px; }}
QCheckBox::indicator {{
    width: {box}px; height: {box}px; border: 1.5px solid {border_strong}; border-radius: 5px;
    background: {card}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({tick}); }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: {ring}px solid {focus}; }}
QRadioButton::indicator {{
    width: 16px; height: 16px; border: 1.5px solid {border_strong}; border-radius: 8px;
    background: {card}; }}
QRadioButton::indicator:checked {{ background: {accent}; border: 4px solid {card}; }}
QSlider::groove:horizontal {{
    height: 4px; border: 1px solid {border_strong}; border-radius: 3px; background: {sunken}; }}
QSlider::sub-page:horizontal {{
    background: {accent}; border: 1px solid {accent}; border-radius: 3px; }}
QSlider::handle:horizontal {{
    background: {card}; border: 2px solid {accent}; width: 16px; margin: -8px 0;
    border-radius: 10px; }}
QSlider::handle:horizontal:focus {{ border: 4px solid {focus}; width: 14px; margin: -9px 0; }}
"""
TONE = 'QLabel[tone="{name}"] {{ color: {colour}; }}'
BANNER = """QFrame[banner="{name}"] {{
    background: {tint}; border: 1px solid {line}; border-radius: 8px; }}"""


def sheet(tokens: Tokens, scaled: Callable[[float], int], ring: int, *, outlined: bool) -> str:
    """Write the style sheet of a set of colours at a size of text.

    The line around what has the focus is `ring` wide. `outlined`, nothing is told by tint alone.
    """
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    lengths = {
        "button": scaled(32),
        "button_2": scaled(32) - 2 * (ring - 1),
        "small": scaled(26),
        "small_2": scaled(26) - 2 * (ring - 1),
        "input": scaled(34),
        "nav": scaled(32),
        "pad": 14,
        "pad_1": 15 - ring,
        "pad_small": 10,
        "pad_search": 11 - ring,
        "ring": ring,
        "box": scaled(16),
        "target": scaled(28),
        "scroller": 2 * scaled(28),  # for both arrows: Qt gives each a half
    }
    return SHEET.format(
        tones="\n".join(TONE.format(name=s, colour=colours[s]) for s in STATES),
        banners="\n".join(_banner(colours, s, outlined=outlined) for s in STATES),
        chosen=tokens.accent if outlined else "transparent",
        back=_picture("chevron-left", tokens.text_2),
        back_off=_picture("chevron-left", tokens.border),
        on=_picture("chevron-right", tokens.text_2),
        on_off=_picture("chevron-right", tokens.border),
        chevron=_picture("chevron-down", tokens.text_2),
        tick=_picture("check", tokens.on_accent),
        **colours,
        **lengths,
    )


def _banner(colours: Mapping[str, str], name: str, *, outlined: bool) -> str:
    tint = colours[f"{name}_tint"]
    return BANNER.format(name=name, tint=tint, line=colours[name] if outlined else tint)


def _picture(name: str, colour: str) -> str:
    """Path of a coloured drawing, because a style sheet takes pictures from files only."""
    return coloured_file(name, colour).as_posix()
