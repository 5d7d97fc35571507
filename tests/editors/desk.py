"""The real editors, and a folder for them to work in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/editors"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Desk:
    """A folder, and programs that run in it and find the spincheck of this interpreter."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def run(self, *command: str | os.PathLike[str]) -> list[str]:
        """Run an editor, and return the lines that its script wrote into the file ``out``."""
        env = {
            **os.environ,
            "PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")]),
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "EXAMPLES": str(EXAMPLES),
        }
        process = subprocess.run(
            command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
        )
        out = self.folder / "out"
        assert out.is_file(), (process.stdout + process.stderr).decode("utf-8", "replace")
        return out.read_text(encoding="utf-8").splitlines()


def installed(program: str, debian: str, files: Sequence[str] = ()) -> str:
    """Return the path of a program, or skip the test with the name of the Debian package that brings it."""
    path = shutil.which(program, path=os.pathsep.join([str(BIN), os.environ.get("PATH", "")]))
    if not path or not all(any(Path("/").glob(file)) for file in files):
        pytest.skip(f"needs {program}: install {debian}")
    return path
