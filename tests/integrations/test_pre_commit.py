"""The hooks as users get them: pre-commit itself installs this checkout into an environment of its own, and git commits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pre_commit.clientlib import load_manifest  # type: ignore[import-untyped]

from tests.repositories import EASY, HARD, OTHER

ROOT = Path(__file__).resolve().parents[2]
DEBRIS = "[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n"
CLEAN = "A plain sentence stands here, and nothing is wrong with it.\n"
IDENTITY = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


class Repository:
    """A scratch git repository in which pre-commit keeps its environments apart from the user's."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self._environment = {
            **environment,
            "PRE_COMMIT_HOME": str(home),
            "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch", "main")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command and return how it ended, with all that it said in ``stdout``."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=580,
        )

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git."""
        return self.run("git", *IDENTITY, *arguments)

    def commit(self, **files: str | None) -> subprocess.CompletedProcess[str]:
        """Write files, or remove those that are none, and commit all there is."""
        for name, text in files.items():
            path = self.folder / f"{name}.md"
            if text is None:
                path.unlink()
            else:
                path.write_text(text)
        self.git("add", "--all")
        return self.git("commit", "--message", "A change")

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit, and skip the test where its environment cannot be installed for want of a network."""
        process = self.run(sys.executable, "-m", "pre_commit", *arguments)
        if "CalledProcessError" in process.stdout and "install" in process.stdout and not os.environ.get("CI"):
            pytest.skip(
                f"pip could not install the hook's environment, for which it needs its registry: {process.stdout[-400:]}"
            )
        return process


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """Return a repository of the hooks: the files of this checkout as they are now, committed."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listing.returncode:
        pytest.skip("not in a git checkout")
    repository = Repository(tmp_path / "hooks", tmp_path / "home")
    for name in filter(None, listing.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "bench/", "training/")):
            target = repository.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    assert repository.commit().returncode == 0
    return repository.folder


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository", tmp_path / "home")


def test_the_manifest_is_valid_and_its_files_are_text() -> None:
    manifest = load_manifest(ROOT / ".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in manifest] == ["spincheck", "spincheck-fix"]
    for hook in manifest:
        assert hook["require_serial"]
        assert hook["types_or"] == ["plain-text", "markdown", "rst", "html", "asciidoc"]


def test_try_repo(hooks: Path, repository: Repository) -> None:
    (repository.folder / "a.md").write_text(DEBRIS)
    (repository.folder / "code.py").write_text('X = "[ad_1]"\n')
    repository.git("add", "--all")
    process = repository.pre_commit("try-repo", str(hooks), "spincheck")
    assert process.returncode == 1, process.stdout
    assert "a.md:1:1: " in process.stdout
    assert "code.py" not in process.stdout


def test_a_repository_and_its_commits(hooks: Path, repository: Repository) -> None:
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True
    ).stdout.strip()
    (repository.folder / "spincheck.toml").write_text('exclude = ["quoted.md"]\n')
    config = repository.folder / ".pre-commit-config.yaml"
    config.write_text(f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: spincheck\n")
    installed = repository.pre_commit("install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout

    failed = repository.commit(a=DEBRIS, b=CLEAN)
    assert failed.returncode == 1, failed.stdout
    assert "a.md:1:1: " in failed.stdout
    assert "b.md" not in failed.stdout
    passed = repository.commit(a=CLEAN)
    assert passed.returncode == 0, passed.stdout
    assert repository.commit(quoted=DEBRIS).returncode == 0
    assert "new.md:1:1: " in repository.commit(new=DEBRIS).stdout
    assert repository.commit(new=CLEAN).returncode == 0

    assert repository.commit(ferry=f"{OTHER}\n{EASY}").returncode == 0
    repository.git("mv", "ferry.md", "boat.md")
    failed = repository.commit(boat=f"{OTHER}\n{HARD}")
    assert failed.returncode == 1
    assert "[RDB102]" in failed.stdout
    assert repository.commit(boat=f"{OTHER}\n{EASY}").returncode == 0

    repository.git("mv", "a.md", "renamed.md")
    assert repository.commit().returncode == 0
    repository.git("mv", "renamed.md", "again.md")
    failed = repository.commit(again=CLEAN + "\n[ad_1]\n")
    assert failed.returncode == 1
    assert "again.md:3:1: " in failed.stdout

    config.write_text(config.read_text().replace("id: spincheck", "id: spincheck-fix"))
    failed = repository.commit()
    assert failed.returncode == 1
    assert "files were modified by this hook" in failed.stdout
    assert (repository.folder / "again.md").read_text() == CLEAN
    assert repository.commit().returncode == 0
    assert repository.commit(again=None).returncode == 0
