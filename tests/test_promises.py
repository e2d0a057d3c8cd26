"""What the project promises of itself, checked on its own files."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import ROOT

ROOMS = ("bot", "actions", "content", "dates", "feedback", "memory", "privacy", "staff")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
COMMANDS = {
    "bot/chat.py", "bot/first_settings.py", "bot/predict.py", "bot/quiet.py", "bot/say.py", "bot/serve.py",
    "bot/train.py", "bot/web/bundle.py", "content/check.py", "feedback/backup.py", "feedback/listing.py",
    "feedback/new_key.py", "feedback/retention.py", "feedback/rotate.py", "feedback/verify.py",
    "feedback/withdraw.py", "staff/add_person.py", "staff/demo/__main__.py", "staff/demo/code.py", "staff/digest.py",
}  # fmt: skip
LOCKS = sorted(ROOT.glob("requirements*.txt"))
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = [
    rule
    for path in sorted((ROOT / "data" / "rules").glob("*.yml"))
    for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
]
# Rasa's own actions that the rules use.
OF_RASA = {"action_deactivate_loop", "action_listen"}
# Written apart, so that this file does not name them itself.
ELSEWHERE = (
    "pypi" + ".org", "python" + "hosted", "hugging" + "face.co", "hf" + ".co/", "npmjs" + ".", "un" + "pkg.com",
    "js" + "delivr", "googleapis" + ".com", "gstatic" + ".com", "google" + "-analytics", "googletag" + "manager",
    "sentry" + ".io", "api.segment" + ".io", "dl." + "fbaipublicfiles", "conda" + ".anaconda",
)  # fmt: skip
NOT_OURS = {"models", "var", "results", "node_modules", "__pycache__", "build"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the tree that people wrote: nothing installed, trained, cached or secret."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.name.startswith(".") and path.name not in NOT_OURS:
                yield from files(path)
        elif path.name != ".env":
            yield path


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_a_lock_names_no_address_and_a_hash_for_every_package(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    packages = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert packages
    assert [entry for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_there_is_a_lock_for_what_runs_for_what_tests_and_for_what_installs() -> None:
    assert [path.name for path in LOCKS] == [
        "requirements-deploy.txt",
        "requirements-dev.txt",
        "requirements-uv.txt",
        "requirements.txt",
    ]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_file_names_a_place_that_something_could_be_fetched_from_or_told_to(place: str) -> None:
    assert [name(path) for path in files() if place.encode() in path.read_bytes().lower()] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 220


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) not in COMMANDS], ids=name)
def test_only_commands_print(path: Path) -> None:
    assert not {"print", "sys.stdout.write", "sys.stderr.write", "pprint"} & set(calls(path))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_that_was_read_is_run(path: Path) -> None:
    risky = {"eval", "exec", "pickle.load", "pickle.loads", "joblib.load", "yaml.load", "os.system", "yaml.unsafe_load"}
    assert not risky & set(calls(path))


def test_every_command_is_there() -> None:
    assert {command for command in COMMANDS if not (ROOT / command).is_file()} == set()


@pytest.mark.parametrize("ignored", [".env", ".venv/", "/models/", ".rasa/", "*.db", "/var/"])
def test_what_is_secret_or_made_here_is_ignored_by_git(ignored: str) -> None:
    assert ignored in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_settings_are_not_in_the_repository() -> None:
    index = ROOT / ".git" / "index"
    if not index.is_file():
        pytest.skip("this is not the root of a git checkout")
    # a path in the index follows its length in two bytes and ends with a zero
    assert b"\x00\x04.env\x00" not in index.read_bytes()


def test_the_example_of_the_settings_holds_no_secret() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    values = dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
    assert values["SECRET_KEY"] == values["RECORD_KEYS"] == values["DATABASE_URL"] == ""


def test_every_setting_is_explained_to_operators() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    names = {line.partition("=")[0] for line in text.splitlines() if line and not line.startswith("#")}
    explained = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    assert {setting for setting in names if f"| `{setting}` |" not in explained} == set()


@pytest.fixture(scope="module")
def action_names() -> list[str]:
    """The name of every action class of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from importlib import import_module

        from rasa_sdk import Action

        for path in (ROOT / "actions").glob("[a-z]*.py"):
            import_module(f"actions.{path.stem}")

    def below(kind: Any) -> Iterator[Any]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    return [kind().name() for kind in below(Action) if kind.__module__.startswith("actions.")]


def test_every_action_of_the_domain_is_a_class_and_every_class_is_in_the_domain(action_names: list[str]) -> None:
    assert sorted(action_names) == sorted(DOMAIN["actions"])


def test_every_form_has_an_action_that_takes_its_answers() -> None:
    assert {f"validate_{form}" for form in DOMAIN["forms"]} <= set(DOMAIN["actions"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["rule"])
def test_every_step_of_a_rule_exists(rule: dict[str, Any]) -> None:
    for step in rule["steps"]:
        if "intent" in step:
            assert step["intent"] in (*DOMAIN["intents"], "ask")
        elif "action" in step:
            assert step["action"] in {*DOMAIN["actions"], *DOMAIN["forms"], *OF_RASA}
        elif "active_loop" in step:
            assert step["active_loop"] in (None, *DOMAIN["forms"])
        else:
            assert set(step) == {"slot_was_set"}


def test_no_two_rules_have_one_name() -> None:
    names = [rule["rule"] for rule in RULES]
    assert len(set(names)) == len(names)


LOOPS = (None, *DOMAIN["forms"])


def rules_for(loop: str | None) -> set[str]:
    of_loop = [rule for rule in RULES if rule["condition"] == [{"active_loop": loop}]]
    return {step["intent"] for rule in of_loop for step in rule["steps"] if "intent" in step}


@pytest.mark.parametrize("loop", LOOPS)
def test_every_message_has_a_rule_wherever_the_parent_is(loop: str | None) -> None:
    assert {*DOMAIN["intents"], "ask"} - rules_for(loop) == set()


def test_every_intent_is_used_by_some_rule_and_every_entity_by_some_action() -> None:
    assert set(DOMAIN["intents"]) <= {step["intent"] for rule in RULES for step in rule["steps"] if "intent" in step}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    assert [entity for entity in DOMAIN["entities"] if f'"{entity}"' not in code] == []


def test_no_words_for_parents_are_in_the_domain() -> None:
    assert "responses" not in DOMAIN


def test_no_slot_is_filled_by_rasa_itself() -> None:
    mappings = [row["type"] for slot in DOMAIN["slots"].values() for row in slot["mappings"]]
    assert set(mappings) == {"custom"}


def test_conversations_are_kept_by_our_own_store_and_passed_on_to_none() -> None:
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    assert endpoints["tracker_store"] == {"type": "bot.tracker_store.AllowListTrackerStore"}
    assert set(endpoints) == {"action_endpoint", "tracker_store"}


def test_every_file_that_a_comment_or_a_docstring_points_to_is_there() -> None:
    """Only of whole paths in the code and the settings, such as docs/measurements.md."""
    sources = [*MODULES, *(ROOT / "standin").rglob("*.py"), ROOT / "config.yml", ROOT / "endpoints.yml"]
    sources += [ROOT / "domain.yml", ROOT / "requirements.in", *(ROOT / "data").glob("*.yml")]
    rooms = "docs|data|bot|tests|benchmarks|feedback|content|staff"
    pattern = re.compile(rf"\b(?:{rooms})/[\w/.-]+\.(?:md|py|yml|jsonl|txt)\b")
    missing = {
        found
        for path in sources
        for found in pattern.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / found).exists()
    }
    assert missing == set()
