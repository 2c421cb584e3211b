"""An import is one change among the recent ones, and is taken back as a whole by its own undo."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.changes.schemas import ChangePage
from headwater.exchange.models import ImportRun
from headwater.pipeline.models import Deal
from headwater.tenancy.context import enter
from tests import make
from tests.calling import Caller
from tests.exchange.test_imports_api import DEALS, send, work

pytestmark = pytest.mark.usefixtures("workspace")


def changes(caller: Caller) -> list[Any]:
    _, page = caller.get("/changes")
    ChangePage.model_validate(page)
    return [one for one in page["items"] if one["brought_in"]]


def test_an_import_is_one_change_with_its_own_way_back() -> None:
    boss: Member = make.member(name="Ada Park")
    caller = Caller(boss)
    _, made = send(caller, DEALS)
    caller.post(f"/imports/{made['id']}/run")
    run = ImportRun.objects.get()
    enter(boss.workspace_id, operation=run.operation)  # as the job does with every step
    work(made["id"], boss)

    (one,) = changes(caller)
    assert (one["id"], one["actor_name"], one["can_undo"]) == (str(run.operation), "Ada Park", True)
    assert one["brought_in"] == {"id": made["id"], "files": ["deals.csv"], "state": "done"}
    assert {told["name"]: told["count"] for told in one["what"]} == {
        "deal.created": 2, "deal.closed": 1, "company.created": 1,
    }  # fmt: skip
    status, problem = caller.post(f"/changes/{one['id']}/undo")
    assert (status, problem["code"]) == (409, "cannot_be_taken_back")

    caller.post(f"/imports/{made['id']}/undo")
    work(made["id"], boss)
    assert not Deal.objects.exists()
    (one,) = changes(caller)
    assert (one["can_undo"], one["brought_in"]["state"], one["what"]) == (False, "undone", [])
    assert changes(Caller(make.member(role="seller"))) == []
