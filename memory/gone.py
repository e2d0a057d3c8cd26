"""The one error of this room."""

from __future__ import annotations


class MemoryGoneError(RuntimeError):
    """Redis could not be asked, or did not answer in time. Carries nothing of what was to be kept."""
