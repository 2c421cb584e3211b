from datetime import UTC, datetime

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from tests import make

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def seller(workspace: object) -> Member:
    return make.member(name="Bo Li", role=Role.SELLER)
