"""``spincheck scan --fix`` as a process on real files: what it changes, what it says, and what it leaves alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli, MakePlugin, detector_source

PROSE = "The ferry left the old stone pier before the storm, and nobody aboard had slept. It came back late and wet.\n"
DEBRIS = f"[ad_1]\n\n{PROSE}\nShare this\n\n{PROSE.replace('ferry', 'barge')}\nSource link\n"
LEFT = f"{PROSE}\n{PROSE.replace('ferry', 'barge')}\nSource link\n"
UNSAFE = f"[ad_1]\n\n{PROSE}\nTea &amp; rum.\n"
"""One safe fix and one that is not."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(DEBRIS)
    return path


def test_safe_fixes_are_made_and_the_rest_is_reported(cli: Cli, file: Path) -> None:
    outcome = cli("scan", "--fix", "a.txt", cwd=file.parent)
    assert file.read_text() == LEFT
    assert outcome.code == 1
    assert outcome.out.startswith("a.txt:5:1: ")
    assert outcome.out.count("\n") == 1
    assert "'Source link'" in outcome.out
    assert outcome.err == "spincheck: note: fixed 2 findings in 1 file\n"


def test_a_second_fix_changes_nothing_and_says_nothing(cli: Cli, file: Path) -> None:
    cli("scan", "--fix", file)
    before = file.stat()
    outcome = cli("scan", "--fix", file)
    assert outcome.err == ""
    assert file.read_text() == LEFT
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_nothing_left_is_exit_0(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"[ad_1]\n\n{PROSE}")
    outcome = cli("scan", "--fix", tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert (tmp_path / "a.txt").read_text() == PROSE


def test_unsafe_fixes_are_announced_and_made_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(UNSAFE)
    outcome = cli("scan", "--fix", file)
    assert outcome.err == "spincheck: note: fixed 1 finding in 1 file (1 more with --unsafe-fixes)\n"
    assert file.read_text() == f"{PROSE}\nTea &amp; rum.\n"
    outcome = cli("scan", "--fix", file)
    assert outcome.err == "spincheck: note: fixed nothing (1 finding with --unsafe-fixes)\n"
    outcome = cli("scan", "--fix", "--unsafe-fixes", file)
    assert outcome.err == "spincheck: note: fixed 1 finding in 1 file\n"
    assert (outcome.code, file.read_text()) == (0, f"{PROSE}\nTea & rum.\n")


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--select", "SPN"], DEBRIS),
        (["--ignore", "BLP1"], DEBRIS.replace("\nShare this\n", "")),
        (["--disable-plugin", "boilerplate"], DEBRIS),
        (["--min-confidence", "high", "--select", "BLP101"], DEBRIS.removeprefix("[ad_1]\n\n")),
    ],
)
def test_only_what_would_be_shown_is_fixed(cli: Cli, file: Path, options: list[str], left: str) -> None:
    cli("scan", "--fix", *options, file)
    assert file.read_text() == left


def test_what_is_silenced_is_not_fixed(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('[per-file-ignores]\n"quiet.md" = ["BLP101"]\n')
    inline = f"<!-- spincheck: ignore[BLP101] -->\n[ad_1]\n\n{PROSE}"
    (tmp_path / "inline.md").write_text(inline)
    (tmp_path / "quiet.md").write_text(f"[ad_1]\n\n{PROSE}")
    (tmp_path / "code.md").write_text(f"```\n[ad_1]\n```\n\n{PROSE}")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert cli("scan", "--fix", tmp_path).code == 0
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("final", [True, False], ids=["final newline", "no final newline"])
def test_encoding_and_newlines_stay(cli: Cli, tmp_path: Path, encoding: str, newline: str, final: bool) -> None:
    file = tmp_path / "a.txt"
    text, left = (f"[ad_1]\n\nCafé. {PROSE}\n[ad_2]\n", f"Café. {PROSE}")
    if not final:
        text, left = text.removesuffix("\n"), left.removesuffix("\n")
    file.write_bytes(text.replace("\n", newline).encode(encoding))
    assert cli("scan", "--fix", file).code == 0
    assert file.read_bytes() == left.replace("\n", newline).encode(encoding)


def test_mixed_newlines_stay_mixed(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"One.\r\n\r\n[ad_1]\r\n\r\nTwo.\n\nThree.\r\r{PROSE}".encode())
    cli("scan", "--fix", file)
    assert file.read_bytes() == f"One.\r\n\r\nTwo.\n\nThree.\r\r{PROSE}".encode()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions and links")
def test_the_mode_and_the_link_stay(cli: Cli, file: Path) -> None:
    file.chmod(0o640)
    link = file.parent / "link.txt"
    link.symlink_to("a.txt")
    cli("scan", "--fix", link)
    assert link.is_symlink()
    assert file.read_text() == LEFT
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_read_only_file_is_a_failure_and_its_findings_are_those_that_it_has(cli: Cli, file: Path) -> None:
    (file.parent / "b.txt").write_text(DEBRIS)
    file.chmod(0o444)
    outcome = cli("scan", "--fix", ".", cwd=file.parent)
    assert outcome.code == 3
    assert "a.txt: not repaired: it is read-only" in outcome.err
    assert "hint: " in outcome.err
    assert "fixed 2 findings in 1 file" in outcome.err
    assert file.read_text() == DEBRIS
    assert outcome.out.startswith("a.txt:1:1: ")
    assert (file.parent / "b.txt").read_text() == LEFT


def test_too_much_is_refused_with_the_figures(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Share this\n\nA boat came.\n")
    outcome = cli("scan", "--fix", "a.txt", cwd=tmp_path)
    assert outcome.code == 3
    assert outcome.err == (
        "spincheck: failure: a.txt: not repaired: 2 of its 5 words would go, which is more than 15%\n"
        "  hint: the file is as it was; repair it by hand, or fix fewer rules at a time with --select\n"
    )
    assert outcome.out.startswith("a.txt:1:1: ")
    assert file.read_text() == "Share this\n\nA boat came.\n"


def eager(start: int, end: int, replacement: str = "", *, while_it_holds: str = "") -> str:
    """Return a plugin whose fix is safe only in its own eyes."""
    fix = f"Fix(edits=(Edit(span=SourceSpan({start}, {end}), replacement={replacement!r}),), safe=True)"
    found = f"yield Finding(rule=RULE, span=Span(0, 1), message='x', fix={fix})"
    return detector_source(body=f"if {while_it_holds!r} in document.source: {found}")


def test_a_long_sentence_is_refused_and_named(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    file = tmp_path / "a.txt"
    text = f"{PROSE * 9}\nThe bell on the outer rocks rang all night long, and in the morning it was gone for good.\n"
    file.write_text(text)
    plugin = make_plugin("eager", eager(text.index("The bell"), len(text), while_it_holds="The bell"))
    outcome = cli("scan", "--fix", "--select", "SHT", file, plugins=[plugin])
    assert outcome.code == 3
    assert (
        "the sentence 'The bell on the outer rocks rang all night long, and in the…' (19 words, line 11) would go"
        in outcome.err
    )
    assert file.read_text() == text


def test_what_would_be_read_otherwise_is_refused(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    file = tmp_path / "a.md"
    text = f"{PROSE * 9}\nThe end\n\n---\n"
    file.write_text(text)
    plugin = make_plugin("eager", eager(text.index("\n---"), text.index("---"), while_it_holds="\n\n---"))
    outcome = cli("scan", "--fix", "--select", "SHT", file, plugins=[plugin])
    assert outcome.code == 3
    assert "not repaired: the rest would be read otherwise from line 11 on" in outcome.err
    assert file.read_text() == text


def test_what_does_not_settle_is_refused(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    plugin = make_plugin("eager", eager(0, 0, "x"))
    outcome = cli("scan", "--fix", "--select", "SHT", file, plugins=[plugin])
    assert outcome.code == 3
    assert "after 20 rounds there is still something to fix" in outcome.err
    assert file.read_text() == DEBRIS


def test_a_file_that_changes_meanwhile_is_left(cli: Cli, file: Path, make_plugin: MakePlugin) -> None:
    append = f"open({str(file)!r}, 'a').write('A new line.\\n'); yield from ()"
    plugin = make_plugin("writer", detector_source(body=append))
    outcome = cli("scan", "--fix", "--select", "SHT,BLP", file, plugins=[plugin])
    assert outcome.code == 3
    assert "not repaired: it was changed while it was checked" in outcome.err
    assert file.read_text().startswith(DEBRIS + "A new line.\n")


def test_the_same_whatever_the_number_of_processes(cli: Cli, tmp_path: Path) -> None:
    seen = set()
    for jobs in ("1", "2", "3"):
        folder = tmp_path / jobs
        folder.mkdir()
        for number in range(24):
            (folder / f"{number:02}.txt").write_text(DEBRIS if number % 3 else UNSAFE)
        (folder / "bad.txt").write_bytes(b"\0")
        outcome = cli("scan", "--fix", "--jobs", jobs, ".", cwd=folder)
        seen.add((outcome, *(path.read_bytes() for path in sorted(folder.iterdir()))))
    assert len(seen) == 1
    assert "fixed 40 findings in 24 files (8 more with --unsafe-fixes)" in outcome.err


def test_the_repair_goes_on_when_nobody_reads_the_report(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(DEBRIS * 20)
    command = [sys.executable, "-m", "spincheck", "scan", "--fix", "--select", "BLP", "."]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.wait(timeout=120) == 141
    assert not [path.name for path in tmp_path.iterdir() if "[ad_1]" in path.read_text()]


def test_the_options_must_go_together(cli: Cli, file: Path) -> None:
    alone = cli("scan", "--unsafe-fixes", file)
    assert alone.code == 2
    assert "--unsafe-fixes needs --fix or --diff beside it: a file is changed only by --fix" in alone.err
    both = cli("scan", "--diff", "--format", "json", file)
    assert both.code == 2
    assert "takes no --format" in both.err
    assert file.read_text() == DEBRIS
