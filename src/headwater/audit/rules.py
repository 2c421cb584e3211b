"""What a line is, how the chain is made, and what is wrong with one that was touched."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson

FIRST = b""  # what stands before the first seal


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"


class AuditKind(StrEnum):
    """What a line is about, to look for it by."""

    SIGN_IN = "sign_in"
    SECURITY = "security"
    PEOPLE = "people"
    ACCESS = "access"
    SETTINGS = "settings"
    DATA = "data"


KINDS: Mapping[str, AuditKind] = {
    "sign_in": AuditKind.SIGN_IN,
    "password": AuditKind.SECURITY,
    "factor": AuditKind.SECURITY,
    "token": AuditKind.SECURITY,
    "connection": AuditKind.SECURITY,
    "sign_in_policy": AuditKind.SECURITY,
    "member": AuditKind.PEOPLE,
    "invitation": AuditKind.PEOPLE,
    "team": AuditKind.PEOPLE,
    "visibility": AuditKind.ACCESS,
    "role": AuditKind.ACCESS,
    "import": AuditKind.DATA,
    "export": AuditKind.DATA,
    "audit": AuditKind.DATA,
    "operation": AuditKind.DATA,
    "mail": AuditKind.DATA,
}


def kind_of(name: str) -> AuditKind:
    """Say what an event is about; what has no place of its own is a setting."""
    if name.endswith(".sharing_changed"):
        return AuditKind.ACCESS
    return KINDS.get(name.partition(".")[0], AuditKind.SETTINGS)


class Fault(StrEnum):
    """What can be wrong with a chain."""

    ALTERED = "altered"  # the line no longer says what it said
    FOREIGN = "foreign"  # the line was not written by Headwater
    MOVED = "moved"  # the line does not stand where it was sealed
    MISSING = "missing"  # the line is gone
    CUT = "cut"  # lines that an anchor knows are gone from the end
    REPLACED = "replaced"  # another line stands where an anchor knows one


@dataclass(frozen=True)
class Finding:
    fault: Fault
    number: int | None


@dataclass(frozen=True)
class Anchor:
    """The newest seal of a workspace on some day, as it is kept outside the database."""

    workspace: int
    number: int
    seal: str
    at: str


@dataclass(frozen=True)
class Sealed:
    """A line as it is checked: what is stored, and the mark it should have."""

    number: int | None
    mark: bytes
    seal: bytes | None
    true_mark: bytes
    has_true_words: bool


@dataclass
class Verdict:
    """What a look at the whole chain found."""

    lines: int = 0
    waiting: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.findings


def digest_of(words: Mapping[str, Any], salt: bytes) -> bytes:
    """Stand for names and addresses; with the salt gone nobody can tell whose they were."""
    return hashlib.sha256(salt + _plain(words)).digest()


def mark_of(  # noqa: PLR0913  # all that a line says
    key: bytes,
    *,
    workspace_id: int,
    at: datetime,
    name: str,
    actor_id: UUID | None,
    subject: tuple[str, UUID | None],
    outcome: str,
    details: Mapping[str, Any],
    words_digest: bytes,
) -> bytes:
    """Mark what a line says, as only the holder of the key can."""
    said = [
        workspace_id, at.astimezone(UTC).isoformat(timespec="microseconds"), name, actor_id,
        *subject, outcome, details, words_digest.hex(),
    ]  # fmt: skip
    return hmac.digest(key, _plain(said), "sha256")


def seal_of(key: bytes, number: int, *, before: bytes, mark: bytes) -> bytes:
    """Bind a line to its number and to everything before it."""
    return hmac.digest(key, b"%d:" % number + before + mark, "sha256")


def verify(key: bytes, lines: Iterable[Sealed], anchors: Sequence[Anchor]) -> Verdict:
    """Walk along the chain, in the order of numbers, those without one last."""
    verdict, expected, before = Verdict(), 1, {FIRST}
    known: dict[int, set[str]] = {}
    for anchor in anchors:
        known.setdefault(anchor.number, set()).add(anchor.seal)
    for line in lines:
        if line.number is None or line.seal is None:
            verdict.waiting += 1
            if not _is_ours(line):
                verdict.findings.append(Finding(Fault.FOREIGN, None))
            continue
        verdict.lines += 1
        gap = range(expected, line.number)
        verdict.findings += [Finding(Fault.MISSING, number) for number in gap]
        if fault := _fault_of(key, line, before=None if gap else before):
            verdict.findings.append(Finding(fault, line.number))
            before = before | {line.seal}  # the next one may still follow the one that was here
        else:
            before = {line.seal}
        if known.pop(line.number, set()) - {line.seal.hex()}:
            verdict.findings.append(Finding(Fault.REPLACED, line.number))
        expected = line.number + 1
    cut = [number for number in known if number >= expected]
    verdict.findings += [Finding(Fault.CUT, max(cut))] if cut else []
    return verdict


def _fault_of(key: bytes, line: Sealed, *, before: set[bytes] | None) -> Fault | None:
    """Name what is wrong with a line; behind a gap nobody knows any more what stood before it."""
    number = line.number or 0
    is_placed = before is None or any(
        hmac.compare_digest(seal_of(key, number, before=one, mark=line.mark), line.seal or b"")
        for one in before
    )
    if not _is_ours(line):
        return Fault.ALTERED if is_placed else Fault.FOREIGN
    return None if is_placed else Fault.MOVED


def _is_ours(line: Sealed) -> bool:
    return line.has_true_words and hmac.compare_digest(line.mark, line.true_mark)


def _plain(value: Any) -> bytes:
    return orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)
