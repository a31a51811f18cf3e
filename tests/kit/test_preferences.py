# SPDX-License-Identifier: MIT
"""The file of preferences: what is written is read again, a damaged one is left alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.kit import paths, preferences
from delegate_crm.kit.errors import Storage

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert preferences.read(tmp_path / "none.toml") == {}


@given(values=st.dictionaries(st.from_regex("[a-z_]+", fullmatch=True), texts))
def test_what_is_written_is_read_again(values: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "config", "settings.toml")
        preferences.write(values, path)
        assert preferences.read(path) == values


def test_an_empty_value_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    preferences.write({"language": "", "theme": "dark"}, path)
    assert path.read_text() == 'theme = "dark"\n'


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_damaged_file_is_told_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(Storage):
        preferences.read(path)
    assert path.read_bytes() == content


def test_a_damaged_file_is_set_aside_beside_older_ones(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    kept = []
    for content in ("a = ", "b = "):
        path.write_text(content)
        kept.append(preferences.set_aside(path))
    assert [each and each.name for each in kept] == [
        "settings.damaged.toml",
        "settings.damaged-2.toml",
    ]
    assert [each.read_text() for each in kept if each] == ["a = ", "b = "]


@pytest.mark.parametrize("content", [None, "", "language = 'ru'\n"])
def test_a_file_that_can_be_read_is_not_set_aside(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "settings.toml"
    if content is not None:
        path.write_text(content)
    assert preferences.set_aside(path) is None
    assert path.exists() == (content is not None)


def test_the_users_own_file_is_taken_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "settings.toml")
    preferences.write({"theme": "dark"})
    assert preferences.read() == {"theme": "dark"}


def test_a_damaged_file_that_cannot_be_moved_stays_and_settings_last_as_long_as_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("scheme = ")
    monkeypatch.setattr(Path, "rename", refuse)
    assert preferences.set_aside(file) == file
    assert preferences.read(file) == {}
    preferences.write({"scheme": "dark", "language": ""}, file)
    assert preferences.read(file) == {"scheme": "dark"}
    assert file.read_text() == "scheme = "


def refuse(*_names: object) -> None:
    raise PermissionError
