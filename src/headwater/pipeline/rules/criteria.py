"""Exit criteria: what must be shown before a deal goes on, and what stands in its way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from headwater.lib.errors import Conflict, Forbidden, Invalid

Params = Mapping[str, Any]
LONGEST_LIST = 20


class Severity(StrEnum):
    """Whether a criterion that is not met keeps the deal where it is, or only says so."""

    BLOCK = "block"
    WARN = "warn"


class Fix(StrEnum):
    """What would meet a criterion: screens turn it into a button."""

    FILL_FIELD = "fill_field"
    ADD_ACTIVITY = "add_activity"
    ADD_PERSON = "add_person"
    ANSWER_QUESTION = "answer_question"
    ATTACH_FILE = "attach_file"
    SEND_MAIL = "send_mail"
    TICK = "tick"


class EntryTaskKind(StrEnum):
    """The built-in kinds of task that a stage can hand out."""

    TASK = "task"
    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    VISIT = "visit"


class LetterStage(StrEnum):
    """What a letter was for, as far as a criterion can ask: the stages of templates of mail."""

    PROSPECTING = "prospecting"
    QUALIFYING = "qualifying"
    NURTURE = "nurture"
    QUOTE = "quote"
    NEGOTIATION = "negotiation"
    CLOSING = "closing"


class CriterionField(StrEnum):
    """The fields of a deal that a criterion can ask for."""

    VALUE = "value"
    COMPANY = "company_id"
    SOURCE = "source_id"
    EXPECTED_CLOSE = "expected_close_date"
    TAGS = "tags"
    COMPETITOR = "competitor"


class CriteriaUnmet(Conflict):
    """Something blocks the way; `extension` lists it for programs and screens."""

    code = "criteria_unmet"


class UnknownCriterionKind(Invalid):
    code = "unknown_criterion_kind"


class CriterionIncomplete(Invalid):
    code = "criterion_incomplete"


class TooManyCriteria(Conflict):
    code = "too_many_criteria"


class NotTickable(Conflict):
    code = "not_tickable"


class MayNotOverride(Forbidden):
    code = "may_not_override"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A criterion of a deal's pipeline, and what shows that it is met (None: nothing does)."""

    id: UUID
    stage_id: UUID
    stage_position: int
    kind: str
    params: Params
    severity: Severity
    sentence: str
    fix: Fix
    evidence: Mapping[str, Any] | None = None

    @property
    def is_met(self) -> bool:
        return self.evidence is not None


@dataclass(frozen=True, kw_only=True)
class Way:
    """The stages a deal leaves behind: from `start` up to, but without, `end`; None: no limit."""

    start: int | None = None
    end: int | None = None

    def leaves(self, position: int) -> bool:
        return (self.start is None or position >= self.start) and (
            self.end is None or position < self.end
        )


@dataclass(frozen=True, kw_only=True)
class Passing:
    """How a deal goes on: it has earned it, or there is a reason, or a move is undone."""

    reason: str = ""
    is_way_back: bool = False


EARNED = Passing()
WAY_BACK = Passing(is_way_back=True)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What stands in a deal's way: what blocks it, and what it should be warned of."""

    blocking: Sequence[Judged] = field(default_factory=tuple)
    warning: Sequence[Judged] = field(default_factory=tuple)

    @property
    def unmet(self) -> Sequence[Judged]:
        return [*self.blocking, *self.warning]


def gate(criteria: Iterable[Judged], way: Way) -> Gate:
    """Find what is unmet of the stages that are left behind. Going back leaves none behind."""
    unmet = [one for one in criteria if not one.is_met and way.leaves(one.stage_position)]
    return Gate(
        blocking=[one for one in unmet if one.severity is Severity.BLOCK],
        warning=[one for one in unmet if one.severity is Severity.WARN],
    )


def check_params(params: Params, *, takes: frozenset[str], needs: frozenset[str]) -> None:
    """Refuse a criterion that says too little to be judged, or what nobody would look at."""
    given = {name for name, value in params.items() if value is not None}
    for name in sorted(needs - given):
        raise CriterionIncomplete("Say what exactly is asked for.", field=name)
    for name in sorted(given - takes):
        raise CriterionIncomplete("This kind of criterion does not ask for that.", field=name)
