from tests.insights.conftest import cast  # noqa: F401
