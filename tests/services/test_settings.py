# SPDX-License-Identifier: MIT
"""Settings of the office are journalled; those of a user lie in a file of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from delegate_crm.kit import paths
from delegate_crm.kit.errors import Conflict, Invalid, Missing, Storage
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.folding import tokens
from delegate_crm.schema.values import LocalText
from delegate_crm.services.office import Office
from delegate_crm.services.settings import (
    GROUPS,
    SETTINGS,
    Scope,
    change,
    change_user,
    group_of,
    office_value,
    setting,
    settings_with,
    user_value,
    user_values,
    values,
)
from tests.schema.reading import reading


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a user who has not chosen anything yet."""
    file = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr(paths, "user_settings", lambda: file)
    return file


def value(office: Office, key: str) -> Any:  # noqa: ANN401 - a value of the setting's kind
    return office.read(lambda reader: office_value(reader, key))


def test_office_setting_has_a_default(office: Office) -> None:
    assert (value(office, "paper"), value(office, "office_name")) == ("A4", LocalText())


def test_office_setting_is_changed_undone_and_redone(office: Office) -> None:
    change(office, "paper", "letter", "en")
    assert value(office, "paper") == "Letter"
    office.undo()
    assert value(office, "paper") == "A4"
    office.redo()
    assert value(office, "paper") == "Letter"


def test_empty_text_brings_the_default_back(office: Office) -> None:
    change(office, "paper", "Letter", "en")
    change(office, "paper", "", "en")
    change(office, "office_name", "Office", "en")
    change(office, "office_name", "", "en")
    assert (value(office, "paper"), value(office, "office_name")) == ("A4", LocalText())


def test_name_of_the_office_is_typed_language_by_language(office: Office) -> None:
    change(office, "office_name", "International office", "en")
    change(office, "office_name", "Отдел международных связей", "ru")
    both = {"en": "International office", "ru": "Отдел международных связей"}
    assert value(office, "office_name") == LocalText.of(**both)


def test_name_of_the_office_is_typed_in_all_languages_at_once(office: Office) -> None:
    change(office, "office_name", "Old name", "ru")
    change(office, "office_name", '{"en": "Office", "zh": "外事办公室"}', "en")
    assert value(office, "office_name") == LocalText.of(en="Office", zh="外事办公室")


def test_changes_are_undone_one_after_the_other(office: Office) -> None:
    change(office, "paper", "Letter", "en")
    change(office, "paper", "A4", "en")
    office.undo()
    office.undo()
    assert value(office, "paper") == "A4"
    with pytest.raises(Conflict):
        office.undo()


@pytest.mark.parametrize(("key", "text"), [("paper", "A5"), ("office_name", "\0")])
def test_wrong_value_is_refused(office: Office, key: str, text: str) -> None:
    with pytest.raises(Invalid):
        change(office, key, text, "en")


def test_unknown_setting_names_those_there_are() -> None:
    with pytest.raises(Missing) as refused:
        setting("colour")
    assert refused.value.hint is not None
    assert refused.value.hint.values == {"names": ", ".join(SETTINGS)}


def test_language_is_a_matter_of_the_user() -> None:
    assert setting("language").scope is Scope.USER
    assert setting("paper").scope is Scope.OFFICE


def test_user_setting_is_kept_in_the_file_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    assert user_values(file) == {}
    change_user("language", "zh", reading(), file)
    assert user_values(file) == {"language": "zh"}
    change_user("language", "", reading(), file)
    assert user_values(file) == {}


def test_what_others_keep_in_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\n', "utf-8")
    change_user("language", "ru", reading(), file)
    assert file.read_text("utf-8") == 'language = "ru"\ntheme = "dark"\n'
    assert user_values(file) == {"language": "ru"}


def test_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        change_user("language", "de", reading(), tmp_path / "settings.toml")


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe"])
def test_damaged_file_is_told_and_left(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(Storage):
        change_user("language", "ru", reading(), file)
    assert file.read_bytes() == content


def test_setting_goes_where_it_lives(office: Office, settings_file: Path) -> None:
    change(office, "language", "ru", "en")
    assert user_values(settings_file) == {"language": "ru"}
    with pytest.raises(Conflict):
        office.undo()


def test_all_settings_are_told_with_their_values(office: Office) -> None:
    change(office, "paper", "Letter", "en")
    change(office, "language", "zh", "en")
    told = {each["name"]: each for each in office.read(lambda reader: values(reader, "en"))}
    assert set(told) == set(SETTINGS)
    assert (told["paper"]["value"], told["paper"]["scope"]) == ("Letter", "office")
    assert (told["language"]["value"], told["office_name"]["value"]) == ("zh", None)


@pytest.mark.parametrize(("text", "size"), [("120", 120), ("", 100), ("500", 100), ("big", 100)])
def test_a_wrong_value_in_the_file_counts_as_the_default(
    tmp_path: Path, text: str, size: int
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'text_size = "{text}"\n', "utf-8")
    assert user_value("text_size", file) == size


@pytest.mark.parametrize("text", ["84", "151"])
def test_text_is_neither_too_small_nor_too_large(tmp_path: Path, text: str) -> None:
    with pytest.raises(Invalid):
        change_user("text_size", text, reading(), tmp_path / "settings.toml")


def test_every_setting_is_in_one_group() -> None:
    assert {key: group_of(key) for key in SETTINGS} == {
        each.key: name for name, group in GROUPS.items() for each in group
    }


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [("text size", "en", ["text_size"]), ("тёмные", "ru", ["scheme"]), ("nothing so", "en", [])],
)
def test_settings_are_found_by_label_and_choices(words: str, lang: str, found: list[str]) -> None:
    pairs = settings_with(tokens(words), Translator(lang))
    assert [each.key for _, each in pairs] == found
