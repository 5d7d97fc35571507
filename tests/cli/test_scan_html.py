"""``scan --format html``: the texts reach the page, whatever the cache and ``--jobs`` say."""

from __future__ import annotations

from pathlib import Path

from tests.support import Cli

TEXT = "# The lamp\n\nThe keeper said that counterfeit consciousness would mind the lamp.\n"


def _folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"{TEXT}\nThis is number {number}.\n", encoding="utf-8")
    return tmp_path


def test_a_result_from_the_cache_or_another_process_has_its_text(cli: Cli, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    assert cli("scan", ".", cwd=folder).code == 1  # the cache now has the results, without the texts
    pages = [cli("scan", ".", "--format", "html", *more, cwd=folder) for more in ((), ("--no-cache",), ("--jobs", "2"))]
    assert {page.code for page in pages} == {1}
    assert len({page.out for page in pages}) == 1
    assert all(f"This is number {number}." in pages[0].out for number in range(3))


def test_standard_input_and_what_is_left_after_a_repair_are_shown(cli: Cli, tmp_path: Path) -> None:
    page = cli("scan", "--stdin-filename", "a.md", "--format", "html", "-", stdin=TEXT.encode(), cwd=tmp_path)
    assert ">counterfeit consciousness</a> would mind the lamp." in page.out
    (tmp_path / "b.md").write_text(f"{TEXT}\n[ad_1]\n", encoding="utf-8")
    page = cli("scan", "--fix", "--format", "html", "b.md", cwd=tmp_path)
    assert ">counterfeit consciousness</a> would mind the lamp." in page.out
    assert "[ad_1]" not in page.out


def test_the_original_is_shown_beside_the_text(cli: Cli, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "original.txt").write_text("The keeper said that a machine would mind the lamp.\n", encoding="utf-8")
    page = cli("scan", "--original", "original.txt", "--format", "html", "0.md", cwd=folder)
    assert "Original: original.txt" in page.out
    assert page.out.count('<section class="source') == 2


def test_a_broken_text_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\0\1")
    page = cli("scan", "--format", "html", "binary.md", cwd=tmp_path)
    assert page.code == 3
    assert '<section class="failures"' in page.out
