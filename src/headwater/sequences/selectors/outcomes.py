"""What the letter of a step came to: as it stands, or as it was kept when the letter went."""

from django.db.models import Exists, OuterRef, Q

from headwater.mail.rules.states import OutgoingState
from headwater.sequences.selectors.opens import clicks, opens

SENT = Q(outgoing__state=OutgoingState.SENT)
STANDING = {
    "sent": SENT,
    "bounced": SENT & Q(outgoing__problem="bounced"),
    "complained": SENT & Q(outgoing__problem="complained"),
    "opened": SENT & Q(Exists(opens(OuterRef("outgoing_id")))),
    "clicked": SENT & Q(Exists(clicks(OuterRef("outgoing_id")))),
}


def came_to(outcome: str) -> Q:
    """Leave steps whose letter came to this; for rows of StepRun."""
    return STANDING[outcome] | Q(kept__contains=[outcome])
