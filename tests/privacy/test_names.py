"""Names go by list and by cue; words that are names as well stay where no cue makes them one."""

import pytest

from privacy.redact import spans


def taken(text: str) -> list[str]:
    return [text[start:end] for start, end, kind in spans(text) if kind == "PERSON"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # On the list: anywhere, in any case.
        ("has anyone seen oliver's form", ["oliver"]),
        ("we asked for Rukhsana to be moved", ["Rukhsana"]),
        ("is there transport for kwabena", ["kwabena"]),
        ("MY SON JAYDEN NEEDS HELP", ["JAYDEN"]),
        ("olivers plan is late", ["olivers"]),
        ("siobhan o'neill rang", ["siobhan o'neill"]),
        # After a child.
        ("my son Quarrin can't cope", ["Quarrin"]),
        ("my daughter, Quarrine, is deaf", ["Quarrine"]),
        ("my son max wont go", ["max"]),
        ("my son will is autistic", ["will"]),
        ("my daughter grace has a plan", ["grace"]),
        ("my son quarrin is autistic", ["quarrin"]),
        ("my 7 year old Quarrin", ["Quarrin"]),
        ("My twins Quarrin and Xylia", ["Quarrin", "Xylia"]),
        ("her sister ruby is fine", ["ruby"]),
        # After a strong cue.
        ("a boy called quarrin", ["quarrin"]),
        ("my name is hope", ["hope"]),
        ("her name's faith", ["faith"]),
        ("my daughter is called april", ["april"]),
        ("Name: Quarrin Quarle", ["Quarrin Quarle"]),
        # After a title or a role.
        ("mrs green said no", ["green"]),
        ("Mr & Mrs Quarle", ["Quarle"]),
        ("Dr. A. Quarle-Bent wrote", ["A", "Quarle-Bent"]),
        ("miss quarle is kind", ["quarle"]),
        ("the SENCO Quarrin never rings", ["Quarrin"]),
        ("our caseworker, Agnieszka, left", ["Agnieszka"]),
        # By what follows.
        ("Quarrin's plan is late", ["Quarrin"]),
        ("grace's plan is late", ["grace"]),
        ("Will needs a taxi", ["Will"]),
        ("Quarrin and I went", ["Quarrin"]),
        ("May is 7", ["May"]),
        ("summer is my daughter", ["summer"]),
        ("Quarrin's school is full", ["Quarrin"]),
        ("I said that Quarrin can't go", ["Quarrin"]),
        ("Quarrin, my youngest, is home", ["Quarrin"]),
        # Others.
        ("thanks, Quarrin", ["Quarrin"]),
        ("what help is there for Quarrin?", ["Quarrin"]),
        ("I wrote to Quarrin Okafor", ["Quarrin Okafor"]),
        ("Ad\u00e9b\u1ecd\u0300w\u00e1l\u00e9's school", ["Ad\u00e9b\u1ecd\u0300w\u00e1l\u00e9"]),
        ("my son is called will. They told Will to go", ["will", "Will"]),
    ],
)
def test_a_name_goes(text: str, names: list[str]) -> None:
    assert taken(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "my son will not go, my son can read, my daughter may get one",
        "my daughter is autistic, my child has needs, my boy masks",
        "Will he get a plan? May I appeal? Hope he does. Can Mark schemes help?",
        "grace period, faith school, art teacher, mark the date, bill for taxis, hope for the best",
        "in may, for summer term, by april, june and august",
        "we miss school, they miss appointments, i would miss it",
        "the doctor said no, the teacher said yes, the lady said maybe",
        "he is called names, the meeting was called off, I called yesterday",
        "I'm Polish, I am desperate, this is hard, I'm Worried",
        "My son's EHCP, the school's plan, Ofsted's report",
        "Please Help Me With My Son He Is Autistic And Needs Help",
        "MY DAUGHTER IS AUTISTIC AND THE SCHOOL WILL NOT HELP",
        "Section F is vague. Part B is wrong. Reception was fine",
        "Masking is tiring. Transport has stopped. Nobody keeps us informed",
        "thank you, thanks for that, hi there, dear sir or madam",
        "he loves Thomas the Tank Engine and Mr Tumble",
        "we moved from Ukraine to Southend, from Basildon to Leigh",
        "the head said, the SENCO says, a TA is with him, the EP came on Monday",
        "Down's syndrome, Tourette's and Asperger's",
    ],
)
def test_no_name_stays(text: str) -> None:
    assert taken(text) == []
