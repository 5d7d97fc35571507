from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.corpus import Annotation
from spincheck.corpus.formats import find_sources
from spincheck.corpus.shards import Input
from spincheck.errors import SpincheckError, UsageError
from spincheck.host import PluginPolicy

ONLY_DEBRIS = Annotation(policy=PluginPolicy(disabled=frozenset({"spun", "readability"})))
TEXTS = ['A text\nof two lines, with "quotes".', "Ünïcödé 🦆", "", "x" * 300_000]
TABLE = pa.table({"id": [1, 2, 3, 4], "text": TEXTS})


def write_stream(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)


def write_lines(table: pa.Table, path: Path) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()))


def compressed(write: Callable[[pa.Table, Path], None], codec: str) -> Callable[[pa.Table, Path], None]:
    def write_compressed(table: pa.Table, path: Path) -> None:
        plain = path.with_suffix(".plain")
        write(table, plain)
        with pa.CompressedOutputStream(str(path), codec) as sink:
            sink.write(plain.read_bytes())
        plain.unlink()

    return write_compressed


WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {
    "a.parquet": pq.write_table,
    "a.feather": pa.feather.write_feather,
    "a.arrow": write_stream,
    "a.jsonl": write_lines,
    "a.jsonl.gz": compressed(write_lines, "gzip"),
    "a.jsonl.zst": compressed(write_lines, "zstd"),
    "a.csv": pa.csv.write_csv,
    "a.csv.gz": compressed(pa.csv.write_csv, "gzip"),
}


def read(path: Path, rows: int = 1000, **changes: str) -> tuple[list[dict[str, object]], dict[int, str]]:
    """Return the rows of all inputs at a path, and which of them have failed."""
    table: list[dict[str, object]] = []
    failed: dict[int, str] = {}
    for number, found in enumerate(find_sources([str(path)])):
        for shard in Input.open(*found, ONLY_DEBRIS, None).shards(number, rows):
            assert shard.first_row in (0, len(table))
            failed |= {len(table) + row: why for row, why in shard.failed.items()}
            table += shard.table.to_pylist()
    return table, failed


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("rows", [1, 3, 1000])
def test_every_format_gives_the_same_rows(tmp_path: Path, name: str, rows: int) -> None:
    WRITERS[name](TABLE, tmp_path / name)
    table, failed = read(tmp_path / name, rows)
    assert [row["text"] for row in table] == TEXTS
    assert [str(row["id"]) for row in table] == ["1", "2", "3", "4"]
    assert failed == {}


def test_fields_that_are_not_alike_in_all_lines_become_json(tmp_path: Path) -> None:
    records = [
        {"text": "a", "n": 1, "mixed": 1, "nested": {"a": [1]}, "big": 2**70, "f": 1, "nan": 0.5},
        {"text": "b", "n": None, "mixed": "x", "late": True, "f": 0.5, "nan": float("nan")},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    (first, second), failed = read(tmp_path / "a.jsonl")
    assert failed == {}
    assert (first["n"], first["f"], first["late"], second["late"], second["n"]) == (1, 1.0, None, True, None)
    assert [json.loads(str(row["mixed"])) for row in (first, second)] == [1, "x"]
    assert json.loads(str(first["nested"])) == {"a": [1]}
    assert json.loads(str(first["big"])) == 2**70


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from("abc"),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(), st.lists, max_leaves=3
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_line_of_json_is_lost(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    path.write_text("".join(json.dumps({"text": "t", **record}) + "\n" for record in records))
    rows, failed = read(path)
    assert len(rows) == len(records)
    for place, (row, record) in enumerate(zip(rows, records, strict=True)):
        for name, value in record.items():
            if place not in failed:
                assert row[name] in (value, json.dumps(value, ensure_ascii=False)) or value is None


def test_what_is_no_row_fails_alone(tmp_path: Path) -> None:
    lines = [
        b'{"text": "a"}',
        b"{broken",
        b"[1]",
        b"",
        b'{"text": 5}',
        b'{"text": "\xff"}',
        b'{"text": "\\ud800"}',
        b'{"text": "z"}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    rows, failed = read(tmp_path / "a.jsonl")
    assert [row["text"] for row in rows] == ["a", None, None, None, None, None, "z"]
    assert failed[1] == "line 2 is no JSON object: {broken"
    assert failed[3] == "'text' of line 5 is no string"
    assert sorted(failed) == [1, 2, 3, 4, 5]
    (tmp_path / "a.csv").write_text("id,text\n1,a\n2\n3,c,d\n4,e\n")
    rows, failed = read(tmp_path / "a.csv")
    assert [row["text"] for row in rows] == ["a", None, None, "e"]
    assert failed[1] == "row 3 has 1 fields, the first has 2"


def test_a_folder_of_texts_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "in/sub").mkdir(parents=True)
    (tmp_path / "in/b.txt").write_text("B")
    (tmp_path / "in/sub/a.txt").write_bytes("\ufeffÄ".encode("utf-16-le"))
    (tmp_path / "in/c.txt").write_bytes(b"\xff\xff")
    (tmp_path / "in/picture.png").write_bytes(b"\x89PNG")
    rows, failed = read(tmp_path / "in", 2)
    assert [(row["path"], row["text"]) for row in rows] == [("b.txt", "B"), ("c.txt", None), ("sub/a.txt", "Ä")]
    assert "is not valid UTF-8" in failed[1]


def test_a_folder_of_tables_is_an_input_for_each(tmp_path: Path) -> None:
    for name in ("b.parquet", "a.jsonl"):
        WRITERS[name if name in WRITERS else "a.parquet"](TABLE, tmp_path / name)
    (tmp_path / "README.txt").write_text("not a row")
    rows, _ = read(tmp_path)
    assert len(rows) == 8


def record(kind: str, url: str, content: bytes, content_type: str = "text/plain") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:{url}>\r\nContent-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    return gzip.compress(head.encode() + content + b"\r\n\r\n")


def test_wet_files_give_the_text_of_pages(tmp_path: Path) -> None:
    records = [record("warcinfo", "", b"made by"), record("conversion", "https://a.example/1", "Ä [ad_1]".encode())]
    (tmp_path / "a.warc.wet.gz").write_bytes(b"".join([*records, record("conversion", "https://b.example/2", b"\xff")]))
    rows, failed = read(tmp_path / "a.warc.wet.gz")
    assert [(row["url"], row["text"]) for row in rows] == [("https://a.example/1", "Ä [ad_1]"), ("https://b.example/2", None)]
    assert "is not valid utf-8" in failed[1]


def test_warc_files_give_the_pages_themselves(tmp_path: Path) -> None:
    def response(content_type: str, body: bytes) -> bytes:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        return record("response", "https://a.example/", head + body, "application/http; msgtype=response")

    pages = [
        response("text/html; charset=iso-8859-1", "<p>Ä".encode("latin-1")),
        response("text/html", '<meta charset="latin-1"><p>Ö'.encode("latin-1")),
        response("image/png", b"\x89PNG"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join([record("request", "https://a.example/", b"GET /"), *pages]))
    rows, failed = read(tmp_path / "a.warc.gz")
    assert [row["text"] for row in rows] == ["<p>Ä", '<meta charset="latin-1"><p>Ö']
    assert failed == {}
    ((_, kind),) = find_sources([str(tmp_path / "a.warc.gz")])
    assert kind.reader == "html"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.parquet", b"PAR1 but no more", "a.parquet' cannot be read"),
        ("a.arrow", b"ARROW1", "a.arrow' cannot be read"),
        ("a.csv", b"a,a\n1,2\n", "its first row does not name the columns"),
        ("a.csv", b"text\n\xff\n", "a.csv' cannot be read"),
        ("a.wet", b"no record\r\n" * 9, "a.wet' cannot be read"),
        ("a.docx", b"PK", "holds nothing that can be read; known are .parquet"),
        ("", b"", "there is no such file"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    if name:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SpincheckError) as caught:
        read(tmp_path / (name or "nothing.jsonl"))
    assert message in str(caught.value)


def test_a_url_whose_package_is_missing_is_said() -> None:
    with pytest.raises((UsageError, SpincheckError), match=r"cannot be read: .*"):
        find_sources(["nonsense://bucket/a.parquet"])
