"""Turning a function into a job."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Generic, ParamSpec

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from headwater.tenancy.context import acting_in, current_workspace_id
from headwater.tenancy.models import Workspace

P = ParamSpec("P")

AFTER_5_25_AND_125_SECONDS = RetryStrategy(max_attempts=3, exponential_wait=5)


class Job(Generic[P]):
    """A function that will run in the workspace that asked for it.

    It may run twice (a worker can die between finishing and saying so), so it must do nothing new
    the second time.
    """

    def __init__(self, task: Task[..., None, ...], one_at_a_time: str | None) -> None:
        self.task, self.one_at_a_time = task, one_at_a_time

    def enqueue(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Queue one run; it is forgotten if the caller's transaction rolls back."""
        if args:
            raise TypeError("Name every argument of a job: it is stored as JSON.")
        self._later(kwargs).defer(workspace_id=current_workspace_id(), **kwargs)

    def enqueue_at(self, moment: datetime, /, *_: P.args, **kwargs: P.kwargs) -> None:
        """Queue one run for later."""
        later = self._later(kwargs, schedule_at=moment)
        later.defer(workspace_id=current_workspace_id(), **kwargs)

    def enqueue_many(self, runs: Iterable[dict[str, Any]]) -> None:
        """Queue many runs with one statement; each names the arguments of one."""
        workspace_id = current_workspace_id()
        self.task.batch_defer(*({"workspace_id": workspace_id} | run for run in runs))

    def _later(self, kwargs: Any, **options: Any) -> Any:
        lock = self.one_at_a_time and self.one_at_a_time.format(
            workspace_id=current_workspace_id(), **kwargs
        )
        return self.task.configure(lock=lock, **options)


def job(*, one_at_a_time: str | None = None) -> Callable[[Callable[P, None]], Job[P]]:
    """Make a function a job in one transaction of its own.

    `one_at_a_time="deal:{deal_id}"` never runs two for one deal.
    """

    def register(body: Callable[P, None]) -> Job[P]:
        def run(workspace_id: int, **kwargs: object) -> None:
            with acting_in(workspace_id):
                body(**kwargs)  # type: ignore[call-arg, arg-type]  # written by enqueue

        return _registered(body, run, one_at_a_time)

    return register


def long_job(*, one_at_a_time: str | None = None) -> Callable[[Callable[..., None]], Job[...]]:
    """Make a function a job that opens its own short transactions, one after the other.

    It is told the workspace by its first argument `workspace_id` and must remember how far it has
    come in the same transaction as the work, so that a killed run goes on where it was.
    """

    def register(body: Callable[..., None]) -> Job[...]:
        return _registered(body, body, one_at_a_time)

    return register


def _registered(
    body: Callable[..., None], run: Callable[..., None], one_at_a_time: str | None
) -> Job[Any]:
    name = f"{body.__module__}.{body.__name__}"
    return Job(app.task(name=name, retry=AFTER_5_25_AND_125_SECONDS)(run), one_at_a_time)


def in_every_workspace(*, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function by the clock, in each workspace in a transaction of its own.

    `cron` has five fields, in UTC. Runs never overlap; one that fails in a workspace does not
    keep the others waiting.
    """

    def register(body: Callable[[], None]) -> Callable[[], None]:
        name = f"{body.__module__}.{body.__name__}"

        def run(timestamp: int) -> None:  # noqa: ARG001  # the clock tells it
            failures = [
                error
                for workspace_id in Workspace.objects.values_list("id", flat=True).order_by("id")
                if (error := _failure_of(body, workspace_id)) is not None
            ]
            if failures:
                raise ExceptionGroup(name, failures)

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, lock=name)(run))
        return body

    return register


def _failure_of(body: Callable[[], None], workspace_id: int) -> Exception | None:
    try:
        with acting_in(workspace_id):
            body()
    except Exception as error:  # noqa: BLE001  # told together with the others'
        return error
    return None
