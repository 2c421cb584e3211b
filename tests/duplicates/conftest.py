from datetime import UTC, datetime

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from tests import make
from tests.calling import Caller

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def owner(workspace: object) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


@pytest.fixture
def seller(workspace: object) -> Member:
    return make.member(name="Bo Li", role=Role.SELLER)
