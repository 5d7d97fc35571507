"""What many tests need: the real command line as a process, throw-away plugins, and the shared real documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import Cli, MakePlugin, Outcome

settings.register_profile("spincheck", deadline=None)  # time is measured in bench/, never asserted
settings.load_profile("spincheck")
_numbers = count()
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test's cache out of the checkout and of the other tests, whose plugins bear the same names."""
    monkeypatch.setenv("SPINCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / f"cache-{next(_numbers)}"))


@pytest.fixture(scope="session")
def cli() -> Cli:
    """Run ``spincheck`` as a process of its own and check that it leaves no traceback, whatever it is given."""

    def run(
        *arguments: str | os.PathLike[str],
        stdin: bytes = b"",
        cwd: Path | None = None,
        plugins: Sequence[Path] = (),
        env: Mapping[str, str] | None = None,
    ) -> Outcome:
        search_path = os.pathsep.join([*map(str, plugins), *filter(None, [os.environ.get("PYTHONPATH")])])
        process = subprocess.run(
            [sys.executable, "-m", "spincheck", *(os.fspath(argument) for argument in arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, **({"PYTHONPATH": search_path} if search_path else {}), **(env or {})},
            check=False,
            timeout=300,
        )
        err = process.stderr.decode("utf-8", "replace")
        assert "Traceback" not in err, err
        return Outcome(process.returncode, process.stdout.decode("utf-8"), err)

    return run


@pytest.fixture
def make_plugin(tmp_path: Path) -> MakePlugin:
    """Lay out a plugin as pip would install it, and return the folder to put on the module search path."""

    def make(name: str, code: str, *, distribution: str | None = None) -> Path:
        site = tmp_path / f"site-{distribution or name}-{name}"
        module = f"plugin_{next(_numbers)}"  # a name of its own, because an interpreter imports a name once
        info = site / f"{(distribution or name).replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution or name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[spincheck]\n{name} = {module}\n")
        return site

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of real documents is not beside this checkout")
    return SHARED
