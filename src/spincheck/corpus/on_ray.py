"""The engine for a cluster: the same work on each shard, as tasks of Ray."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from .guard import Guard
from .job import Job, Shard, process

_RETRIES = 5
"""How often a shard is begun anew because the process or the machine that had it was lost; to do it twice does no harm."""


def run_on_ray(shards: Iterator[Shard], job: Job, jobs: int | None) -> Iterator[tuple[Shard, dict[str, Any]]]:
    """Process shards as tasks and yield each with its record when it is done, in no certain order.

    The cluster is the one that this program has joined, else that of the environment's ``RAY_ADDRESS``, else one on this
    machine with ``jobs`` processes.

    Raises:
        SpincheckError: an input cannot be read, rows cannot be annotated, or the output cannot be written.
    """
    import ray
    from ray.exceptions import RayTaskError

    if not ray.is_initialized():
        import os

        local = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": jobs, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="ERROR", **local)
    work = ray.remote(max_retries=_RETRIES, num_cpus=1)(_process)
    job_reference = ray.put(job)
    most = jobs or int(ray.cluster_resources().get("CPU", 1)) + 1
    pending: dict[Any, Shard] = {}
    more = True
    while more or pending:
        while more and len(pending) < most:
            shard = next(shards, None)
            if shard is None:
                more = False
            else:
                pending[work.remote(shard, job_reference)] = shard
        if pending:
            (done, *_), _ = ray.wait(list(pending))
            shard = pending.pop(done)
            try:
                yield shard, ray.get(done)
            except RayTaskError as error:
                raise error.cause from None


def _process(shard: Shard, job: Job) -> dict[str, Any]:
    return process(shard, job, _guard(job.time_limit))


@lru_cache(maxsize=1)
def _guard(time_limit: float) -> Guard:
    """Return the guard of this process, which Ray uses again for many tasks."""
    return Guard(time_limit)
