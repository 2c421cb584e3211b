import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.events import registry
from headwater.events.base import Event
from headwater.events.log import emit, emit_many
from headwater.events.models import EventRecord
from headwater.events.registry import at_once, on
from headwater.events.tasks import deliver
from headwater.tenancy.models import Workspace
from tests.make import NEW_YEAR

pytestmark = pytest.mark.usefixtures("workspace")


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    """Water became steam."""

    name: ClassVar[str] = "test.kettle_boiled"
    subject_kind: ClassVar[str] = "kettle"
    kettle_id: UUID
    litres: Decimal


@pytest.fixture
def heard() -> Iterator[dict[str, list[Any]]]:
    """Listen to the kettle, later and at once."""
    heard: dict[str, list[Any]] = {"later": [], "at once": []}

    @on(KettleBoiled)
    def later(payload: dict[str, Any]) -> None:
        heard["later"].append(payload)

    @at_once(KettleBoiled)
    def now(events: Sequence[Event]) -> None:
        heard["at once"].append(list(events))

    yield heard
    registry._handlers.pop(KettleBoiled.name)
    registry._at_once.pop(KettleBoiled)


def boiled() -> KettleBoiled:
    return KettleBoiled(actor_id=uuid4(), at=NEW_YEAR, kettle_id=uuid4(), litres=Decimal("1.5"))


def test_an_event_is_recorded_with_the_transaction_that_wrote_it() -> None:
    event = boiled()

    emit(event)

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (txid,) = cursor.fetchone()
    record = EventRecord.objects.get()
    assert (record.txid, record.name, record.subject_kind) == (txid, event.name, "kettle")
    assert (record.subject_id, record.actor_id, record.happened_at) == (
        event.kettle_id, event.actor_id, NEW_YEAR)  # fmt: skip
    assert record.payload == {"kettle_id": str(event.kettle_id), "litres": "1.5"}


def test_many_events_keep_their_order_and_take_one_statement(
    django_assert_num_queries: Any,
) -> None:
    events = [boiled() for _ in range(100)]

    with django_assert_num_queries(1):
        emit_many(events)

    written = EventRecord.objects.order_by("id").values_list("subject_id", flat=True)
    assert list(written) == [event.kettle_id for event in events]


def test_who_listens_at_once_hears_all_events_together(heard: dict[str, list[Any]]) -> None:
    events = [boiled(), boiled()]

    emit_many(events)

    assert heard == {"later": [], "at once": [events]}


def test_who_listens_later_hears_in_a_job(
    workspace: Workspace, heard: dict[str, list[Any]]
) -> None:
    event = boiled()

    emit(event)
    (arguments,) = ProcrastinateJob.objects.values_list("args", flat=True)
    deliver.task(**arguments)

    assert arguments == {"workspace_id": workspace.pk, "record_id": EventRecord.objects.get().pk}
    assert heard["later"] == [{"kettle_id": str(event.kettle_id), "litres": "1.5"}]


def test_an_event_nobody_listens_to_makes_no_job() -> None:
    emit(boiled())

    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE events_eventrecord SET name = 'x'", "DELETE FROM events_eventrecord"]
)
def test_the_app_may_not_rewrite_an_event(statement: str) -> None:
    emit(boiled())

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_event_of_a_failed_change_never_happened(heard: dict[str, list[Any]]) -> None:
    with transaction.atomic():
        emit(boiled())
        transaction.set_rollback(True)

    assert not EventRecord.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_what_is_stored_is_json_that_can_be_read_years_later() -> None:
    emit(boiled())

    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM events_eventrecord")
        (text,) = cursor.fetchone()
    assert json.loads(text)["litres"] == "1.5"
