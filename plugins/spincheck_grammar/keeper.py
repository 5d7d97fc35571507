"""Runs a command for as long as somebody holds the other end of our standard input: ``python keeper.py FILE COMMAND…``.

Whoever starts a server with this and is then killed takes the server along, on every platform: the system closes the pipe. A
program of its own, which needs nothing but the standard library. When the command has ended, the file is deleted.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread


def main() -> int:
    """Run the command, and return its exit code."""
    for name in ("SIGINT", "SIGHUP", "SIGTERM"):  # SIGHUP is not everywhere
        if hasattr(signal, name):
            # Whoever holds the pipe decides. Handled and not ignored, because what is ignored the command would inherit.
            signal.signal(getattr(signal, name), lambda *_: None)
    place, *command = sys.argv[1:]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603  # as asked

    def end_with_the_pipe() -> None:
        while os.read(sys.stdin.fileno(), 1024):  # past its buffer, whose lock would be in the way at our own end
            pass
        server.kill()

    Thread(target=end_with_the_pipe, daemon=True).start()
    code = server.wait()
    Path(place).unlink(missing_ok=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
