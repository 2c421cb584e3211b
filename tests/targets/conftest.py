from dataclasses import dataclass
from typing import Any

import pytest

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Role
from headwater.pipeline.models import Stage
from headwater.tenancy.models import Workspace
from tests import make


@dataclass
class House:
    """A department with two groups: an owner above, a manager in it, two sellers, one of them apart."""

    stages: list[Stage]
    owner: Member
    manager: Member
    anna: Member
    bo: Member
    sales: Team
    north: Team
    south: Team

    @property
    def pipeline_id(self) -> Any:
        return self.stages[0].pipeline_id


@pytest.fixture
def house(workspace: Workspace) -> House:
    pipeline = make.pipeline(is_default=True)
    sales = make.team(name="Sales")
    north, south = (make.team(name=name, parent=sales) for name in ("North", "South"))
    return House(
        stages=[
            make.stage(pipeline=pipeline, position=n, probability=chance)
            for n, chance in enumerate((20, 50))
        ],
        owner=make.member(name="Olga"),
        manager=make.member(name="Mina", role=Role.MANAGER, team=sales),
        anna=make.member(name="Anna", role=Role.SELLER, team=north),
        bo=make.member(name="Bo", role=Role.SELLER, team=south),
        sales=sales,
        north=north,
        south=south,
    )
