# SPDX-License-Identifier: MIT
"""The visit report in three scripts, from an open office to the closed file.

The floor is a bare canvas of reportlab that writes the same words, line by line, in one font that
has all three scripts. Both are measured twice: again and again in one process, where fonts are
loaded already, and once in a process of its own, where only the imports are done.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from delegate_crm.kit import paths
from delegate_crm.kit.files import atomic_write
from delegate_crm.reports.draw import pdf
from delegate_crm.reports.printing import Request, print_report
from delegate_crm.services.office import Office
from tests.reports import crowd
from tests.reports.telling import told
from tests.scale.conftest import SIZE, Measure, runs

WORDS = "Investors’ feedback; отклик; 投资者反馈"
PAGES = {5: 2, 500: 296}
"""Pages, and how many of everything the visit has that fills them."""
COLUMNS, LINES = 80, 52
COLD = """
import time
from pathlib import Path
from delegate_crm.app.compose import open_office
from tests.scale import test_report as row
office = open_office(Path({office!r}), user="anna")
start = time.perf_counter()
row.{job}
print(time.perf_counter() - start)
"""


def ours(office: Office, visit: int, file: Path) -> int:
    """Print the report as the command line does."""
    printed = print_report(office, Request("visit_report", [visit], "en", "zh"))
    atomic_write(file, printed.content)
    return printed.pages


def floor(words: str, file: Path) -> None:
    """Write the same words on a canvas."""
    name = "floor"
    if name not in pdfmetrics.getRegisteredFontNames():
        font = paths.resources() / "fonts" / "NotoSansSC-Regular.ttf"
        pdfmetrics.registerFont(TTFont(name, str(font)))
    canvas = Canvas(str(file), initialFontName=name)  # type: ignore[arg-type] # the stub says a number
    lines = [line for each in words.splitlines() for line in textwrap.wrap(each, COLUMNS)]
    for start in range(0, len(lines), LINES):
        canvas.setFont(name, 9)
        for at, line in enumerate(lines[start : start + LINES]):
            canvas.drawString(60, 790 - at * 14, line)
        canvas.showPage()
    canvas.save()


@pytest.fixture
def report(big: Office) -> Iterator[tuple[int, str]]:
    """A visit of five pages, and the words of its report; it is gone afterwards."""
    visit = crowd.visit_of(big, WORDS, PAGES[5])
    yield visit.id, told(big, visit, "en", "zh")
    big.undo()


def test_report_of_5_pages(
    big: Office, report: tuple[int, str], measure: Measure, tmp_path: Path
) -> None:
    (visit, words), file = report, tmp_path / "ours.pdf"
    measure.tell(
        lambda: floor(words, tmp_path / "floor.pdf"), lambda: ours(big, visit, file), times=10
    )
    assert pdf.page_count(file.read_bytes()) == 5


@pytest.mark.skipif(
    SIZE < 10_000,
    reason="500 pages, thrice over, are for `dev.py bench report --size 10000`",
)
def test_report_of_500_pages(office: Office, measure: Measure, tmp_path: Path) -> None:
    visit, file = crowd.visit_of(office, WORDS, PAGES[500]), tmp_path / "ours.pdf"
    words = told(office, visit, "en", "zh")
    measure.tell(
        lambda: floor(words, tmp_path / "floor.pdf"), lambda: ours(office, visit.id, file), times=3
    )
    assert pdf.page_count(file.read_bytes()) in range(480, 520)


def test_report_in_a_process_of_its_own(
    big: Office, report: tuple[int, str], measure: Measure, tmp_path: Path
) -> None:
    visit, words = report
    (tmp_path / "words").write_text(words, encoding="utf-8")
    jobs = (
        f"floor(Path({str(tmp_path / 'words')!r}).read_text('utf-8'), Path('floor.pdf'))",
        f"ours(office, {visit}, Path('ours.pdf'))",
    )
    measure.say(*(min(cold(big, job, tmp_path) for _ in runs(3)) for job in jobs))
    assert (tmp_path / "ours.pdf").read_bytes().startswith(b"%PDF")


def cold(office: Office, job: str, folder: Path) -> float:
    """Seconds that a job takes in a process that has done its imports and nothing else."""
    code = COLD.format(office=str(office.file.path), job=job)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)
