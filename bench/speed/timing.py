"""Run commands in turns and take the time and the peak memory of each run. For Linux and macOS."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ``ru_maxrss``; see getrusage(2) of each system."""


_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installer compiles every module. A checkout has what the unmeasured run leaves, unless the environment forbids it."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run. Its output is thrown away."""

    words: Sequence[str]
    stdin: Path = Path(os.devnull)
    accept: Sequence[int] = (0,)
    """Exit codes that count as a run."""
    folder: Path | None = None
    """Where to run it, unless in the working directory."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a command."""

    seconds: float
    """From before the start of the process until after its end."""
    peak_bytes: int
    """The largest resident set of the process or of a process that it waited for; never below this program's own."""


def run_in_turns(commands: Mapping[str, Command], repeat: int) -> dict[str, list[Sample]]:
    """Run each command once unmeasured and then ``repeat`` times, in turns, so that no command has the quiet minutes."""
    for command in commands.values():
        _run(command)
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            samples[name].append(_run(command))
    return samples


def _run(command: Command) -> Sample:
    with command.stdin.open("rb") as stdin, tempfile.TemporaryFile() as stderr:
        start = perf_counter()
        process = subprocess.Popen(
            command.words, stdin=stdin, stdout=subprocess.DEVNULL, stderr=stderr, env=_ENVIRONMENT, cwd=command.folder
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.accept:
            stderr.seek(0)
            problem = stderr.read().decode(errors="replace")
            raise SystemExit(f"{' '.join(command.words)} exited with {process.returncode}:\n{problem}")
    return Sample(seconds, usage.ru_maxrss * MAXRSS_UNIT)
