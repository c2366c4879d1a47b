"""Ports on the loopback interface."""

from __future__ import annotations

import random
import socket

HOST = "127.0.0.1"
# Below the ports from which Linux takes the near end of outgoing connections: a server that was
# stopped finds its port free again, and no client can by chance connect to itself meanwhile.
LOWEST, HIGHEST = 15_000, 32_000

# Not the generator that a test may have seeded: two runs at once would want the same ports.
_generator = random.SystemRandom()


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    for _ in range(100):
        port = _generator.randint(LOWEST, HIGHEST)
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no port between {LOWEST} and {HIGHEST} is free")


def answers(port: int) -> bool:
    """Tell whether somebody takes connections at a port of the loopback interface."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
