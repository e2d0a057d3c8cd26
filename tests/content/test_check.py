"""`make check` for words: each check finds its own defect in an otherwise good topic, and the real topics have none."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

import content.check
from content.check import EXAMPLES, FIRST_SCREEN_WORDS, GRADE, MANY_EXAMPLES, MORE_WORDS, grade, plain, problems, words
from content.topics import TOPICS_FOLDER

REAL = sorted(TOPICS_FOLDER.glob("*/*.yml"))
NAME = "a_topic"
Data = dict[str, Any]


def good() -> Data:
    """A topic without a fault."""
    fact = {"says": "The limit is 6 weeks.", "law": "An Act", "url": "https://example.org/law", "row": "L1"}
    examples = "".join(f"- question number {number} of it\n" for number in range(EXAMPLES))
    about = {
        "title": "A topic",
        "law": "An Act, section 36",
        "source": {"title": "A page", "url": "https://example.org"},
        "checked": date.today() - timedelta(days=1),
        "review_by": date.today() + timedelta(days=1),
        "related": [],
        "facts": [{**fact, "confidence": "high"}],
    }
    answer = {"text": "You can ask. They have 6 weeks to tell you.", "metadata": {"more": "Keep a copy of it."}}
    return {
        "version": "3.1",
        "responses": {f"utter_ask/{NAME}": [answer]},
        "nlu": [{"intent": f"ask/{NAME}", "metadata": about, "examples": examples}],
    }


def answer(data: Data) -> Data:
    row: Data = data["responses"][f"utter_ask/{NAME}"][0]
    return row


def about(data: Data) -> Data:
    row: Data = data["nlu"][0]["metadata"]
    return row


def write(folder: Path, data: Data, name: str = NAME, group: str = "school") -> Path:
    path = folder / group / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path


def found(folder: Path, spoil: Callable[[Data], Any], **where: str) -> list[str]:
    data = copy.deepcopy(good())
    spoil(data)
    return list(problems([write(folder, data, **where)]))


def test_the_real_topics_have_no_problem() -> None:
    assert list(problems(REAL)) == []


def test_a_good_topic_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, lambda data: None) == []


LONG = "This is the way to go on. " * 30
HARD = (
    "Notwithstanding aforementioned considerations, educational authorities' determinations regarding statutory "
    "assessment necessitate comprehensive multidisciplinary documentation."
)

DEFECTS: dict[str, tuple[Callable[[Data], Any], str]] = {
    "first screen too long": (lambda d: answer(d).update(text=LONG), "first screen has 210 words; 120 at most"),
    "more too long": (lambda d: answer(d)["metadata"].update(more=LONG * 2), "'more' has 420 words; 260 at most"),
    "answer too hard": (lambda d: answer(d).update(text=HARD), r"answer reads at grade \d+\.\d; 7\.0 at most"),
    "more too hard": (lambda d: answer(d)["metadata"].update(more=HARD), "more reads at grade"),
    "empty answer": (lambda d: answer(d).update(text=""), "the answer is empty"),
    "number in no fact": (lambda d: answer(d).update(text="They have 7 weeks."), "the figure '7' stands in no fact"),
    "number in no fact, in more": (
        lambda d: answer(d)["metadata"].update(more="It costs £250."),
        r"the figure '£250\.?' stands in no fact",
    ),
    "share in no fact": (lambda d: answer(d).update(text="That is 44.5%."), "the figure '44.5%' stands in no fact"),
    "http link in a fact": (lambda d: about(d)["facts"][0].update(url="http://example.org"), "is not a https:// link"),
    "http link as a source": (lambda d: about(d)["source"].update(url="http://x.org"), "is not a https:// link"),
    "http link in the answer": (lambda d: answer(d).update(text="See http://x.org now."), "is not a https:// link"),
    "link without https": (lambda d: answer(d).update(text="See www.x.org now."), "www.x.org is not a https:// link"),
    "review date past": (lambda d: about(d).update(review_by=date(2020, 1, 2)), "was to be reviewed by 2020-01-02"),
    "checked in the future": (
        lambda d: about(d).update(checked=date(2999, 1, 2)),
        r"a day still to come \(2999-01-02\)",
    ),
    "unknown fact in braces": (
        lambda d: answer(d).update(text="Ring {no_such_fact}."),
        r"cannot be read as a topic: .*\{no_such_fact\} is not a fact",
    ),
    "unknown fact in braces, in more": (
        lambda d: answer(d)["metadata"].update(more="Ring {no_such_fact}."),
        r"\{no_such_fact\} is not a fact",
    ),
    "missing source": (lambda d: about(d).pop("source"), "needs `law` and `source`"),
    "missing law": (lambda d: about(d).pop("law"), "needs `law` and `source`"),
    "missing facts": (lambda d: about(d).pop("facts"), "needs `facts`"),
    "fact not confirmed": (
        lambda d: about(d)["facts"][0].update(confidence="unconfirmed"),
        "a fact of confidence 'unconfirmed' may not be used",
    ),
    "orphan related id": (
        lambda d: about(d).update(related=["no_such_topic"]),
        "there is no other topic no_such_topic",
    ),
    "related to itself": (lambda d: about(d).update(related=[NAME]), f"there is no other topic {NAME}"),
    "orphan parent": (lambda d: about(d).update(parent="no_such_topic"), "there is no other topic no_such_topic"),
    "unknown flow": (lambda d: about(d).update(opens="nothing"), "opens 'nothing', which is none of"),
    "too few examples": (
        lambda d: d["nlu"][0].update(examples="- one\n- two\n"),
        f"has 2 examples; {EXAMPLES} at least",
    ),
    "example twice": (
        lambda d: d["nlu"][0].update(examples=d["nlu"][0]["examples"] + "- Question NUMBER 3, of it?\n"),
        f"'Question NUMBER 3, of it\\?' is also under {NAME}",
    ),
    "intent of another name": (lambda d: d["nlu"][0].update(intent="ask/other"), "must have one name"),
    "answer of another name": (
        lambda d: d.update(responses={"utter_ask/other": [answer(d)]}),
        f"needs exactly one answer, named utter_ask/{NAME}",
    ),
    "two answers": (
        lambda d: d["responses"].update({"utter_ask/other": [{"text": "No."}]}),
        "cannot be read as a topic",
    ),
    "two blocks": (lambda d: d["nlu"].append(d["nlu"][0]), "cannot be read as a topic"),
    "no title": (lambda d: about(d).pop("title"), "cannot be read as a topic: 'title'"),
    "no review date": (lambda d: about(d).pop("review_by"), "cannot be read as a topic: 'review_by'"),
    "a fact that says nothing": (lambda d: about(d)["facts"][0].pop("says"), "cannot be read as a topic"),
    "answer left blank": (lambda d: answer(d).update(text=None), "a_topic.yml: "),
    "review date that is no date": (lambda d: about(d).update(review_by="in spring"), "a_topic.yml: "),
    "facts that are one text": (lambda d: about(d).update(facts="six weeks"), "cannot be read as a topic"),
    "examples left blank": (lambda d: d["nlu"][0].update(examples=None), "a_topic.yml: "),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_named_with_its_file(tmp_path: Path, name: str) -> None:
    spoil, expected = DEFECTS[name]
    said = found(tmp_path, spoil)
    assert len(said) >= 1
    assert all(line.startswith(f"{NAME}.yml: ") for line in said)
    with pytest.raises(AssertionError, match=expected):
        raise AssertionError("\n".join(said))


def test_a_file_of_another_name_than_its_topic_is_named(tmp_path: Path) -> None:
    (said,) = found(tmp_path, lambda data: None, name="misnamed")
    assert said.startswith("misnamed.yml: the file, the intent")


def test_a_file_that_is_no_yaml_is_named_and_the_others_are_still_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("nlu: [", encoding="utf-8")
    late = good()
    about(late)["review_by"] = date(2020, 1, 2)
    first, second = problems([broken, write(tmp_path, late)])
    assert first.startswith("broken.yml: cannot be read as a topic")
    assert "was to be reviewed" in second


def test_an_example_of_two_topics_is_named_with_both(tmp_path: Path) -> None:
    other = good()
    other["nlu"][0]["intent"] = "ask/other"
    other["responses"] = {"utter_ask/other": [answer(good())]}
    said = list(problems([write(tmp_path, good()), write(tmp_path, other, "other")]))
    assert len(said) == EXAMPLES
    assert said[0] == "other.yml: 'question number 0 of it' is also under a_topic"


@pytest.mark.parametrize("name", ["crisis_danger", "out_of_scope_council", "out_of_scope_general"])
def test_some_topics_need_many_examples(tmp_path: Path, name: str) -> None:
    data = good()
    data["nlu"][0]["intent"] = f"ask/{name}"
    data["responses"] = {f"utter_ask/{name}": [answer(good())]}
    (said,) = problems([write(tmp_path, data, name)])
    assert said == f"{name}.yml: has {EXAMPLES} examples; {MANY_EXAMPLES} at least"


@pytest.mark.parametrize("missing", ["law", "source", "facts"])
def test_talk_about_the_talk_needs_no_law(tmp_path: Path, missing: str) -> None:
    def spoil(data: Data) -> None:
        answer(data)["text"] = "You can ask me what you like."
        about(data).pop(missing)

    assert found(tmp_path, spoil, group="conversation") == []


@pytest.mark.parametrize(
    "text", ["They have 6 weeks.", "It is section 36.", "1. Ask.\n2. Wait.", "See https://example.org/7/x now.", "Six."]
)
def test_figures_of_facts_laws_lists_and_links_may_stand(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, lambda data: answer(data).update(text=text)) == []


@pytest.mark.parametrize(("count", "problem"), [(FIRST_SCREEN_WORDS, False), (FIRST_SCREEN_WORDS + 1, True)])
def test_the_first_screen_may_be_as_long_as_its_limit(tmp_path: Path, count: int, problem: bool) -> None:
    text = "You can ask. " * (count // 3) + "Go. " * (count % 3)
    assert words(text) == count
    assert bool(found(tmp_path, lambda data: answer(data).update(text=text))) is problem


def test_more_may_be_longer_than_the_first_screen() -> None:
    assert MORE_WORDS > FIRST_SCREEN_WORDS


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("- one\n- two", "one. two."),
        ("1. Ask.\n\n2. Wait!", "Ask. Wait!"),
        ("Go to https://example.org/a?b=c", "Go to it."),
        ("Ring 01702 215246 or write to a@example.org:", "Ring it or write to it"),
    ],
)
def test_the_prose_alone_is_graded(text: str, prose: str) -> None:
    assert plain(text).startswith(prose)


def test_short_words_read_easier_than_long_ones() -> None:
    assert grade("You can ask. It is free.") < GRADE < grade(HARD)


@pytest.mark.parametrize(
    ("arguments", "code", "out"), [([], 0, "no problem found"), (["senco_help.yml"], 0, "no problem found")]
)
def test_the_command_passes_on_the_real_topics(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, out: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["check", *arguments])
    assert content.check.main() == code
    assert out in capsys.readouterr().out


def test_the_command_fails_and_prints_each_problem_and_only_those_of_the_files_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write(tmp_path, good(), "misnamed")
    write(tmp_path, good(), "wrong")
    monkeypatch.setattr(content.check, "TOPICS_FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["check", "data/nlu/school/misnamed.yml"])
    assert content.check.main() == 1
    out = capsys.readouterr().out
    assert "misnamed.yml: " in out
    assert "\nwrong.yml" not in out
