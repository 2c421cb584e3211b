"""Tests run on the embedded PostgreSQL, as the app role, each in a workspace of its own.

One server serves all processes of a run: the first one migrates a template, each works in a copy.
Tests that need a server alone (`-m alone`) get one per process.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from headwater.config.environment import Addresses, embedded_addresses
from headwater.config.settings import database as settings_for
from headwater.lib.vault import Vault, new_key
from headwater.serve import database
from headwater.serve.postgres import Postgres
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace

SHARED_FOLDER = "HEADWATER_TEST_FOLDER"
KEY = new_key()
QUICK_AND_FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",  # a hundred at once, and those of the neighbours
}
TEMPLATE = "template"


@contextmanager
def running_server(folder: Path) -> Iterator[Postgres]:
    server = Postgres(folder / "postgres", options=QUICK_AND_FORGETFUL)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let the process that starts the others also start the database they share."""
    config = session.config
    if config.getoption("numprocesses", None) and config.option.markexpr != "alone":
        folder = Path(tempfile.mkdtemp(prefix="headwater-tests-"))
        os.environ[SHARED_FOLDER] = str(folder)
        shared = ExitStack()
        shared.callback(shutil.rmtree, folder, ignore_errors=True)
        shared.enter_context(running_server(folder))
        config.add_cleanup(shared.close)


# A stream tells only what no running transaction of the whole cluster could still come before,
# and every test of a neighbouring process is one: here each process has a cluster for itself.
ALONE = ("tests/browser/", "tests/stream/", "tests/events/test_commit_order.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(ALONE):
            item.add_marker(pytest.mark.alone)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    if SHARED_FOLDER in os.environ:
        yield Postgres(Path(os.environ[SHARED_FOLDER]) / "postgres")
        return
    with running_server(tmp_path_factory.mktemp("headwater")) as server:
        yield server


@pytest.fixture(scope="session")
def template(server: Postgres, django_db_blocker: DjangoDbBlocker) -> str:
    """Name the migrated database that all others are copied from."""
    with (server.folder.with_name("lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = server.folder.with_name("migrated")
        if not done.exists():
            addresses = database.prepare(server, name=TEMPLATE)
            with django_db_blocker.unblock():
                connection.settings_dict.update(settings_for(addresses.owner))
                call_command("migrate", verbosity=0)
                connection.close()
            done.touch()
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


@pytest.fixture
def workspace(db: None) -> Workspace:
    workspace = Workspace.objects.create(name="Ours")
    enter(workspace.pk)
    return workspace


@pytest.fixture
def own_database(
    server: Postgres, template: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let the test, and threads it starts, work in a database that is thrown away."""
    # Each process of a run has one of its own: two would otherwise make the same one at once.
    own = f"at_once_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    name = sql.Identifier(own)
    before = dict(connection.settings_dict)
    with psycopg.connect(server.admin, autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                name, sql.Identifier(template)
            )
        )
        with django_db_blocker.unblock():
            connection.close()
            connection.settings_dict.update(
                settings_for(embedded_addresses(server.folder, name=own).app)
            )
            yield
            connection.close()
            connection.settings_dict.update(before)
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
