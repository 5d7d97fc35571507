"""The process: every way in which spincheck can end becomes an exit code here."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return the exit code; no input gives a traceback."""
    try:
        from spincheck.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # so early that the command line itself was not there to catch it
        from spincheck.errors import ExitCode

        return ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
