from tests.feedback.conftest import postgres  # noqa: F401
