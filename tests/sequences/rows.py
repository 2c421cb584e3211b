"""A sequence and somebody in it, for the tests of who may read and do what."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.fields.rules.views import ViewScope
from headwater.mail.models import Mailbox
from headwater.mail.rules.letterhtml import as_document
from headwater.sequences.models import Enrolment, SequenceVersion, StepRun
from headwater.sequences.services.sequences import create_sequence
from tests import make

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def sequence_world(canary: str, owner: Member, mailbox_id: UUID, person_id: UUID) -> dict[str, Any]:
    """Make a sequence everybody sees and somebody in it; and a private one full of the canary."""
    actor = make.actor(owner)
    says = {"key": "A", "subject": "Desks", "doc": as_document("Ten desks?")}
    steps = [{"key": "a", "kind": "mail", "variants": [says]}]
    shared = create_sequence(
        name="Desks", scope=ViewScope.WORKSPACE, steps=steps, actor=actor, now=NOW
    )
    secret = dict(says, subject=f"{canary} private", doc=as_document(f"{canary} private"))
    create_sequence(
        name=f"{canary} private", scope=ViewScope.PRIVATE,
        steps=[{"key": "a", "kind": "mail", "variants": [secret]}], actor=actor, now=NOW,
    )  # fmt: skip
    enrolment = Enrolment.objects.create(
        sequence=shared, at_version=SequenceVersion.objects.get(sequence=shared), owner=owner,
        mailbox=Mailbox.objects.get(id=mailbox_id), person_id=person_id, name=f"{canary} enrolled",
        address="bo@example.com", zone="UTC", step="a", due_at=NOW, started_at=NOW,
    )  # fmt: skip
    StepRun.objects.create(enrolment=enrolment, step="z", kind="task", at=NOW)
    return {"sequence": shared.id, "enrolment": enrolment.id}
