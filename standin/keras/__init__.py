"""See tensorflow/__init__.py beside this: not Keras, a stand-in for Rasa's imports."""

from tensorflow import __getattr__  # noqa: F401
