"""One thread that does the work which would keep the server from listening."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Does one job after the other, because neither workspaces nor detectors need to bear two threads.

    The thread is a daemon: unlike those of an executor it keeps no process alive whose editor has gone.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        Thread(target=self._work, name="spincheck", daemon=True).start()

    async def run(self, job: Callable[[], T]) -> T:
        """Do ``job`` and return its result; a job whose waiter is cancelled before its turn is not begun.

        Raises:
            Exception: whatever the job raises; what is no `Exception`, as a detector's `SystemExit`, comes as a `RuntimeError`.
        """
        future: Future[T] = Future()
        self._jobs.put((future, job))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            future, job = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job()
            except Exception as error:
                future.set_exception(error)
            except BaseException as error:  # would end the process, of which it has no right to
                future.set_exception(RuntimeError(f"{type(error).__name__}: {error}"))
            else:
                future.set_result(result)
