import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import psycopg
import pytest

from headwater.config.environment import Addresses
from headwater.lib.ids import uuid7
from headwater.stream.hub import CHANNEL

WRITE = """
INSERT INTO events_eventrecord (name, subject_kind, subject_id, actor_id, payload, happened_at)
VALUES (%s, %s, %s, %s, '{"a": 1}', now()) RETURNING id
"""


LISTENING = """
SELECT EXISTS (SELECT FROM pg_stat_activity
WHERE datname = current_database() AND state = 'idle' AND query = %s)
"""


@dataclass
class World:
    """A workspace that really commits: followers look with connections of their own."""

    address: str
    id: int = 0
    deal_id: UUID = field(default_factory=uuid7)
    owner_id: UUID = field(default_factory=uuid7)
    seller_id: UUID = field(default_factory=uuid7)

    @contextmanager
    def session(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.address) as session:
            session.execute("SELECT set_config('app.workspace', %s, true)", [str(self.id)])
            yield session

    def execute(self, statement: str, *values: object) -> None:
        with self.session() as session:
            session.execute(statement.encode(), values)

    def write(self, name: str, kind: str = "pipeline", subject_id: UUID | None = None) -> int:
        with self.session() as session:
            values = [name, kind, subject_id or uuid7(), self.owner_id]
            return int(session.execute(WRITE, values).fetchall()[0][0])

    def wait_for_ears(self) -> None:
        """Wait until somebody listens for what is committed."""
        deadline = time.monotonic() + 60
        with psycopg.connect(self.address, autocommit=True) as session:
            while session.execute(LISTENING, [f"LISTEN {CHANNEL}"]).fetchone() != (True,):
                assert time.monotonic() < deadline

    def give_deal_to(self, member_id: UUID) -> None:
        self.execute(
            "UPDATE pipeline_deal SET owner_id = %s WHERE id = %s", member_id, self.deal_id
        )


@pytest.fixture
def world(django_db_setup: None, addresses: Addresses) -> World:
    """Make a workspace with an owner, a seller who sees only their own, and a deal of the seller."""
    world = World(addresses.app)
    with psycopg.connect(addresses.app) as session:
        made = session.execute("INSERT INTO tenancy_workspace (name, language, time_zone, currency,"
                               " country, is_demo, version) VALUES ('S', 'en', 'UTC', 'USD', 'US',"
                               " false, 1) RETURNING id")  # fmt: skip
        world.id = int(made.fetchall()[0][0])
    pipeline_id, stage_id = uuid7(), uuid7()
    for member_id, role in [(world.owner_id, "owner"), (world.seller_id, "seller")]:
        world.execute(
            "INSERT INTO accounts_member (id, version, role, name, email, language, time_zone,"
            " is_active) VALUES (%s, 1, %s, 'M', '', 'en', 'UTC', true)", member_id, role)  # fmt: skip
    world.execute(
        "INSERT INTO pipeline_pipeline (id, version, name_en, name_zh, is_archived, position,"
        " is_default) VALUES (%s, 1, 'Sales', '', false, 0, true)", pipeline_id)  # fmt: skip
    world.execute(
        "INSERT INTO pipeline_stage (id, version, name_en, name_zh, is_archived, pipeline_id,"
        " position, probability, description_en, description_zh)"
        " VALUES (%s, 1, 'Lead', '', false, %s, 0, 10, '', '')", stage_id, pipeline_id)  # fmt: skip
    world.execute(
        "INSERT INTO pipeline_deal (id, version, title, value, currency, pipeline_id, stage_id,"
        " status, owner_id, close_date_pushes, tags, competitor, lost_comment, created_at,"
        " stage_entered_at, changed_at, next_activity_kind, next_activity_title)"
        " VALUES (%s, 1, 'Desks', 1, 'USD', %s, %s, 'open', %s, 0, '{}', '', '', now(), now(),"
        " now(), '', '')", world.deal_id, pipeline_id, stage_id, world.seller_id)  # fmt: skip
    return world
