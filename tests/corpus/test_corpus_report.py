from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from spincheck.corpus.report import as_html
from spincheck.corpus.tally import add_up

from .conftest import CLEAN, DIRTY, RunCorpus, write_jsonl


def test_the_report_tells_of_scores_rules_examples_and_sources(corpus: RunCorpus, tmp_path: Path) -> None:
    rows = [
        {"url": f"https://{'bad' if number % 2 else 'good'}.example/{number}", "text": DIRTY if number % 2 else CLEAN}
        for number in range(12)
    ]
    rows.append({"url": "https://bad.example/x", "text": "<script>alert(1)</script>\n\n[ad_1]"})
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken <b>\n")
    for suffix in ("json", "html"):
        outcome = corpus(tmp_path / "in.jsonl", tmp_path / suffix, "--report", tmp_path / f"report.{suffix}")
        assert outcome.code == 0
    summary = json.loads((tmp_path / "report.json").read_text())
    assert summary == json.loads((tmp_path / "json/_spincheck/summary.json").read_bytes())
    assert (summary["schema"], summary["rows"]) == ("spincheck-corpus/1", 14)
    assert next(iter(summary["rules"].items())) == ("BLP101", [7, 7])
    assert summary["sources"] == {"bad.example": [7, 7, 8], "good.example": [6, 0, 0], "(none)": [1, 0, 0]}
    assert len(summary["examples"]["BLP101"]) == 3
    assert summary["examples"]["BLP101"][0]["text"] == "[ad_1]"
    assert sum(count for _, count in summary["scores"]["debris_share"]) == 13
    assert "line 14 is no JSON object" in summary["failures"]["input"][1][0]["message"]
    page = (tmp_path / "report.html").read_text()
    assert page.count("<figure") == 1
    assert "bad.example" in page
    assert "BLP101 " + summary["names"]["BLP101"] in page
    assert "<mark>[ad_1]</mark>" in page
    assert "<b>" not in page
    assert "Content-Security-Policy" in page
    assert "style=" not in page


def test_rows_are_named_by_their_column(corpus: RunCorpus, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [CLEAN, DIRTY])
    options = ("--id-column", "id", "--source-column", "text", "--report", tmp_path / "report.json")
    assert corpus(source, tmp_path / "out", *options).code == 0
    summary = json.loads((tmp_path / "report.json").read_text())
    assert summary["examples"]["BLP101"][0]["row"] == "1"
    assert sorted(summary["sources"].values()) == [[1, 0, 0], [1, 1, 1]]


VALUES = st.floats(-500, 500) | st.floats(0, 1)


@given(st.lists(st.tuples(VALUES, st.integers(1, 1000)), min_size=1, max_size=60, unique_by=lambda item: item[0]))
def test_every_row_is_under_some_bar(distribution: list[tuple[float, int]]) -> None:
    record = {
        "rows": 1,
        "kept": 1,
        "bytes": 1,
        "scores": {"some_score": sorted(distribution)},
        "rules": {},
        "names": {},
        "examples": {},
        "failures": {},
        "sources": {},
    }
    page = as_html({"inputs": 1, "spincheck": "0", **add_up([record])})
    bars = re.findall(r"<title>\S+ to \S+: ([\d,]+) rows</title>", page)
    assert sum(int(bar.replace(",", "")) for bar in bars) == sum(count for _, count in distribution)
    parser = HTMLParser()
    parser.feed(page)
    parser.close()
