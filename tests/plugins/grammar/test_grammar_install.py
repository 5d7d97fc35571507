"""``spincheck grammar install``, with a server of our own in the place of the one that LanguageTool is downloaded from."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.support import Cli


@dataclass
class Site:
    """Where LanguageTool is downloaded from."""

    address: str
    folder: Path
    home: Path

    def env(self, archive: bytes) -> dict[str, str]:
        """Return the environment in which language-tool-python downloads from here and expects this archive."""
        return {
            "LTP_DOWNLOAD_HOST_NEW_RELEASES": self.address,
            "LTP_DOWNLOAD_SHA256": hashlib.sha256(archive).hexdigest(),
            "LTP_PATH": str(self.home),
            "no_proxy": "*",
        }


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}/", folder, tmp_path / "home")
    server.shutdown()
    server.server_close()


@pytest.fixture
def archive(site: Site) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("LanguageTool-6.8/languagetool-server.jar", b"")
    (site.folder / "LanguageTool-6.8.zip").write_bytes(packed.getvalue())
    return packed.getvalue()


def test_install(site: Site, archive: bytes, cli: Cli, languagetool_home: Path) -> None:
    outcome = cli("grammar", "install", env=site.env(archive))
    assert outcome.code == 0, outcome.err
    folder = site.home / "LanguageTool-6.8"
    assert (folder / "languagetool-server.jar").exists()
    assert outcome.out == f"{folder}\nSet local = true in [tool.spincheck.grammar] to use it.\n"
    (site.folder / "LanguageTool-6.8.zip").unlink()
    assert cli("grammar", "install", env=site.env(archive)).code == 0, "what is there is not downloaded again"


def test_an_archive_that_is_not_the_expected_one(site: Site, archive: bytes, cli: Cli, languagetool_home: Path) -> None:
    outcome = cli("grammar", "install", env=site.env(b"another"))
    assert outcome.code == 3
    assert "checksum mismatch" in outcome.err
    assert not (site.home / "LanguageTool-6.8").exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://no-such-host.invalid/"])
def test_no_network(address: str, site: Site, cli: Cli, languagetool_home: Path) -> None:
    outcome = cli("grammar", "install", env={**site.env(b""), "LTP_DOWNLOAD_HOST_NEW_RELEASES": address})
    assert outcome.code == 3
    assert "LanguageTool could not be installed" in outcome.err
    assert "unpack LanguageTool's zip file by hand" in outcome.err


def test_no_java(site: Site, cli: Cli, tmp_path: Path) -> None:
    outcome = cli("grammar", "install", env={**site.env(b""), "PATH": str(tmp_path)})
    assert outcome.code == 3
    assert "hint: install a Java runtime" in outcome.err


def test_the_variable_that_keeps_language_tool_python_from_downloading(
    site: Site, archive: bytes, cli: Cli, languagetool_home: Path
) -> None:
    outcome = cli("grammar", "install", env={**site.env(archive), "LTP_JAR_DIR_PATH": "x"})
    assert outcome.code == 3
    assert "unset LTP_JAR_DIR_PATH" in outcome.err
