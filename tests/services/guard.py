"""Run one server, and end it when the process that asked for it has ended, however it ended.

Usage: guard.py FOLDER USER COMMAND…

A test may be killed, and then nothing of its own code runs. But the system closes its end of the
pipe that is this process's standard input, and that is the sign to kill the server and to remove
its folder. Nothing is imported from the package, so that it starts fast.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any


def as_user(name: str) -> dict[str, Any]:
    """Return the arguments of Popen that run a program as a user; none for oneself."""
    if not name:
        return {}
    import grp
    import pwd

    entry = pwd.getpwnam(name)
    groups = [group.gr_gid for group in grp.getgrall() if name in group.gr_mem]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": groups}


def bury(server: subprocess.Popen[bytes]) -> None:
    """Wait for the end of the server, and kill the children it may have left behind."""
    server.wait()
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server soon, in whatever state it is."""
    # PostgreSQL's children have groups of their own, and end with it only if they are told to.
    # A process that was stopped acts on no signal but SIGKILL until it goes on.
    for number in (signal.SIGCONT, signal.SIGQUIT):
        server.send_signal(number)
    with suppress(subprocess.TimeoutExpired):
        server.wait(timeout=5)
    server.kill()
    bury(server)


def main(folder: str, user: str, *command: str) -> None:
    with open(os.path.join(folder, "log.txt"), "ab") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            # A group of its own, so that the children of a killed server can be found.
            process_group=0,
            **as_user(user),
        )
    sys.stdout.write(f"{server.pid}\n")
    sys.stdout.flush()

    asker_gone = threading.Event()

    def leave_with_server() -> None:
        server.wait()
        if not asker_gone.is_set():
            bury(server)
            os._exit(0)

    threading.Thread(target=leave_with_server, daemon=True).start()
    sys.stdin.buffer.read()
    asker_gone.set()
    end(server)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
