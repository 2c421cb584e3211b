import json
from typing import Any
from uuid import uuid4

import pytest

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.pipeline.models import Deal, Stage
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.schemas.deals import DealOut, DealPage
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def stages() -> list[Stage]:
    sales = make.pipeline()
    names = ["Lead", "Demo", "Offer"]
    return [make.stage(pipeline=sales, name_en=name, position=n) for n, name in enumerate(names)]


def event_names() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["code"]


def test_a_deal_is_created_with_its_company_and_person_by_name(
    caller: Caller, stages: list[Stage]
) -> None:
    status, deal = caller.post(
        "/deals",
        {"title": "Ten desks", "value": "1200.50", "company_name": "Acme", "person_name": "Bo Li",
         "tags": ["hot", "hot", " "]},
    )  # fmt: skip

    assert status == 201
    DealOut.model_validate(deal)
    assert (deal["value"], deal["company_name"], deal["tags"]) == ("1200.50", "Acme", ["hot"])
    assert (deal["stage_name"], deal["owner_name"], deal["version"]) == ("Lead", "Ada Park", 1)
    assert [person["name"] for person in deal["people"]] == ["Bo Li"]
    assert [stage["entered_at"] is not None for stage in deal["stages"]] == [True, False, False]


def test_creating_with_an_id_twice_creates_once(caller: Caller, stages: list[Stage]) -> None:
    body = {"id": str(uuid4()), "title": "Ten desks"}

    first, second = caller.post("/deals", body), caller.post("/deals", body)

    assert (first[0], first[1]["id"]) == (second[0], second[1]["id"]) == (201, body["id"])
    assert event_names().count("deal.created") == 1


def test_moving_writes_one_event_and_repeating_the_move_none(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    deal = make.deal(stage=stages[0], owner=owner)
    to = {"stage_id": str(stages[2].id)}

    status, moved = caller.put(f"/deals/{deal.id}/stage", to, **edit(1))
    assert (status, moved["stage_name"], moved["version"]) == (200, "Offer", 2)

    status, again = caller.put(f"/deals/{deal.id}/stage", to, **edit(1))
    assert (status, again["version"]) == (200, 2)
    assert event_names() == ["deal.moved"]


def test_a_move_from_an_old_sight_of_the_deal_is_refused(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    deal = make.deal(stage=stages[0], owner=owner)
    Deal.objects.update(title="Twelve desks")
    to = {"stage_id": str(stages[1].id)}

    assert code(caller.put(f"/deals/{deal.id}/stage", to, **edit(1))) == (412, "stale")
    assert code(caller.put(f"/deals/{deal.id}/stage", to)) == (428, "version_missing")
    assert Deal.objects.get().stage_id == stages[0].id


def test_a_deal_stays_in_its_pipeline_unless_asked(
    caller: Caller, owner: Member, stages: list[Stage]
) -> None:
    deal, elsewhere = make.deal(stage=stages[0], owner=owner), make.stage()
    to: dict[str, Any] = {"stage_id": str(elsewhere.id)}

    refused = caller.put(f"/deals/{deal.id}/stage", to, **edit(1))
    assert code(refused) == (422, "stage_of_other_pipeline")

    status, moved = caller.put(
        f"/deals/{deal.id}/stage", to | {"allow_other_pipeline": True}, **edit(1)
    )
    assert (status, moved["pipeline_id"]) == (200, str(elsewhere.pipeline_id))


def test_losing_needs_a_reason_and_keeps_the_stage(caller: Caller, owner: Member) -> None:
    deal, reason = make.deal(owner=owner), make.lost_reason()
    path = f"/deals/{deal.id}/status"

    assert code(caller.put(path, {"status": "lost"}, **edit(1))) == (422, "lost_reason_missing")
    lost = {"status": "lost", "lost_reason_id": str(reason.id), "competitor": "Them"}
    status, answer = caller.put(path, lost, **edit(1))
    assert (status, answer["status"], answer["lost_reason_name"]) == (200, "lost", "Price")
    assert answer["stage_id"] == str(deal.stage_id)

    assert code(caller.put(path, {"status": "won"}, **edit(2))) == (409, "deal_is_closed")
    status, answer = caller.put(path, {"status": "open"}, **edit(2))
    assert (status, answer["status"], answer["closed_at"]) == (200, "open", None)
    assert event_names() == ["deal.closed", "deal.reopened"]


def test_an_edit_keeps_what_it_does_not_name_and_says_what_changed(
    caller: Caller, owner: Member
) -> None:
    deal = make.deal(owner=owner)

    status, answer = caller.patch(
        f"/deals/{deal.id}", {"value": "5.00", "title": "Ten desks"}, **edit(1)
    )
    assert (status, answer["value"], answer["currency"]) == (200, "5.00", "USD")

    _, history = caller.get(f"/deals/{deal.id}/history")
    assert [(c["field"], c["from"], c["to"], c["actor_name"]) for c in history["items"]] == [
        ("value", "1000.00", "5.00", "Ada Park")
    ]


def test_every_push_of_the_close_date_is_counted(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)
    dates = ["2026-02-01", "2026-03-01", "2026-02-15", "2026-04-01"]

    for version, day in enumerate(dates, start=1):
        caller.patch(f"/deals/{deal.id}", {"expected_close_date": day}, **edit(version))

    _, answer = caller.get(f"/deals/{deal.id}")
    assert answer["close_date_pushes"] == 2


def test_an_unknown_field_is_an_error_and_changes_nothing(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)

    status, problem = caller.patch(f"/deals/{deal.id}", {"ovner_id": "x", "title": "Y"}, **edit(1))

    assert (status, problem["code"]) == (422, "invalid")
    assert [field["field"] for field in problem["fields"]] == ["payload.ovner_id"] or [
        field["field"] for field in problem["fields"]
    ] == ["ovner_id"]
    assert Deal.objects.get().title == "Ten desks"


def test_a_title_cannot_be_taken_away(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)

    assert code(caller.patch(f"/deals/{deal.id}", {"title": None}, **edit(1))) == (422, "invalid")
    status, answer = caller.patch(f"/deals/{deal.id}", {"company_id": None}, **edit(1))
    assert (status, answer["company_id"]) == (200, None)


def test_a_deleted_deal_is_gone_from_every_page(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)

    assert caller.delete(f"/deals/{deal.id}", **edit(1)) == (204, None)

    assert caller.get(f"/deals/{deal.id}")[0] == 404
    assert caller.get("/deals")[1]["items"] == []
    _, board = caller.get(f"/pipelines/{deal.pipeline_id}/board")
    assert [(stage["count"], stage["cards"]) for stage in board["stages"]] == [(0, [])]


def test_a_seller_sees_own_deals_and_is_told_nothing_of_others(owner: Member) -> None:
    others = make.deal(owner=owner)
    seller = make.member(role=Role.SELLER)
    mine = make.deal(owner=seller, stage=others.stage, title="Mine")
    caller = Caller(seller)

    assert code(caller.get(f"/deals/{others.id}")) == (404, "deal_not_found")
    assert code(caller.delete(f"/deals/{others.id}", **edit(1))) == (404, "deal_not_found")
    _, page = caller.get("/deals")
    assert ([row["id"] for row in page["items"]], page["total"]) == ([str(mine.id)], 1)
    _, board = caller.get(f"/pipelines/{mine.pipeline_id}/board")
    (stage,) = board["stages"]
    assert (stage["count"], stage["value"], len(stage["cards"])) == (1, "1000.00", 1)


def test_an_observer_reads_and_writes_nothing() -> None:
    deal = make.deal()
    caller = Caller(make.member(role=Role.OBSERVER))

    assert caller.get(f"/deals/{deal.id}")[0] == 200
    assert code(caller.delete(f"/deals/{deal.id}", **edit(1))) == (403, "no_right")


def test_the_company_of_others_is_not_named(owner: Member) -> None:
    company = make.company(owner=owner, name="Secret Ltd")
    seller = make.member(role=Role.SELLER)
    deal = make.deal(owner=seller, company=company)
    VisibilityRule.objects.create(role=Role.SELLER, kind="company", level="own")

    _, answer = Caller(seller).get(f"/deals/{deal.id}")

    assert (answer["company_id"], answer["company_name"]) == (None, None)
    assert "Secret" not in json.dumps(Caller(seller).get("/deals", q="Secret"))


def test_refusals_speak_the_callers_language(owner: Member) -> None:
    _, problem = Caller(owner, language="zh-CN").get(f"/deals/{uuid4()}")

    assert problem["code"] == "deal_not_found"


@pytest.mark.parametrize(
    "sort", ["title", "-value", "created_at", "-expected_close_date", "closed_at"]
)
def test_pages_of_a_list_hold_every_deal_once(caller: Caller, owner: Member, sort: str) -> None:
    stage = make.stage()
    for n in range(7):
        make.deal(owner=owner, stage=stage, title=f"Deal {n % 3}", value=n // 2,
                  expected_close_date=None if n % 2 else f"2026-0{n + 1}-01")  # fmt: skip

    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        _, page = caller.get("/deals", sort=sort, limit=3, **after)
        DealPage.model_validate(page)
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert len(seen) == len(set(seen)) == 7
    assert page["total"] == 7


def test_a_list_is_narrowed_by_every_wish(caller: Caller, owner: Member) -> None:
    company = make.company(name="华为技术")
    deal = make.deal(owner=owner, company=company, tags=["hot"], expected_close_date="2026-05-01")
    make.deal(owner=owner, title="Other", value=5, status=DealStatus.WON, closed_at=make.NEW_YEAR)

    def ids(**wish: Any) -> list[str]:
        status, page = caller.get("/deals", **wish)
        assert status == 200, page
        return [row["id"] for row in page["items"]]

    mine = [str(deal.id)]
    assert ids(q="华为") == ids(q="ten DESK") == ids(tag="hot") == ids(value_min="6") == mine
    assert ids(close_from="2026-05-01", close_to="2026-05-01") == ids(status="open") == mine
    assert ids(stage_id=deal.stage_id) == ids(company_id=company.id) == mine
    assert ids(q="100%") == ids(created_from="2027-01-01") == []
    assert caller.get("/deals", sort="password")[0] == 422
    assert caller.get("/deals", limit=100_000)[0] == 422


def test_a_deal_is_given_to_a_colleague_whose_deals_one_does_not_see() -> None:
    seller, colleague = make.member(role=Role.SELLER), make.member(role=Role.SELLER)
    caller, stage = Caller(seller), make.stage()
    deal = make.deal(owner=seller, stage=stage)

    status, given = caller.patch(
        f"/deals/{deal.id}", {"owner_id": str(colleague.id)}, **edit(deal.version)
    )
    made = caller.post("/deals", {"title": "For them", "owner_id": str(colleague.id)})

    assert (status, given["owner_id"]) == (200, str(colleague.id))
    assert (made[0], made[1]["owner_id"]) == (201, str(colleague.id))
    assert code(caller.get(f"/deals/{deal.id}")) == (404, "deal_not_found")
    assert Caller(colleague).get(f"/deals/{deal.id}")[0] == 200
