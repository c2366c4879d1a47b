"""A network that holds back what is under way."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from tests.services import Redis


class Delay:
    """A port through which a Redis is reached; open connections can be held back."""

    def __init__(self, server: Redis) -> None:
        self._target = (server.host, server.port)
        self._listener = socket.create_server((server.host, 0))
        self._gates: list[threading.Event] = []
        port = self._listener.getsockname()[1]
        self.url = server.url.replace(f":{server.port}/", f":{port}/")
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self) -> None:
        """From now on let nothing through on the connections there are."""
        for gate in self._gates:
            gate.clear()

    def release(self) -> None:
        """Let through what was held back, though its sender has gone."""
        for gate in self._gates:
            gate.set()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                server = socket.create_connection(self._target)
                gate = threading.Event()
                gate.set()
                self._gates.append(gate)
                for source, target in ((client, server), (server, client)):
                    threading.Thread(
                        target=self._pass_on, args=(source, target, gate), daemon=True
                    ).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket, gate: threading.Event) -> None:
        with suppress(OSError):
            while content := source.recv(65536):
                gate.wait()
                target.sendall(content)
            gate.wait()
            target.shutdown(socket.SHUT_WR)
