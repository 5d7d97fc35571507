"""Check batches of files in processes of their own, and give the results in the order of the batches.

Each worker has a pipe of its own and nothing is shared. So a worker that dies is known by its pipe, together with what it was
doing; a parent that dies takes its workers with it; and an interrupt can end them in the middle of their work. In the pools of
`concurrent.futures` all workers share one pipe, and ending one that is writing can block the pool for ever.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import current_thread, main_thread
from typing import Any

from ..api import Failure, FileResult
from ..errors import SpincheckError
from .signals import held_back, let_through
from .workspace import Workspace, WorkspaceOptions

Batch = Sequence[str]
Answer = list[FileResult] | SpincheckError

_AHEAD = 4
"""Batches a worker that may be finished before their turn comes, so that waiting results stay few."""


def check_in_processes(batches: Sequence[Batch], options: WorkspaceOptions, jobs: int) -> Iterator[list[FileResult]]:
    """Yield the results of each batch, in the order of the batches.

    Raises:
        SpincheckError: what a worker raised, such as a `ConfigError`.
    """
    crew = _Crew(options)
    answers: dict[int, Answer] = {}
    started = 0
    with crew:
        for turn in range(len(batches)):
            while turn not in answers:
                while started < min(len(batches), turn + jobs * _AHEAD) and crew.busy < jobs:
                    crew.assign(started, batches[started])
                    started += 1
                answers |= crew.collect()
            answer = answers.pop(turn)
            if isinstance(answer, SpincheckError):
                raise answer
            yield answer


class _Crew:
    """Worker processes, started as they are needed and used again."""

    def __init__(self, options: WorkspaceOptions) -> None:
        # A fresh interpreter for each worker: the same on every platform, and safe beside the threads of a progress bar.
        self._context = get_context("spawn")
        self._options = options
        self._idle: list[Connection] = []
        self._tasks: dict[Connection, tuple[int, Batch]] = {}
        self._processes: list[SpawnProcess] = []
        self._before: Any = None
        """What a request to end did before."""

    def __enter__(self) -> None:
        if current_thread() is main_thread():  # no other one may ask for signals
            self._before = signal.signal(signal.SIGTERM, self._end)

    def __exit__(self, *_: object) -> None:
        self.dismiss()
        if current_thread() is main_thread():
            signal.signal(signal.SIGTERM, self._before)

    def _end(self, number: int, _frame: object) -> None:
        """End the workers, which else would finish what they are at, and then this process as it would have ended."""
        for process in self._processes:
            process.terminate()
        signal.signal(number, self._before)
        os.kill(os.getpid(), number)

    @property
    def busy(self) -> int:
        """How many workers have a batch."""
        return len(self._tasks)

    def assign(self, number: int, batch: Batch) -> None:
        """Give a batch to an idle worker or to a new one."""
        connection = self._idle.pop() if self._idle else self._hire()
        self._tasks[connection] = (number, batch)
        connection.send(batch)

    def collect(self) -> dict[int, Answer]:
        """Wait until some worker has finished, or has died, and return the answers by the numbers of their batches."""
        answers: dict[int, Answer] = {}
        ready = wait(list(self._tasks))
        for connection in [connection for connection in self._tasks if connection in ready]:
            number, batch = self._tasks.pop(connection)
            try:
                answers[number] = connection.recv()
            except (EOFError, OSError):
                answers[number] = [_lost(path) for path in batch]
                connection.close()
            else:
                self._idle.append(connection)
        return answers

    def dismiss(self) -> None:
        """End every worker, whatever it is doing."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        for connection in (*self._idle, *self._tasks):
            connection.close()

    def _hire(self) -> Connection:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._options), daemon=True)
        with held_back(signal.SIGINT, signal.SIGTERM):  # a worker that is only half started would tell of its parent's end
            process.start()
            self._processes.append(process)
        theirs.close()  # the worker alone holds its end, so that its death is the end of the pipe
        return ours


def _work(connection: Connection, options: WorkspaceOptions) -> None:
    """Be a worker: answer each batch until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    let_through(signal.SIGTERM)
    workspace: Workspace | None = None
    while True:
        try:
            batch: Batch = connection.recv()
        except (EOFError, ConnectionError):
            return
        try:
            workspace = workspace or Workspace(options)
            connection.send([workspace.check_file(path) for path in batch])
        except SpincheckError as error:
            connection.send(error)
        except ConnectionError:
            return


def _lost(path: str) -> FileResult:
    failure = Failure(
        origin="input",
        message="was not checked: a worker process ended unexpectedly, perhaps for want of memory",
        hint="scan again with --jobs 1",
    )
    return FileResult(path=path, failures=(failure,))
