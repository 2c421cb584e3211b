"""What an import will do: the choices made on the mapping screen, and the states it goes through."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from headwater.exchange.rules.fields import BY_NAME, Fields, FileKind
from headwater.lib.errors import Conflict, Invalid, NotFound

# First the things others refer to.
ORDER = (
    FileKind.TEAMS, FileKind.PRODUCTS, FileKind.COMPANIES, FileKind.PEOPLE, FileKind.DEALS,
    FileKind.STAGE_HISTORY,
)  # fmt: skip
NEEDED: Mapping[FileKind, tuple[frozenset[str], ...]] = {
    FileKind.DEALS: (frozenset({"title", "deal_id", "company"}),),
    FileKind.COMPANIES: (frozenset({"company"}),),
    FileKind.PEOPLE: (frozenset({"person", "first_name", "last_name", "company"}),),
    FileKind.STAGE_HISTORY: (frozenset({"deal_id"}), frozenset({"stage"}), frozenset({"at"})),
    FileKind.PRODUCTS: (frozenset({"product"}),),
    FileKind.TEAMS: (frozenset({"member"}),),
}


class RunState(StrEnum):
    DRAFT = "draft"
    CHECKING = "checking"
    CHECKED = "checked"
    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    KEPT = "kept"  # by an undo: somebody has worked on it since


BUSY = frozenset(
    {RunState.CHECKING, RunState.QUEUED, RunState.RUNNING, RunState.CANCELLING, RunState.UNDOING}
)
MAY: Mapping[str, frozenset[RunState]] = {
    "edit": frozenset({RunState.DRAFT, RunState.CHECKED}),
    "check": frozenset({RunState.DRAFT, RunState.CHECKED}),
    "run": frozenset({RunState.DRAFT, RunState.CHECKED, RunState.CANCELLED, RunState.FAILED}),
    "cancel": frozenset({RunState.QUEUED, RunState.RUNNING}),
    "undo": frozenset({RunState.DONE, RunState.CANCELLED, RunState.FAILED}),
    "delete": frozenset({RunState.DRAFT, RunState.CHECKED, RunState.UNDONE}),
}


class StageAction(StrEnum):
    STAGE = "stage"
    NEW = "new"
    WON = "won"
    LOST = "lost"
    VOID = "void"
    SKIP = "skip"


class NoSuchImport(NotFound):
    code = "import_not_found"


class ImportIsBusy(Conflict):
    code = "import_is_busy"


class PlanIncomplete(Invalid):
    code = "import_plan_incomplete"


@dataclass(frozen=True)
class StageChoice:
    """What a value of the stage column stands for."""

    action: StageAction
    stage_id: str | None = None
    name: str = ""
    count: int = 0


@dataclass(frozen=True)
class OwnerChoice:
    """Whom a value of the owner column names; nobody yet: a member is made of it."""

    member_id: str | None = None
    count: int = 0


@dataclass(frozen=True)
class Plan:
    source: str
    currency: str
    time_zone: str
    pipeline_id: str | None = None
    new_pipeline: str = ""
    closed_stage: str = ""
    reopen: bool = False
    stages: Mapping[str, StageChoice] = field(default_factory=dict)
    owners: Mapping[str, OwnerChoice] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        stages = {
            value: StageChoice(**choice | {"action": StageAction(choice["action"])})
            for value, choice in stored["stages"]
        }
        owners = {value: OwnerChoice(**choice) for value, choice in stored["owners"]}
        return cls(**dict(stored) | {"stages": stages, "owners": owners})

    def to_json(self) -> dict[str, Any]:
        """Write values as pairs: PostgreSQL keeps no order in a JSON object, and stages have one."""
        plan = asdict(self)
        return plan | {"stages": [*plan["stages"].items()], "owners": [*plan["owners"].items()]}

    def with_changes(self, **changes: Any) -> Self:
        return replace(self, **changes)


def check_state(state: str, action: str) -> None:
    if RunState(state) not in MAY[action]:
        raise ImportIsBusy(
            "This is not possible while the import is in the state “{state}”.", state=state
        )


def check_columns(kind: str, fields: list[str | None], own: Fields) -> None:
    """Refuse a file whose kind is not known, or that lacks what its kind cannot do without."""
    if not kind:
        raise PlanIncomplete("Say what this file holds: deals, companies, people or stage history.")
    for alternatives in NEEDED[FileKind(kind)]:
        if not alternatives & set(fields):
            first = next(name for name in BY_NAME if name in alternatives)
            raise PlanIncomplete("Say which column holds: {field}.", field=first)
    known = {**BY_NAME, **own}
    for name in {name for name in fields if name}:
        if name not in known or FileKind(kind) not in known[name].kinds:
            raise PlanIncomplete("A file of this kind has no field “{name}”.", name=name)
        if fields.count(name) > 1 and not known[name].several:
            raise PlanIncomplete("Only one column can hold: {name}.", name=name)
