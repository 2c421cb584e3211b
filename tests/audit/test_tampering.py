"""Touching the log by raw SQL, as somebody who owns the whole database can. Needs real commits."""

# ruff: noqa: S608 -- numbers of our own

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from psycopg.conninfo import make_conninfo

from headwater.audit.models import AuditLine
from headwater.audit.rules import Fault
from headwater.audit.services.lines import Happening, write
from headwater.audit.services.sealing import ChainTouched, anchor_chain, seal_lines, verify_chain
from headwater.serve.postgres import Postgres
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make

pytestmark = pytest.mark.usefixtures("own_database")
NOW = make.NEW_YEAR
Touch = Callable[..., None]
COLUMNS = """workspace_id, at, name, kind, actor_id, subject_kind, subject_id, outcome, details,
words, salt, words_digest"""


@pytest.fixture
def chain(own_database: None) -> Iterator[int]:
    """Give the number of a workspace with six sealed lines."""
    settings.ENVIRONMENT.anchors.unlink(missing_ok=True)
    workspace = Workspace.objects.create(name="Touched")
    with acting_in(workspace.pk):
        write(Happening(name="pipeline.changed", at=NOW, details={"n": n}) for n in range(6))
        seal_lines()
    yield workspace.pk
    settings.ENVIRONMENT.anchors.unlink(missing_ok=True)


@pytest.fixture
def touch(chain: int, server: Postgres) -> Touch:
    """Give what acts as the superuser, with all guards asleep."""

    def do(*statements: str) -> None:
        name = str(connection.settings_dict["NAME"])
        with psycopg.connect(make_conninfo(server.admin, dbname=name)) as session:
            session.execute("SET session_replication_role = replica")
            for statement in statements:
                session.execute(statement.encode())

    return do


def faults(workspace: int) -> list[tuple[Fault, int | None]]:
    with acting_in(workspace):
        return [(one.fault, one.number) for one in verify_chain().findings]


def where(workspace: int, number: int) -> str:
    return f"WHERE workspace_id = {workspace} AND number = {number}"


@pytest.mark.parametrize(
    "change",
    [
        "name = 'member.left'",
        "at = at + interval '1 microsecond'",
        "actor_id = gen_random_uuid()",
        "details = '{\"n\": 9}'",
        "outcome = 'refused'",
        "words = jsonb_set(words, '{actor}', '\"Somebody else\"')",
        "words = NULL",
    ],
)
def test_an_altered_line_is_named(chain: int, touch: Touch, change: str) -> None:
    touch(f"UPDATE audit_auditline SET {change} {where(chain, 3)}")

    assert faults(chain) == [(Fault.ALTERED, 3)]


def test_a_line_taken_out_is_named(chain: int, touch: Touch) -> None:
    touch(f"DELETE FROM audit_auditline {where(chain, 4)}")

    assert faults(chain) == [(Fault.MISSING, 4)]


def test_a_gap_that_was_closed_by_renumbering_is_noticed(chain: int, touch: Touch) -> None:
    touch(
        f"DELETE FROM audit_auditline {where(chain, 4)}",
        f"UPDATE audit_auditline SET number = 4 {where(chain, 5)}",
        f"UPDATE audit_auditline SET number = 5 {where(chain, 6)}",
    )

    assert (Fault.MOVED, 4) in faults(chain)


def test_two_lines_that_changed_places_are_named(chain: int, touch: Touch) -> None:
    touch(
        f"UPDATE audit_auditline SET number = 99 {where(chain, 2)}",
        f"UPDATE audit_auditline SET number = 2 {where(chain, 5)}",
        f"UPDATE audit_auditline SET number = 5 {where(chain, 99)}",
    )

    assert {(Fault.MOVED, 2), (Fault.MOVED, 5)} <= set(faults(chain))


def test_a_line_put_in_is_named_sealed_or_not(chain: int, touch: Touch) -> None:
    forged = "decode(repeat('ab', 32), 'hex')"
    touch(
        f"INSERT INTO audit_auditline ({COLUMNS}, mark, number, seal) "
        f"SELECT {COLUMNS}, {forged}, 7, {forged} FROM audit_auditline {where(chain, 6)}",
        f"INSERT INTO audit_auditline ({COLUMNS}, mark) "
        f"SELECT {COLUMNS}, {forged} FROM audit_auditline {where(chain, 6)}",
    )

    assert faults(chain) == [(Fault.FOREIGN, 7), (Fault.FOREIGN, None)]


def test_a_copy_of_a_true_line_cannot_be_put_elsewhere(chain: int, touch: Touch) -> None:
    touch(
        f"INSERT INTO audit_auditline ({COLUMNS}, mark, number, seal) "
        f"SELECT {COLUMNS}, mark, 7, seal FROM audit_auditline {where(chain, 6)}"
    )

    assert faults(chain) == [(Fault.MOVED, 7)]


def test_a_cut_end_is_noticed_by_the_anchor(chain: int, touch: Touch) -> None:
    with acting_in(chain):
        anchor_chain(now=NOW)
    touch(f"DELETE FROM audit_auditline WHERE workspace_id = {chain} AND number > 4")

    assert faults(chain) == [(Fault.CUT, 6)]


def test_an_end_that_was_written_anew_is_noticed_by_the_anchor(chain: int, touch: Touch) -> None:
    with acting_in(chain):
        anchor_chain(now=NOW)
    touch(f"DELETE FROM audit_auditline WHERE workspace_id = {chain} AND number > 5")
    with acting_in(chain):
        write([Happening(name="member.left", at=NOW)])
        seal_lines()

    assert faults(chain) == [(Fault.REPLACED, 6)]


def test_an_anchor_is_not_forgotten_for_a_younger_one_of_the_same_number(
    chain: int, touch: Touch
) -> None:
    with acting_in(chain):
        anchor_chain(now=NOW)
    line = settings.ENVIRONMENT.anchors.read_text()
    forged = line.replace(line.split('"seal": "')[1][:8], "00000000")
    settings.ENVIRONMENT.anchors.write_text(forged + line)

    assert faults(chain) == [(Fault.REPLACED, 6)]


def test_a_chain_that_was_touched_gets_no_anchor(chain: int, touch: Touch) -> None:
    touch(f"UPDATE audit_auditline SET name = 'nothing' {where(chain, 2)}")

    with acting_in(chain), pytest.raises(ChainTouched):
        anchor_chain(now=NOW)

    assert not settings.ENVIRONMENT.anchors.exists()


def test_twenty_writers_make_one_chain(chain: int) -> None:
    def write_three(writer: int) -> None:
        for n in range(3):
            with acting_in(chain):
                write([Happening(name="token.created", at=NOW, details={"w": [writer, n]})])
            with acting_in(chain):
                seal_lines()
        connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write_three, range(20)))

    with acting_in(chain):
        verdict = verify_chain()
        numbers = list(AuditLine.objects.order_by("number").values_list("number", flat=True))
    assert (verdict.is_whole, verdict.lines, verdict.waiting) == (True, 66, 0)
    assert numbers == list(range(1, 67))
