"""Installs an example into a folder of its own and runs programs that see it there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Installed:
    """A project that was installed, and the folders that it stands in."""

    project: Path
    site: Path

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run ``python -m …`` in the project's folder with the installed package importable."""
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(self.site), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "120",
            "HYPOTHESIS_STORAGE_DIRECTORY": str(self.site / ".hypothesis"),
        }
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.project,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Installed]:
    """Return a function that installs a copy of a project, from this machine alone."""

    def install(project: Path) -> Installed:
        place = tmp_path_factory.mktemp(project.name)
        installed = Installed(shutil.copytree(project, place / "project"), place / "site")
        options = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
        pip = installed.run("pip", "install", *options, "--target", installed.site, installed.project)
        assert pip.returncode == 0, pip.stdout + pip.stderr
        return installed

    return install


@pytest.fixture(scope="session")
def doubled(install: Callable[[Path], Installed]) -> Installed:
    """Install the example."""
    return install(ROOT / "examples" / "spincheck-doubled")
