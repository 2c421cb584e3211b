"""The chain shows every touch: what was altered, put in, moved, taken out or cut off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from headwater.audit.models import AuditLine
from headwater.audit.rules import AuditKind, kind_of
from headwater.audit.services.lines import Happening, write
from headwater.audit.services.sealing import anchor_chain, seal_lines, verify_chain
from tests import make

pytestmark = pytest.mark.usefixtures("workspace")
NOW = make.NEW_YEAR


@pytest.fixture(autouse=True)
def no_anchors() -> Iterator[None]:
    settings.ENVIRONMENT.anchors.unlink(missing_ok=True)
    yield
    settings.ENVIRONMENT.anchors.unlink(missing_ok=True)


@pytest.fixture
def six_lines() -> None:
    member = make.member(name="Li Na")
    write(
        Happening(name="member.changed", at=NOW + timedelta(days=n), actor_id=member.id,
                  subject_kind="member", subject_id=member.id, details={"to": {"role": f"r{n}"}})
        for n in range(6)
    )  # fmt: skip
    seal_lines()


def test_an_untouched_chain_is_whole(six_lines: None) -> None:
    verdict = verify_chain()

    assert (verdict.is_whole, verdict.lines, verdict.waiting) == (True, 6, 0)
    assert verdict.findings == []


def test_lines_are_numbered_without_a_gap_however_often_they_are_sealed(six_lines: None) -> None:
    write([Happening(name="member.left", at=NOW)])
    seal_lines()
    seal_lines()

    numbers = AuditLine.objects.order_by("id").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditline SET name = 'nothing'",
        "UPDATE audit_auditline SET number = number + 10, seal = seal",
        "UPDATE audit_auditline SET words = '{}'",
        "DELETE FROM audit_auditline",
        "TRUNCATE audit_auditline",
    ],
)
def test_the_app_can_rewrite_nothing(six_lines: None, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert verify_chain().is_whole


def test_names_can_be_forgotten_and_the_chain_stays_whole(six_lines: None) -> None:
    AuditLine.objects.update(words=None, salt=None)

    assert verify_chain().is_whole


def test_an_anchor_knows_a_chain_that_only_grew(six_lines: None) -> None:
    anchor_chain(now=NOW)
    write([Happening(name="member.left", at=NOW)])

    assert verify_chain().is_whole


def test_a_command_of_the_operator_is_given_the_anchor(
    six_lines: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keeper = tmp_path / "keep"
    keeper.write_text(f"#!/bin/sh\ncat > {tmp_path}/kept\n")
    keeper.chmod(0o700)
    monkeypatch.setattr(
        settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, audit_hook=str(keeper))
    )

    anchor_chain(now=NOW)

    assert '"number": 6' in (tmp_path / "kept").read_text()


def test_every_event_has_a_kind() -> None:
    assert kind_of("sign_in.failed") is AuditKind.SIGN_IN
    assert kind_of("pipeline.changed") is AuditKind.SETTINGS
