"""What many tests need: the real command line as a process, throw-away plugins, and the shared real documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from shutil import which

import pytest
from hypothesis import settings

from tests.support import Cli, MakePlugin, Outcome

settings.register_profile("spincheck", deadline=None)  # time is measured in bench/, never asserted
settings.load_profile("spincheck")
_numbers = count()
SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGUAGETOOL = Path(__file__).parent / "languagetool"


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


@pytest.fixture(scope="session")
def languagetool_home() -> Path:
    """Return the folder (``LTP_PATH``) in which language-tool-python finds what ``tests/languagetool/fetch`` has fetched."""
    home = LANGUAGETOOL / "target"
    reason = (
        ""
        if list(home.glob("LanguageTool-*/languagetool-server.jar"))
        else "LanguageTool is not here: run tests/languagetool/fetch"
    )
    if not which("java"):
        reason = "LanguageTool needs Java, and there is no 'java' on the PATH"
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return home


@pytest.fixture(scope="session")
def languagetool(languagetool_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real LanguageTool, one for the whole session; name it in a test's ``xdist_group``."""
    from spincheck_grammar.local import LocalServer

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LTP_PATH", str(languagetool_home))
        server = LocalServer(memory=768, seconds=120, place=tmp_path_factory.mktemp("languagetool") / "place")
    try:
        yield server.client.address
    finally:
        server.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process run all tests that need LanguageTool, because each process starts one of its own."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "languagetool" in names or "languagetool_home" in names:
            item.add_marker(pytest.mark.xdist_group("languagetool"))
