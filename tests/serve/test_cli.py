"""The commands that work on an installation, running or not."""

from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from headwater.serve.postgres import Postgres
from tests.serve.conftest import Calm
from tests.serve.running import Running, headwater

DEALS = "Deal name,Amount,Stage\nImported desks,1000,Prospecting\nImported lamp,20,Prospecting\n"


@pytest.fixture(scope="module")
def ours(calm: Calm) -> Running:
    return calm.running


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    (tmp_path / "deals.csv").write_text(DEALS)
    return tmp_path / "deals.csv"


def titles(ours: Running, token: str) -> list[str]:
    answer = ours.ask("GET", "/api/v1/deals?sort=title&q=Imported", Authorization=f"Bearer {token}")
    return [deal["title"] for deal in answer.json()["items"]]


def test_a_file_is_imported_and_taken_back_while_the_system_runs(
    ours: Running, deals: Path
) -> None:
    data = f"--data={ours.home}"
    token = headwater("token", data, "tests").stdout.strip()

    done = headwater("import", data, str(deals))
    assert done.returncode == 0, done.stderr
    assert "2 created" in done.stdout
    assert titles(ours, token) == ["Imported desks", "Imported lamp"]

    undone = headwater("import", data, "--undo", "last")
    assert undone.returncode == 0, undone.stderr
    assert titles(ours, token) == []


def test_nothing_to_import_is_refused_in_a_sentence(ours: Running) -> None:
    refused = headwater("import", f"--data={ours.home}")

    assert (refused.returncode, refused.stderr) == (1, "Choose one to 10 files.\n")


def test_a_member_who_does_not_exist_is_refused_with_those_who_do(ours: Running) -> None:
    refused = headwater("token", f"--data={ours.home}", "tests", "--as=nobody@example.com")

    assert refused.stderr == "Name a member by --as, of: ada@example.com.\n"


def test_the_doctor_finds_everything_in_order(ours: Running) -> None:
    seen = headwater("doctor", f"--data={ours.home}", f"--port={ours.port}").stdout

    assert "✓ Database: PostgreSQL 18" in seen
    assert "✓ Isolation: the app's role owns nothing\n" in seen
    assert "✓ Migrations: all applied\n" in seen
    assert f"✓ Web server: answers on 127.0.0.1 port {ours.port}\n" in seen


def test_the_doctor_says_what_to_do(tmp_path: Path) -> None:
    examined = headwater(
        "doctor", f"--data={tmp_path}", HEADWATER_PROT="1", EMAIL_URL="smtp://127.0.0.1:1"
    )

    assert examined.returncode == 1
    assert (
        "✗ Settings: HEADWATER_PROT is not one of ours. Did you mean HEADWATER_PORT?\n"
        in examined.stdout
    )
    assert "Connection refused. Check EMAIL_URL.\n" in examined.stdout
    assert "✓ Database: none yet; `headwater serve` makes it\n" in examined.stdout


def test_the_audit_log_is_verified_and_a_touch_is_an_exit_code(ours: Running) -> None:
    data = f"--data={ours.home}"
    headwater("token", data, "for the log")

    whole = headwater("audit", "verify", data)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert "none touched" in whole.stdout

    postgres = Postgres(ours.home / "postgres")
    with psycopg.connect(make_conninfo(postgres.admin, dbname="headwater")) as session:
        session.execute("SET session_replication_role = replica")
        session.execute("UPDATE audit_auditline SET name = 'nothing.happened' WHERE number = 1")
    touched = headwater("audit", "verify", data)
    assert touched.returncode == 1
    assert "  line 1 no longer says what it said\n" in touched.stdout


def test_keys_are_changed_while_secrets_stay_readable(ours: Running) -> None:
    data = f"--data={ours.home}"
    token = headwater("token", data, "for keys", "--scope=admin").stdout.strip()
    bearer = {"Authorization": f"Bearer {token}"}
    made = ours.ask(
        "POST", "/api/v1/connections",
        {"name": "Ours", "domains": ["ours.example"], "secret": "s3cret"}, **bearer,
    )  # fmt: skip
    assert made.status == 201
    servers = {"imap_host": "imap.example.com", "smtp_host": "smtp.example.com"}
    mailbox = servers | {"address": "ada@example.com", "username": "ada", "secret": "s3cret"}
    assert ours.ask("POST", "/api/v1/mailboxes", mailbox, **bearer).status == 201
    before = (ours.home / "keys").read_text()

    rotated = headwater("keys", "rotate", data)
    assert (rotated.returncode, rotated.stderr) == (0, "")
    assert "2 secrets are closed" in rotated.stdout
    assert (ours.home / "keys").read_text().endswith(before)

    # What runs still knows only the older key, and learns the newer one when it meets it.
    path = f"/api/v1/connections/{made.json()['id']}/check"
    assert ours.ask("POST", path, **bearer).status == 200
    assert before.partition(":")[0] in headwater("keys", "prune", data).stdout
    assert before not in (ours.home / "keys").read_text()
    assert ours.ask("POST", path, **bearer).status == 200
