from headwater.sequences.models.enrolments import Enrolment, StepRun
from headwater.sequences.models.sequences import Sequence, SequenceVersion

__all__ = ["Enrolment", "Sequence", "SequenceVersion", "StepRun"]
