from headwater.changes.rules import Back, CannotBeTakenBack
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards import registry
from headwater.changes.services.backwards.registry import Hand, put_back, takes_back
from headwater.leads.events import (
    LeadChanged,
    LeadConversionUndone,
    LeadConverted,
    LeadCreated,
    LeadDeleted,
    LeadMoved,
    LeadRestored,
)
from headwater.leads.models import Lead
from headwater.leads.selectors.records import get_lead
from headwater.leads.services.conversion import undo_conversion
from headwater.leads.services.leads import assign_lead, delete_lead, restore_lead, update_lead
from headwater.leads.services.moves import put_back_state


@takes_back(LeadChanged)
def edit(line: Line, hand: Hand) -> Back:
    lead = get_lead(line.record_id, actor=hand.actor, lock=True)
    back, kept = put_back(lead, line.payload["changes"])
    is_done = bool(back)
    if "owner_id" in back:
        assign_lead(lead.id, owner_id=back.pop("owner_id"), **hand.acts)
    if back:
        update_lead(lead.id, **hand.acts, **back)
    return Back(is_done, kept)


@takes_back(LeadMoved)
def move(line: Line, hand: Hand) -> Back:
    if put_back_state(line.record_id, line.payload["step_id"], **hand.acts):
        return Back(is_done=True)
    return Back(kept=("state",))


@takes_back(LeadConverted)
def convert(line: Line, hand: Hand) -> Back:
    """Take the deal away again, and what was made with it; refused once somebody has touched it."""
    if not Lead.objects.filter(id=line.record_id, conversions__isnull=False).exists():
        return Back()
    undo_conversion(line.record_id, **hand.acts)
    return Back(is_done=True)


@takes_back(LeadConversionUndone)
def convert_again(line: Line, hand: Hand) -> Back:  # noqa: ARG001  # all are called alike
    raise CannotBeTakenBack("This cannot be taken back. Convert the lead again.")


@takes_back(LeadCreated)
@takes_back(LeadRestored)
def trash(line: Line, hand: Hand) -> Back:
    return registry.trash(line, hand, delete_lead, is_there=_is_there(line))


@takes_back(LeadDeleted)
def restore(line: Line, hand: Hand) -> Back:
    return registry.restore(line, hand, restore_lead, is_there=_is_there(line))


def _is_there(line: Line) -> bool:
    return Lead.objects.filter(id=line.record_id, deleted_at=None).exists()
