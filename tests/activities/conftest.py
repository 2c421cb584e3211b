from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from tests import make
from tests.calling import Caller


@pytest.fixture
def seller(workspace: object) -> Member:
    """Somebody who sees only their own deals and tasks, and all companies and people."""
    return make.member(name="Bo Li", role=Role.SELLER)


@pytest.fixture
def stranger(seller: Member) -> Caller:
    return Caller(seller)


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]
