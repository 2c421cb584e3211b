from headwater.accounts.rules import ShareLevel
from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards.registry import Hand, takes_back
from headwater.sharing.events import (
    CompanySharingChanged,
    DealSharingChanged,
    LeadSharingChanged,
    PersonSharingChanged,
)
from headwater.sharing.rules import Party, SharedKind
from headwater.sharing.selectors import level_of
from headwater.sharing.services import share, unshare


@takes_back(CompanySharingChanged)
@takes_back(DealSharingChanged)
@takes_back(LeadSharingChanged)
@takes_back(PersonSharingChanged)
def shared(line: Line, hand: Hand) -> Back:
    kind, told = SharedKind(line.kind), line.payload
    to = Party.of(member_id=told["member_id"], team_id=told["team_id"])
    is_ = level_of(kind, line.record_id, to)
    if is_ == told["level_from"]:
        return Back()
    if is_ != told["level_to"]:
        return Back(kept=("shared",))
    if told["level_from"] is None:
        unshare(kind, line.record_id, to=to, **hand.acts)
    else:
        share(kind, line.record_id, to=to, level=ShareLevel(told["level_from"]), **hand.acts)
    return Back(is_done=True)
