"""A whole run: look at the inputs, leave out what is done, process the rest, and sum up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from .. import __version__
from ..errors import SourceError, UsageError
from ..host import versions
from .annotation import Annotation, annotated_schema, annotator_for
from .formats import find_sources
from .job import DONE, REJECTS, Job, Shard
from .keep import Keep
from .local import run_local
from .shards import Input
from .store import Store
from .tally import add_up

_PLAN = "_spincheck/plan.json"
SUMMARY = "_spincheck/summary.json"
"""What a run says at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for; the fields are named after its options."""

    inputs: tuple[str, ...]
    output: str
    annotation: Annotation
    reader: str | None
    """The reader for every input; none leaves it to the format."""
    keep: str | None
    id_column: str | None
    source_column: str | None
    shard_size: int
    """Rows."""
    time_limit: float
    """Seconds for one row."""
    jobs: int
    engine: Literal["local", "ray"]
    resume: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """What is new since the last one."""

    rows: int
    text_bytes: int
    input_bytes: int
    """Of the input as it is stored."""
    resumed: bool
    """It was done by an earlier run."""


class Run:
    """One run over inputs that were looked at, into a folder that is its own."""

    def __init__(self, request: Request) -> None:
        """Look at all inputs and at the folder, and write down the plan.

        Raises:
            UsageError: the request cannot be carried out.
            InputError: an input cannot be read.
            OutputError: the folder cannot be written to.
        """
        self._request = request
        self.store = Store(request.output)
        self._check_folder()
        annotation = request.annotation
        self.inputs = [Input.open(*found, annotation, request.reader) for found in find_sources(request.inputs)]
        self._check_columns()
        self.size = sum(source.source.size for source in self.inputs)
        """Bytes of all inputs, as they are stored."""
        self._job = Job(
            annotation=annotation,
            store=self.store,
            keep=request.keep,
            time_limit=request.time_limit,
            id_column=request.id_column,
            source_column=request.source_column,
        )
        self._settle_plan()
        self._records = self._done()

    def go(self, advance: Callable[[Advance], None]) -> dict[str, Any]:
        """Process every shard that is not done yet, write the summary and return it.

        Args:
            advance: is told what is done, again and again.

        Raises:
            SpincheckError: an input cannot be read, rows cannot be annotated, or the output cannot be written.
        """
        positions = dict.fromkeys(range(len(self.inputs)), 0)

        def tell(shard: Shard, record: dict[str, Any], *, resumed: bool) -> None:
            new = max(0, shard.position - positions[shard.input])
            positions[shard.input] += new
            advance(Advance(rows=record["rows"], text_bytes=record["bytes"], input_bytes=new, resumed=resumed))

        def undone() -> Iterator[Shard]:
            for number, source in enumerate(self.inputs):
                for shard in source.shards(number, self._request.shard_size):
                    if record := self._records.get(shard.name):
                        tell(shard, record, resumed=True)
                    else:
                        yield shard

        for shard, record in self._engine(undone()):
            self._records[shard.name] = record
            tell(shard, record, resumed=False)
        return self._sum_up()

    def _engine(self, shards: Iterator[Shard]) -> Iterator[tuple[Shard, dict[str, Any]]]:
        if self._request.engine == "ray":
            from .on_ray import run_on_ray

            return run_on_ray(shards, self._job, self._request.jobs)
        return run_local(shards, self._job, self._request.jobs)

    def _sum_up(self) -> dict[str, Any]:
        records = [self._records[name] for name in sorted(self._records)]
        summary = {"schema": "spincheck-corpus/1", "spincheck": __version__, "inputs": len(self.inputs), **add_up(records)}
        self.store.put(SUMMARY, json.dumps(summary, ensure_ascii=False, indent=1).encode())
        return summary

    def _check_folder(self) -> None:
        """Refuse a folder that holds something else, or a run that is not to be resumed."""
        names = self.store.names()
        if names and _PLAN not in names:
            raise UsageError(f"'{self.store.url}' is not empty; name a new folder for the output")
        if names and not self._request.resume:
            raise UsageError(f"'{self.store.url}' holds a run already: add --resume to go on with it, or name another folder")

    def _check_columns(self) -> None:
        request = self._request
        keep = Keep(request.keep) if request.keep else None
        for source in self.inputs:
            for option, name in (("--id-column", request.id_column), ("--source-column", request.source_column)):
                if name and name not in source.schema.names:
                    raise UsageError(
                        f"{option}: '{source.source.url}' has no column '{name}'; it has {', '.join(source.schema.names)}"
                    )
            if keep:
                keep.validate(annotated_schema(source.schema, request.annotation))

    def _settle_plan(self) -> None:
        """Write down what the results depend on, or compare it with what an earlier run wrote."""
        request = self._request
        plan = {
            "schema": "spincheck-corpus-plan/1",
            "inputs": [source.source.url for source in self.inputs],
            "columns": [request.annotation.text_column, request.id_column, request.source_column],
            "reader": request.reader,
            "fix": request.annotation.repair,
            "select": request.annotation.select,
            "ignore": request.annotation.ignore,
            "keep": request.keep,
            "shard size": request.shard_size,
            "time limit": request.time_limit,
            "configuration": _digest(_contents(request.annotation.config)),
            "installed": _digest("\n".join(versions(annotator_for(request.annotation).workspace.host)).encode()),
        }
        plan = json.loads(json.dumps(plan))  # as it will be read
        known = self.store.get(_PLAN)
        if known is None:
            self.store.put(_PLAN, json.dumps(plan, ensure_ascii=False, indent=1).encode())
            return
        before = json.loads(known)
        if changed := [name for name in plan if plan[name] != before.get(name)]:
            raise UsageError(
                f"the run in '{self.store.url}' cannot be resumed, because this one differs in: {', '.join(changed)}; "
                "go back to what it was, or name another folder"
            )

    def _done(self) -> dict[str, dict[str, Any]]:
        """Return the records of the shards that are done, and delete what is left of others."""
        self.store.tidy()
        states = {f"{number:05}": source.source.identity for number, source in enumerate(self.inputs)}
        names = self.store.names()
        records: dict[str, dict[str, Any]] = {}
        for name in sorted(name for name in names if name.startswith(f"{DONE}/")):
            shard = name.removeprefix(f"{DONE}/").removesuffix(".json")
            record = json.loads(self.store.get(name) or b"{}")
            if record.get("identity") == states[shard.partition("-")[0]] and f"{shard}.parquet" in names:
                records[shard] = record
                continue
            for stale in (name, f"{shard}.parquet", f"{REJECTS}/{shard}.parquet"):
                self.store.delete(stale)
        return records


def _contents(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError as error:
        raise SourceError(f"'{path}' cannot be read: {error.strerror}") from error


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
