"""The wheel and the source distribution: whole, with valid metadata, and enough on their own."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support import Cli

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build both from the checkout, as a release does: the wheel from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return wheel, sdist


def test_the_metadata_is_valid(built: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, built)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout


def test_the_wheel_holds_every_module_and_every_data_file(built: tuple[Path, Path]) -> None:
    packed = set(zipfile.ZipFile(built[0]).namelist())
    listed = subprocess.run(["git", "ls-files", "src", "plugins"], cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = {name.partition("/")[2] for name in listed.stdout.split()}
    assert wanted - packed == set()
    assert {"spincheck/py.typed", "spincheck_spun/py.typed"} <= packed
    assert not [name for name in packed if name.startswith(("tests/", "seeds/", "bench/"))]


def test_the_source_distribution_holds_what_its_tests_need(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "tests/conftest.py", "seeds/000-original.txt", "pyproject.toml"} <= names


def test_the_wheel_alone_works_from_another_folder(built: tuple[Path, Path], tmp_path: Path, cli: Cli) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(built[0])]
    subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "a.txt").write_text("[ad_1]\n\nThey use counterfeit consciousness.\n")
    outcome = cli("scan", "a.txt", cwd=tmp_path, plugins=[site])
    assert outcome.code == 1
    assert "BLP101" in outcome.out
    code = "import spincheck, spincheck_spun; print(spincheck.__file__, spincheck_spun.__file__)"
    shown = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(site)}, capture_output=True, text=True, check=True
    )
    assert shown.stdout.count(str(site)) == 2
