"""Annotate texts in a process of its own, so that one that hangs or crashes it costs no other row.

The child says after each row that it is done. A row that takes too long is known by the silence, one that ends the child by the
end of the pipe; both are given back as failed, and the rows around them are checked anew by the next child.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Mapping
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread

import pyarrow as pa

from ..engine import held_back, let_through
from ..errors import SpincheckError
from .annotation import Annotation, annotator_for, texts_of

_ROW_DONE, _RESULT, _ERROR = b"r", b"=", b"!"
_STARTS = 3
"""Children that may end before any row of a batch is blamed for it."""


class GuardError(SpincheckError):
    """Rows cannot be annotated at all."""


class ClosedGuardError(SpincheckError):
    """The guard was closed while it was at work."""


class Guard:
    """Owns the child process; used by one thread at a time, and closed by any."""

    def __init__(self, time_limit: float) -> None:
        """Start nothing yet; ``time_limit`` is in seconds for one row."""
        self._time_limit = time_limit
        self._child: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._closed = False

    def annotate(self, texts: pa.RecordBatch, annotation: Annotation, failed: Mapping[int, str]) -> pa.RecordBatch:
        """Return the new columns for a batch.

        Args:
            texts: a batch with the column of texts, and best no other.
            annotation: what to say about them.
            failed: the rows that are not to be checked, and why.

        Raises:
            SpincheckError: what the child raised, such as a `ConfigError`.
            GuardError: the child does not start, or ends again and again at no certain row.
            ClosedGuardError: the guard was closed.
        """
        failed = dict(failed)
        ends: dict[int, int] = {}
        while True:
            try:
                return self._ask(texts, annotation, failed)
            except _HungError as hung:
                failed[hung.row] = f"took longer than {self._time_limit:g} seconds, and was given up"
            except _EndedError as end:
                # A process may also be ended from outside, so a row is blamed for it only the second time.
                ends[end.row] = ends.get(end.row, 0) + 1
                if 0 <= end.row < len(texts) and ends[end.row] == 2:
                    failed[end.row] = f"ended the process that checked it ({end.how}), twice"
                elif ends[end.row] == _STARTS:
                    message = f"the process that checks rows ends by itself ({end.how}); is there enough memory?"
                    raise GuardError(message) from None

    def close(self) -> None:
        """End the child, whatever it is doing; the thread that waits for it is told by `ClosedGuardError`."""
        self._closed = True
        if child := self._child:
            child.kill()

    def wait(self) -> None:
        """Wait until the child of a closed guard, which no thread uses any more, has ended."""
        self._dismiss()

    def _ask(self, texts: pa.RecordBatch, annotation: Annotation, failed: Mapping[int, str]) -> pa.RecordBatch:
        row = -1  # until the detectors are loaded, which is no row's fault
        try:
            connection = self._connection or self._hire()
            connection.send_bytes(pickle.dumps((annotation, failed, _to_bytes(texts))))
            while True:
                if 0 <= row < len(texts) and not connection.poll(self._time_limit):
                    self._dismiss()
                    raise _HungError(row)
                answer = connection.recv_bytes()
                kind, body = answer[:1], memoryview(answer)[1:]
                if kind == _RESULT:
                    return _from_bytes(pa.py_buffer(body))
                if kind == _ERROR:
                    raise pickle.loads(body)  # noqa: S301  # from our own child
                row += 1
        except (EOFError, OSError) as error:
            how = self._dismiss()
            if self._closed:
                raise ClosedGuardError("the run was stopped") from error
            raise _EndedError(row, how) from error

    def _hire(self) -> Connection:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs,), daemon=True)
        with held_back(signal.SIGINT, signal.SIGTERM):  # until the child decides what they mean to it
            self._child.start()
        theirs.close()  # the child alone holds its end, so that its death is the end of the pipe
        if self._closed:
            self._child.kill()
        return self._connection

    def _dismiss(self) -> str:
        """End the child, if there is one, and say how it ended."""
        child, connection, self._child, self._connection = self._child, self._connection, None, None
        how = "it could not be started"
        if child:
            child.join(0.5)
            code = child.exitcode
            child.kill()
            child.join()
            how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        if connection:
            connection.close()
        return how


class _HungError(Exception):
    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class _EndedError(Exception):
    def __init__(self, row: int, how: str) -> None:
        super().__init__(row, how)
        self.row = row
        self.how = how


def _serve(connection: Connection) -> None:
    """Be the child: annotate each batch until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children itself
    let_through(signal.SIGTERM)
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            annotation, failed, data = pickle.loads(connection.recv_bytes())  # noqa: S301  # from our own parent
            texts = _from_bytes(data)
            try:
                annotator = annotator_for(annotation)
                connection.send_bytes(_ROW_DONE)
                rows = texts_of(texts, annotation.text_column)
                made = annotator.columns(rows, failed, after_row=lambda: connection.send_bytes(_ROW_DONE))
                connection.send_bytes(_RESULT + _to_bytes(made))
            except SpincheckError as error:
                connection.send_bytes(_ERROR + pickle.dumps(error))
        except (EOFError, ConnectionError):
            return


def _end_with_parent() -> None:
    """End this process with its parent, also in the middle of a row."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _to_bytes(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]  # pyarrow is untyped


def _from_bytes(data: object) -> pa.RecordBatch:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
