"""Trains the model when what it is made from has changed. `python -m bot.train`; `make train`.

The model's file is named by a digest of everything it is made from, so an unchanged one is never trained twice
and a stale one is never loaded.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import tempfile
import time
import warnings
from pathlib import Path

from dotenv import load_dotenv

from bot.quiet import quiet
from bot.settings import ROOT

DATA = ("data/nlu", "data/needs.yml", "data/rules", "data/words")
MADE_FROM = ("config.yml", "domain.yml", "requirements.txt", *DATA, "bot/nlu")
ENDINGS = (".yml", ".txt", ".py")


def digest(root: Path = ROOT) -> str:
    """Sixteen hexadecimal digits over the names and bytes of all that the model is made from."""
    total = hashlib.sha256()
    for name in MADE_FROM:
        path = root / name
        for file in sorted(path.rglob("*") if path.is_dir() else [path]):
            if file.suffix in ENDINGS:
                total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def model_path(models: Path | None = None) -> Path:
    """The model that belongs to this tree; or the one MODEL names, where it is built elsewhere and deployed."""
    load_dotenv(ROOT / ".env", override=False)
    given = os.environ.get("MODEL")
    return Path(given) if given else (models or ROOT / "models") / f"{digest()}.tar.gz"


def train(models: Path | None = None) -> Path:
    """The trained model's path; trains only if that file is not there. Raises if Rasa trained nothing."""
    path = model_path(models)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as unfinished:
        _train_into(Path(unfinished), path.name)
        (Path(unfinished) / path.name).replace(path)  # a model is there whole, or not at all
    return path


def _train_into(folder: Path, name: str) -> None:
    quiet()
    os.environ["LOG_LEVEL"] = "ERROR"  # what Rasa looks at before it draws progress bars
    from rasa.model_training import train as rasa_train

    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        result = rasa_train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=[str(ROOT / part) for part in DATA],
            output=str(folder),
            fixed_model_name=name,
            force_training=True,  # Rasa's own cache does not see a change in bot/nlu/head.py and the like
        )
    if result.code != 0 or not (folder / name).exists():
        raise RuntimeError("training failed: run `make check`, or `.venv/bin/rasa data validate`, to see why")


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    if model_path().exists():
        return
    print("Training the model ...", flush=True)
    started = time.perf_counter()
    path = train()
    print(f"Trained in {time.perf_counter() - started:.0f} s: {path}")


if __name__ == "__main__":
    main()
