"""Making the chain, one line at a time, and keeping its end outside the database."""

import json
import os
import subprocess
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings

from headwater.audit import rules
from headwater.audit.models import AuditLine
from headwater.audit.rules import Anchor, Verdict
from headwater.audit.selectors.chain import (
    anchors_of,
    is_true,
    newest_seal,
    waiting_lines,
    walk,
)
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import one_at_a_time

BATCH = 1_000
SECONDS = 30


def seal_lines() -> None:
    """Give every line that waits its number and its seal."""
    if not waiting_lines().exists():
        return
    one_at_a_time("audit")
    number, before = newest_seal()
    lines = [line for line in waiting_lines()[:BATCH] if is_true(line)]
    for line in lines:
        number += 1
        before = rules.seal_of(settings.AUDIT_KEY, number, before=before, mark=bytes(line.mark))
        line.number, line.seal = number, before
    AuditLine.objects.bulk_update(lines, ["number", "seal"])
    if len(lines) == BATCH:
        seal_lines()


def verify_chain() -> Verdict:
    """Seal what waits, then look at every line of the workspace and at its anchors."""
    seal_lines()
    return rules.verify(settings.AUDIT_KEY, walk(), anchors_of(current_workspace_id()))


class ChainTouched(Exception):
    """Somebody touched the audit log; `headwater audit verify` says where."""


def anchor_chain(*, now: datetime) -> None:
    """Keep the newest seal in the data folder, and hand it to the operator's own command.

    A chain that was touched gets no anchor: the job fails, and the doctor tells of it.
    """
    if not verify_chain().is_whole:
        raise ChainTouched(f"The audit log of workspace {current_workspace_id()} was touched.")
    number, seal = newest_seal()
    if number == 0:
        return
    anchor = Anchor(current_workspace_id(), number, seal.hex(), now.isoformat(timespec="seconds"))
    line = json.dumps(asdict(anchor)) + "\n"
    path: Path = settings.ENVIRONMENT.anchors
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path, "a", opener=_for_our_eyes) as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if command := settings.ENVIRONMENT.audit_hook:
        subprocess.run([command], input=line.encode(), timeout=SECONDS, check=True)  # noqa: S603  # the operator's own


def _for_our_eyes(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
