# SPDX-License-Identifier: MIT
"""A desktop of the test's own: it speaks the bus's language on a socket, and shows nothing.

`Desktop` answers as a service of notifications does, keeps what it was given in `shown`, and sends
whatever is in `says` once something is shown.
"""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from typing import Any, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)

SERVICE = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
FULL = ("actions", "body", "body-markup")


class Desktop:
    """One bus with one service, or with none, for one connection."""

    def __init__(self, can: Sequence[str] | None = FULL) -> None:
        name = f"delegate-crm-{secrets.token_hex(8)}"
        self.can = can
        self.says: list[tuple[str, str, tuple[Any, ...]]] = []
        self.shown: list[tuple[Any, ...]] = []
        self.address = f"unix:abstract={name}"
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(f"\0{name}")
        self._door.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._door.close()
        self._thread.join(10)

    def _serve(self) -> None:
        guest, _ = self._door.accept()
        with guest, suppress(ConnectionError):  # the guest leaves when it has heard enough
            serials = count(1)
            for message in _heard(guest, _greeted(guest)):
                for each in self._answers(message):
                    guest.sendall(each.serialise(serial=next(serials)))

    def _answers(self, message: Message) -> Iterator[Message]:
        member = message.header.fields[HeaderFields.member]
        if member == "Hello":
            yield new_method_return(message, "s", (":1.1",))
        elif member == "AddMatch":
            yield new_method_return(message)
        elif self.can is None:
            yield new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown")
        elif member == "GetCapabilities":
            yield new_method_return(message, "as", (list(self.can),))
        else:
            self.shown.append(message.body)
            yield new_method_return(message, "u", (len(self.shown),))
            yield from (new_signal(SERVICE, *each) for each in self.says)


def _greeted(guest: socket.socket) -> bytes:
    """Let the guest in as whoever it says it is; what it sent beyond that comes back."""
    said = b""
    while b"BEGIN\r\n" not in said:
        said += guest.recv(4096)
        if said.startswith(b"\0AUTH") and said.count(b"\r\n") == 1:
            guest.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
    return said.partition(b"BEGIN\r\n")[2]


def _heard(guest: socket.socket, data: bytes) -> Iterator[Message]:
    parser = Parser()
    parser.add_data(data)
    while True:
        while (message := parser.get_next_message()) is not None:
            yield message
        if not (data := guest.recv(4096)):
            return
        parser.add_data(data)
