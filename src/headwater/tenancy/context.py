"""Saying which workspace a transaction acts in, and which operation it is a part of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from headwater.lib.ids import uuid7
from headwater.tenancy.sql import fetch_all


@dataclass
class Acting:
    """Where a transaction acts, and under which operation the log keeps what it does.

    An operation is what one request did, or one job over many transactions: what is taken back
    together. `is_told` once there is a line of the log. `own_fields` is the state in which the
    workspace's own fields were found; None: nobody looked, or this transaction changes them.
    """

    workspace_id: int
    operation: UUID
    is_told: bool = False
    own_fields: str | None = None
    is_changing_fields: bool = False

    def found_own_fields(self, state: str) -> None:
        if not self.is_changing_fields:
            self.own_fields = state

    def changes_own_fields(self) -> None:
        self.own_fields, self.is_changing_fields = None, True


_acting_in: ContextVar[Acting] = ContextVar("acting_in")


@contextmanager
def acting_in(workspace_id: int, *, operation: UUID | None = None) -> Iterator[None]:
    """Open the one transaction of a request, job or command, inside its workspace."""
    with transaction.atomic(durable=True):
        token = enter(workspace_id, operation=operation)
        try:
            yield
        finally:
            _acting_in.reset(token)


def enter(workspace_id: int, *, operation: UUID | None = None) -> Token[Acting]:
    """Let the rest of the current transaction act in the workspace.

    The settings end with the transaction, so they can neither leak into the next request on this
    connection nor get lost behind PgBouncer.
    """
    acting = Acting(workspace_id, operation or uuid7())
    _tell_database(acting)
    return _acting_in.set(acting)


def current_workspace_id() -> int:
    return _acting_in.get().workspace_id


def current_operation() -> Acting:
    return _acting_in.get()


@contextmanager
def stepping_into(workspace_id: int) -> Iterator[None]:
    """Act in a workspace as a part of something that belongs to none, such as signing in."""
    before = _acting_in.get(None)
    with transaction.atomic():
        token = enter(workspace_id)
        try:
            yield
            _tell_database(before)
        finally:
            _acting_in.reset(token)  # a failure takes the database back by itself


def _tell_database(acting: Acting | None) -> None:
    names = ("", "") if acting is None else (str(acting.workspace_id), str(acting.operation))
    fetch_all(
        "SELECT set_config('app.workspace', %s::text, true),"
        " set_config('app.operation', %s::text, true)",
        names,
    )
