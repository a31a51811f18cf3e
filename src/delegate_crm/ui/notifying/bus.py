# SPDX-License-Identifier: MIT
"""Notifications by the bus of the session, as desktops of Linux show them; without Qt."""

from __future__ import annotations

import time
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.ui.notifying.notifier import Act, Answer, unheard

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SERVICE = DBusAddress(PATH, bus_name=NAME, interface=NAME)
PROGRAM, ICON = "Delegate CRM", "appointment-soon"
SNOOZE = N_("Snooze until tomorrow")
ACTS: Mapping[str, Act] = {"default": Act.OPEN, "open": Act.OPEN, "snooze": Act.SNOOZE}
"""What the keys of actions mean; `default` is a click on the notification itself."""
QUIET: Mapping[str, tuple[str, object]] = {
    "suppress-sound": ("b", True),
    "urgency": ("y", 1),
}
CHOSEN, CLOSED = "ActionInvoked", "NotificationClosed"
ACTIONS = "actions"
"""What a service can do that offers choices."""
PATIENCE = 10.0
"""Seconds that the service may take to answer."""
SERVICE_CHOOSES = -1
"""For how long a notification is shown."""


class BusNotifier:
    """Shows notices through whichever service the desktop has."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._shown: dict[int, Notice] = {}
        self._heard: deque[Message] = deque()
        try:
            self._bus = open_dbus_connection("SESSION")
        except (KeyError, OSError, RuntimeError, ValueError) as error:  # no bus, or none for us
            raise unheard() from error
        try:
            self._listen()
            (self._can,) = self._call("GetCapabilities")
        except BaseException:
            self._bus.close()
            raise

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        """Show a notice with what one can do about it, if that is heard."""
        can = frozenset(self._can) if heard else frozenset(self._can) - {ACTIONS}
        message = notification(notice, self._tr, can)
        (number,) = self._sent(message)
        self._shown[number] = notice

    def answers(self, patience: float) -> Iterator[Answer]:
        """Hear what is chosen until all is closed; each notification is answered once."""
        until = time.monotonic() + patience
        while self._shown:
            try:
                left = max(until - time.monotonic(), 0.0)
                heard = self._bus.recv_until_filtered(self._heard, timeout=left)
            except OSError:  # the time is over, or the desktop is gone
                return
            if (answer := self._answer(heard)) is not None:
                yield answer

    def _answer(self, heard: Message) -> Answer | None:
        """What a signal says of one of ours; whatever comes after its answer is not heard."""
        said = heard.header.fields[HeaderFields.member]
        if said not in (CHOSEN, CLOSED) or heard.body[0] not in self._shown:
            return None
        notice, act = self._shown.pop(heard.body[0]), ACTS.get(heard.body[1])
        return Answer(notice, act) if said == CHOSEN and act is not None else None

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _listen(self) -> None:
        rule = MatchRule(type="signal", interface=NAME, path=PATH)
        self._bus.filter(rule, queue=self._heard)
        self._sent(message_bus.AddMatch(rule))

    def _call(self, method: str) -> tuple[Any, ...]:
        return self._sent(new_method_call(SERVICE, method))

    def _sent(self, message: Message) -> tuple[Any, ...]:
        try:
            reply: tuple[Any, ...] = unwrap_msg(
                self._bus.send_and_get_reply(message, timeout=PATIENCE)
            )
        except (DBusErrorResponse, OSError) as error:
            raise unheard() from error
        return reply


def notification(notice: Notice, tr: Translator, can: frozenset[str]) -> Message:
    """The call that shows a notice; words stay words, whatever the service makes of markup."""
    body = clean(notice.body)
    if "body-markup" in can:
        body = escape(body)
    actions = ["default", tr(NC_("notification", "Open")), "open", tr(NC_("notification", "Open"))]
    if notice.follow_up is not None:
        actions += ["snooze", tr(SNOOZE)]
    return new_method_call(
        SERVICE,
        "Notify",
        "susssasa{sv}i",
        (
            PROGRAM,
            0,
            ICON,
            clean(notice.title),
            body,
            actions if ACTIONS in can else [],
            dict(QUIET),
            SERVICE_CHOOSES,
        ),
    )


def clean(text: str) -> str:
    """Words without what the bus refuses or a desktop may take for a command."""
    kept = (each for each in text if each == "\n" or unicodedata.category(each) not in _UNSENT)
    return "".join(kept)


_UNSENT = ("Cc", "Cs")
NOTIFIER = BusNotifier
