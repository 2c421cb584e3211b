"""A bulk edit whose workers are killed again and again ends as one that was left alone."""

import random
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.utils import timezone

from headwater.accounts.rules import Actor
from headwater.changes import rules
from headwater.changes.models import Work, WorkRow
from headwater.changes.services import works
from headwater.changes.services.bulk import Chosen, start_bulk
from headwater.changes.services.undo import start_undo
from headwater.config.environment import Addresses
from headwater.events.models import EventRecord
from headwater.pipeline.models import Deal
from headwater.pipeline.selectors.filters import DealFilter
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.killing import house, killed_until_done

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DEALS = 150


def work_in_small_steps(work_id: UUID, workspace_id: int, member_id: UUID) -> None:
    rules.STEP = 10
    works.work_on(work_id, workspace_id=workspace_id, member_id=member_id, clock=timezone.now)


def killed(work_id: UUID, actor: Actor, addresses: Addresses) -> int:
    """Kill each worker after a random while; give the number of those that were."""
    return killed_until_done(
        work_in_small_steps, work_id, actor.workspace_id, actor.id,
        at=house(addresses), pace=0.1, chance=random.Random(3),
    )  # fmt: skip


@pytest.mark.timeout(600)
def test_killed_workers_change_each_record_once_and_take_each_back_once(
    own_database: Addresses,
) -> None:
    workspace = Workspace.objects.create(name="Killed")
    with acting_in(workspace.pk):
        actor, stage = make.actor(), make.stage()
        owner = make.member()
        for _ in range(DEALS):
            make.deal(stage=stage, owner=owner)
        chosen = Chosen(kind="deal", what={"edit": {"value": "7.00"}}, wish=DealFilter())
        work = start_bulk(chosen, actor=actor, now=NOW)

    assert killed(work.id, actor, own_database) >= 2
    with acting_in(workspace.pk):
        assert Work.objects.get(id=work.id).counts == {"done": DEALS}
        assert Deal.objects.filter(value=7, version=2).count() == DEALS
        assert EventRecord.objects.filter(operation=work.id, name="deal.changed").count() == DEALS
        back = start_undo(work.id, actor=actor, now=datetime.now(UTC))

    assert killed(back.id, actor, own_database) >= 2
    with acting_in(workspace.pk):
        assert Work.objects.get(id=back.id).counts == {"done": DEALS}
        assert Deal.objects.filter(value=1000, version=3).count() == DEALS
        assert not WorkRow.objects.exclude(outcome="done").exists()
