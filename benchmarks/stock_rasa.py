"""The same topics as a stock Rasa 3.6 project.

As `rasa init` would have it: the default pipeline and policies, written out so that the epochs can be fewer, REST
channel, one intent, one answer and one rule for each topic, and the same training examples. No forms, no redactor, no
word list of danger, no record: what is compared is understanding and answering, and stock Rasa has the lighter work.
Rules alone leave its two TED policies untrained, which spares it more.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

EPOCHS = 100
# rasa/engine/recipes/config_files/default_config.yml of Rasa 3.6.21.
CONFIG = """\
recipe: default.v1
assistant_id: stock
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - {name: CountVectorsFeaturizer, analyzer: char_wb, min_ngram: 1, max_ngram: 4}
  - {name: DIETClassifier, epochs: EPOCHS, constrain_similarities: true}
  - name: EntitySynonymMapper
  - {name: ResponseSelector, epochs: EPOCHS, constrain_similarities: true}
  - {name: FallbackClassifier, threshold: 0.3, ambiguity_threshold: 0.1}
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - {name: UnexpecTEDIntentPolicy, max_history: 5, epochs: EPOCHS}
  - {name: TEDPolicy, max_history: 5, epochs: EPOCHS, constrain_similarities: true}
"""
CREDENTIALS = "rest:\n"


def write_project(folder: Path, epochs: int = EPOCHS) -> None:
    from content.topics import topics

    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "config.yml").write_text(CONFIG.replace("EPOCHS", str(epochs)), encoding="utf-8")
    (folder / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    found = topics().values()
    domain: dict[str, Any] = {
        "version": "3.1",
        "intents": [topic.id for topic in found],
        "responses": {f"utter_{topic.id}": [{"text": topic.answer}] for topic in found},
        "session_config": {"session_expiration_time": 30, "carry_over_slots_to_new_session": False},
    }
    examples = [
        {"intent": topic.id, "examples": "".join(f"- {example}\n" for example in topic.examples)} for topic in found
    ]
    rules = [{"rule": topic.id, "steps": [{"intent": topic.id}, {"action": f"utter_{topic.id}"}]} for topic in found]
    _write(folder / "domain.yml", domain)
    _write(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": examples})
    _write(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
