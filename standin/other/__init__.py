"""One file for every other name: see tensorflow/__init__.py beside this, and the list in pyproject.toml."""

from tensorflow import __getattr__  # noqa: F401
