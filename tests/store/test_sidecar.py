# SPDX-License-Identifier: MIT
"""Typed text is kept beside the office file, for one user, and forgotten for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from delegate_crm.kit.errors import Storage
from delegate_crm.store.engine import connect
from delegate_crm.store.sidecar import Sidecar, Typed

TITLE = Typed("12", "visit", "title", "Xinxiang", "2019-03-01T09:00:00+00:00")


@pytest.fixture
def sidecar(tmp_path: Path) -> Sidecar:
    return Sidecar(tmp_path / "office.db", "anna")


def test_nothing_is_made_before_something_is_typed(sidecar: Sidecar) -> None:
    assert sidecar.kept() == []
    sidecar.forget("12")
    assert not sidecar.path.exists()


def test_what_is_typed_is_kept(sidecar: Sidecar) -> None:
    sidecar.keep(TITLE)
    assert sidecar.kept("12") == [TITLE]
    assert sidecar.kept("13") == []


def test_a_field_keeps_its_latest_text(sidecar: Sidecar) -> None:
    sidecar.keep(TITLE)
    later = replace(TITLE, text="Xinxiang city", at="2019-03-01T09:00:02+00:00")
    sidecar.keep(later)
    assert sidecar.kept() == [later]


def test_the_latest_comes_first(sidecar: Sidecar) -> None:
    later = replace(TITLE, record="13", at="2019-03-02T09:00:00+00:00")
    for each in (TITLE, later):
        sidecar.keep(each)
    assert sidecar.kept() == [later, TITLE]


def test_what_was_typed_on_since_is_not_forgotten(sidecar: Sidecar) -> None:
    sidecar.keep(TITLE)
    sidecar.forget("12", "title", "Xinx")
    assert sidecar.kept() == [TITLE]
    sidecar.forget("12", "title", "Xinxiang")
    assert sidecar.kept() == []


def test_each_user_has_an_own_place(sidecar: Sidecar, tmp_path: Path) -> None:
    sidecar.keep(TITLE)
    other = Sidecar(tmp_path / "office.db", "olga")
    other.forget("12")
    assert other.kept() == []
    assert sidecar.kept() == [TITLE]


def test_the_file_is_private_and_leaves_nothing_beside_it(sidecar: Sidecar) -> None:
    sidecar.keep(TITLE)
    assert sidecar.path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in sidecar.path.parent.iterdir()] == ["drafts.db"]


def test_forgotten_text_is_overwritten(sidecar: Sidecar) -> None:
    sidecar.keep(replace(TITLE, text="a secret of the city"))
    sidecar.forget("12")
    assert b"secret" not in sidecar.path.read_bytes()


def test_a_strange_file_is_refused(sidecar: Sidecar) -> None:
    sidecar.path.parent.mkdir()
    with connect(sidecar.path, writing=True, create=True) as strange:
        strange.execute("CREATE TABLE typed (other TEXT)")
    with pytest.raises(Storage):
        sidecar.kept()


def test_a_file_that_is_only_begun_holds_nothing(sidecar: Sidecar) -> None:
    sidecar.path.parent.mkdir()
    sidecar.path.touch()
    assert sidecar.kept() == []
    sidecar.keep(TITLE)
    assert sidecar.kept() == [TITLE]
