"""For datatrove: a block that annotates documents, in their metadata, and keeps those that an expression says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from datatrove.pipeline.filters.base_filter import BaseFilter

from .annotation import Annotation, annotate, annotated_schema
from .keep import Keep

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter

_TEXTS = pa.schema([("text", pa.string())])


class SpincheckFilter(BaseFilter):  # type: ignore[misc]  # datatrove is untyped
    """Annotates each document; what it drops goes to the ``exclusion_writer``, with the columns and the reason."""

    name = "🔎 spincheck"

    def __init__(
        self,
        keep: str = "true",
        annotation: Annotation = Annotation(),  # noqa: B008  # frozen
        *,
        exclusion_writer: DiskWriter | None = None,
        batch_size: int = 100,
    ) -> None:
        """Check the expression.

        Args:
            keep: which documents to keep, as ``spincheck corpus --keep`` takes it; all by default.
            annotation: what to say of them; its text column means nothing here.
            exclusion_writer: writes what is dropped.
            batch_size: documents that are annotated at once.

        Raises:
            UsageError: ``keep`` cannot be used.
        """
        super().__init__(exclusion_writer, batch_size)
        self._annotation = replace(annotation, text_column="text")
        self._keep = Keep(keep)
        self._keep.validate(annotated_schema(_TEXTS, self._annotation))

    def filter_batch(self, batch: list[Document]) -> list[bool | tuple[bool, str]]:
        """Annotate documents and say which to keep."""
        texts = pa.table([[document.text for document in batch]], schema=_TEXTS)
        rows = annotate(texts, self._annotation)
        made: list[dict[str, Any]] = rows.drop_columns("text").to_pylist()
        for document, columns in zip(batch, made, strict=True):
            document.metadata |= columns
        return [kept or (False, "spincheck") for kept in self._keep.mask(rows).to_pylist()]

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Annotate one document and say whether to keep it."""
        return self.filter_batch([doc])[0]
