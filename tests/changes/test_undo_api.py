"""Taking back what was done, as somebody at the door of the API does it."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.changes.rules import TAKEN_BACK
from headwater.changes.schemas import ChangePage, WorkOut, WorkRows
from headwater.changes.services.backwards import BACKWARDS
from headwater.pipeline.models import Deal, StageVisit
from tests import make
from tests.calling import API, Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def li(workspace: Any) -> Member:
    return make.member(name="Li", role=Role.SELLER)


@pytest.fixture
def chief(workspace: Any) -> Member:
    return make.member(name="Chief", role=Role.OWNER)


def done(caller: Caller, method: str, path: str, body: Any = None, version: int = 1) -> str:
    """Do something and say under which name it is taken back."""
    answer = getattr(caller.client, method)(
        API + path, body, content_type="application/json", headers={"If-Match": f'"{version}"'}
    )
    assert answer.status_code < 300, answer.content
    operation: str = answer["Headwater-Operation"]
    return operation


def undo(caller: Caller, operation: str) -> dict[str, Any]:
    status, work = caller.post(f"/changes/{operation}/undo")
    assert status == 200, work
    WorkOut.model_validate(work)
    return dict(work)


def rows(caller: Caller, work: dict[str, Any]) -> list[Any]:
    _, page = caller.get(f"/works/{work['id']}/rows")
    WorkRows.model_validate(page)
    return [
        (row["outcome"], [(kept["field"], kept["by"]) for kept in row["kept"]], row["code"])
        for row in page["items"]
    ]


def test_everything_that_can_be_taken_back_has_a_way() -> None:
    assert set(BACKWARDS) == TAKEN_BACK


def test_a_move_is_taken_back_and_done_again(li: Member) -> None:
    caller, pipeline = Caller(li), make.pipeline()
    first, second = make.stage(pipeline=pipeline), make.stage(pipeline=pipeline)
    deal = make.deal(stage=first, owner=li)

    moved = done(caller, "put", f"/deals/{deal.id}/stage", {"stage_id": str(second.id)})
    back = undo(caller, moved)

    deal.refresh_from_db()
    assert (back["counts"], deal.stage_id) == ({"done": 1}, first.id)

    again = undo(caller, back["id"])

    deal.refresh_from_db()
    assert (again["counts"], deal.stage_id) == ({"done": 1}, second.id)
    visits = StageVisit.objects.filter(deal=deal).order_by("entered_at", "id")
    assert [visit.stage_id for visit in visits] == [first.id, second.id, first.id, second.id]


def test_taking_back_twice_does_nothing_twice(li: Member) -> None:
    caller, deal = Caller(li), make.deal(owner=li)

    changed = done(caller, "patch", f"/deals/{deal.id}", {"title": "Twenty desks"})
    first, second = undo(caller, changed), undo(caller, changed)

    deal.refresh_from_db()
    assert (first, deal.title, deal.version) == (second, "Ten desks", 3)


def test_what_somebody_changed_since_is_kept_and_named(li: Member, chief: Member) -> None:
    caller, deal = Caller(li), make.deal(owner=li)

    changed = done(caller, "patch", f"/deals/{deal.id}", {"title": "Mine", "value": "5.00"})
    done(Caller(chief), "patch", f"/deals/{deal.id}", {"title": "Theirs"}, version=2)
    work = undo(caller, changed)

    deal.refresh_from_db()
    assert (deal.title, str(deal.value)) == ("Theirs", "1000.00")
    assert work["counts"] == {"partly": 1}
    assert rows(caller, work) == [("partly", [("title", "Chief")], None)]


def test_a_later_move_stays_where_it_went(li: Member, chief: Member) -> None:
    caller, pipeline = Caller(li), make.pipeline()
    stages = [make.stage(pipeline=pipeline) for _ in range(3)]
    deal = make.deal(stage=stages[0], owner=li)

    moved = done(caller, "put", f"/deals/{deal.id}/stage", {"stage_id": str(stages[1].id)})
    done(Caller(chief), "put", f"/deals/{deal.id}/stage", {"stage_id": str(stages[2].id)}, 2)
    work = undo(caller, moved)

    deal.refresh_from_db()
    assert deal.stage_id == stages[2].id
    assert rows(caller, work) == [("kept", [("stage_id", "Chief")], None)]


def test_closing_reopening_and_deleting_go_both_ways(li: Member) -> None:
    caller, deal, reason = Caller(li), make.deal(owner=li), make.lost_reason()
    lost = {"status": "lost", "lost_reason_id": str(reason.id), "competitor": "Acme"}

    closed = done(caller, "put", f"/deals/{deal.id}/status", lost)
    opened = undo(caller, closed)
    deal.refresh_from_db()
    assert deal.status == "open"

    undo(caller, opened["id"])
    deal.refresh_from_db()
    assert (deal.status, deal.lost_reason_id, deal.competitor) == ("lost", reason.id, "Acme")

    deleted = done(caller, "delete", f"/deals/{deal.id}", version=deal.version)
    undo(caller, deleted)
    deal.refresh_from_db()
    assert deal.deleted_at is None


def test_what_was_created_goes_to_the_trash_unless_somebody_works_on_it(
    li: Member, chief: Member
) -> None:
    caller = Caller(li)
    make.stage(pipeline=make.pipeline(is_default=True))
    ids = [str(uuid4()), str(uuid4())]

    plain, touched = (
        done(caller, "post", "/deals", {"id": id_, "title": "New", "company_name": f"Firm {id_}"})
        for id_ in ids
    )
    done(Caller(chief), "patch", f"/deals/{ids[1]}", {"title": "Ours"})

    assert undo(caller, plain)["counts"] == {"done": 2}
    assert Deal.objects.get(id=ids[0]).deleted_at is not None
    kept = undo(caller, touched)
    assert kept["counts"] == {"done": 1, "kept": 1}
    assert rows(caller, kept) == [("kept", [("record", "Chief")], None)]


def test_only_whoever_did_it_and_administrators_take_it_back(li: Member, chief: Member) -> None:
    deal = make.deal(owner=li)
    changed = done(Caller(chief), "patch", f"/deals/{deal.id}", {"title": "Chief's"})

    status, problem = Caller(li).post(f"/changes/{changed}/undo")
    assert (status, problem["code"]) == (403, "not_yours")

    own = done(Caller(li), "patch", f"/deals/{deal.id}", {"value": "7"}, version=2)
    assert undo(Caller(chief), own)["counts"] == {"done": 1}


def test_what_is_not_seen_is_neither_told_nor_taken_back(li: Member, chief: Member) -> None:
    deal = make.deal(owner=chief, title="CANARY")
    hidden = done(Caller(chief), "patch", f"/deals/{deal.id}", {"value": "7"})
    given = make.deal(owner=li)
    gone = done(Caller(li), "patch", f"/deals/{given.id}", {"owner_id": str(chief.id)})

    for operation in (hidden, gone, str(uuid4())):
        status, problem = Caller(li).post(f"/changes/{operation}/undo")
        assert (status, problem["code"]) == (404, "operation_not_found")
        assert Caller(li).get(f"/changes/{operation}")[0] == 404
    _, page = Caller(li).get("/changes")
    assert page["items"] == []


def test_recent_changes_say_who_did_what_and_until_when(li: Member, chief: Member) -> None:
    caller, deal = Caller(li), make.deal(owner=li)
    changed = done(caller, "patch", f"/deals/{deal.id}", {"value": "7"})
    company = make.company(name="Firm")
    renamed = done(Caller(chief), "patch", f"/companies/{company.id}", {"name": "Firm Ltd"})
    undone = undo(caller, changed)

    status, page = caller.get("/changes")

    assert status == 200
    ChangePage.model_validate(page)
    told = [
        (one["id"], one["actor_name"], one["what"], one["record"]["title"], one["can_undo"])
        for one in page["items"]
    ]
    deal_changed = [{"kind": "deal", "name": "deal.changed", "count": 1}]
    assert told == [
        (undone["id"], "Li", deal_changed, "Ten desks", True),
        (renamed, "Chief", [{"kind": "company", "name": "company.changed", "count": 1}],
         "Firm Ltd", False),
        (changed, "Li", deal_changed, "Ten desks", False),
    ]  # fmt: skip
    assert page["items"][2]["undone"]["id"] == undone["id"]
    assert page["items"][0]["work"]["undoes"] == changed
    assert page["items"][2]["fields"] == ["value"]


def test_recent_changes_are_asked_for_by_member_kind_and_record(li: Member, chief: Member) -> None:
    deal, company = make.deal(owner=li), make.company()
    mine = done(Caller(li), "patch", f"/deals/{deal.id}", {"value": "7"})
    theirs = done(Caller(chief), "patch", f"/companies/{company.id}", {"name": "Firm"})

    def asked(**wish: Any) -> list[str]:
        return [one["id"] for one in Caller(chief).get("/changes", **wish)[1]["items"]]

    assert asked() == [theirs, mine]
    assert asked(member_id=li.id) == [mine]
    assert asked(kind="company") == [theirs]
    assert asked(record_id=deal.id) == [mine]


def test_pages_of_changes_hang_together(li: Member, chief: Member) -> None:
    caller = Caller(chief)
    deals = [make.deal(owner=chief) for _ in range(70)]
    made = [done(caller, "patch", f"/deals/{deal.id}", {"value": "7"}) for deal in deals]

    found, after = [], None
    while True:
        _, page = caller.get("/changes", **({"after": after} if after else {}))
        found += [one["id"] for one in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert found == made[::-1]


def test_what_is_older_than_thirty_days_stays(li: Member) -> None:
    from headwater.events.log import emit
    from headwater.lib.ids import uuid7_at
    from headwater.pipeline.events import DealChanged
    from headwater.tenancy.context import enter

    deal = make.deal(owner=li)
    old = uuid7_at(1_700_000_000_000)
    enter(li.workspace_id, operation=old)
    changes = {"value": ["5.00", "1000.00"]}
    emit(DealChanged(actor_id=li.id, at=make.NEW_YEAR, deal_id=deal.id, changes=changes))

    status, problem = Caller(li).post(f"/changes/{old}/undo")

    assert (status, problem["code"]) == (409, "too_long_ago")


def test_an_answer_names_no_operation_where_nothing_happened(li: Member) -> None:
    deal = make.deal(owner=li)
    client = Caller(li).client
    body = {"title": deal.title}
    answer = client.patch(
        f"{API}/deals/{deal.id}", body, content_type="application/json", headers={"If-Match": '"1"'}
    )

    assert (answer.status_code, "Headwater-Operation" in answer) == (200, False)


def test_each_request_is_an_operation_of_its_own(li: Member) -> None:
    deal = make.deal(owner=li)
    names = [
        UUID(done(Caller(li), "patch", f"/deals/{deal.id}", {"value": str(value)}, value))
        for value in (1, 2, 3)
    ]

    assert names == sorted(set(names))
    assert edit(1) == {"If_Match": '"1"'}


def test_fields_of_ones_own_go_back_one_by_one(chief: Member) -> None:
    caller, deal = Caller(chief), make.deal(owner=chief)
    for name in ("Colour", "Size"):
        status, made = caller.post("/fields", {"kind": "deal", "name_en": name, "type": "text"})
        assert status == 201, made
    keys = [field["key"] for field in caller.get("/fields", kind="deal")[1]["items"]]
    custom = dict.fromkeys(keys, "blue")

    written = done(caller, "patch", f"/deals/{deal.id}", {"custom": custom})
    done(caller, "patch", f"/deals/{deal.id}", {"custom": {keys[0]: "red"}}, version=2)
    work = undo(caller, written)

    assert work["counts"] == {"partly": 1}
    assert rows(caller, work) == [("partly", [(f"custom.{keys[0]}", "Chief")], None)]
    assert caller.get(f"/deals/{deal.id}")[1]["custom"].get(keys[1]) is None
