"""Two sellers."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from tests import make


@pytest.fixture
def ann(workspace: Any) -> Member:
    return make.member(name="Ann", role=Role.SELLER)


@pytest.fixture
def bob(workspace: Any) -> Member:
    return make.member(name="Bob", role=Role.SELLER)
