from dataclasses import dataclass
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Stage
from headwater.tenancy.models import Workspace
from tests import make


@dataclass
class Crew:
    """A manager and three sellers in a team, a seller of another team, an owner above all."""

    stages: list[Stage]
    owner: Member
    manager: Member
    sellers: list[Member]
    other: Member

    @property
    def pipeline_id(self) -> Any:
        return self.stages[0].pipeline_id


@pytest.fixture
def crew(workspace: Workspace) -> Crew:
    pipeline = make.pipeline(is_default=True)
    north, south = make.team(name="North"), make.team(name="South")
    return Crew(
        stages=[make.stage(pipeline=pipeline, position=n, name_en=f"S{n}") for n in range(2)],
        owner=make.member(name="Olga"),
        manager=make.member(name="Mina", role=Role.MANAGER, team=north),
        sellers=[
            make.member(name=name, role=Role.SELLER, team=north) for name in ("Anna", "Bo", "Cy")
        ],
        other=make.member(name="Dora", role=Role.SELLER, team=south),
    )
