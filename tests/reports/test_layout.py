# SPDX-License-Identifier: MIT
"""Blocks on their pages: what stays together, what may part, and where labels stand."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from delegate_crm.reports.blocks import Bullets, Facts, Para, Sign, Table
from delegate_crm.reports.draw import galley, pdf, windowbar
from delegate_crm.reports.draw.strips import Strip, paginate
from tests.reports.test_draw_pdf import blocks, filler, pages


def strips(*heights: float, glue: bool = False) -> list[Strip]:
    return [Strip(height, lambda _pen, _x, _top: None, glue=glue) for height in heights]


def heights(found: list[Strip], page: float) -> list[list[float]]:
    return [[placed.strip.height for placed in each] for each in paginate(found, page)]


def test_strips_with_glue_stay_together() -> None:
    assert heights([*strips(60), *strips(30, glue=True), *strips(30)], 100) == [[60], [30, 30]]


def test_a_group_higher_than_a_page_parts() -> None:
    assert heights(strips(60, 60, 60, glue=True), 100) == [[60], [60], [60]]


@pytest.mark.parametrize("lines", range(28, 47))
def test_the_last_two_rows_of_a_table_stay_together(lines: int) -> None:
    rows = [[f"row{number}"] for number in range(6)]
    read = pages(pdf.draw(blocks(filler(lines), Table(["Head"], rows))))
    page = next(page for page in read if "row5" in page)
    assert "row4" in page


def rules(content: bytes) -> list[int]:
    """Widths of the lines drawn on the first page, the one below the head left out."""
    drawn = pdfium.PdfDocument(content)[0].get_objects([pdfium.raw.FPDF_PAGEOBJ_PATH])
    bounds = [each.get_bounds() for each in drawn]
    return [round(right - left) for left, _, right, _ in bounds][1:]


def test_a_line_to_sign_alone_has_the_whole_width() -> None:
    alone, beside = (rules(pdf.draw(blocks(Sign(lines)))) for lines in (["List"], ["List"] * 3))
    assert [len(alone), len(beside)] == [1, 3]
    assert alone[0] > 400
    assert len(set(beside)) == 1
    assert beside[0] < 200


def test_an_unknown_block_is_a_fault() -> None:
    with pytest.raises(TypeError):
        pdf.draw(blocks("words"))  # type: ignore[arg-type] # the point of the test


def test_blocks_without_anything_draw_nothing() -> None:
    empty = pdf.draw(blocks(Facts([]), Bullets([]), Para("")))
    assert pages(empty) == pages(pdf.draw(blocks()))


def placed(*places: tuple[float, float]) -> list[windowbar.Label]:
    """Labels at places of their widths; the first one is the pill of today."""
    wanted = [(galley.Line([], width, 10, 7.5), x, at == 0) for at, (x, width) in enumerate(places)]
    return windowbar.place(wanted, 460)


def test_labels_with_room_stand_over_their_places_in_one_row() -> None:
    found = placed((230, 40), (60, 50), (400, 50))
    assert [(label.row, label.left + label.line.width / 2) for label in found] == [
        *[(0, 230), (0, 60), (0, 400)]
    ]


@pytest.mark.parametrize("widths", [(40, 70, 190, 140, 26), (26, 81, 161, 98, 14)])
def test_crowded_labels_form_stairs_that_no_line_crosses(widths: tuple[float, ...]) -> None:
    found = placed(*zip((262, 30, 36, 114, 128), widths, strict=True))
    assert max(label.row for label in found) == 3
    lines = [(a, b) for a in found for b in found if a.row > b.row]
    assert not [(a, b) for a, b in lines if b.left < a.x < b.right]
