"""A backup taken while the system runs is restored elsewhere and compared."""

import re
import shutil
import tarfile
from pathlib import Path

import psycopg
import pytest

from headwater.config.environment import embedded_addresses
from headwater.serve.postgres import Postgres
from tests.serve.conftest import Calm
from tests.serve.running import Running, answers, free_port, headwater
from tests.serve.test_uploads import announce, send

ORIGINAL_NAME = "合同.pdf"


@pytest.fixture(scope="module")
def filled(calm: Calm) -> Running:
    (calm.running.home / "files").mkdir(exist_ok=True)
    (calm.running.home / "files" / ORIGINAL_NAME).write_text("signed")
    send(calm, b"a contract", announce(calm, size=10))
    return calm.running


@pytest.fixture(scope="module")
def backup(filled: Running, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backup") / "all.backup"
    done = headwater("backup", str(target), f"--data={filled.home}")

    assert re.fullmatch(
        rf"Saved [\d,]+ rows in \d+ tables and \d+ files to {target}.\n", done.stdout
    )
    return target


@pytest.fixture(scope="module")
def restored(backup: Path) -> Path:
    done = headwater("restore", str(backup), f"--data={backup.parent / 'again'}")

    assert done.stdout.startswith("Restored "), done.stderr
    return backup.parent / "again"


def test_what_comes_back_is_what_was_there(filled: Running, restored: Path) -> None:
    assert (restored / "secret-key").read_text() == (filled.home / "secret-key").read_text()
    assert (restored / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (restored / "files" / ORIGINAL_NAME).read_text() == "signed"
    uploaded = [path.read_bytes() for path in (restored / "files").glob("*/*/*")]
    assert b"a contract" in uploaded

    server = Postgres(restored / "postgres")
    server.start()
    addresses = embedded_addresses(server.folder)
    with psycopg.connect(addresses.owner) as owner:
        names = owner.execute("SELECT DISTINCT name FROM tenancy_workspace").fetchall()
        positions = owner.execute("SELECT DISTINCT txid FROM events_eventrecord").fetchall()
    with psycopg.connect(addresses.app) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("UPDATE events_eventrecord SET txid = 1")
    server.stop()

    assert names == [("Ours",)]
    assert positions == [(0,)]  # everything old comes before everything new


def test_a_restored_installation_serves(restored: Path) -> None:
    again = Running(restored, free_port())

    assert answers(again)
    assert again.stop() == 0


def test_a_backup_is_proved_without_touching_anything(backup: Path, tmp_path: Path) -> None:
    done = headwater("restore", "--check", str(backup), f"--data={tmp_path / 'nowhere'}")

    assert done.stdout.startswith("This backup is whole: "), done.stderr
    assert list((tmp_path / "nowhere").iterdir()) == []


def test_a_damaged_backup_leaves_nothing_behind(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(backup) as archive:
        member = archive.getmember("database.dump")
    damaged = bytearray(backup.read_bytes())
    damaged[member.offset_data + member.size // 2] ^= 1
    (tmp_path / "damaged").write_bytes(damaged)

    done = headwater("restore", str(tmp_path / "damaged"), f"--data={tmp_path / 'new'}")

    assert done.stderr == (
        f"{tmp_path}/damaged is damaged: database.dump is not what was backed up.\n"
    )
    assert not (tmp_path / "new/postgres").exists()


def test_a_backup_cut_off_is_refused(backup: Path, tmp_path: Path) -> None:
    shutil.copy(backup, tmp_path / "cut")
    with (tmp_path / "cut").open("r+b") as file:
        file.truncate(50_000)

    done = headwater("restore", str(tmp_path / "cut"), f"--data={tmp_path / 'new'}")

    assert done.stderr.startswith(f"{tmp_path}/cut is no complete backup of Headwater: ")


def test_a_folder_in_use_is_never_restored_over(backup: Path, restored: Path) -> None:
    done = headwater("restore", str(backup), f"--data={restored}")

    assert done.stderr == f"{restored} is in use already: set HEADWATER_DATA to an empty folder.\n"


def test_the_owner_sees_every_row_it_backs_up(filled: Running) -> None:
    """Row-level security binds the owner too; a table without its policy would be saved empty."""
    server = Postgres(filled.home / "postgres")
    as_owner = embedded_addresses(server.folder).owner
    as_admin = psycopg.conninfo.make_conninfo(as_owner, user="postgres")
    question = """
        SELECT relname FROM pg_class
        WHERE relforcerowsecurity AND NOT EXISTS (
            SELECT FROM pg_policy
            WHERE polrelid = pg_class.oid AND polpermissive
            AND polroles @> ARRAY[to_regrole('headwater_owner')::oid]
            AND pg_get_expr(polqual, polrelid) = 'true'
        )
    """
    with psycopg.connect(as_admin) as admin:
        assert admin.execute(question).fetchall() == []
