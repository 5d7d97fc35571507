"""For Spark: a frame in, the same frame with spincheck's columns out, as the executors read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from .annotation import Annotation, annotate, annotated_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def annotate_frame(frame: DataFrame, annotation: Annotation = Annotation()) -> DataFrame:  # noqa: B008  # frozen
    """Return a frame with the columns of `annotate`; spincheck must be installed on the executors.

    Raises:
        UsageError: as `annotate`, before anything is run.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    schema = annotated_schema(to_arrow_schema(frame.schema), annotation)
    return frame.mapInArrow(partial(_annotated, annotation), from_arrow_schema(schema))


def _annotated(annotation: Annotation, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield annotate(batch, annotation)
