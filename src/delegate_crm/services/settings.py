# SPDX-License-Identifier: MIT
"""Settings: those of the office lie in its file and are journalled, those of a user in TOML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from delegate_crm.kit import preferences
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text, Translator, plain
from delegate_crm.kit.territories import language_heading
from delegate_crm.rules.folding import fold
from delegate_crm.rules.reminders import MOST_DAYS, USUAL
from delegate_crm.schema.kinds import ChoiceKind, IntegerKind, Kind, Reading
from delegate_crm.schema.values import LocalText
from delegate_crm.schema.wordkinds import CountryKind, LocalTextKind, OwnFileKind
from delegate_crm.services.calendars import OFFICE_COUNTRY
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.followup_rules import recount
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
LANGUAGE_NAMES = {code: plain(language_heading(code, code)) for code in LANGUAGES}
SCHEMES = {
    "system": NC_("colours", "As the system"),
    "light": NC_("colours", "Light"),
    "dark": NC_("colours", "Dark"),
    "contrast": NC_("colours", "High contrast"),
}
DENSITIES = {
    "comfortable": NC_("density", "Comfortable"),
    "compact": NC_("density", "Compact"),
}
MOTIONS = {
    "system": NC_("motion", "As the system"),
    "reduced": NC_("motion", "Reduced"),
}
MENUS = {
    "button": NC_("menu", "Behind the ☰ button"),
    "bar": NC_("menu", "Always in view"),
}
START_PAGES = {
    "today": NC_("section", "Today"),
    "visits": NC_("section", "Visits"),
    "partners": NC_("section", "Partners"),
    "follow_ups": NC_("section", "Follow-ups"),
    "agreements": NC_("section", "Agreements"),
    "interests": NC_("section", "Interests"),
    "events": NC_("section", "Events"),
    "reports": NC_("section", "Reports"),
}
CALENDAR_KINDS: Mapping[str, Sequence[str]] = {
    "all": ("follow_up", "visit", "event"),
    "follow_ups": ("follow_up",),
    "visits": ("visit", "event"),
}
CALENDAR_HOLDS = {
    "all": NC_("calendar file", "Follow-ups, visits and events"),
    "follow_ups": NC_("calendar file", "Follow-ups"),
    "visits": NC_("calendar file", "Visits and events"),
}
WHOSE = {"all": NC_("whose", "Everybody's"), "mine": NC_("whose", "Only mine")}
WORDS_IN = {"program": NC_("language", "As the program"), **LANGUAGE_NAMES}
YES_NO = {"yes": NC_("setting", "Yes"), "no": NC_("setting", "No")}
LEAST_SIZE, MOST_SIZE = 85, 150
HOURS = IntegerKind(0, 23)
MOST_SILENT = 120

GROUPS: Mapping[str, Sequence[Setting]] = {
    "organisation": (
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
            "silent_after",
            IntegerKind(1, MOST_SILENT),
            N_("A partner is silent after so many months"),
            Scope.OFFICE,
            6,
        ),
    ),
    "calendars": (
        Setting(OFFICE_COUNTRY, CountryKind(), N_("Country of the office"), Scope.OFFICE, ""),
    ),
    "general": (
        Setting(
            "language", ChoiceKind(LANGUAGE_NAMES), N_("Language of the program"), Scope.USER, ""
        ),
        Setting("start_page", ChoiceKind(START_PAGES), N_("Start page"), Scope.USER, "today"),
    ),
    "appearance": (
        Setting("scheme", ChoiceKind(SCHEMES), N_("Colours"), Scope.USER, "system"),
        Setting("density", ChoiceKind(DENSITIES), N_("Rows"), Scope.USER, "comfortable"),
        Setting(
            "text_size",
            IntegerKind(LEAST_SIZE, MOST_SIZE),
            N_("Text size, percent"),
            Scope.USER,
            100,
        ),
        Setting("motion", ChoiceKind(MOTIONS), N_("Motion"), Scope.USER, "system"),
        Setting("menu", ChoiceKind(MENUS), N_("Menu"), Scope.USER, "button"),
    ),
    "calendar": (
        Setting("calendar_file", OwnFileKind(".ics"), N_("Calendar file"), Scope.USER, ""),
        Setting(
            "calendar_holds", ChoiceKind(CALENDAR_HOLDS), N_("What goes in"), Scope.USER, "all"
        ),
        Setting("calendar_whose", ChoiceKind(WHOSE), N_("Whose"), Scope.USER, "all"),
        Setting(
            "calendar_language",
            ChoiceKind(WORDS_IN),
            N_("Language of the calendar"),
            Scope.USER,
            "program",
        ),
    ),
    "ladder": (
        Setting(
            "remind_before_opening",
            IntegerKind(0, MOST_DAYS),
            N_("Days before a window opens"),
            Scope.OFFICE,
            USUAL.before_opening,
        ),
        Setting(
            "remind_opening", ChoiceKind(YES_NO), N_("When a window opens"), Scope.OFFICE, "yes"
        ),
        Setting(
            "remind_midpoint",
            ChoiceKind(YES_NO),
            N_("When half of a window has passed"),
            Scope.OFFICE,
            "yes",
        ),
        Setting(
            "remind_before_closing",
            IntegerKind(0, MOST_DAYS),
            N_("Days before a window closes"),
            Scope.OFFICE,
            USUAL.before_closing,
        ),
        Setting(
            "remind_closing", ChoiceKind(YES_NO), N_("When a window closes"), Scope.OFFICE, "yes"
        ),
        Setting(
            "remind_before_due",
            IntegerKind(0, MOST_DAYS),
            N_("Days before a single date"),
            Scope.OFFICE,
            USUAL.before_due,
        ),
        Setting(
            "escalate_after",
            IntegerKind(0, MOST_DAYS),
            N_("Working days late until the head hears of it"),
            Scope.OFFICE,
            USUAL.escalate_after,
        ),
    ),
    "reminders": (
        Setting("tray", ChoiceKind(YES_NO), N_("Stay in the tray"), Scope.USER, "no"),
        Setting("digest_hour", HOURS, N_("Hour of the morning digest"), Scope.USER, 9),
        Setting("quiet_from", HOURS, N_("Quiet from (hour)"), Scope.USER, 20),
        Setting("quiet_until", HOURS, N_("Quiet until (hour)"), Scope.USER, 8),
        Setting("hide_names", ChoiceKind(YES_NO), N_("Hide names in notices"), Scope.USER, "no"),
    ),
}
"""The settings as they are shown together."""
SETTINGS: Mapping[str, Setting] = {each.key: each for group in GROUPS.values() for each in group}


def group_of(key: str) -> str:
    """The group in which a setting is shown."""
    return next(name for name, group in GROUPS.items() if setting(key) in group)


def setting(key: str) -> Setting:
    """One setting; `Missing` names those that there are."""
    if key not in SETTINGS:
        raise Missing(
            N_("There is no setting “{name}”.", name=key),
            N_("Choose one of: {names}.", names=", ".join(SETTINGS)),
        )
    return SETTINGS[key]


def settings_with(words: Sequence[str], tr: Translator) -> list[tuple[str, Setting]]:
    """Settings whose label or choices hold all of these folded words, each with its group."""

    def said(each: Setting) -> str:
        choices = each.kind.choices().values() if isinstance(each.kind, ChoiceKind) else ()
        return fold(" ".join(map(tr, (each.label, *choices))))

    pairs = ((name, each) for name, group in GROUPS.items() for each in group)
    return [(name, each) for name, each in pairs if all(word in said(each) for word in words)]


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
    cell = declared.kind.pack(value)[0]
    work.set(key, "" if cell is None else str(cell))
    if key == OFFICE_COUNTRY:
        recount(work)


def say_office(work: Work, key: str, lang: str, words: str) -> None:
    """Change the words of one language of an office setting; empty words take them away."""
    kind = setting(key).kind
    value = office_value(work.reader, key).having(lang, words.strip())
    kind.check(value)
    work.set(key, str(kind.pack(value)[0] or ""))


def office_defaults(work: Work, group: str) -> None:
    """Bring the defaults of the office's settings of a group back."""
    for each in GROUPS[group]:
        if each.scope is Scope.OFFICE:
            work.set(each.key, "")
        if each.key == OFFICE_COUNTRY:
            recount(work)


def office_values(reader: Reader) -> dict[str, Any]:
    """Values of all settings of the office."""
    office = (each.key for each in SETTINGS.values() if each.scope is Scope.OFFICE)
    return {key: office_value(reader, key) for key in office}


def user_values(path: Path | None = None) -> dict[str, str]:
    """What the user's own file says of the settings that there are."""
    return {key: text for key, text in preferences.read(path).items() if key in SETTINGS}


def user_value(key: str, path: Path | None = None) -> Any:  # noqa: ANN401 - of the setting's kind
    """Value of a setting of the user; the default where the file has none, or one that is wrong."""
    declared = setting(key)
    try:
        text = user_values(path)[key]
        value = declared.kind.unpack([text])
        declared.kind.check(value)
    except (KeyError, ValueError, Invalid):
        return declared.default
    return value


def change_user(key: str, text: str, reading: Reading, path: Path | None = None) -> None:
    """Change a setting of the user; empty text brings the default back."""
    declared, chosen = setting(key), ""
    if text:
        value = declared.kind.parse(text, reading)
        declared.kind.check(value)
        chosen = str(value)
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
    tr = Translator(lang)
    found: list[dict[str, Any]] = []
    for each in SETTINGS.values():
        office = each.scope is Scope.OFFICE
        value = office_value(reader, each.key) if office else user_value(each.key)
        words = "" if value == each.kind.blank else each.kind.write(value, tr)
        facts = {"name": each.key, "label": tr(each.label), "scope": each.scope.value}
        found.append(facts | {"value": each.kind.json(value), "words": words})
    return found
