"""The context model in a real process: what it costs those who do not need it, and what they see when it is damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import spincheck_spun

ENGLISH = (
    "The committee said on Monday that the new hospital would open in the spring, because most of the work on it had been "
    "finished and the remaining money had been found. It is a question of imaginative and prescient, the mayor said.\n\n"
    "[ad_1]\n"
)
GERMAN = (
    "Der Rat der Stadt hat in der Sitzung am Montag beschlossen, dass die Arbeiten an der alten Brücke im Herbst beginnen. Die "
    "Kosten sollen zur Hälfte vom Land getragen werden, und der Verkehr wird für die Zeit der Arbeiten über die neue Straße "
    "geleitet.\n"
)


def scan(*arguments: str, text: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    command = [sys.executable, "-X", "importtime", "-m", "spincheck", "scan", "--isolated", *arguments, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=environment)


def imports(result: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.rsplit("|", 1)[1].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}


def test_numpy_is_loaded_for_english_only() -> None:
    assert "numpy" in imports(scan("--select", "SPN", text=ENGLISH))
    assert "numpy" not in imports(scan("--select", "SPN", text=GERMAN))
    assert "numpy" not in imports(scan("--select", "SPN", text="A short text."))


def test_numpy_is_not_loaded_without_context(tmp_path: Path) -> None:
    settings = tmp_path / "spincheck.toml"
    settings.write_text("[spun]\ncontext = false\n")
    command = [sys.executable, "-X", "importtime", "-m", "spincheck", "scan", "--config", str(settings), "-"]
    result = subprocess.run(command, input=ENGLISH, capture_output=True, text=True, check=False)
    assert "SPN102" in result.stdout
    assert "numpy" not in imports(result)


def test_a_damaged_model_is_a_clear_failure_and_costs_no_other_finding(tmp_path: Path) -> None:
    package = Path(spincheck_spun.__file__).parent
    copy = shutil.copytree(package, tmp_path / package.name)
    file = copy / "data" / "context" / "pairs.npy"
    file.write_bytes(file.read_bytes()[:-100] + b"\xff" * 100)
    result = scan(text=ENGLISH, path=tmp_path)
    assert result.returncode == 3
    assert "pairs.npy is damaged; install spincheck again" in result.stderr
    assert "Traceback" not in result.stderr
    assert "BLP101" in result.stdout
