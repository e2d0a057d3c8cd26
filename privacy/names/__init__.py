"""Names of people: from the lists, and from the words around them.

`cues_before` and `cues_after` say how strongly the words beside a word call it a name; `judging` says how much a word
looks like one; `finding` brings the two together.
"""
