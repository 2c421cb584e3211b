from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection

from headwater.config.environment import Addresses

WRITE = """
INSERT INTO events_eventrecord (name, subject_kind, subject_id, payload, happened_at)
VALUES (%s, 'pipeline', gen_random_uuid(), '{}', now()) RETURNING id
"""
NEW_WORKSPACE = """
INSERT INTO tenancy_workspace (name, language, time_zone, currency, country, is_demo, version)
VALUES ('Two', 'en', 'UTC', 'USD', 'US', false, 1) RETURNING id
"""


@pytest.fixture
def workspace_id(django_db_setup: None, addresses: Addresses) -> int:
    """Make a workspace that is really committed, for sessions of their own."""
    with psycopg.connect(addresses.app) as session:
        return int(session.execute(NEW_WORKSPACE).fetchall()[0][0])


@pytest.fixture
def sessions(workspace_id: int, addresses: Addresses) -> Iterator[list[Connection]]:
    with psycopg.connect(addresses.app) as early, psycopg.connect(addresses.app) as late:
        for session in (early, late):
            session.execute("SELECT set_config('app.workspace', %s, true)", [str(workspace_id)])
        yield [early, late]


def write(session: Connection, name: str) -> int:
    return int(session.execute(WRITE, [name]).fetchall()[0][0])
