"""Which rows to keep: an expression over the columns, in DuckDB's SQL."""

from __future__ import annotations

import pyarrow as pa

from ..errors import UsageError


class Keep:
    """An expression that is true, false or null for each row; null, as where a row has no score, is not kept."""

    def __init__(self, expression: str) -> None:
        """Parse the expression.

        Raises:
            UsageError: it is no expression.
        """
        import duckdb

        self._expression = expression
        self._database = duckdb.connect(config={"threads": 1, "enable_external_access": False})
        try:
            self._parsed = duckdb.SQLExpression(expression).alias("kept")
        except duckdb.Error as error:
            raise self._refused(error) from error

    def __reduce__(self) -> tuple[type[Keep], tuple[str]]:
        """Travel as the expression alone: a database stays in its process."""
        return Keep, (self._expression,)

    def validate(self, schema: pa.Schema) -> None:
        """Try the expression on no rows.

        Raises:
            UsageError: it names an unknown column, compares what cannot be compared, is neither true nor false, or is not about
                single rows.
        """
        kept = self._ask(schema.empty_table())
        if not pa.types.is_boolean(kept.type):
            raise self._refused(f"it gives {kept.type}, which is neither true nor false")
        if len(kept):
            raise self._refused("it is about all rows together, such as a sum, and not about each")

    def mask(self, table: pa.Table) -> pa.Array:
        """Return for each row whether to keep it.

        Raises:
            UsageError: a value cannot be converted as the expression demands.
        """
        return self._ask(table).combine_chunks().fill_null(False)

    def _ask(self, table: pa.Table) -> pa.ChunkedArray:
        import duckdb

        try:
            return self._database.from_arrow(table).select(self._parsed).to_arrow_table().column("kept")
        except duckdb.Error as error:
            raise self._refused(error) from error

    def _refused(self, problem: object) -> UsageError:
        reason = " ".join(str(problem).split())[:400]
        return UsageError(f"--keep {self._expression!r} cannot be used: {reason}")
