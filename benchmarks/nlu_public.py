"""The same features and classifier on two public sets: `python -m benchmarks.nlu_public FOLDER`.

BANKING77 (PolyAI, CC BY 4.0): banking77_train.csv, banking77_test.csv. CLINC150 (CC BY 3.0): clinc150.json. The
folder is given, because the data are not ours to keep. Official splits; nothing is chosen on them.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from pathlib import Path

import numpy as np

from bot.nlu.features import Features, Letters, sentence_vectors
from bot.nlu.head import Head

Split = tuple[list[str], list[str]]
STRICTNESS = 0.5  # as in config.yml
BATCH = 500


def banking(folder: Path) -> tuple[Split, Split]:
    def split(name: str) -> Split:
        with (folder / f"banking77_{name}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return [row["text"] for row in rows], [row["category"] for row in rows]

    return split("train"), split("test")


def clinc(folder: Path) -> tuple[Split, Split]:
    """In-scope intents only: 150 of them, 100 training questions each."""
    data = json.loads((folder / "clinc150.json").read_text(encoding="utf-8"))
    return tuple(([t for t, _ in data[name]], [i for _, i in data[name]]) for name in ("train", "test"))  # type: ignore[return-value]


def accuracy(train: Split, test: Split) -> float:
    letters = Letters.fit(train[0])
    head = Head.fit(Features(letters.vectors(train[0]), sentence_vectors(train[0])), train[1], STRICTNESS)
    right = 0
    for start in range(0, len(test[0]), BATCH):
        texts = test[0][start : start + BATCH]
        scores = head.scores(Features(letters.vectors(texts), sentence_vectors(texts)))
        found = [head.labels[i] for i in np.argmax(scores, axis=1)]
        right += sum(a == b for a, b in zip(found, test[1][start : start + BATCH], strict=True))
    return right / len(test[0])


def main() -> None:
    if len(sys.argv) != 2 or not (folder := Path(sys.argv[1])).is_dir():
        raise SystemExit("usage: python -m benchmarks.nlu_public FOLDER (with banking77_*.csv and clinc150.json)")
    for name, sets in (("BANKING77", banking(folder)), ("CLINC150, in scope", clinc(folder))):
        started = time.perf_counter()
        result = accuracy(*sets)
        print(f"{name:20} {100 * result:.2f}% right  ({time.perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
