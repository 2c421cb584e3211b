"""The real `headwater web` on a database of its own, and people who sit before it.

Other browser tests use `ada` (owner) and `bob` (seller): `page = ada.open("/pipeline")`,
`ada.api("POST", "/api/v1/deals", {...})`. One workspace lasts for the whole run, so a test makes
what it needs itself: `pipeline` gives it a pipeline nobody else looks at.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from psycopg import sql

from headwater.config import frontend
from headwater.config.environment import embedded_addresses
from headwater.serve.postgres import Postgres
from tests.browser.postbox import mailbox, servers  # noqa: F401  # fixtures
from tests.browser.seats import MOMENT, PASSWORD, Caller, Seat, Windows
from tests.mail.dovecot import free_ports
from tests.serve.running import WITHOUT_SETTINGS, free_port

# The shell has no windows to draw and so takes half the time; its pages are the same.
CHROMIUM = next(
    (path for name in ("chromium-headless-shell", "chromium") if (path := shutil.which(name))),
    "/usr/bin/chromium",
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 60  # seconds for the server to answer
expect.set_options(timeout=MOMENT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def mail_ports() -> tuple[int, int, int, int]:
    """Two ports for a server letters come from and two for one they go to, if a test starts them."""
    return (*free_ports(), *free_ports())


@pytest.fixture(scope="session")
def cloud_port() -> int:
    """Where a provider is that members sign in at for their mail, if a test starts it."""
    return free_port()


@pytest.fixture(scope="session")
def site_settings(
    server: Postgres,
    template: str,
    tmp_path_factory: pytest.TempPathFactory,
    mail_ports: tuple[int, int, int, int],
    cloud_port: int,
) -> dict[str, str]:
    """Make a copy of the migrated database, and say how `headwater` finds it."""
    name = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    with psycopg.connect(server.admin, autocommit=True) as admin:
        admin.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))
    addresses = embedded_addresses(server.folder, name=name)
    # Where a test has a provider, and where mail comes from and goes to.
    cloud = f"http://127.0.0.1:{cloud_port}"
    allowed = [
        f"localhost:{free_port()}",
        f"127.0.0.1:{cloud_port}",
        *(f"127.0.0.1:{port}" for port in mail_ports),
    ]
    return WITHOUT_SETTINGS | {
        "DATABASE_URL": addresses.app,
        "DATABASE_OWNER_URL": addresses.owner,
        "HEADWATER_DATA": str(tmp_path_factory.mktemp("browser")),
        "HEADWATER_PORT": str(free_port()),
        "HEADWATER_THREADS": "4",
        "HEADWATER_OUTBOUND_ALLOWED": " ".join(allowed),
        "HEADWATER_GOOGLE": f"our-client our-secret login={cloud} token={cloud} api={cloud}",
        "OAUTHLIB_INSECURE_TRANSPORT": "1",  # the provider of our own speaks no TLS
    }


@pytest.fixture(scope="session")
def site(site_settings: dict[str, str]) -> Iterator[str]:
    """Start `headwater web`; give its address."""
    if not (frontend.FOLDER / "index.html").exists():
        pytest.skip("The front end is not built: run `make web` first.")
    if not Path(CHROMIUM).exists():
        pytest.skip("There is no Chromium: apt-get install chromium fonts-noto-cjk.")
    command = [sys.executable, "-m", "headwater", "web"]
    with subprocess.Popen(command, env=site_settings) as process:
        try:
            yield wait_for(f"http://127.0.0.1:{site_settings['HEADWATER_PORT']}", process)
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def worker(site: str, site_settings: dict[str, str]) -> Iterator[None]:
    """Start `headwater worker`, for what the web leaves to jobs."""
    command = [sys.executable, "-m", "headwater", "worker"]
    with subprocess.Popen(command, env=site_settings) as process:
        yield
        process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(URLError, ConnectionError), urlopen(f"{address}/readyz"):  # noqa: S310
            return address
        time.sleep(0.1)
    raise AssertionError("headwater web did not come up")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium per file: Playwright's loop must not outlive the browser tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture(scope="session")
def owner_calls(site: str) -> Caller:
    call = Caller(site)
    call(
        "POST",
        "/api/v1/setup",
        {"workspace_name": "Ours", "language": "en", "time_zone": "UTC", "currency": "USD"}
        | {"name": "Ada King", "email": "ada@example.com", "password": PASSWORD},
    )
    return call


@pytest.fixture(scope="session")
def seller_calls(site: str, owner_calls: Caller) -> Caller:
    invitation = {"email": "bob@example.com", "name": "Bob Hill", "role": "admin"}
    made = owner_calls("POST", "/api/v1/invitations", invitation | {"by_mail": False})
    token = made["link"].rstrip("/").rsplit("/", 1)[-1]
    call = Caller(site)
    answer = {"name": "Bob Hill", "password": PASSWORD, "language": "en"}
    call("POST", f"/api/v1/invitations/{token}/acceptance", answer)
    return call


@pytest.fixture
def ada(windows: Windows, owner_calls: Caller) -> Iterator[Seat]:
    """The owner of the workspace."""
    seat = Seat(owner_calls, windows)
    yield seat
    seat.leave()


@pytest.fixture
def bob(windows: Windows, seller_calls: Caller) -> Iterator[Seat]:
    """A colleague, who sees the same deals."""
    seat = Seat(seller_calls, windows)
    yield seat
    seat.leave()


@pytest.fixture
def pipeline(owner_calls: Caller) -> Any:
    """A pipeline with the six stages of the template, for this test alone."""
    body = {"name_en": f"Sales {time.monotonic_ns()}", "template": "sales", "is_bare": True}
    return owner_calls("POST", "/api/v1/pipelines", body)
