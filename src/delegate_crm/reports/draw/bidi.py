# SPDX-License-Identifier: MIT
"""Lines with Arabic in them: letters are joined, then put into the order of drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from arabic_reshaper import ArabicReshaper
from bidi import algorithm

from delegate_crm.reports.draw.letters import Piece

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def has_right_to_left(text: str) -> bool:
    """Whether any letter is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def starts_right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter tells."""
    first = next((each for each in text if each.isalpha() or each == "№"), "")
    return _RIGHT_TO_LEFT.match(first) is not None


def displayed(pieces: Sequence[Piece], *, right_to_left: bool) -> list[Piece]:
    """Join letters and put one line into the order in which it is drawn."""
    shaped = [_joined(piece) for piece in pieces]
    owner = [piece for piece in shaped for _ in piece.text]
    line = algorithm.get_empty_storage()
    line["base_level"] = int(right_to_left)
    line["base_dir"] = "LR"[int(right_to_left)]
    algorithm.get_embedding_levels("".join(piece.text for piece in shaped), line)
    for letter, piece in zip(line["chars"], owner, strict=True):
        letter["piece"] = piece
    algorithm.explicit_embed_and_overrides(line)
    algorithm.resolve_weak_types(line)
    algorithm.resolve_neutral_types(line, debug=False)
    algorithm.resolve_implicit_levels(line, debug=False)
    algorithm.reorder_resolved_levels(line, debug=False)
    algorithm.apply_mirroring(line, debug=False)
    return [
        replace(next_ones[0]["piece"], text="".join(each["ch"] for each in next_ones))
        for _, group in groupby(line["chars"], key=lambda each: id(each["piece"]))
        if (next_ones := list(group))
    ]


def _joined(piece: Piece) -> Piece:
    text = _reshaper().reshape(piece.text)
    return replace(piece, text=text) if piece.font.has(text) else piece


@cache
def _reshaper() -> ArabicReshaper:
    made = ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
    settings = made.configuration  # these never change, and it parses them anew for every piece
    settings.getboolean = cache(settings.getboolean)
    return made
