"""The word list of danger: plain danger is found, sayings and everyday questions are not taken for it."""

from __future__ import annotations

import re
import string
import time
from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.crisis_gate import DANGER, WORD_LIST, CrisisGate, word_list
from bot.nlu.decision import Danger

PLAIN = """
I want to kill myself
i wanna die
I am suicidal
I don't want to be here any more
I feel like ending my life
I've taken all my tablets
there is no reason to keep living
I can't go on like this, I just want it all to stop
my daughter says she wants to die
hes going to kill himself
he tried to hang himself last night
he said we would be better off without him
she said she wishes she was never born
he wrote a goodbye note
my son was found with a noose
she tied a scarf round her neck
she has taken an overdose
he drank bleach
she swallowed some button batteries
he's on the bridge and says he will jump off the bridge
my son is cutting his arms
she is self harming
she burns herself with a lighter
the voices are telling him to do it
her dad hits her
my partner strangled me
dad beats my son with a belt
my ex is violent and I'm scared for my life
I think my child is being abused at home
my teenager has been raped
a man online is grooming her
the taxi driver touches her
someone at school touched him in a sexual way
they locked him in a cupboard at school
he has a knife and won't put it down
he is threatening us with scissors
he said he will stab his sister
my boy ran off and we cannot find him
she has gone missing
she ran into the road in front of a car
he tried to jump out of the car on the A127
I can't keep him safe tonight
we are not safe at home
I'm going to hurt my baby
I'm afraid I will shake the baby
I'm about to snap
kms i cant do this
she keeps running out of school and I can't find her
""".strip().splitlines()

# True danger that a line under `harmless` could swallow.
NO_SAYING = """
I need to talk to someone about suicide
can I talk to somebody about my self harm
we had a talk and he said he is thinking of suicide
he cannot learn because of the abuse at home
he was strangling me with his hands
he's going to kill whoever comes near him
my son screams don't kill me when his dad comes home
my dad was killing us with his fists
""".strip().splitlines()

SAYINGS = """
I could kill for a coffee
this paperwork will be the death of me
I'm dying for a cup of tea
my feet are killing me
the wait is killing us
he's dying to go back to school
she'd kill for a place at that school
I nearly died of embarrassment at the meeting
my phone died in the middle of the form
it hit me that he never got an assessment
we are banging our heads against a brick wall
the school shot down every idea I had
could you shoot me an email
the link is dead
they stabbed us in the back
the panel butchered his plan
let's not beat around the bush
I was gutted when they refused
he drives me up the wall with his questions
I'm drowning in forms
the jargon is doing my head in
it's a killer commute to his school
they killed off the summer club
we need to bite the bullet and appeal
she smashed her spelling test
he is a bit of a bruiser at rugby
the council's budget has taken a beating
I am dead on my feet
he's on fire with his reading this term
we're at war with the council
it broke my heart to read the report
over my dead body will he go there
the meeting was a car crash
two birds with one stone, kills time too
""".strip().splitlines()

EVERYDAY = """
my son is in crisis with his school work
suicide prevention training for staff
My son is missing a lot of school because of anxiety
she is missing out on her speech therapy
he is missing school
we have run out of options and don't know who to ask
we ran out of time and I can't find the form
he can't go on school trips without an adult
he takes ADHD medication, will school give it to him at lunch
our son takes melatonin tablets, who gives them on a residential
she can't hold a pencil or scissors
he has trouble using scissors
will changing school harm her progress
another boy hit him at playtime
the walking route is unsafe, can we get transport
the route isn't safe for him to walk alone
is there any point in carrying on with the appeal
we don't want to live in Southend any more, what happens to his plan
they say the plan has worked so they are going to end it
there is so much paperwork I can't take it all in
I'm scared of going to the tribunal
I'm scared he won't get a place
she's terrified of school
the nursery sent photos of his work
school is 6 kms away, do we get transport
I think he would be better off in a special school
he is in danger of being excluded
will the plan end when he is 16
""".strip().splitlines()


def found(text: str) -> Danger:
    return word_list().danger(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_danger_is_found(text: str) -> None:
    assert found(text) is Danger.plain


@pytest.mark.parametrize("text", PLAIN[::5])
def test_capitals_signs_and_curly_quotes_hide_nothing(text: str) -> None:
    assert found(f"  {text.upper().replace(chr(39), chr(0x2019))}!!!\n") is Danger.plain


@pytest.mark.parametrize("text", PLAIN[::5])
def test_a_saying_beside_it_hides_nothing(text: str) -> None:
    assert found(f"the wait is killing us and I could kill for a coffee. {text}") is Danger.plain


@pytest.mark.parametrize("text", NO_SAYING)
def test_true_danger_is_not_taken_for_a_saying(text: str) -> None:
    assert found(text) in (Danger.plain, Danger.possible)


@pytest.mark.parametrize("text", SAYINGS)
def test_a_saying_is_not_plain_danger(text: str) -> None:
    assert found(text) is not Danger.plain


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_question_is_not_plain_danger(text: str) -> None:
    assert found(text) is not Danger.plain


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("how do I appeal", Danger.none),
        ("I could kill for a coffee", Danger.harmless),
        ("they are so aggressive in meetings", Danger.possible),
        ("I could kill for a coffee but he is aggressive", Danger.possible),
        ("he has the skill", Danger.none),
    ],
)
def test_the_list_says_how_sure_it_is(text: str, danger: Danger) -> None:
    assert found(text) is danger


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("", Danger.harmless),
        ("skip", Danger.harmless),
        ("my son", Danger.harmless),
        ("I could kill for a coffee", Danger.harmless),
        ("I'm suicidal", Danger.plain),
        ("kms", Danger.plain),
        ("he's aggressive", Danger.possible),
    ],
)
def test_a_word_or_two_are_in_danger_only_when_the_list_says_so(text: str, danger: Danger) -> None:
    assert found(text) is danger


def lines() -> list[tuple[str, str]]:
    data = yaml.safe_load(WORD_LIST.read_text(encoding="utf-8"))
    parts = ("harmless", "plain", "possible")
    rows = [(part, line.strip()) for part in parts for line in data[part].splitlines()]
    return [(part, line) for part, line in rows if line and not line.startswith("#")]


@pytest.mark.parametrize(("part", "line"), lines())
def test_every_line_of_the_list_compiles_alone_and_asks_for_some_word(part: str, line: str) -> None:
    assert not re.compile(rf"\b(?:{line})\b").search("")
    assert line == line.casefold() or "\\" in line


def test_the_list_says_when_people_reviewed_it() -> None:
    assert yaml.safe_load(WORD_LIST.read_text(encoding="utf-8"))["reviewed"]


@pytest.mark.parametrize("piece", [*string.ascii_lowercase, "a b ", "he ", "his ", "'", " ", "é", "take my "])
def test_a_thousand_characters_of_anything_are_read_in_no_time(piece: str) -> None:
    text = (piece * 1000)[:1000]
    word_list()
    started = time.perf_counter()
    found(text)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize("text", ["killing " * 125, "my son has " * 90, "run out a a a a a " * 55])
def test_words_of_the_list_over_and_over_take_no_longer_than_their_number(text: str) -> None:
    def seconds(times: int) -> float:
        started = time.perf_counter()
        found(text * times)
        return time.perf_counter() - started

    assert min(seconds(4) for _ in range(3)) < 12 * min(seconds(1) for _ in range(3)) + 0.005


def test_a_missing_list_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        word_list(tmp_path / "none.yml")


def test_the_component_writes_the_danger_on_every_message() -> None:
    gate = CrisisGate()
    messages = gate.process([Message({"text": "I want to die"}), Message({"text": "how do I appeal"}), Message({})])
    assert [message.get(DANGER) for message in messages] == ["plain", "none", "harmless"]
