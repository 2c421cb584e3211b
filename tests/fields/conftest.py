from collections.abc import Callable
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from tests import make
from tests.calling import Caller

Add = Callable[..., Any]


@pytest.fixture
def seller(workspace: object) -> Member:
    """Somebody who sees only their own deals, leads and tasks, and all companies and people."""
    return make.member(name="Bo Li", role=Role.SELLER)


@pytest.fixture
def stranger(seller: Member) -> Caller:
    return Caller(seller)


@pytest.fixture
def add(caller: Caller) -> Add:
    """Add a field by its name; of a deal unless said otherwise."""

    def add_field(name: str, type_: str = "text", **facts: Any) -> Any:
        body = {"kind": "deal", "type": type_, "name_en": name} | facts
        status, made = caller.post("/fields", body)
        assert status == 201, made
        return made

    return add_field


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]
