"""The one function over Arrow: a batch of rows in, the same rows with spincheck's columns out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from ..api import Failure, FileResult
from ..config import Overrides
from ..engine import FixOptions, Workspace, WorkspaceOptions, decode
from ..errors import PluginError, SourceError, UsageError
from ..host import PluginPolicy
from . import columns

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

_PATH = "row"
"""Stands for the path of every row; a row has no suffix and no folder that could choose how it is read."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What to say about rows. It can be compared, hashed, and sent to another process."""

    text_column: str = "text"
    """The column with the texts: strings, or bytes in UTF-8 or marked UTF-16."""
    reader: str = "plain"
    """The name of the reader for every row, such as ``plain``, ``markdown`` or ``html``."""
    findings: bool = True
    """Add the findings with their places, evidence and suggestions, not only the counts of them."""
    repair: bool = False
    """Add the repaired text; the other columns then say what is left to say about it."""
    config: Path | None = None
    """The configuration file. No other one is looked for, so that results do not depend on where a process runs."""
    select: tuple[str, ...] | None = None
    """The rules to report, as in the configuration; none leaves its choice."""
    ignore: tuple[str, ...] | None = None
    """The rules not to report, likewise."""
    policy: PluginPolicy = field(default_factory=PluginPolicy)
    """Which plugins may be loaded."""


def annotate(batch: Batch, annotation: Annotation = Annotation()) -> Batch:  # frozen
    """Return the rows of ``batch`` with new columns after its own.

    The columns are ``finding_count``, ``rule_counts``, ``failures``, one for each score of the detectors in use (``spun``,
    ``debris_share``, ``flesch_reading_ease``, …; null where a text is too short or in another language), and what the
    annotation asks for. ``finding_count`` is null where a row has no text, or could not be checked by all detectors: what
    failed stands in ``failures``. ``start`` and ``end`` of a finding count code points of the row's text, or of the repaired
    one, which has no byte-order mark.

    The detectors are loaded once per process. Nothing else is kept between calls, and nothing is written.

    Raises:
        UsageError: there is no such text column, it holds no text, or a column bears the name of a new one.
        PluginError: a plugin or a detector cannot start.
        ConfigError: the configuration cannot be used.
    """
    annotator = annotator_for(annotation)
    check_schema(batch.schema, annotation)
    made: pa.RecordBatch = annotator.columns(texts_of(batch, annotation.text_column))
    schema = annotated_schema(batch.schema, annotation)
    return type(batch).from_arrays([*batch.columns, *made.columns], schema=schema)


def annotated_schema(schema: pa.Schema, annotation: Annotation = Annotation()) -> pa.Schema:  # frozen
    """Return the schema that `annotate` gives rows of ``schema``; the same errors."""
    check_schema(schema, annotation)
    return pa.schema([*schema, *annotator_for(annotation).schema], metadata=schema.metadata)


def check_schema(schema: pa.Schema, annotation: Annotation) -> None:
    """Refuse rows that cannot be annotated.

    Raises:
        UsageError: there is no such text column, it holds no text, or a column bears the name of a new one.
    """
    name = annotation.text_column
    if name not in schema.names:
        from ..api import nearest

        raise UsageError(f"there is no text column '{name}'; {nearest(name, schema.names)}")
    if not _is_text(schema.field(name).type):
        raise UsageError(f"column '{name}' holds {schema.field(name).type}, not text")
    if taken := sorted(set(schema.names) & set(annotator_for(annotation).schema.names)):
        raise UsageError(f"the rows have a column '{taken[0]}' already, perhaps from an earlier run; drop or rename it")


def texts_of(batch: pa.RecordBatch | pa.Table, column: str) -> Iterable[bytes | None]:
    """Yield the bytes of each text."""
    texts = batch.column(column)
    kind = texts.type
    if pa.types.is_dictionary(kind):
        texts = texts.cast(kind.value_type)
    for value in texts.cast(pa.large_binary()):
        yield value.as_py()


@lru_cache(maxsize=8)
def annotator_for(annotation: Annotation) -> Annotator:
    """Return this process's annotator; the engines that call `annotate` offer no other place to keep it."""
    return Annotator(annotation)


class Annotator:
    """Checks texts one by one and makes columns of the results."""

    def __init__(self, annotation: Annotation) -> None:
        """Load the plugins and the detectors; the same errors as `annotate`."""
        overrides = Overrides(select=annotation.select, ignore=annotation.ignore)
        self.workspace = Workspace(
            WorkspaceOptions(
                policy=annotation.policy,
                config=annotation.config,
                isolated=annotation.config is None,
                overrides=overrides,
                reader=annotation.reader,
                fix=FixOptions() if annotation.repair else None,
            )
        )
        self._repair = annotation.repair
        # Else every row of the corpus would tell the same failure, or none would.
        for failure in (*self.workspace.host.failures, *self.workspace.check_bytes(b"", _PATH).failures):
            raise PluginError(f"{failure.message}; {failure.hint}")
        scores = {score: None for detector in self.workspace.host.detectors.values() for score in detector.scores}
        self.schema = columns.schema(list(scores), findings=annotation.findings, repair=annotation.repair)
        """Of the new columns."""

    def columns(
        self,
        texts: Iterable[bytes | None],
        failed: Mapping[int, str] = {},  # never changed
        after_row: Callable[[], None] = lambda: None,
    ) -> pa.RecordBatch:
        """Return the new columns.

        Args:
            texts: the text of each row.
            failed: rows that are not to be checked, and why.
            after_row: called when a row is done.
        """
        rows: list[dict[str, Any]] = []
        for number, text in enumerate(texts):
            rows.append(_failed_row(failed[number]) if number in failed else self._row(text))
            after_row()
        return pa.RecordBatch.from_pylist(rows, schema=self.schema)

    def _row(self, text: bytes | None) -> dict[str, object]:
        if text is None:
            return columns.row(None, None, shift=0)
        if not self._repair:
            return columns.row(self.workspace.check_bytes(text, _PATH), None, shift=int(text.startswith(_MARK)))
        repaired = self.workspace.repair_bytes(text, _PATH)
        try:
            return columns.row(repaired.result, decode(repaired.data), shift=0)
        except SourceError:  # which is among the failures of the result
            return columns.row(repaired.result, None, shift=0)


def _failed_row(reason: str) -> dict[str, object]:
    failure = Failure(origin="input", message=reason, hint="")
    return columns.row(FileResult(path=_PATH, failures=(failure,)), None, shift=0)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    return any(is_kind(kind) for is_kind in (*kinds, pa.types.is_string_view, pa.types.is_binary_view))
