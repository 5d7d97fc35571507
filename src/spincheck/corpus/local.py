"""The engine for one machine: threads that read and write, each with a process that annotates."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

from .guard import Guard
from .job import Job, Shard, process


def run_local(shards: Iterator[Shard], job: Job, jobs: int) -> Iterator[tuple[Shard, dict[str, Any]]]:
    """Process shards in ``jobs`` processes and yield each with its record when it is done, in no certain order.

    Where something fails, no more shards are begun, those at hand are finished, and then it is raised.

    Raises:
        SpincheckError: an input cannot be read, rows cannot be annotated, or the output cannot be written.
    """
    guards: list[Guard] = []
    of_thread = threading.local()

    def hire() -> None:
        of_thread.guard = Guard(job.time_limit)
        guards.append(of_thread.guard)

    def work(shard: Shard) -> dict[str, Any]:
        return process(shard, job, of_thread.guard)

    pool = ThreadPoolExecutor(jobs, initializer=hire)
    try:
        yield from in_flight(shards, lambda shard: pool.submit(work, shard), jobs + 1)
    except BaseException as error:
        if not isinstance(error, Exception):  # an interrupt, which does not wait
            _close(guards)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _close(guards)
        for guard in guards:
            guard.wait()


def in_flight(shards: Iterator[Shard], submit: Any, most: int) -> Iterator[tuple[Shard, dict[str, Any]]]:
    """Keep up to ``most`` shards in work, and no more, because each of them is in memory."""
    pending: dict[Future[dict[str, Any]], Shard] = {}
    problem: Exception | None = None
    while True:
        while problem is None and len(pending) < most:
            try:
                shard = next(shards, None)
            except Exception as error:
                problem = error
                break
            if shard is None:
                break
            pending[submit(shard)] = shard
        if not pending:
            break
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            shard = pending.pop(future)
            try:
                record = future.result()
            except Exception as error:
                problem = problem or error
            else:
                yield shard, record
    if problem:
        raise problem


def _close(guards: list[Guard]) -> None:
    for guard in guards:
        guard.close()
