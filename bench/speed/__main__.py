"""Measure spincheck's speed and memory, mostly as ratios between things measured in turns in this one run.

Usage: python -m bench.speed [--repeat N] [--json FILE]

Nothing here fails because something is slow: the table shows the budget and the figure pinned earlier beside each measurement.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .texts import ROOT, ProseMaker, altered, shared_documents, small_markdown, write_folder
from .timing import Command, Sample, run_in_turns

PINNED = Path(__file__).resolve().parent / "pinned.json"
COMPARED_SIZES = (0.25, 0.5, 1)
"""Megabytes of each of two documents that are compared."""
LINEAR_SIZES = (1, 2, 4, 8)
"""Megabytes of the single documents whose cost must grow in step."""
FOLDER_FILES, FOLDER_FILE_MEGABYTES = 32, 0.125
UNCHANGED_FILES, UNCHANGED_MEGABYTES = 1_000, 0.006
DETECTOR_MEGABYTES = 1.0
PEER_MEGABYTES = 0.5
EDITED_BYTES = 10_000
COMMITTED_FILES = 3
BUDGETS = {"detector readability": "≥ 6"}
"""Of the stages inside one process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table: what was measured in each repetition."""

    name: str
    values: Sequence[float]
    unit: str
    budget: str = ""
    """The goal, as people read it."""

    @property
    def median(self) -> float:
        """The middle value, which is the one to quote."""
        return median(self.values)


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description="Measure spincheck's speed and memory.")
    parser.add_argument("--repeat", type=int, default=3, help="repetitions of each measurement (default 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = list(_measure(Path(folder), options.repeat))
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))["figures"] if PINNED.exists() else {}
    _print_table(figures, pinned)
    if options.json:
        options.json.write_text(_as_json(figures, options.repeat), encoding="utf-8")


def _measure(folder: Path, repeat: int) -> Iterator[Figure]:
    spincheck = _script("spincheck")
    yield from _small_runs(folder, repeat * 5, spincheck)
    yield from _hook(folder, repeat * 5, spincheck)
    yield from _throughput(folder, repeat, spincheck)
    yield from _second_scan(folder, repeat, spincheck)
    yield from _peer(folder, repeat, spincheck)
    yield from _machine(repeat)
    yield from _growth(folder, repeat, spincheck)
    yield from _compare(folder, repeat, spincheck)
    yield from _detectors(repeat)
    yield from _boilerplate(repeat)
    yield from _language_server(repeat * 5)
    yield from _corpus(repeat)


def _small_runs(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Compare runs that are over before anybody looks: starting, and one small file."""
    text = folder / "small.md"
    text.write_text(small_markdown(), encoding="utf-8")
    scan = [spincheck, "scan", "--exit-zero", "--stdin-filename", "small.md", "-"]
    samples = run_in_turns(
        {
            "click": Command([sys.executable, "-c", "import click"]),
            "version": Command([spincheck, "--version"]),
            "proselint": Command([_script("proselint"), "check"], stdin=text, accept=(0, 1)),
            "scan": Command(scan, stdin=text),
            "no readability": Command([*scan, "--disable-plugin", "readability"], stdin=text),
        },
        repeat,
    )
    yield Figure(name="import click", values=_milliseconds(samples["click"]), unit="ms")
    yield Figure(name="spincheck --version", values=_milliseconds(samples["version"]), unit="ms")
    yield Figure(name="--version ÷ import click", values=_ratios(samples["version"], samples["click"]), unit="×", budget="≤ 3")
    yield Figure(name="proselint check, 5 kB on stdin", values=_milliseconds(samples["proselint"]), unit="ms")
    yield Figure(name="spincheck scan, 5 kB on stdin", values=_milliseconds(samples["scan"]), unit="ms")
    added = [one.seconds - other.seconds for one, other in zip(samples["scan"], samples["no readability"], strict=True)]
    yield Figure(name="readability's part of that", values=[1000 * seconds for seconds in added], unit="ms", budget="≤ 30")
    yield Figure(name="scan ÷ proselint", values=_ratios(samples["scan"], samples["proselint"]), unit="×", budget="≤ 2")


def _hook(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Measure what the hook adds to a commit of a few small files."""
    repository = folder / "repository"
    repository.mkdir()
    names = [f"{number}.md" for number in range(COMMITTED_FILES)]
    for name in names:
        (repository / name).write_text(small_markdown(), encoding="utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init"], ["add", "."], [*who, "commit", "--message", "First"]):
        subprocess.run(["git", *words], cwd=repository, check=True, capture_output=True)
    scan = [spincheck, "scan", "--exit-zero", "--force-exclude", "--since", "HEAD", "--no-cache", *names]
    samples = run_in_turns({"hook": Command(scan, folder=repository)}, repeat)
    title = f"hook on {COMMITTED_FILES} files of 5 kB that the cache does not know"
    yield Figure(name=title, values=_milliseconds(samples["hook"]), unit="ms", budget="≤ 400")


def _throughput(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Scan folders of prose with one process and with two; the start is part of the time."""
    made = ProseMaker(seed=0)
    corpora = {"made": [made.document(FOLDER_FILE_MEGABYTES) for _ in range(FOLDER_FILES)], "shared": shared_documents()}
    for name, documents in corpora.items():
        if not documents:
            continue
        corpus = write_folder(folder / name, documents)
        megabytes = sum(path.stat().st_size for path in corpus.iterdir()) / 1e6
        scan = [spincheck, "scan", "--no-cache", "--exit-zero", str(corpus), "--jobs"]
        samples = run_in_turns({"1": Command([*scan, "1"]), "2": Command([*scan, "2"])}, repeat)
        title = f"{name} prose"
        yield Figure(name=f"{title}, --jobs 1", values=_rates(samples["1"], megabytes), unit="MB/s", budget="≥ 2")
        yield Figure(name=f"{title}, --jobs 2", values=_rates(samples["2"], megabytes), unit="MB/s")
        yield Figure(name=f"{title}, two jobs ÷ one", values=_ratios(samples["1"], samples["2"]), unit="×", budget="≥ 1.7")
        yield Figure(name=f"{title}, peak memory", values=_peaks(samples["1"]), unit="MB", budget="≤ 250")


def _second_scan(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Scan a folder of unchanged files again, with the results that the cache has of them and without."""
    made = ProseMaker(seed=2)
    corpus = write_folder(folder / "unchanged", [made.document(UNCHANGED_MEGABYTES) for _ in range(UNCHANGED_FILES)])
    (corpus / "spincheck.toml").touch()  # beside which the cache will be
    scan = [spincheck, "scan", "--exit-zero", str(corpus)]
    samples = run_in_turns({"again": Command(scan), "anew": Command([*scan, "--no-cache"])}, repeat)
    yield Figure(name=f"{UNCHANGED_FILES} unchanged files, again", values=_milliseconds(samples["again"]), unit="ms")
    ratios = _ratios(samples["anew"], samples["again"])
    yield Figure(name=f"{UNCHANGED_FILES} unchanged files, anew ÷ again", values=ratios, unit="×", budget="≥ 10")


def _peer(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Give one document of prose to proselint and to spincheck; the start is part of the time of both."""
    path = folder / "peer.txt"
    path.write_text(ProseMaker(seed=1).document(PEER_MEGABYTES), encoding="utf-8")
    commands = {
        "proselint": Command([_script("proselint"), "check", str(path)], accept=(0, 1)),
        "spincheck": Command([spincheck, "scan", "--no-cache", "--exit-zero", str(path)]),
    }
    samples = run_in_turns(commands, repeat)
    yield Figure(name="proselint, one document", values=_rates(samples["proselint"], PEER_MEGABYTES), unit="MB/s")
    ratios = _ratios(samples["proselint"], samples["spincheck"])
    yield Figure(name="throughput ÷ proselint's, one document", values=ratios, unit="×", budget="≥ 5.5")


def _machine(repeat: int) -> Iterator[Figure]:
    """Measure what two processes can gain here at most: how much slower each of two busy loops is than one alone."""
    loop = [sys.executable, "-c", "for i in range(8_000_000): pass"]
    pair = [sys.executable, "-c", f"import subprocess; [p.wait() for p in [subprocess.Popen({loop!r}) for _ in '12']]"]
    alone = [sys.executable, "-c", f"import subprocess; subprocess.run({loop!r})"]
    samples = run_in_turns({"alone": Command(alone), "pair": Command(pair)}, repeat)
    ratios = [2 * ratio for ratio in _ratios(samples["alone"], samples["pair"])]
    yield Figure(name="this machine, two busy loops ÷ one", values=ratios, unit="×")


def _growth(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Scan single documents of growing size."""
    commands: dict[str, Command] = {}
    for size in LINEAR_SIZES:
        path = folder / f"{size}MB.txt"
        path.write_text(ProseMaker(seed=size).document(size), encoding="utf-8")
        commands[path.stem] = Command([spincheck, "scan", "--no-cache", "--exit-zero", str(path)])
    samples = run_in_turns(commands, repeat)
    for size, (name, runs) in zip(LINEAR_SIZES, samples.items(), strict=True):
        yield Figure(name=f"one document of {name}", values=_rates(runs, size), unit="MB/s")
    first, *_, last = samples.values()
    grown = [ratio / (LINEAR_SIZES[-1] / LINEAR_SIZES[0]) for ratio in _ratios(last, first)]
    yield Figure(name="one document, cost per MB of largest ÷ smallest", values=grown, unit="×", budget="≈ 1")
    yield Figure(name=f"one document of {LINEAR_SIZES[-1]}MB, peak memory", values=_peaks(last), unit="MB")


def _compare(folder: Path, repeat: int, spincheck: str) -> Iterator[Figure]:
    """Compare documents with copies of themselves in which words were swapped and paragraphs turned round."""
    commands: dict[str, Command] = {}
    for size in COMPARED_SIZES:
        original, copy = (folder / f"{name}-{size}MB.txt" for name in ("original", "copy"))
        text = ProseMaker(seed=0).document(size)
        original.write_text(text, encoding="utf-8")
        copy.write_text(altered(text), encoding="utf-8")
        for command, more in (("compare", ()), ("compare --format json", ("--format", "json"))):
            commands[f"{command}, 2 × {size} MB"] = Command([spincheck, "compare", *more, str(original), str(copy)])
    samples = run_in_turns(commands, repeat)
    for name, runs in samples.items():
        yield Figure(name=name, values=[sample.seconds for sample in runs], unit="s")
        yield Figure(name=f"{name}, peak memory", values=_peaks(runs), unit="MB")
    smallest, largest = COMPARED_SIZES[0], COMPARED_SIZES[-1]
    times = (samples[f"compare, 2 × {size} MB"] for size in (largest, smallest))
    grown = [ratio / (largest / smallest) for ratio in _ratios(*times)]
    yield Figure(name="compare, cost per MB of largest ÷ smallest", values=grown, unit="×", budget="≈ 1")


def _detectors(repeat: int) -> Iterator[Figure]:
    """Measure each stage alone, inside one process and after a warm-up."""
    command = [sys.executable, "-m", "bench.speed.detectors", str(repeat), str(DETECTOR_MEGABYTES)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    seconds: dict[str, list[float]] = json.loads(output)
    for stage, values in seconds.items():
        rates = [DETECTOR_MEGABYTES / value for value in values]
        yield Figure(name=f"in process: {stage}", values=rates, unit="MB/s", budget=BUDGETS.get(stage, ""))


def _boilerplate(repeat: int) -> Iterator[Figure]:
    """Measure the boilerplate detector on prose, and on what is hardest for its patterns."""
    command = [sys.executable, "-m", "bench.speed.boilerplate", str(repeat)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    measured: dict[str, list[float]] = json.loads(output)
    for title, values in measured.items():
        name, _, unit = title.rpartition(", ")
        budget = "≥ 8" if name.endswith(" prose") else ""
        yield Figure(name=f"boilerplate: {name}", values=values, unit=unit, budget=budget)


def _corpus(repeat: int) -> Iterator[Figure]:
    """Measure rows of 2 to 5 kB, beside the filters that corpora are made with today."""
    command = [sys.executable, "-m", "bench.speed.corpus", str(repeat)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    measured: dict[str, list[float]] = json.loads(output)
    budgets = {"annotate": "≥ 1.2", "annotate, time": "≤ 1.05", "two processes ÷ one": "≥ 1.8", "largest process": "≤ 400"}
    for title, values in measured.items():
        name, _, unit = title.rpartition(", ")
        budget = next((goal for end, goal in budgets.items() if name.endswith(end)), "")
        yield Figure(name=f"corpus: {name}", values=values, unit=unit, budget=budget)


def _language_server(repeat: int) -> Iterator[Figure]:
    """Measure the warm answers of the language server after an edit."""
    command = [sys.executable, "-m", "bench.speed.lsp", str(repeat), str(EDITED_BYTES)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    seconds: dict[str, list[float]] = json.loads(output)
    for name, values in seconds.items():
        title = f"language server: answer to an edit of {name}, {EDITED_BYTES // 1000} kB"
        yield Figure(name=title, values=[value * 1000 for value in values], unit="ms", budget="≤ 50")


def _milliseconds(samples: Sequence[Sample]) -> list[float]:
    return [sample.seconds * 1000 for sample in samples]


def _rates(samples: Sequence[Sample], megabytes: float) -> list[float]:
    return [megabytes / sample.seconds for sample in samples]


def _ratios(above: Sequence[Sample], below: Sequence[Sample]) -> list[float]:
    """Divide run by run: the two ran one after the other, so that what slows the machine slows both."""
    return [one.seconds / other.seconds for one, other in zip(above, below, strict=True)]


def _peaks(samples: Sequence[Sample]) -> list[float]:
    return [sample.peak_bytes / 1e6 for sample in samples]


def _script(name: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    if not found:
        sys.exit(f"{name} is not installed beside {sys.executable}: see bench/README.md")
    return found


def _print_table(figures: Sequence[Figure], pinned: Mapping[str, Mapping[str, float]]) -> None:
    print(f"{'':50}{'median':>10} {'':5}{'least':>10}{'most':>10}  {'budget':8}{'pinned':>8}")
    for figure in figures:
        before = f"{pinned[figure.name]['median']:.2f}" if figure.name in pinned else ""
        print(
            f"{figure.name:50}{figure.median:10.2f} {figure.unit:5}{min(figure.values):10.2f}{max(figure.values):10.2f}"
            f"  {figure.budget:8}{before:>8}"
        )


def _as_json(figures: Sequence[Figure], repeat: int) -> str:
    machine = {"python": platform.python_version(), "system": platform.system(), "cpus": os.cpu_count(), "repeat": repeat}
    values = {
        figure.name: {"median": figure.median, "least": min(figure.values), "most": max(figure.values), "unit": figure.unit}
        for figure in figures
    }
    return json.dumps({"machine": machine, "figures": values}, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
