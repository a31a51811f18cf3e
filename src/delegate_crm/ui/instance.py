# SPDX-License-Identifier: MIT
"""One program for each user and office file: a second start hands over to the first."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000
"""Milliseconds that the running program may take to answer."""


class Instance(QObject):
    """The door between two starts on the same office file."""

    asked = Signal(str)
    """Another start was handed over: show the window, on this page if one is named."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        whose = f"{getpass.getuser()} {path.resolve()}"
        self._name = f"delegate-crm-{hashlib.sha256(whose.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hand_over(self, page: str) -> bool:
        """Ask a running program to show itself; False if there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(f"{page}\n".encode())
        return socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)

    def listen(self) -> bool:
        """Be the running program; what a killed one left behind is cleared away."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(lambda: self._hear(socket))

    def _hear(self, socket: QLocalSocket) -> None:
        page = bytes(socket.readAll().data()).decode("utf-8", "replace").strip()
        socket.write(b"here\n")
        socket.flush()
        socket.disconnectFromServer()
        socket.deleteLater()
        self.asked.emit(page)
