# SPDX-License-Identifier: MIT
"""A document as PDF: exact words, nothing read as markup, pages that hold together."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image

from delegate_crm.kit.progress import Silent
from delegate_crm.reports.blocks import (
    Block,
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Milestone,
    MissingGlyph,
    Numbered,
    Para,
    Picture,
    Run,
    Said,
    Sign,
    Source,
    Step,
    Table,
    WindowBar,
    strong,
)
from delegate_crm.reports.draw import galley, pdf, tables, windowbar
from tests.reports import demo

EMPTY = Document("Title", [], "en", "Office", "No. 1", "Source", [], author="Anna")
HOSTILE = [
    "Chen <chen@example.cn>",
    "x <b>y",
    '<img src="file:///etc/hostname">',
    '<img src="/etc/hostname" width="9"/>',
    "&amp; &lt; &#65; &",
    '<a href="javascript:alert(1)">x</a>',
    '<font color="[[[getattr(pow, 1)]]]">x</font>',
    "</para><para>",
    "<br/>a<br>b",
    "{words} %s %(x)s {0}",
    "\\n (a) \\( \\051 )(",
    "<!-- x -->]]><![CDATA[ <?xml ?>",
    "<super>2</super><greek>a</greek><unichar code='0x61'/>",
    "<onDraw name='x'/><seq/><index item='a'/>",
]


def blocks(*found: Block, lang: str = "en") -> Document:
    return replace(EMPTY, blocks=found, lang=lang)


def pages(content: bytes) -> list[str]:
    """The words of each page, in the order in which they were drawn."""
    document = pdfium.PdfDocument(content)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def squeezed(text: str) -> str:
    """Words without white space: lines are broken anywhere."""
    return re.sub(r"\s+", "", text)


def printed(*found: Block, lang: str = "en") -> str:
    return squeezed("".join(pages(pdf.draw(blocks(*found, lang=lang)))))


def pictures(content: bytes) -> int:
    return content.count(b"/Subtype /Image")


def links(content: bytes) -> list[bytes]:
    return re.findall(rb"/URI \((.*?)\)", content)


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_stands(text: str) -> None:
    content = pdf.draw(
        replace(
            blocks(
                Heading(text),
                Para(text),
                Facts([(text, text)]),
                Table([text], [[text]]),
                Bullets([text]),
                Numbered([Step("1", text, [text], text)]),
                Sign([text]),
            ),
            title=text,
            subtitles=[text],
            head_left=text,
            foot_left=text,
        )
    )
    assert squeezed("".join(pages(content))).count(squeezed(text)) >= 12
    assert pictures(content) == 0
    assert links(content) == []


def all_words(document: Document) -> list[str]:
    """Every text of a demo document."""
    found = [document.title, *document.subtitles, document.head_left, document.head_right]
    pattern = re.compile(r"(?:text|title|words|label|today_label|foot_left|printed)='([^']*)'")
    return [*found, *pattern.findall(repr(document))]


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_words_of_a_report_can_be_read_back(lang: str, paper: str) -> None:
    document = demo.document(lang, paper)
    read = squeezed("".join(pages(pdf.draw(document))))
    words = all_words(document)
    assert len(words) > 20
    assert [text for text in words if squeezed(text) not in read] == []


def test_paper_has_its_size() -> None:
    sizes = [
        pdfium.PdfDocument(pdf.draw(demo.document("en", name)))[0].get_size()
        for name in ("A4", "Letter", "unknown")
    ]
    assert [(round(a), round(b)) for a, b in sizes] == [(595, 842), (612, 792), (595, 842)]


def test_a_missing_letter_names_its_record_and_field() -> None:
    source = Source("Visit V-2018-001", "Purpose")
    with pytest.raises(MissingGlyph) as error:
        pdf.draw(blocks(Para([strong("Purpose: "), Run(Said("ᚠ", source))])))
    assert error.value.source == source


def test_a_missing_letter_of_a_plain_cell_is_traced_too() -> None:
    source = Source("Visit V-2018-001", "Purpose")
    with pytest.raises(MissingGlyph) as error:
        pdf.draw(blocks(Table(["a"], [[Said("ᚠ", source)]])))
    assert error.value.source == source


def test_control_characters_are_visible() -> None:
    assert "a\ufffdb" in printed(Para("a\x07b"))


def test_only_links_to_the_web_work() -> None:
    hostile = [
        "javascript:x",
        "file:///etc/passwd",
        "smb://h/x",
        "//h/x",
        "https:///x",
        "http://[",
        "data:x",
    ]
    found = [Run("x", link=link) for link in (*hostile, "https://example.cn/a?b=1", "http://a.ru")]
    content = pdf.draw(blocks(Para(found)))
    assert links(content) == [b"https://example.cn/a?b=1", b"http://a.ru"]


# --- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_same_report_is_the_same_file(lang: str) -> None:
    assert pdf.draw(demo.document(lang)) == pdf.draw(demo.document(lang))


def test_only_shipped_fonts_are_in_the_file() -> None:
    content = pdf.draw(demo.document("zh"))
    names = set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?([\w-]+)", content))
    assert names
    assert all(name.startswith(b"Noto") for name in names)


def test_the_file_says_what_it_is() -> None:
    content = pdf.draw(demo.document("zh"))
    info = pdfium.PdfDocument(content).get_metadata_dict()
    assert (info["Title"], info["Author"]) == ("来访接待报告", "国际合作处")
    assert b"/Lang (zh-CN)" in content


def test_headings_stand_in_the_outline() -> None:
    document = pdfium.PdfDocument(pdf.draw(blocks(Heading("A"), Heading("b", 3), Heading("C"))))
    assert [entry.get_title() for entry in document.get_toc()] == ["1  A", "b", "2  C"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Page 2 of 3"), ("ru", "Страница 2 из 3"), ("zh", "第 2 页，共 3 页")],
)
def test_pages_are_counted_in_the_language_of_the_document(lang: str, words: str) -> None:
    content = pdf.draw(blocks(Para("a"), Break(), Para("b"), Break(), Para("c"), lang=lang))
    assert words in pages(content)[1]
    assert pdf.page_count(content) == 3


def test_heads_and_feet_take_every_script_on_every_page() -> None:
    document = replace(
        blocks(Para("a"), Break(), Para("b")),
        head_left="Отдел · 国际合作处",
        head_right="№ 14 · أحمد",
        foot_left="来源：市报",
        printed="Печать 张",
    )
    read = [unicodedata.normalize("NFKC", page) for page in pages(pdf.draw(document))]
    for words in ("Отдел · 国际合作处", "№ 14", "来源:市报", "Печать 张"):
        assert all(unicodedata.normalize("NFKC", words) in page for page in read)


def test_long_heads_and_feet_stay_within_the_page() -> None:
    long = "Отдел международных связей " * 200
    document = replace(blocks(Para("body")), head_left=long, head_right=long, foot_left=long)
    content = pdf.draw(document)
    assert pdf.page_count(content) == 1
    assert "…" in pages(content)[0]


def test_a_hostile_title_does_not_change_the_count() -> None:
    title = "/Type /Page /Count 9 /Pages 3 0 R endobj trailer /Root 1 0 R"
    assert pdf.page_count(pdf.draw(replace(EMPTY, title=title, author=title))) == 1


# --- pages ----------------------------------------------------------------------------------------


def filler(lines: int) -> Para:
    return Para("\n".join(f"line {each}" for each in range(lines)))


@pytest.mark.parametrize("lines", range(30, 48))
def test_a_heading_stays_with_two_lines_of_what_follows(lines: int) -> None:
    read = pages(pdf.draw(blocks(filler(lines), Heading("Here"), Para("one\ntwo\nthree\nfour"))))
    page = next(page for page in read if "Here" in page)
    assert "one\ntwo" in page


def spread(lines: int) -> list[int]:
    """How many lines stand on each page."""
    return [page.count("line") for page in pages(pdf.draw(blocks(filler(lines))))]


def test_a_last_page_that_would_be_nearly_empty_is_spared() -> None:
    full = sum(spread(400)[:3])
    assert len(spread(full)) == 3
    assert len(spread(full + 6)) == 3
    assert sum(spread(full + 6)) == full + 6


def test_a_last_page_with_more_on_it_stays_and_no_line_is_moved() -> None:
    first = spread(400)[:3]
    assert spread(sum(first) + 25) == [*first, 25]


@pytest.mark.parametrize("lines", range(30, 48))
def test_no_line_stands_alone_on_a_page(lines: int) -> None:
    read = pages(pdf.draw(blocks(filler(lines), Para("\n".join(["only"] * 5)))))
    assert 1 not in {page.count("only") for page in read}


@pytest.mark.parametrize("lines", range(30, 48))
def test_lines_to_sign_stay_with_what_is_before(lines: int) -> None:
    sign = Sign(["Prepared by", "Approved by", "Agreed by"])
    read = pages(pdf.draw(blocks(filler(lines), Para("The end."), sign)))
    page = next(page for page in read if "Prepared" in page)
    assert all(words in page for words in ("The end.", "Approved by", "Agreed by"))


def test_the_header_of_a_table_repeats() -> None:
    rows = [[str(each), "Троицк"] for each in range(120)]
    read = pages(pdf.draw(blocks(Table(["Number", "Town"], rows))))
    assert len(read) > 2
    assert all(page.count("Number") == 1 for page in read)


def test_a_cell_higher_than_a_page_parts_between_lines() -> None:
    long = "\n".join(f"row {each}." for each in range(200))
    read = pages(pdf.draw(blocks(Table(["A", "B"], [[long, "short"]]))))
    found = re.findall(r"row (\d+)\.", "\n".join(read))
    assert [int(each) for each in found] == list(range(200))
    assert len(read) > 3


def test_russian_words_are_not_cut_in_narrow_columns() -> None:
    words = "Межправительственной делопроизводитель Екатеринбург документооборот администрация"
    cells = words.split()
    document = blocks(Table(["Б"] * 5, [cells]), lang="ru")
    assert set(cells) <= set(pages(pdf.draw(document))[0].split())


def test_a_word_that_is_too_long_is_cut_and_leaves_those_of_other_columns_whole() -> None:
    row = ["10", "Wahlkampf" * 9, "Verwaltung" * 9, "4 September 2018", "Petrova", "Overdue"]
    table = Table(["No.", "What", "Who", "Until", "Responsible", "State"], [row])
    read = pages(pdf.draw(blocks(table)))[0]
    assert {"10", "September", "Petrova", "Overdue", "Responsible"} <= set(read.split())


@pytest.mark.parametrize(
    ("least", "room", "widths"),
    [([10, 60, 60], 100, [10, 45, 45]), ([5, 20, 90], 100, [5, 20, 75]), ([50] * 3, 90, [30] * 3)],
)
def test_where_room_is_short_the_widest_columns_give_way(
    least: list[float], room: float, widths: list[float]
) -> None:
    assert tables.shared([1, 1, 1], least, room) == widths


def test_columns_are_as_wide_as_wished_and_as_needed() -> None:
    from_weights = pdf.draw(blocks(Table(["a", "b"], [["x", "y"]], weights=(1, 3))))
    assert pdf.page_count(from_weights) == 1
    short = pdf.draw(blocks(Table(["a", "b", "c"], [["only one"]])))
    assert "only one" in pages(short)[0]


def test_arabic_stands_on_the_right() -> None:
    content = pdf.draw(blocks(Para("Left"), Para("(Right) سلام"), Para("سلام (Right)")))
    page = pdfium.PdfDocument(content)[0].get_textpage()
    finder = page.search("Right")
    boxes = [page.get_charbox(at[0])[0] for at in iter(finder.get_next, None)]
    assert boxes[0] < 100
    assert boxes[1] > 400


def test_breaks_make_no_empty_page() -> None:
    assert pdf.page_count(pdf.draw(blocks(Break(), Break(), Para("a"), Break(), Break()))) == 1
    assert pdf.page_count(pdf.draw(EMPTY)) == 1


def test_pictures_fit_and_say_what_they_show() -> None:
    out = BytesIO()
    Image.new("RGB", (3000, 4000), "#0B6663").save(out, "PNG")
    content = pdf.draw(blocks(Picture(out.getvalue(), "The signing"), Picture(out.getvalue(), "")))
    assert pictures(content) == 1
    assert "The signing" in pages(content)[0]


# --- sizes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["x" * 200_000, "新" * 40_000, "слово " * 8_000])
def test_very_long_words_are_printed_in_part_and_it_is_said(text: str) -> None:
    content = pdf.draw(blocks(Para(text), Facts([("a", text)]), Table(["a"], [[text]])))
    read = squeezed("".join(pages(content)))
    assert squeezed("(cut here,") in read
    assert 10 < pdf.page_count(content) < 80


class Watched(Silent):
    """Progress that remembers, and stops where it is told to."""

    def __init__(self, stop: int = 10_000) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop = stop

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def cancelled(self) -> bool:
        return len(self.steps) >= self.stop


def test_progress_counts_pages() -> None:
    watched = Watched()
    pdf.draw(blocks(Para("a"), Break(), Para("b")), progress=watched)
    assert watched.steps == [(1, 2), (2, 2)]


@pytest.mark.parametrize("stop", [0, 1])
def test_printing_can_be_stopped(stop: int) -> None:
    with pytest.raises(pdf.Stopped):
        pdf.draw(blocks(Para("a"), Break(), Para("b")), progress=Watched(stop))


# --- the window bar -------------------------------------------------------------------------------

STATES = ("waiting", "soon", "open", "closing", "overdue", "answered", "let_go", "unheard")
EDGES = (dt.date.min, dt.date(2019, 1, 1), dt.date(2019, 1, 2), dt.date.max)


@pytest.mark.parametrize("state", STATES)
def test_a_window_is_drawn_in_every_state(state: str) -> None:
    bar = demo.bar("Answer", "Open.", ("Visit", "Office", "Fair", "Today"), state)
    assert all(
        word in printed(bar)
        for word in ("Answer", "Open.", "Visit", "Fair", "Today", "Jan", "2019")
    )


@pytest.mark.parametrize("opens", EDGES)
@pytest.mark.parametrize("closes", EDGES)
@pytest.mark.parametrize("today", EDGES)
def test_a_window_of_any_length_is_drawn(opens: dt.date, closes: dt.date, today: dt.date) -> None:
    bar = WindowBar("Bar", "Words", None, opens, closes, today, "open", "Now", True, True)  # noqa: FBT003 - opens and closes are about
    assert "Now" in printed(bar)


def test_months_have_the_names_of_the_language() -> None:
    bar = demo.bar("Отклик", "Открыто.", ("Визит", "Офис", "Ярмарка", "Сегодня"))
    read = printed(bar, lang="ru")
    assert all(name in read for name in ("июль", "янв.", "2019"))


def labels(*places: tuple[float, float]) -> Sequence[windowbar.Label]:
    wanted = [(galley.Line([], width, 10, 7.5), x, at == 0) for at, (x, width) in enumerate(places)]
    return windowbar.place(wanted, 460)


def overlap(found: Sequence[windowbar.Label]) -> bool:
    pairs = [(a, b) for a in found for b in found if a is not b and a.row == b.row]
    return any(a.left < b.right and b.left < a.right for a, b in pairs)


@pytest.mark.parametrize("step", [1, 5, 13, 40])
def test_labels_never_overlap(step: int) -> None:
    found = labels(*((step * each % 460, 55.0) for each in range(16)))
    assert not overlap(found)
    assert all(label.left >= 0 and label.right <= 460 for label in found)


def test_a_crowd_of_labels_keeps_within_the_page() -> None:
    found = labels(*((each % 460, 90.0) for each in range(500)))
    assert max(label.row for label in found) < windowbar.MOST_ROWS
    assert not overlap(found)


def test_many_milestones_fit_on_a_page() -> None:
    marks = [
        Milestone(dt.date(2018, 1, 1) + dt.timedelta(each), f"Event {each}") for each in range(90)
    ]
    bar = replace(demo.bar("Answer", "Open.", ("a", "b", "c", "d")), milestones=marks)
    assert pdf.page_count(pdf.draw(blocks(bar))) == 1
