"""Count, train and fit the context model, and write it into the package.

``python -m training.context CORPORA CLEAN`` runs every stage. What a stage has made is kept in the work folder, and a run that
was stopped goes on with the first stage whose result is missing; take the folder away to begin anew.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np

from spincheck_spun.context.mixture import FITTED
from spincheck_spun.context.model import FOLDER, Model, load_model, save_model

from . import counting, fitting, general, neighbours, network, packing, synonyms, tables
from .content import content_mask
from .texts import CORPORA

RECORD: Final = "training.json"
_TEXT, _REPLACEMENTS = 1, 5
"""What is added to the seed where it is used a second and a third time."""
_PACKAGES: Final = ("jax", "lemminflect", "numpy", "pocketsphinx", "scikit-learn")


def main() -> int:
    """Run the stages."""
    parser = argparse.ArgumentParser(prog="training.context", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the *.jsonl.zst files")
    parser.add_argument("clean", type=Path, help="clean documents of other domains, to fit the thresholds on")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="where WordNet's data files are")
    parser.add_argument("--work", type=Path, default=Path("build/context"), help="where the stages keep what they made")
    parser.add_argument("--steps", type=int, default=20_000, help="how many batches the network learns from")
    parser.add_argument("--seed", type=int, default=0, help="of everything random")
    arguments = parser.parse_args()
    for corpus in CORPORA:
        if not (arguments.corpora / f"{corpus}.jsonl.zst").is_file():
            parser.error(f"there is no {corpus}.jsonl.zst in {arguments.corpora}")
    if not arguments.clean.is_file():
        parser.error(f"there is no {arguments.clean}")
    if not (arguments.wordnet / "data.noun").is_file():
        parser.error(
            f"there is no WordNet in {arguments.wordnet}: install Debian's wordnet-base, or name its folder by --wordnet"
        )
    arguments.work.mkdir(parents=True, exist_ok=True)
    stages = Stages(arguments)
    stages.count()
    stages.tables()
    stages.network()
    model = stages.pack()
    fitted, record = fitting.fit(arguments.corpora, arguments.clean, model, stages.spinner(), arguments.seed)
    (FOLDER / FITTED).write_text(json.dumps(asdict(fitted)) + "\n", encoding="utf-8")
    (FOLDER / RECORD).write_text(json.dumps(stages.record() | {"fit": record}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1))
    return 0


class Stages:
    """The stages up to the fit, and what they left in the work folder."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._corpora: Path = arguments.corpora
        self._wordnet: Path = arguments.wordnet
        self._work: Path = arguments.work
        self._steps: int = arguments.steps
        self._seed: int = arguments.seed

    def count(self) -> None:
        """Choose the vocabulary and encode the corpora."""
        if self._is_missing("general.npy"):
            english = general.read_general(general.model_path())
            counting.main(self._corpora, self._work, dict(zip(english.words, english.word_prob, strict=True)))
            rows = tables.translate(english, packing.vocabulary_of(self._words()))[
                general.draw_text(english, self._seed + _TEXT)
            ]
            np.save(self._work / "general.npy", rows.astype(np.uint16).ravel())

    def tables(self) -> None:
        """Count neighbours and find synonyms and words of the same distribution."""
        if self._is_missing("neighbours.npy"):
            vocabulary = packing.vocabulary_of(self._words())
            english = general.read_general(general.model_path())
            counted = tables.count_tables(self._work, vocabulary, english)
            self._keep("tables.pickle", counted)
            self._keep("synonyms.pickle", synonyms.inflected_synonyms(vocabulary, synonyms.read_wordnet(self._wordnet)))
            near = neighbours.find_neighbours(counted.pairs, counted.words, ~content_mask(vocabulary))
            np.save(self._work / "neighbours.npy", near)

    def network(self) -> None:
        """Train the network and keep its parameters and its losses."""
        if self._is_missing("network.npz"):
            vocabulary = packing.vocabulary_of(self._words())
            judged, words = content_mask(vocabulary), self._kept("tables.pickle").words
            near = np.load(self._work / "neighbours.npy")
            kinds = (
                synonyms.replacements(vocabulary, judged, words, self._kept("synonyms.pickle"), self._seed + _REPLACEMENTS),
                network.Replacements(words=near, counts=np.where(near[:, 0] > 0, near.shape[1], 0).astype(np.int32)),
            )
            rows = {corpus: np.load(self._work / f"{corpus}.npy") for corpus in network.SHARES}
            losses: dict[int, float] = {}
            parameters: network.Parameters = {}
            for step, loss, learnt in network.train(rows, kinds, words, judged, steps=self._steps, seed=self._seed):
                losses[step], parameters = round(loss, 4), learnt
                print(f"step {step}: loss {loss:.4f}", flush=True)
            (self._work / "losses.json").write_text(json.dumps(losses), encoding="utf-8")
            arrays: dict[str, Any] = {name: np.asarray(value) for name, value in parameters.items()}
            np.savez(self._work / "network.npz", **arrays)

    def pack(self) -> Model:
        """Write the model into the package."""
        words, counted = self._words(), self._kept("tables.pickle")
        vocabulary = packing.vocabulary_of(words)
        parameters = dict(np.load(self._work / "network.npz"))
        candidates = packing.choose_candidates(
            vocabulary,
            np.log(counted.words),
            parameters["u"],
            self._kept("synonyms.pickle"),
            synonyms.seen_substitutions(vocabulary),
        )
        save_model(packing.pack(words, counted, parameters, candidates), FOLDER)
        return load_model(FOLDER)

    def spinner(self) -> dict[str, list[str]]:
        """Return what the spins are made with that the classifier learns from."""
        vocabulary = packing.vocabulary_of(self._words())
        return synonyms.by_frequency(vocabulary, self._kept("tables.pickle").words, self._kept("synonyms.pickle"))

    def record(self) -> dict[str, Any]:
        """Return what the model was made from."""
        counted = self._kept("tables.pickle")
        losses = json.loads((self._work / "losses.json").read_text(encoding="utf-8"))
        every = max(1, len(losses) // 20)
        return {
            "corpora": {
                corpus: {
                    "sha256": sha256((self._corpora / f"{corpus}.jsonl.zst").read_bytes()).hexdigest(),
                    "numbers": len(np.load(self._work / f"{corpus}.npy", mmap_mode="r")),
                }
                for corpus in CORPORA
            },
            "packages": {"python": sys.version.split()[0], **{name: version(name) for name in _PACKAGES}},
            "seed": self._seed,
            "tables": {name: len(getattr(counted, name).keys) for name in ("pairs", "skips", "triples")},
            "loss by step": dict([*list(losses.items())[::every], list(losses.items())[-1]]),
        }

    def _is_missing(self, name: str) -> bool:
        missing = not (self._work / name).exists()
        print(f"{'making' if missing else 'taking'} {self._work / name}", flush=True)
        return missing

    def _words(self) -> list[str]:
        return (self._work / "vocabulary.txt").read_text(encoding="utf-8").splitlines()

    def _keep(self, name: str, value: object) -> None:
        with (self._work / name).open("wb") as file:
            pickle.dump(value, file)

    def _kept(self, name: str) -> Any:
        with (self._work / name).open("rb") as file:
            return pickle.load(file)  # noqa: S301  # our own file


if __name__ == "__main__":
    sys.exit(main())
