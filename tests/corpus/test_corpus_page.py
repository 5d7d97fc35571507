from __future__ import annotations

import tomllib
from pathlib import Path

import click

from spincheck.cli.corpus import command
from spincheck.corpus import annotated_schema
from spincheck.corpus.annotation import Annotation
from spincheck.host import PluginPolicy

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/corpus.md").read_text(encoding="utf-8")


def test_every_option_is_described() -> None:
    options = [name for option in command.params if isinstance(option, click.Option) for name in option.opts]
    assert [name for name in options if f"`{name}" not in PAGE] == []


def test_every_column_but_the_many_readability_scores_is_described() -> None:
    import pyarrow as pa

    own = Annotation(policy=PluginPolicy(autoload=False, disabled=frozenset({"readability"})), repair=True)
    schema = annotated_schema(pa.schema([("text", pa.string())]), own)
    assert [name for name in schema.names if f"`{name}`" not in PAGE and name != "text"] == []


def test_every_extra_that_the_page_names_exists() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {"corpus", "ray", "spark", "datatrove"} <= set(extras)
