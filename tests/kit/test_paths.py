# SPDX-License-Identifier: MIT
"""Where things live."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegate_crm.kit import paths


@pytest.mark.parametrize(
    ("office", "folder"),
    [
        ("a/office.db", "a/office"),
        ("a/v1.2.db", "a/v1.2"),
        ("a/наш офис.db", "a/наш офис"),
        ("a/office", "a/office.files"),
    ],
)
def test_the_folder_beside_an_office_file_is_never_the_file(office: str, folder: str) -> None:
    assert paths.beside(Path(office)) == Path(folder)


def test_resources_and_catalogues_are_found_in_a_checkout() -> None:
    assert (paths.resources() / "sample" / "xinxiang.toml").is_file()
    assert (paths.translations() / "delegate_crm.pot").is_file()


def test_an_installed_package_carries_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resources() == tmp_path / "resources"


def test_the_users_own_files_lie_in_folders_of_the_program() -> None:
    found = [paths.default_office(), paths.user_settings(), paths.user_logs()]
    assert all("delegate-crm" in path.parts for path in found)
    assert [path.name for path in found[:2]] == ["office.db", "settings.toml"]
