# SPDX-License-Identifier: MIT
"""Settings: those of the office lie in its file and are journalled, those of a user in TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from delegate_crm.kit import preferences
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator, plain
from delegate_crm.schema.kinds import ChoiceKind, Kind, Reading
from delegate_crm.schema.values import LocalText
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Office
from delegate_crm.store.queries import Reader
from delegate_crm.store.setting import stored
from delegate_crm.store.work import Work


class Scope(StrEnum):
    """Whose setting it is."""

    OFFICE = "office"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key, what it holds, its label, whose it is, and the default."""

    key: str
    kind: Kind[Any]
    label: Text
    scope: Scope
    default: object


PAPERS = {"A4": plain("A4"), "Letter": plain("Letter")}
LANGUAGE_NAMES = {code: plain(code) for code in LANGUAGES}

SETTINGS: Mapping[str, Setting] = {
    each.key: each
    for each in (
        Setting(
            "office_name",
            LocalTextKind(),
            N_("Name of the office, as on letters"),
            Scope.OFFICE,
            LocalText(),
        ),
        Setting("office_place", LocalTextKind(), N_("Place of issue"), Scope.OFFICE, LocalText()),
        Setting("paper", ChoiceKind(PAPERS), N_("Paper"), Scope.OFFICE, "A4"),
        Setting(
            "language", ChoiceKind(LANGUAGE_NAMES), N_("Language of the program"), Scope.USER, ""
        ),
    )
}


def setting(key: str) -> Setting:
    """One setting; `Missing` names those that there are."""
    if key not in SETTINGS:
        raise Missing(
            N_("There is no setting “{name}”.", name=key),
            N_("Choose one of: {names}.", names=", ".join(SETTINGS)),
        )
    return SETTINGS[key]


def office_value(reader: Reader, key: str) -> Any:  # noqa: ANN401 - a value of the setting's kind
    """Value of an office setting, or its default."""
    declared = setting(key)
    text = stored(reader.connection, key)
    return declared.default if text is None else declared.kind.unpack([text])


def change_office(work: Work, key: str, text: str, reading: Reading) -> None:
    """Change an office setting from typed text; empty text brings the default back."""
    declared = setting(key)
    value = declared.kind.parse(text, reading) if text else declared.default
    if isinstance(value, LocalText) and not text.lstrip().startswith("{") and text:
        value = office_value(work.reader, key).having(reading.lang, text.strip())
    declared.kind.check(value)
    work.set(key, str(declared.kind.pack(value)[0] or ""))


def user_values(path: Path | None = None) -> dict[str, str]:
    """What the user's own file says of the settings that there are."""
    return {key: text for key, text in preferences.read(path).items() if key in SETTINGS}


def change_user(key: str, text: str, reading: Reading, path: Path | None = None) -> None:
    """Change a setting of the user; empty text brings the default back."""
    declared = setting(key)
    chosen = str(declared.kind.parse(text, reading)) if text else ""
    preferences.write(preferences.read(path) | {key: chosen}, path)


def change(office: Office, key: str, text: str, lang: str) -> None:
    """Change a setting wherever it lives, from text typed in a language."""
    declared = setting(key)
    if declared.scope is Scope.USER:
        office.read(lambda reader: change_user(key, text, reading_for(office, lang, reader)))
        return
    with office.work(N_("Change: {kind}", kind=declared.label)) as work:
        change_office(work, key, text, reading_for(office, lang, work.reader))


def values(reader: Reader, lang: str) -> list[dict[str, Any]]:
    """All settings with their values as scripts get them and in words."""
    own, tr = user_values(), Translator(lang)
    found: list[dict[str, Any]] = []
    for each in SETTINGS.values():
        office = each.scope is Scope.OFFICE
        value = office_value(reader, each.key) if office else own.get(each.key, each.default)
        words = "" if value == each.kind.blank else each.kind.write(value, tr)
        facts = {"name": each.key, "label": tr(each.label), "scope": each.scope.value}
        found.append(facts | {"value": each.kind.json(value), "words": words})
    return found
