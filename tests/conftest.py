"""Tests run on the embedded PostgreSQL, as the app role, each in a workspace of its own.

Each process of a run has a server of its own. All of them begin with the migrated template of
tests/cluster.py, each works in a copy.
"""

import math
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from headwater.accounts.models import Member
from headwater.config.environment import Addresses, embedded_addresses
from headwater.config.settings import database as settings_for
from headwater.lib.vault import Vault, new_key
from headwater.serve.postgres import Postgres
from headwater.tenancy import kept
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.cluster import TEMPLATE, EmptiedDatabase, running_server

KEY = new_key()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left with it when the others are done.

    Files with tests that asked for more time come first, then those with a browser.
    """
    slow = {item.path for item in items if item.get_closest_marker("timeout")}
    items.sort(key=lambda item: (item.path not in slow, item.path.parent.name != "browser"))


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """Start a server for this process alone.

    A stream tells only what no running transaction of the whole cluster could still come before,
    and every test of a neighbouring process is one. Its folder is not pytest's, which shuts the
    way there for other users whenever another run begins.
    """
    with (
        tempfile.TemporaryDirectory(
            prefix="headwater-tests-", ignore_cleanup_errors=True
        ) as folder,
        running_server(Path(folder)) as server,
    ):
        yield server


@pytest.fixture(scope="session")
def template(server: Postgres) -> str:
    """Name the migrated database that all others are copied from."""
    return TEMPLATE


@pytest.fixture(scope="session")
def addresses(server: Postgres, template: str) -> Addresses:
    name = f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    with psycopg.connect(server.admin, autocommit=True) as admin:
        admin.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))
    return embedded_addresses(server.folder, name=name)


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep tests out of the data folder of a Headwater that is in use."""
    folder = tmp_path_factory.mktemp("data")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=folder)
    settings.VAULT = Vault(lambda: KEY)
    return folder


@pytest.fixture(scope="session")
def django_db_setup(addresses: Addresses, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, database_url=addresses.app, database_owner_url=addresses.owner
    )
    with django_db_blocker.unblock():
        connection.settings_dict.update(settings_for(addresses.app))
        yield
        connection.close()


@pytest.fixture(scope="session", autouse=True)
def _passwords_are_cheap() -> None:
    """Hash as the product does, but with little memory: a hundred sign-ins would take a minute."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.parallelism = 1, 1
    Argon2PasswordHasher.memory_cost = 64


@pytest.fixture(autouse=True)
def _figures_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing count as slow, however crowded the machine: what is written is in every answer."""
    monkeypatch.setattr(kept, "SLOW", math.inf)


@pytest.fixture
def workspace(db: None) -> Workspace:
    workspace = Workspace.objects.create(name="Ours")
    enter(workspace.pk)
    return workspace


@pytest.fixture
def owner(workspace: object) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


@pytest.fixture(scope="session")
def emptied(server: Postgres, template: str) -> EmptiedDatabase:
    """Have a database of this process that can be used again and again."""
    # Each process of a run has one of its own: two would otherwise make the same one at once.
    name = f"at_once_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    return EmptiedDatabase(server.admin, name, template)


@pytest.fixture
def own_database(
    server: Postgres,
    emptied: EmptiedDatabase,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Addresses]:
    """Let the test, and threads and processes it starts, work in a database nobody else uses."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        addresses = embedded_addresses(server.folder, name=emptied.name)
        connection.settings_dict.update(settings_for(addresses.app))
        yield addresses
        connection.close()
        connection.settings_dict.update(before)
    emptied.empty()
