"""Saying which workspace a transaction acts in."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token

from django.db import transaction

from headwater.tenancy.sql import fetch_all

_acting_in: ContextVar[int] = ContextVar("acting_in")


@contextmanager
def acting_in(workspace_id: int) -> Iterator[None]:
    """Open the one transaction of a request, job or command, inside its workspace."""
    with transaction.atomic(durable=True):
        token = enter(workspace_id)
        try:
            yield
        finally:
            _acting_in.reset(token)


def enter(workspace_id: int) -> Token[int]:
    """Let the rest of the current transaction act in the workspace.

    The setting ends with the transaction, so it can neither leak into the next request on this
    connection nor get lost behind PgBouncer.
    """
    _tell_database(str(workspace_id))
    return _acting_in.set(workspace_id)


def current_workspace_id() -> int:
    return _acting_in.get()


@contextmanager
def stepping_into(workspace_id: int) -> Iterator[None]:
    """Act in a workspace as a part of something that belongs to none, such as signing in."""
    before = _acting_in.get(None)
    with transaction.atomic():
        token = enter(workspace_id)
        try:
            yield
            _tell_database("" if before is None else str(before))
        finally:
            _acting_in.reset(token)  # a failure takes the database back by itself


def _tell_database(workspace: str) -> None:
    fetch_all("SELECT set_config('app.workspace', %s::text, true)", [workspace])
