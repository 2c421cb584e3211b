"""Working on an import until it is done, in one short transaction after the other."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import actor_of_member
from headwater.exchange import selectors
from headwater.exchange.rules.plan import RunState
from headwater.exchange.services import runs, undo
from headwater.lib.errors import DomainError
from headwater.tenancy.context import acting_in

Clock = Callable[[], datetime]
Tell = Callable[[int, int], None]


def work_on(
    import_id: UUID, *, workspace_id: int, member_id: UUID, clock: Clock, tell: Tell | None = None
) -> None:
    """Go on with a trial, a run or an undo from its last checkpoint to its end."""
    with acting_in(workspace_id):
        actor = actor_of_member(member_id, workspace_id=workspace_id)
        if actor is None:
            return  # whoever started it has left the workspace
        run = selectors.get_import(import_id, actor=actor)
        state, operation = run.state, run.operation
    if state == RunState.UNDOING:
        _repeat(workspace_id, lambda: undo.step_back(import_id, actor=actor, now=clock()))
        return
    try:
        _run(import_id, workspace_id, actor, operation=operation, clock=clock, tell=tell)
    except DomainError as error:
        with acting_in(workspace_id):
            runs.fail(import_id, error, actor=actor, now=clock())


def _run(  # all that a run needs
    import_id: UUID,
    workspace_id: int,
    actor: Actor,
    *,
    operation: UUID | None,
    clock: Clock,
    tell: Tell | None,
) -> None:
    with acting_in(workspace_id):
        steps = runs.take_steps(import_id, actor=actor, now=clock())
    if steps is None:
        return

    def step() -> bool:
        goes_on = steps.step(now=clock())
        if tell:
            tell(steps.context.run.done, steps.context.run.total)
        return goes_on

    _repeat(workspace_id, step, operation=operation)


def _repeat(workspace_id: int, step: Callable[[], bool], *, operation: UUID | None = None) -> None:
    goes_on = True
    while goes_on:
        with acting_in(workspace_id, operation=operation):
            goes_on = step()
