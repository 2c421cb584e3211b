from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.jobs.job import in_every_workspace, job
from headwater.jobs.tasks import retry_stalled_jobs
from headwater.people.models import Company, Person
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make

pytestmark = pytest.mark.usefixtures("workspace")

KILLED_LONG_AGO = """
WITH worker AS (
    INSERT INTO procrastinate_workers (last_heartbeat)
    VALUES (now() - interval '31 seconds') RETURNING id
)
UPDATE procrastinate_jobs SET status = 'doing', worker_id = worker.id FROM worker
"""
SEVEN = str(UUID(int=7))


@job(one_at_a_time="person:{person_id}")
def shout(person_id: str) -> None:
    person = Person.objects.get(id=person_id)
    person.name = person.name.upper()
    person.save()


@in_every_workspace(cron="1 1 1 1 1")
def count_companies() -> None:
    if Company.objects.filter(name="trouble").exists():
        raise ValueError("trouble")
    Company.objects.create(name=f"after {Company.objects.count()}")


def queued() -> list[Any]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("status", "args", "lock"))


def test_a_job_remembers_the_workspace_that_asked_for_it(workspace: Workspace) -> None:
    shout.enqueue(person_id=SEVEN)

    args = {"person_id": SEVEN, "workspace_id": workspace.pk}
    assert queued() == [("todo", args, f"person:{SEVEN}")]


def test_many_jobs_are_queued_with_one_statement(
    workspace: Workspace, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        shout.enqueue_many({"person_id": str(number)} for number in range(50))

    assert {args["workspace_id"] for _, args, _ in queued()} == {workspace.pk}


def test_a_job_can_wait_for_its_moment() -> None:
    moment = datetime(2030, 1, 1, tzinfo=UTC)

    shout.enqueue_at(moment, person_id=SEVEN)

    assert ProcrastinateJob.objects.get().scheduled_at == moment


def test_a_job_names_its_arguments() -> None:
    with pytest.raises(TypeError, match="Name every argument"):
        shout.enqueue(SEVEN)


def test_a_job_is_forgotten_with_the_change_that_asked_for_it() -> None:
    with transaction.atomic():
        shout.enqueue(person_id=SEVEN)
        transaction.set_rollback(True)

    assert queued() == []


def test_a_job_runs_in_its_workspace(workspace: Workspace) -> None:
    person = make.person(name="Ada")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.workspace', '', true)")
    assert not Person.objects.exists()

    shout.task(workspace_id=workspace.pk, person_id=str(person.pk))

    person.refresh_from_db()
    assert person.name == "ADA"


def test_what_a_killed_worker_left_is_queued_again() -> None:
    shout.enqueue(person_id=SEVEN)
    with connection.cursor() as cursor:
        cursor.execute(KILLED_LONG_AGO)

    async_to_sync(retry_stalled_jobs.func)(timestamp=0)

    assert [status for status, *_ in queued()] == ["todo"]


def test_what_a_living_worker_does_is_left_to_it() -> None:
    shout.enqueue(person_id=SEVEN)
    with connection.cursor() as cursor:
        cursor.execute(KILLED_LONG_AGO.replace("31 seconds", "1 second"))

    async_to_sync(retry_stalled_jobs.func)(timestamp=0)

    assert [status for status, *_ in queued()] == ["doing"]


def test_the_clock_runs_a_job_in_every_workspace_whatever_happens_in_one(
    workspace: Workspace,
) -> None:
    make.company(name="trouble")
    other = make.workspace(name="Theirs")

    with pytest.raises(ExceptionGroup, match="count_companies"):
        app.tasks[f"{__name__}.count_companies"].func(timestamp=0)

    assert Company.objects.count() == 1
    enter(other.pk)
    assert [company.name for company in Company.objects.all()] == ["after 0"]
