"""Rows in, rows out: what spincheck says about every text of a corpus, as columns of an Arrow table.

`annotate` is all there is to it; everything else here carries rows to it and back. Needs the extra ``spincheck[corpus]``.
"""

from .annotation import Annotation, annotate, annotated_schema

__all__ = ["Annotation", "annotate", "annotated_schema"]
