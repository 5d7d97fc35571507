"""A file holds the old bytes or the new ones, and keeps all else that it had."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spincheck.engine.rewrite import rewrite
from spincheck.errors import FixError

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def test_the_file_holds_the_new_bytes_and_nothing_else_is_left(file: Path) -> None:
    rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


@posix
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    rewrite(str(file), b"old", b"new")
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
@root
def test_the_owner_stays(file: Path) -> None:
    os.chown(file, NOBODY, NOBODY)
    rewrite(str(file), b"old", b"new")
    assert (file.stat().st_uid, file.stat().st_gid) == (NOBODY, NOBODY)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("the file system of the temporary folder has no extended attributes")
    rewrite(str(file), b"old", b"new")
    assert os.getxattr(file, "user.note") == b"kept"


def test_the_time_of_change_is_new(file: Path) -> None:
    os.utime(file, (1, 1))
    rewrite(str(file), b"old", b"new")
    assert file.stat().st_mtime > 1


@posix
def test_a_link_stays_a_link(file: Path) -> None:
    (file.parent / "sub").mkdir()
    link = file.parent / "sub/link.txt"
    link.symlink_to("../a.txt")
    rewrite(str(link), b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert list(link.parent.iterdir()) == [link]


def test_a_file_that_was_changed_meanwhile_is_left(file: Path) -> None:
    with pytest.raises(FixError, match="it was changed while it was checked"):
        rewrite(str(file), b"older", b"new")
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_read_only_file_is_left_even_by_root(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(FixError, match="it is read-only"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"


def test_a_file_that_is_gone_does_not_come_back(file: Path) -> None:
    file.unlink()
    with pytest.raises(FixError, match="No such file"):
        rewrite(str(file), b"old", b"new")
    assert list(file.parent.iterdir()) == []


@posix
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FixError, match="it is no regular file"):
        rewrite(str(tmp_path / "pipe"), b"", b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


CALL = """
import os, resource, signal, sys
from spincheck.engine.rewrite import rewrite
from spincheck.errors import FixError
{before}
try:
    rewrite("a.txt", b"old", b"new" * 100_000)
except FixError as error:
    print(error)
"""


def call(before: str, folder: Path) -> str:
    process = subprocess.run(
        [sys.executable, "-c", CALL.format(before=before)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return process.stdout.strip()


@posix
def test_a_full_disk_leaves_the_file_and_no_temporary_one(file: Path) -> None:
    limit = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    assert call(limit, file.parent) == "not repaired: it cannot be written: File too large"
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


@posix
@root
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o666), (0o777, 0o644)], ids=["folder", "file"])
def test_without_permission_the_file_is_left(file: Path, folder_mode: int, file_mode: int) -> None:
    """Whoever may write to the folder could replace a file that is not theirs to write; whoever may not, leaves it whole."""
    file.chmod(file_mode)
    for folder in file.parents:
        if folder.name.startswith("pytest"):
            folder.chmod(0o755)
    file.parent.chmod(folder_mode)
    become = f"os.setegid({NOBODY}); os.seteuid({NOBODY})"
    assert call(become, file.parent) == "not repaired: it cannot be written: Permission denied"
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


@posix
def test_a_process_that_is_killed_leaves_the_old_bytes(file: Path) -> None:
    """It is killed at the last moment: when all is written and only the replacing is left to do."""
    kill = "import spincheck.engine.rewrite as r; r._copy_attributes = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
    code = CALL.format(before=kill)
    process = subprocess.run([sys.executable, "-c", code], cwd=file.parent, check=False)
    assert process.returncode == -9
    assert file.read_bytes() == b"old"


@posix
def test_a_request_to_end_waits_until_all_is_written(file: Path) -> None:
    ask = (
        "import spincheck.engine.rewrite as r; copy = r._copy_attributes\n"
        "r._copy_attributes = lambda *all: (os.kill(os.getpid(), signal.SIGTERM), copy(*all))"
    )
    process = subprocess.run([sys.executable, "-c", CALL.format(before=ask)], cwd=file.parent, check=False)
    assert process.returncode == -15
    assert file.read_bytes() == b"new" * 100_000
    assert list(file.parent.iterdir()) == [file]
