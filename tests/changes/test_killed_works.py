"""A bulk edit whose workers are killed again and again ends as one that was left alone."""

import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from uuid import UUID

import pytest

from headwater.accounts.rules import Actor
from headwater.changes.models import Work, WorkRow
from headwater.changes.services.bulk import Chosen, start_bulk
from headwater.changes.services.undo import start_undo
from headwater.config.environment import Addresses
from headwater.events.models import EventRecord
from headwater.pipeline.models import Deal
from headwater.pipeline.selectors.filters import DealFilter
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DEALS = 150
WORK = """
import sys
from uuid import UUID
import django
django.setup()
from django.utils import timezone
from headwater.changes import rules
from headwater.changes.services import works
rules.STEP = 10
print("ready", flush=True)
works.work_on(UUID(sys.argv[1]), workspace_id=int(sys.argv[2]), member_id=UUID(sys.argv[3]), clock=timezone.now)
"""


def killed_until_done(work_id: UUID, actor: Actor, addresses: Addresses) -> int:
    """Kill each worker after a random while; give the number of those that were."""
    environment = os.environ | {
        "DATABASE_URL": addresses.app,
        "DATABASE_OWNER_URL": addresses.owner,
        "DJANGO_SETTINGS_MODULE": "headwater.config.settings",
    }
    command = [sys.executable, "-c", WORK, str(work_id), str(actor.workspace_id), str(actor.id)]
    chance, kills = random.Random(3), 0
    while True:
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            patience = min(0.1 + kills * 0.2, 5) * (0.5 + chance.random())
            try:
                assert process.wait(timeout=patience) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
                time.sleep(0.05)
            else:
                return kills


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

    assert killed_until_done(work.id, actor, own_database) >= 2
    with acting_in(workspace.pk):
        assert Work.objects.get(id=work.id).counts == {"done": DEALS}
        assert Deal.objects.filter(value=7, version=2).count() == DEALS
        assert EventRecord.objects.filter(operation=work.id, name="deal.changed").count() == DEALS
        back = start_undo(work.id, actor=actor, now=datetime.now(UTC))

    assert killed_until_done(back.id, actor, own_database) >= 2
    with acting_in(workspace.pk):
        assert Work.objects.get(id=back.id).counts == {"done": DEALS}
        assert Deal.objects.filter(value=1000, version=3).count() == DEALS
        assert not WorkRow.objects.exclude(outcome="done").exists()
