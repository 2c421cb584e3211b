"""An import that is killed again and again ends as one that was left alone."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from headwater.accounts.rules import Actor
from headwater.config.environment import Addresses
from headwater.exchange.models import ImportRun
from headwater.exchange.services import runs, undo, working
from headwater.exchange.services.uploads import Upload, create_import
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.killing import house, killed_until_done

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DEALS = 400
# What came in, told by names, since ids differ from one import to the next.
TOLD = {
    "deals": """SELECT d.title, d.value, d.currency, d.status, s.name_en, m.name, c.name, d.tags, d.created_at,
        d.stage_entered_at, d.closed_at, d.version FROM pipeline_deal d JOIN pipeline_stage s ON s.id = d.stage_id
        JOIN accounts_member m ON m.id = d.owner_id LEFT JOIN people_company c ON c.id = d.company_id""",
    "versions": """SELECT d.title, v.valid_from, v.valid_to, s.name_en, v.status, m.name, v.value FROM pipeline_dealversion v
        JOIN pipeline_deal d ON d.id = v.deal_id JOIN pipeline_stage s ON s.id = v.stage_id JOIN accounts_member m ON m.id = v.owner_id""",
    "visits": """SELECT d.title, v.entered_at, v.left_at, s.name_en, v.exit FROM pipeline_stagevisit v
        JOIN pipeline_deal d ON d.id = v.deal_id JOIN pipeline_stage s ON s.id = v.stage_id""",
    "totals": """SELECT s.name_en, m.name, sum(t.count), sum(t.value) FROM pipeline_stagetotal t JOIN pipeline_stage s ON s.id = t.stage_id
        JOIN accounts_member m ON m.id = t.owner_id GROUP BY 1, 2""",
    "events": "SELECT name, happened_at, payload->>'status' FROM events_eventrecord WHERE name LIKE 'deal.%%'",
    "is_one_operation": """SELECT count(DISTINCT e.operation) = 1 AND min(e.operation::text) = min(r.operation::text)
        FROM events_eventrecord e, exchange_importrun r WHERE e.name LIKE 'deal.%%'
        AND r.workspace_id = e.workspace_id""",
    "companies": "SELECT name FROM people_company",
    "members": "SELECT name, role FROM accounts_member WHERE user_id IS NULL",
    "results": "SELECT number, outcome, title, problem->>'code' FROM exchange_importresult",
    "outside": "SELECT source, kind, outside_id, digest FROM exchange_outsideid",
}


def files(folder: Path) -> list[Upload]:
    chance = random.Random(7)
    deals, history = (
        ["Deal ID,Deal name,Company,Amount,Owner,Created,Product"],
        ["Deal ID,Stage,Timestamp"],
    )
    for number in range(DEALS):
        at = START + timedelta(hours=chance.randrange(2000))
        amount = "many" if number % 50 == 0 else chance.randrange(10_000)
        deals.append(
            f"D{number},Deal {number},Company {chance.randrange(90)},{amount},Seller {number % 7},{at.isoformat()},P{number % 3}"
        )
        for stage in ("Qualified", "Proposal", "Negotiation", chance.choice(["Won", "Lost"]))[
            : chance.randrange(5)
        ]:
            history.append(f"D{number},{stage},{at.isoformat()}")
            at += timedelta(hours=chance.randrange(200))
    uploads = []
    for name, lines in (("deals.csv", deals), ("history.csv", history)):
        (folder / name).write_text("\n".join(lines))
        uploads.append(Upload(name, folder / name))
    return uploads


def new_import(uploads: list[Upload]) -> tuple[Actor, UUID]:
    workspace = Workspace.objects.create(name="Killed")
    with acting_in(workspace.pk):
        actor = make.actor()
        run = create_import(uploads, actor=actor)
        runs.start_run(run.id, actor=actor, now=NOW)
    return actor, run.id


def work_in_small_steps(run_id: UUID, workspace_id: int, member_id: UUID) -> None:
    runs.CHUNK = runs.FIRST_CHUNK = undo.CHUNK = 40
    working.work_on(run_id, workspace_id=workspace_id, member_id=member_id, clock=timezone.now)


def killed(run_id: UUID, actor: Actor, addresses: Addresses) -> int:
    """Kill each worker after a random while; give the number of those that were."""
    return killed_until_done(
        work_in_small_steps, run_id, actor.workspace_id, actor.id,
        at=house(addresses), pace=0.06, chance=random.Random(3),
    )  # fmt: skip


def told(actor: Actor) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with acting_in(actor.workspace_id), connection.cursor() as cursor:
        for name, statement in TOLD.items():
            cursor.execute(statement)
            found[name] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.timeout(600)
def test_killed_workers_lose_nothing_and_do_nothing_twice(
    own_database: Addresses, tmp_path: Path
) -> None:
    uploads = files(tmp_path)
    quiet, first = new_import(uploads)
    working.work_on(first, workspace_id=quiet.workspace_id, member_id=quiet.id, clock=timezone.now)
    troubled, second = new_import(uploads)

    kills = killed(second, troubled, own_database)

    assert kills >= 2
    expected, found = told(quiet), told(troubled)
    assert len(expected["deals"]) == DEALS - DEALS // 50
    for name in TOLD:
        assert found[name] == expected[name], name

    with acting_in(troubled.workspace_id):
        undo.start_undo(second, actor=troubled, now=make.NEW_YEAR)
    killed(second, troubled, own_database)
    with acting_in(troubled.workspace_id):
        assert ImportRun.objects.get(id=second).state == "undone"
    gone = told(troubled)
    assert {
        name: len(gone[name])
        for name in ("deals", "versions", "visits", "companies", "members", "outside")
    } == dict.fromkeys(("deals", "versions", "visits", "companies", "members", "outside"), 0)
    assert {total[2:] for total in gone["totals"]} <= {(0, 0)}
