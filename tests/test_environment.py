"""What is installed and how Rasa behaves in it: nothing heavy, nothing reported, its own commands still work."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.train import model_path

BIN = Path(sys.executable).parent
ABSENT = (
    "torch", "tensorflow", "tensorflow-cpu", "tensorflow-hub", "tensorflow-text", "keras", "jax", "transformers",
    "sentence-transformers", "skops", "openai",
)  # fmt: skip
ADR = "docs/adr/0002-no-tensorflow.md"


def run(folder: Path, *command: str | Path, seconds: int = 60) -> subprocess.CompletedProcess[str]:
    """A command with a home of its own, in which Rasa's reporting is turned on, as Rasa does when it is first used."""
    settings = folder / ".config" / "rasa" / "global.yml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("metrics:\n  enabled: true\n  rasa_user_id: nobody\n", encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if not name.startswith("RASA_")}
    return subprocess.run(
        [str(word) for word in command], cwd=ROOT, env={**env, "HOME": str(folder), "PYTHONWARNINGS": "ignore"},
        capture_output=True, text=True, timeout=seconds, check=False,
    )  # fmt: skip


def python(folder: Path, program: str) -> str:
    done = run(folder, sys.executable, "-c", program)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_python_is_one_that_the_locks_were_made_for() -> None:
    assert sys.version_info[:2] in ((3, 11), (3, 12))


@pytest.mark.parametrize("name", ABSENT)
def test_a_package_that_is_too_heavy_or_not_ours_to_use_is_not_installed(name: str) -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version(name)


@pytest.mark.parametrize("name", ABSENT)
def test_no_lock_asks_for_it(name: str) -> None:
    for lock in ROOT.glob("requirements*.*"):
        assert not re.search(rf"^{name}(?:\[|=|$)", lock.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "statement",
    ["import rasa.__main__", "import rasa.core.agent", "import rasa.model_training"],
)
def test_rasas_reporting_is_off_as_soon_as_rasa_is_imported(tmp_path: Path, statement: str) -> None:
    program = f"{statement}\nimport rasa.telemetry\nprint(rasa.telemetry.is_telemetry_enabled())"
    assert python(tmp_path, program) == "False"


def test_rasas_reporting_stays_off_when_someone_turns_it_on(tmp_path: Path) -> None:
    program = (
        "import os; os.environ['RASA_TELEMETRY_ENABLED'] = 'true'\nimport rasa.__main__, rasa.telemetry\n"
        "print(rasa.telemetry.is_telemetry_enabled())"
    )
    assert python(tmp_path, program) == "False"


def test_the_tensorflow_that_is_imported_is_a_stand_in(tmp_path: Path) -> None:
    program = "import tensorflow, tensorflow_hub, keras; print(tensorflow.__version__, tensorflow_hub.__spec__.origin)"
    assert python(tmp_path, program) == "0.0.0+standin None"


def test_the_stand_in_that_is_installed_is_the_one_of_this_tree(tmp_path: Path) -> None:
    installed = Path(python(tmp_path, "import tensorflow; print(tensorflow.__file__)"))
    assert installed.read_bytes() == (ROOT / "standin" / "tensorflow" / "__init__.py").read_bytes()


FIRST_USES = {
    "the network of a DIETClassifier": (
        "from rasa.nlu.classifiers.diet_classifier import DIETClassifier as Kind\n"
        "made = Kind.create({**Kind.get_default_config(), 'epochs': 1}, None, None, context)\n"
        "made._instantiate_model_class(RasaModelData())"
    ),
    "the network of a ResponseSelector": (
        "from rasa.nlu.selectors.response_selector import ResponseSelector as Kind\n"
        "made = Kind.create({**Kind.get_default_config(), 'epochs': 1}, None, None, context)\n"
        "made._instantiate_model_class(RasaModelData())"
    ),
    "a constant": "import tensorflow as tf\ntf.constant(3)",
    "a layer": "import tensorflow as tf\ntf.keras.layers.Dense(3)",
    "a saved model": "import tensorflow\nimport tensorflow_hub as hub\nhub.load('https://example.org/model')",
}


@pytest.mark.parametrize("use", FIRST_USES)
def test_the_first_real_use_of_tensorflow_is_refused_with_where_to_read_why(tmp_path: Path, use: str) -> None:
    body = FIRST_USES[use].replace("\n", "\n    ")
    program = (
        "from rasa.engine.graph import ExecutionContext, GraphSchema\n"
        "from rasa.utils.tensorflow.model_data import RasaModelData\n"
        f"context = ExecutionContext(GraphSchema({{}}))\ndef first_use():\n    {body}\n"
        "try:\n    first_use()\nexcept RuntimeError as error:\n    print(type(error).__module__, error)"
    )
    said = python(tmp_path, program)
    assert said.startswith("tensorflow ")
    assert ADR in said
    assert (ROOT / ADR).is_file()


@pytest.mark.parametrize("name", ["__wrapped__", "__nothing__"])
def test_the_stand_in_claims_no_hidden_names(tmp_path: Path, name: str) -> None:
    program = f"import tensorflow as tf; print(hasattr(tf, '{name}'), hasattr(tf.keras, '{name}'))"
    assert python(tmp_path, program) == "False False"


def test_a_package_that_is_nowhere_is_still_missing(tmp_path: Path) -> None:
    program = "try:\n    import no_such_package\nexcept ModuleNotFoundError:\n    print('missing')"
    assert python(tmp_path, program) == "missing"


def test_rasa_finds_no_fault_in_the_data(tmp_path: Path) -> None:
    words = ("data", "validate", "--data", "data", "--domain", "domain.yml", "--config", "config.yml")
    done = run(tmp_path, BIN / "rasa", *words)
    assert done.returncode == 0, done.stderr[-2000:]


def test_rasas_own_stories_pass_on_the_model(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(
        tmp_path, BIN / "rasa", "test", "core", "--e2e", "--stories", "tests/rasa/test_stories.yml",
        "--model", model_path(), "--out", out, "--fail-on-prediction-errors",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "None of the test stories failed" in (out / "failed_test_stories.yml").read_text(encoding="utf-8")
    report = json.loads((out / "story_report.json").read_text(encoding="utf-8"))
    assert report["conversation_accuracy"] == {"accuracy": 1.0, "correct": 3, "with_warnings": 0, "total": 3}
