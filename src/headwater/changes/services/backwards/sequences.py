from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards.registry import Hand, takes_back, uuid_of
from headwater.sequences.events import LeadEnrolled, PersonEnrolled
from headwater.sequences.rules.states import RUNNING
from headwater.sequences.selectors.enrolments import get_enrolment
from headwater.sequences.services.enrolling import stop


@takes_back(PersonEnrolled)
@takes_back(LeadEnrolled)
def enrolled(line: Line, hand: Hand) -> Back:
    """Take somebody out of a sequence: what has left has left, nothing more does."""
    one = get_enrolment(uuid_of(line, "enrolment_id"), actor=hand.actor)
    if one.state not in RUNNING:
        return Back()
    stop(one.id, **hand.acts)
    return Back(is_done=True)
