from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Role
from headwater.forecast.rules.facts import Deal as Past
from headwater.forecast.rules.facts import End
from headwater.forecast.services import working
from headwater.pipeline.models import Deal, Pipeline, Stage
from headwater.tenancy.models import Workspace
from tests import make


@dataclass(frozen=True)
class House:
    """A pipeline; a team with a manager and two sellers, below a company; and somebody alone."""

    pipeline: Pipeline
    stages: list[Stage]
    top: Team
    team: Team
    owner: Member
    manager: Member
    sellers: list[Member]
    lone: Member


@pytest.fixture
def house(workspace: Workspace) -> House:
    pipeline = make.pipeline(is_default=True)
    top = make.team(name="Company")
    team = make.team(name="North", parent=top)
    return House(
        pipeline=pipeline,
        stages=[
            make.stage(pipeline=pipeline, position=place, probability=chance, name_en=name)
            for place, (name, chance) in enumerate([("Talk", 20), ("Offer", 50), ("Deal", 80)])
        ],
        top=top,
        team=team,
        owner=make.member(name="Olga"),
        manager=make.member(name="Mia", role=Role.MANAGER, team=team),
        sellers=[make.member(name=name, role=Role.SELLER, team=team) for name in ("Ann", "Bob")],
        lone=make.member(name="Lee", role=Role.SELLER),
    )


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def store(pasts: Sequence[Past], house: House, *, owner: Member | None = None) -> None:
    """Write pasts down as the services would: each step at noon of its day."""
    stages = {"Talk": house.stages[0], "Offer": house.stages[1]}
    for past in pasts:
        first, *others = past.steps
        value = past.terms[0].value if past.terms else 0
        at = noon(first.day)
        deal = make.deal(
            stage=stages[str(first.place)], owner=owner or house.sellers[0], at=at, title=past.id,
            value=Decimal(str(value)),
        )  # fmt: skip
        for number, step in enumerate(others, start=1):
            moment = noon(step.day) + timedelta(minutes=number)
            if isinstance(step.place, End):
                change = {"status": step.place.name.lower(), "closed_at": moment}
            else:
                change = {"stage": stages[step.place], "stage_entered_at": moment}
            Deal.objects.filter(id=deal.id).update(**change, changed_at=moment)


@pytest.fixture
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a long job run in the transaction of the test."""
    monkeypatch.setattr(working, "acting_in", lambda _workspace_id: nullcontext())
