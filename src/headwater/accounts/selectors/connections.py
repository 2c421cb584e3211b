"""Company sign-ins: those of the workspace, and those that serve a mail domain."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.models import Connection
from headwater.lib.errors import NotFound
from headwater.tenancy.sql import fetch_all, fetch_one


class ConnectionNotFound(NotFound):
    code = "connection_not_found"


@dataclass(frozen=True)
class Way:
    """A company sign-in as somebody sees it who is not signed in."""

    id: UUID
    name: str
    kind: str


def connections() -> QuerySet[Connection]:
    return Connection.objects.order_by("name", "id")


def get_connection(connection_id: UUID, *, lock: bool = False) -> Connection:
    rows = Connection.objects.select_for_update() if lock else Connection.objects.all()
    found = rows.filter(id=connection_id).first()
    if found is None:
        raise ConnectionNotFound("There is no such company sign-in.")
    return found


def ways_for(email: str) -> list[Way]:
    """List the company sign-ins that serve the domain of an address, whoever has it."""
    domain = email.rpartition("@")[2].strip().lower()
    rows = fetch_all("SELECT * FROM connections_of_domain(%s)", [domain])
    return [Way(*row) for row in rows]


def workspace_of_connection(connection_id: UUID) -> int:
    """Say whose connection it is; needs no workspace to have been entered."""
    row = fetch_one("SELECT workspace_of_connection(%s)", [connection_id])
    if row is None or row[0] is None:
        raise ConnectionNotFound("There is no such company sign-in.")
    return int(row[0])
