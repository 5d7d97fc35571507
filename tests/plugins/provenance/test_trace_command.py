"""``spincheck trace`` as a process, on the project's own five documents of one story and on what people throw at it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support import Cli

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
SCHEMA = json.loads((ROOT / "docs" / "schema" / "spincheck-trace-1.schema.json").read_text(encoding="utf-8"))
ORIGINAL = (SEEDS / "000-original.txt").read_text(encoding="utf-8")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Lay the five documents into a folder of their own, beside a text about something else."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in SEEDS.glob("00*"):
        shutil.copy(path, folder)
    shutil.copy(ROOT / "CONTRIBUTING.md", folder / "other.md")
    return folder


def traced(cli: Cli, *arguments: str | os.PathLike[str], cwd: Path) -> dict[str, Any]:
    outcome = cli("trace", *arguments, "--format", "json", cwd=cwd)
    assert outcome.code == 0, outcome.err
    result: dict[str, Any] = json.loads(outcome.out)
    Draft202012Validator(SCHEMA).validate(result)
    return result


def test_the_five_documents_are_one_family_and_the_original_is_first(cli: Cli, tmp_path: Path, seeds: Path) -> None:
    result = traced(cli, "seeds", cwd=seeds.parent)
    (family,) = result["families"]
    members = {member["path"]: member for member in family["members"]}
    assert set(members) == {f"seeds/{path.name}" for path in seeds.glob("00*")}
    first = family["members"][0]
    assert (first["path"], first["likely_original"], first["source"]) == ("seeds/000-original.txt", True, None)
    assert sum(member["likely_original"] for member in members.values()) == 1
    assert sum(member["likelihood"] for member in members.values()) == pytest.approx(1, abs=0.001)
    assert members["seeds/003-spun.txt"]["traces"]["spun"] > 0.5
    assert members["seeds/003-spun.txt"]["source"]["kind"] == "reworded"
    assert "Hanne Ostervik" in members["seeds/003-spun.txt"]["source"]["names"]
    assert result["alone"] == ["seeds/other.md"]
    assert result["summary"] == {"documents": 6, "archived": 0, "families": 1}


def test_the_real_documents_are_one_family(cli: Cli, tmp_path: Path, shared: Path) -> None:
    (family,) = traced(cli, shared / "seeds", cwd=tmp_path)["families"]
    assert len(family["members"]) == 5
    assert Path(family["members"][0]["path"]).name == "000-original.txt"
    labels = {Path(member["path"]).name: member["source"]["label"] for member in family["members"][1:]}
    assert labels == {
        "001-backtranslated.txt": "translated-back",
        "002-paraphrased.txt": None,  # it paraphrases another report of the same events
        "003-spun.txt": "synonym-spun",
        "004-cms-debris.txt": "paraphrased",
    }


def test_the_text_tells_the_reasons_and_that_they_prove_nothing(cli: Cli, seeds: Path) -> None:
    outcome = cli("trace", "seeds", cwd=seeds.parent)
    assert (outcome.code, outcome.err) == (0, "")
    assert "seeds/000-original.txt  likely the original (" in outcome.out
    assert "└── " in outcome.out
    assert "reads as spun (score 1.00)" in outcome.out
    assert "dated 14 May 2031" in outcome.out
    assert "They prove nothing" in outcome.out
    assert outcome.out.endswith("6 documents read; 1 family found.\n1 in no family: seeds/other.md\n")


def test_the_graph_has_an_edge_from_each_source(cli: Cli, seeds: Path) -> None:
    outcome = cli("trace", "seeds", "--format", "dot", cwd=seeds.parent)
    assert outcome.code == 0
    assert outcome.out.startswith("digraph trace {\n")
    assert outcome.out.count(" -> ") == 4
    assert '"seeds/000-original.txt" -> "seeds/001-backtranslated.txt" [label="translated back\\nwording ' in outcome.out


def test_an_identical_copy_and_a_part_are_copied(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# A frame of its own\n\n{ORIGINAL}", encoding="utf-8")
    (tmp_path / "c.html").write_text("".join(f"<p>{line}</p>" for line in ORIGINAL.splitlines()[4:14]), encoding="utf-8")
    (family,) = traced(cli, ".", cwd=tmp_path)["families"]
    assert {member["source"]["kind"] for member in family["members"] if member["source"]} == {"copied"}


def test_the_same_input_gives_the_same_bytes(cli: Cli, seeds: Path) -> None:
    runs = {
        cli("trace", *paths, "--format", "json", cwd=seeds.parent).out for paths in (["seeds"], ["seeds", "seeds/other.md"])
    }
    assert len(runs) == 1


def test_what_cannot_be_read_is_said_and_the_rest_is_traced(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2" * 1000)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "short.txt").write_text("Too short.\n", encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    outcome = cli("trace", ".", "--format", "json", cwd=tmp_path)
    assert outcome.code == 3
    assert "binary.txt: looks binary" in outcome.err
    result = json.loads(outcome.out)
    assert [[member["path"] for member in family["members"]] for family in result["families"]] == [["a.txt", "b.txt"]]
    assert result["too_short"] == ["empty.txt", "short.txt"]
    outcome = cli("trace", "loop.txt", "a.txt", "a.txt", cwd=tmp_path)
    assert outcome.code == 3
    assert "loop.txt: cannot be read" in outcome.err
    assert "1 document read" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no file or folder 'nowhere'"),
        ([], "Missing argument 'PATH...'"),
        (["a.txt", "--format", "xml"], "'xml' is not one of"),
        (["a.txt", "--against", "none.index"], "there is no index"),
        (["a.txt", "--against", "a.txt"], "is no index of spincheck"),
        (["index", "new.index"], "there is no index 'new.index' yet"),
        (["index", "a.txt", "a.txt"], "is no index of spincheck"),
    ],
)
def test_a_wrong_command_line_is_explained(cli: Cli, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    outcome = cli("trace", *arguments, cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in " ".join(outcome.err.split())
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == ORIGINAL


def test_file_names_cannot_act_on_the_terminal_or_break_the_graph(cli: Cli, tmp_path: Path) -> None:
    for name in ('a"];x\x1b[31m.txt', "b\\N\u202e.txt", "c\nd.txt"):
        (tmp_path / name).write_text(ORIGINAL, encoding="utf-8")
    for name in ("text", "dot"):
        out = cli("trace", ".", "--format", name, cwd=tmp_path).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "c\nd" not in out
    assert r'"a\"];x\\x1b[31m.txt"' in out
    assert r'"b\\N\\u202e.txt"' in out


def test_help_shows_the_options_and_the_index(cli: Cli) -> None:
    outcome = cli("trace", "--help")
    assert outcome.code == 0
    assert "--against ARCHIVE" in outcome.out
    assert "spincheck trace index" in outcome.out
    assert "without PATH" in cli("trace", "index", "--help").out.replace("Without", "without")
