"""The layers, in order. Each reads the message and points at what should go; `collect` settles where they overlap.

A layer is any function from a Message to Spans.
"""

from __future__ import annotations

from privacy.message import Layer
from privacy.names import finding, model, unknown
from privacy.patterns import emails
from privacy.patterns.all_patterns import PATTERNS
from privacy.schools import listed, shaped

# By themselves first: a text stuffed with addresses is short without them.
FIRST: tuple[Layer, ...] = (emails.find,)
LAYERS: tuple[Layer, ...] = (
    *PATTERNS,
    listed.find,
    shaped.find,
    finding.find,
)
# For text that is to be stored: what is merely unknown goes too.
STRICT_LAYERS: tuple[Layer, ...] = (unknown.find,)
# When those find nothing more, for it is the slowest; nothing where it was not loaded.
STRICT_LAST: tuple[Layer, ...] = (model.find,)
