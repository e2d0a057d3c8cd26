"""A model belongs to what it is made from: any change of that is another name, and no other change is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.train import DATA, MADE_FROM, digest, main, model_path, train

OTHERS = ("README.md", "data/crisis.yml", "data/council", "data/buttons.yml", "content", "actions", "pyproject.toml")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that a model is made from, and of much that it is not."""
    target = tmp_path_factory.mktemp("tree")
    for name in (*MADE_FROM, *OTHERS):
        source, copy = ROOT / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, copy)
    return target


@pytest.fixture
def tree(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "tree"))


def first_file(path: Path) -> Path:
    return path if path.is_file() else min(p for p in path.rglob("*") if p.suffix in (".yml", ".py", ".txt"))


def test_a_copy_of_the_tree_has_the_same_digest(tree: Path, original: Path) -> None:
    assert digest(tree) == digest(original)
    assert len(digest(tree)) == 16
    int(digest(tree), 16)


@pytest.mark.parametrize("name", MADE_FROM)
def test_one_more_blank_in_any_input_is_another_digest(tree: Path, name: str) -> None:
    before = digest(tree)
    with first_file(tree / name).open("a", encoding="utf-8") as file:
        file.write(" ")
    assert digest(tree) != before


@pytest.mark.parametrize("name", ["data/nlu", "data/rules", "data/words", "bot/nlu"])
def test_a_file_renamed_added_or_removed_is_another_digest(tree: Path, name: str) -> None:
    seen = {digest(tree)}
    file = first_file(tree / name)
    file.rename(file.with_name(f"other{file.suffix}"))
    seen.add(digest(tree))
    (file.with_name(f"added{file.suffix}")).touch()
    seen.add(digest(tree))
    file.with_name(f"other{file.suffix}").unlink()
    seen.add(digest(tree))
    assert len(seen) == 4


def test_two_files_that_swap_their_contents_are_another_digest(tree: Path) -> None:
    before = digest(tree)
    one, other = sorted((tree / "data/rules").glob("*.yml"))[:2]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert digest(tree) != before


@pytest.mark.parametrize("name", [name for name in OTHERS if (ROOT / name).exists()])
def test_a_change_of_anything_else_is_the_same_digest(tree: Path, name: str) -> None:
    before = digest(tree)
    with first_file(tree / name).open("a", encoding="utf-8") as file:
        file.write("\n# another line\n")
    assert digest(tree) == before


@pytest.mark.parametrize("name", ["bot/nlu/__pycache__/x.pyc", "data/nlu/notes.md", "data/words/feedback.yml~"])
def test_what_stands_beside_the_inputs_is_the_same_digest(tree: Path, name: str) -> None:
    before = digest(tree)
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_text("x", encoding="utf-8")
    assert digest(tree) == before


def test_a_missing_input_stops_the_training(tree: Path) -> None:
    (tree / "domain.yml").unlink()
    with pytest.raises(FileNotFoundError):
        digest(tree)


def test_what_rasa_is_trained_on_is_part_of_what_the_model_is_made_from() -> None:
    assert set(DATA) <= set(MADE_FROM)


def test_the_model_is_named_by_the_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MODEL", raising=False)
    assert model_path(tmp_path) == tmp_path / f"{digest()}.tar.gz"
    assert model_path().parent == ROOT / "models"


def test_a_model_named_in_the_settings_is_taken_and_not_trained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.tar.gz"
    given.touch()
    monkeypatch.setenv("MODEL", str(given))
    assert model_path() == given
    assert train() == given
    main()
    assert capsys.readouterr().out == ""
