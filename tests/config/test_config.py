"""Configuration: which file is found, what it may say, and what it says when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from spincheck.api import Confidence, Severity
from spincheck.config import ConfigFinder, Overrides, Settings, resolve
from spincheck.errors import ConfigError


def settings(folder: Path, overrides: Overrides | None = None) -> Settings:
    return resolve(ConfigFinder().for_folder(folder), overrides or Overrides())


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_wins_and_is_not_merged(tmp_path: Path) -> None:
    write(tmp_path / "spincheck.toml", 'ignore = ["SPN"]\nfail-on = "error"\n')
    write(tmp_path / "docs/pyproject.toml", '[tool.spincheck]\nignore = ["BLP"]\n')
    found = settings(tmp_path / "docs/deep/er")
    assert found.core.ignore == ("BLP",)
    assert found.core.fail_on is Severity.WARNING
    assert found.root == str(tmp_path / "docs")
    assert settings(tmp_path / "elsewhere").core.ignore == ("SPN",)


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "spincheck.toml", 'select = ["SPN"]\n')
    write(tmp_path / "sub/pyproject.toml", "[tool.other]\nx = 1\n")
    assert settings(tmp_path / "sub").core.select == ("SPN",)


@pytest.mark.parametrize("names", [("spincheck.toml", ".spincheck.toml"), (".spincheck.toml", "pyproject.toml")])
def test_our_own_names_come_first(tmp_path: Path, names: tuple[str, str]) -> None:
    for name, codes in zip(names, ("SPN", "BLP"), strict=True):
        table = "[tool.spincheck]\n" if name == "pyproject.toml" else ""
        write(tmp_path / name, f'{table}select = ["{codes}"]\n')
    assert settings(tmp_path).core.select == ("SPN",)


def test_isolated_and_a_fixed_file(tmp_path: Path) -> None:
    write(tmp_path / "spincheck.toml", 'select = ["SPN"]\n')
    other = write(tmp_path / "other.toml", 'select = ["BLP"]\n')
    assert ConfigFinder(isolated=True).for_folder(tmp_path) is None
    fixed = ConfigFinder(fixed=other).for_folder(tmp_path / "anywhere")
    assert fixed is not None
    assert fixed.table == {"select": ["BLP"]}


def test_every_key_is_read(tmp_path: Path) -> None:
    write(
        tmp_path / "spincheck.toml",
        """
        select = ["SPN"]
        ignore = ["SPN102"]
        min-confidence = "low"
        fail-on = "info"
        exclude = ["drafts/"]
        force-exclude = true
        respect-gitignore = false
        max-file-size = 1000
        time-limit = 2.5
        [per-file-ignores]
        "quotes/*.md" = ["SPN101"]
        [readers]
        "*.page" = "markdown"
        [spun]
        allow = ["big data"]
        """,
    )
    found = settings(tmp_path)
    assert found.core.min_confidence is Confidence.LOW
    assert found.core.fail_on is Severity.INFO
    assert found.core.exclude == ("drafts/",)
    assert found.core.force_exclude
    assert not found.core.respect_gitignore
    assert (found.core.max_file_size, found.core.time_limit) == (1000, 2.5)
    assert found.core.per_file_ignores == {"quotes/*.md": ("SPN101",)}
    assert found.core.readers == {"*.page": "markdown"}
    assert found.detectors == {"spun": {"allow": ["big data"]}}


def test_the_command_line_wins(tmp_path: Path) -> None:
    write(tmp_path / "spincheck.toml", 'select = ["SPN"]\nfail-on = "error"\n')
    found = settings(tmp_path, Overrides(select=("BLP",), min_confidence=Confidence.HIGH))
    assert found.core.select == ("BLP",)
    assert found.core.fail_on is Severity.ERROR
    assert found.core.min_confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", r"unknown key 'selct'; did you mean 'select'\?"),
        ("zzz = 1", r"unknown key 'zzz'; known: exclude, "),
        ('select = "SPN"', "'select': expected 'array', got 'str'"),
        ('max-file-size = "1 MB"', "'max-file-size': expected 'int', got 'str'"),
        ('fail-on = "fatal"', "'fail-on': invalid enum value 'fatal'"),
        ("time-limit = 0", "'max-file-size' and 'time-limit' must be above zero"),
        ("select = [", "the configuration file is not valid TOML"),
        ('per-file-ignores = {"a" = 1}', r"'per-file-ignores"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "spincheck.toml", text)
    with pytest.raises(ConfigError, match=message) as caught:
        settings(tmp_path)
    assert str(caught.value).startswith(str(path))


def test_in_a_pyproject_the_message_names_the_table(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.spincheck]\nselct = 1\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: \[tool\.spincheck\]: unknown key 'selct'"):
        settings(tmp_path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not valid TOML"):
        settings(tmp_path)
