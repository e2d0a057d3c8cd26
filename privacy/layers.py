"""The layers, in order. Each reads the message and points at what should go; `collect` settles where they overlap.

A layer is any function from a Message to Spans: a model that finds names goes into LAYERS after the names.
"""

from __future__ import annotations

from privacy.message import Layer
from privacy.names import finding, unknown
from privacy.patterns.all_patterns import PATTERNS
from privacy.schools import listed, shaped

LAYERS: tuple[Layer, ...] = (
    *PATTERNS,
    listed.find,
    shaped.find,
    finding.find,
)
# For text that is to be stored: what is merely unknown goes too.
STRICT_LAYERS: tuple[Layer, ...] = (unknown.find,)
