"""Who is shut out is out with the next request: sessions, tokens, however many were under way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from headwater.accounts.models import Token
from headwater.accounts.rules import Role, Scope
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.accounts.test_at_once import at_once
from tests.calling import Caller, edit

CROWD = 50


@pytest.mark.usefixtures("own_database")
def test_a_member_shut_out_while_fifty_requests_run_is_out() -> None:
    workspace = Workspace.objects.create(name="Ours")
    with acting_in(workspace.pk):
        boss, leaver = make.member(), make.member(role=Role.SELLER)
        secret = make.token(leaver, Scope.WRITE)
    callers = [Caller(leaver) for _ in range(CROWD)]
    bearer = Client(headers={"Authorization": f"Bearer {secret}"})

    def read(caller: Caller) -> Callable[[], int]:
        return lambda: caller.get("/me")[0]

    def shut_out() -> int:
        path = f"/members/{leaver.id}"
        return Caller(boss).patch(path, {"is_active": False}, **edit(leaver.version))[0]

    during: list[Any] = at_once(shut_out, *map(read, callers))

    assert during[0] == 200
    assert set(during[1:]) <= {200, 401}
    assert {caller.get("/me")[0] for caller in callers} == {401}
    assert bearer.get("/api/v1/me").status_code == 401
    with acting_in(workspace.pk):
        assert not Token.objects.filter(member=leaver).exists()
