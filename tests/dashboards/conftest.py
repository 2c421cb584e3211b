from dataclasses import dataclass

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Deal, Stage
from headwater.tenancy.models import Workspace
from tests import make


@dataclass
class Firm:
    """A boss, and a seller who sees only what is theirs: 1,111 of 98,765."""

    boss: Member
    seller: Member
    stages: list[Stage]
    deals: list[Deal]


@pytest.fixture
def firm(workspace: Workspace) -> Firm:
    pipeline = make.pipeline(is_default=True, name_en="Sales", name_zh="销售")
    stages = [
        make.stage(pipeline=pipeline, position=at, name_en=name, name_zh=zh)
        for at, (name, zh) in enumerate([("Lead", "初步接触"), ("Offer", "方案报价")])
    ]
    boss = make.member(name="Ada", email="ada@example.com")
    seller = make.member(name="李雷", role=Role.SELLER, email="lei@example.com", language="zh-CN")
    deals = [
        make.deal(stage=stages[0], owner=boss, value=87_654),
        make.deal(stage=stages[1], owner=boss, value=10_000),
        make.deal(stage=stages[1], owner=seller, value=1_111),
    ]
    return Firm(boss, seller, stages, deals)
