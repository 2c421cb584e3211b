"""The chain as it is stored, and as it should be."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet

from headwater.audit import rules
from headwater.audit.models import AuditLine
from headwater.audit.rules import FIRST, Anchor, Sealed
from headwater.tenancy.sql import fetch_one

CHUNK = 2_000
NEWEST = """
SELECT number, seal FROM audit_auditline
WHERE workspace_id = current_workspace() AND number IS NOT NULL ORDER BY number DESC LIMIT 1
"""


def newest_seal() -> tuple[int, bytes]:
    row = fetch_one(NEWEST)
    return (row[0], bytes(row[1])) if row else (0, FIRST)


def waiting_lines() -> QuerySet[AuditLine]:
    return AuditLine.objects.filter(number=None).order_by("id")


def walk() -> Iterator[Sealed]:
    """Read the whole chain in the order of its numbers, and last what is not sealed yet."""
    after = 0
    while lines := list(AuditLine.objects.filter(number__gt=after).order_by("number")[:CHUNK]):
        yield from map(_sealed, lines)
        after = lines[-1].number or 0
    yield from map(_sealed, waiting_lines())


def is_true(line: AuditLine) -> bool:
    """Whether Headwater itself wrote the line, and it still says the same."""
    stored = _sealed(line)
    return stored.has_true_words and stored.mark == stored.true_mark


def anchors_of(workspace_id: int) -> list[Anchor]:
    try:
        text = settings.ENVIRONMENT.anchors.read_text()
    except FileNotFoundError:
        return []
    every = [Anchor(**json.loads(line)) for line in text.splitlines() if line.strip()]
    return [anchor for anchor in every if anchor.workspace == workspace_id]


def state() -> dict[str, Any]:
    """How long the chain is, and when it was last added to."""
    number, _ = newest_seal()
    newest = AuditLine.objects.order_by(F("id").desc()).values_list("at", flat=True).first()
    return {"lines": number, "waiting": waiting_lines().count(), "last_at": newest}


def true_mark(line: AuditLine) -> bytes:
    """Compute the mark that only Headwater can give a line."""
    return rules.mark_of(
        settings.AUDIT_KEY,
        workspace_id=line.workspace_id,
        at=line.at,
        name=line.name,
        actor_id=line.actor_id,
        subject=(line.subject_kind, line.subject_id),
        outcome=line.outcome,
        details=line.details,
        words_digest=bytes(line.words_digest),
    )


def _sealed(line: AuditLine) -> Sealed:
    digest = bytes(line.words_digest)
    return Sealed(
        number=line.number,
        mark=bytes(line.mark),
        seal=None if line.seal is None else bytes(line.seal),
        true_mark=true_mark(line),
        has_true_words=_has_true_words(line, digest),
    )


def _has_true_words(line: AuditLine, digest: bytes) -> bool:
    """Whether the names are those of then, or were erased for good."""
    if line.words is None or line.salt is None:
        return line.words is None and line.salt is None
    return rules.digest_of(line.words, bytes(line.salt)) == digest
