# SPDX-License-Identifier: MIT
"""How all other records are called, for readers of each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from tests.entities.nobody import called
from tests.factories import Make


@pytest.mark.parametrize(
    ("code", "where", "titles"),
    [
        ("rank_level", 0, ("CN · Bureau-director level", "CN · 正厅级")),
        ("place", 2, ("Xinxiang", "新乡市")),
        ("country_priority", 0, ("China · Priority country", "中国 · ")),
        ("user", 0, ("anna", "anna")),
        ("delegation", 0, ("CPC Xinxiang Municipal Committee, X", "中共新乡市委员会, ")),
        ("delegate", 0, ("Zhang Guowei", "张国伟")),
        ("affiliation", 0, ("Zhang Guowei · Secretary of the CPC", "张国伟 · 市委书记 · 中共")),
        ("offering", 0, ("logistic robotics", "物流机器人")),
        ("interest", 2, ("general · Investors", "总体意向 · ")),
        ("sample", 0, ("industrial (picosecond) lasers · Chinese", "工业（皮秒）激光器 · ")),
        ("invitation", 1, ("Return visit to Xinxiang · Xinxiang M", "回访新乡市 · ")),
        ("agreement", 0, ("official cooperation document", "正式合作文件")),
        ("press_item", 0, ("China is looking for partners", "中国寻找合作伙伴")),
        ("event", 1, ("fair of scientific achievements", "科技成果展览会")),
        ("programme_item", 3, ("Talks at the city", "市政府会谈")),
        ("follow_up", 0, ("feedback on prospects", "关于合作前景的反馈")),
    ],
)
def test_records_are_called_in_the_language_of_the_reader(
    sample: Office, code: str, where: int, titles: tuple[str, str]
) -> None:
    shown = [
        Records(sample, lang).rows(code, "", "id", None, archived=False)[0][where]["title"]
        for lang in ("en", "zh")
    ]
    assert shown[0].startswith(titles[0])
    assert shown[1].startswith(titles[1])


def test_document_is_called_by_its_title_or_its_file(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Zhang", "utf-8")
    scan = make.document(file=str(path))
    assert (called(scan, "en"), called(make.change(scan, title="List"), "en")) == (
        "list.txt",
        "List",
    )


def test_stop_without_a_title_is_called_by_its_kind(make: Make) -> None:
    stop = make.programme_item(visit=make.visit(title="X"), kind="lab_tour")
    assert called(stop, "en") == "Laboratory tour"


def test_seat_and_side_stand_in_for_names(make: Make) -> None:
    guests = make.delegation(visit=make.visit(title="X"))
    seat = make.delegate(delegation=guests, placeholder="Interpreter, name to follow")
    assert (called(guests, "en"), called(seat, "en")) == ("Guests", "Interpreter, name to follow")


def test_interaction_and_tag_are_called_by_their_words(make: Make) -> None:
    call = make.interaction(summary="They called", kind="call")
    assert (called(call, "ru"), called(make.tag(names="laser"), "en")) == ("They called", "laser")
