# SPDX-License-Identifier: MIT
"""Notifications on the bus: what the desktop is given, what is chosen, and where nobody answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

pytest.importorskip("jeepney", reason="the bus of the session is a matter of Linux")

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.notices import Notice, Plain
from delegate_crm.ui.notifying.bus import BusNotifier
from delegate_crm.ui.notifying.notifier import Act, Answer, Notifier, notifier
from tests.ui.desktop import FULL, Desktop

REPLY = Plain("Отклик 张国伟", "R&D <b>now</b>\n\x1b[31mred\x00", 7, 7)
VISIT = Plain("A visit begins today.", record=7)
DIGEST = Plain("3 need you")
Desk = Callable[..., Desktop]


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with ExitStack() as open_ones:

        def made(can: tuple[str, ...] | None = FULL) -> Desktop:
            found = open_ones.enter_context(Desktop(can))
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
            return found

        yield made


def show(*notices: Notice, lang: str = "en") -> list[Answer]:
    """Show notices and wait for what is chosen."""
    made = BusNotifier(Translator(lang))
    try:
        for each in notices:
            made.show(each)
        return list(made.answers(0.05))
    finally:
        made.close()


def test_words_stay_words_and_no_sound_is_made(desktop: Desk) -> None:
    found = desktop()
    show(REPLY)
    program, replaces, _icon, title, body, _actions, hints, _time = found.shown[0]
    assert (program, replaces, title) == ("Delegate CRM", 0, "Отклик 张国伟")
    assert body == "R&amp;D &lt;b&gt;now&lt;/b&gt;\n[31mred"
    assert hints == {"suppress-sound": ("b", True), "urgency": ("y", 1)}


def test_a_desktop_without_markup_is_given_plain_words(desktop: Desk) -> None:
    found = desktop(("body",))
    show(REPLY)
    assert found.shown[0][4].startswith("R&D <b>now</b>")
    assert found.shown[0][5] == []


def test_a_follow_up_is_opened_or_snoozed_and_all_else_is_only_opened(desktop: Desk) -> None:
    found = desktop()
    show(REPLY, VISIT, DIGEST)
    assert [each[5][0::2] for each in found.shown] == [
        ["default", "open", "snooze"],
        ["default", "open"],
        ["default", "open"],
    ]


def test_where_nobody_waits_nothing_is_offered_to_be_chosen(desktop: Desk) -> None:
    found = desktop()
    made = BusNotifier(Translator("en"))
    made.show(REPLY, heard=False)
    made.close()
    assert found.shown[0][5] == []


@pytest.mark.parametrize(
    ("key", "act"), [("default", Act.OPEN), ("open", Act.OPEN), ("snooze", Act.SNOOZE)]
)
def test_what_is_chosen_is_told_once(desktop: Desk, key: str, act: Act) -> None:
    found = desktop()
    found.says = [
        ("ActivationToken", "us", (1, "token")),
        ("ActionInvoked", "us", (99, "open")),
        ("ActionInvoked", "us", (1, key)),
        ("ActionInvoked", "us", (1, key)),
        ("NotificationClosed", "uu", (1, 2)),
    ]
    assert show(REPLY) == [Answer(REPLY, act)]


def test_a_closed_notification_is_no_answer(desktop: Desk) -> None:
    desktop().says = [("NotificationClosed", "uu", (1, 2)), ("ActionInvoked", "us", (1, "open"))]
    assert show(REPLY) == []


def test_a_key_that_nobody_offered_is_no_answer(desktop: Desk) -> None:
    desktop().says = [("ActionInvoked", "us", (1, "inline-reply"))]
    assert show(REPLY) == []


def test_without_a_service_it_is_told_in_words(desktop: Desk) -> None:
    desktop(None)
    with pytest.raises(Missing) as told:
        show(REPLY)
    assert "No service" in str(told.value)


@pytest.mark.parametrize("address", [None, "", "unix:path=/nowhere", "tcp:host=localhost", "?"])
def test_without_a_bus_it_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(Missing):
        BusNotifier(Translator("en"))


def test_the_bus_is_the_way_of_linux(desktop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop()
    monkeypatch.setattr("sys.platform", "linux")
    made: Notifier = notifier(Translator("en"))
    assert isinstance(made, BusNotifier)
    made.close()
