"""The legal time limits this service may state, each with its source.

One place for the law, so that a lawyer can check this page without reading the arithmetic.
Paragraphs follow send_law_facts.md, section A rows 6 to 17 and sections 3, 5c and 5d.
"""

from dataclasses import dataclass
from typing import Literal

RuleKey = Literal[
    "decision_to_assess",
    "no_plan_decision",
    "final_plan",
    "draft_comments",
    "mediation_contact",
    "appeal_from_letter",
    "appeal_from_certificate",
]
Extension = Literal["august", "christmas"]

_REGULATIONS = "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)"
_TRIBUNAL_RULES = (
    "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 (SI 2008/2699)"
)
_REGULATIONS_URL = "https://www.legislation.gov.uk/uksi/2014/1530/regulation"
_RULES_URL = "https://www.legislation.gov.uk/uksi/2008/2699/article"


@dataclass(frozen=True, slots=True)
class Rule:
    """A time limit's machine key and where the law says it."""

    key: RuleKey
    law: str
    url: str


DECISION_TO_ASSESS = Rule("decision_to_assess", f"{_REGULATIONS}, reg 5(1)", f"{_REGULATIONS_URL}/5")
NO_PLAN_DECISION = Rule("no_plan_decision", f"{_REGULATIONS}, reg 10(1)", f"{_REGULATIONS_URL}/10")
FINAL_PLAN = Rule("final_plan", f"{_REGULATIONS}, reg 13(2)", f"{_REGULATIONS_URL}/13")
DRAFT_COMMENTS = Rule("draft_comments", f"{_REGULATIONS}, reg 13(1)(a)", f"{_REGULATIONS_URL}/13")
MEDIATION_CONTACT = Rule("mediation_contact", f"{_REGULATIONS}, reg 33", f"{_REGULATIONS_URL}/33")
APPEAL_FROM_LETTER = Rule("appeal_from_letter", f"{_TRIBUNAL_RULES}, r.20(1)(c)(i)", f"{_RULES_URL}/20")
APPEAL_FROM_CERTIFICATE = Rule("appeal_from_certificate", f"{_TRIBUNAL_RULES}, r.20(1)(c)(ii)", f"{_RULES_URL}/20")

# Added to an appeal's law when the time would have ended in August or over Christmas.
EXTENSION_LAW = ", with r.12(3)(a)"
