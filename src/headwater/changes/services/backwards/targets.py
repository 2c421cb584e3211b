from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards.registry import Hand, takes_back
from headwater.targets.events import TargetsSet
from headwater.targets.services.setting import NobodyThere, take_back


@takes_back(TargetsSet)
def set_again(line: Line, hand: Hand) -> Back:
    """Set what was aimed at before; months that somebody set since are kept."""
    try:
        done, stay = take_back(line.record_id, **hand.acts)
    except NobodyThere:  # who left has no targets to set
        return Back(kept=("targets",))
    return Back(done.changed > 0, ("targets",) if stay else ())
