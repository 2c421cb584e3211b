"""The sheet of a member says what facts say, with n and the records behind it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.coaching.schemas import MemberSheetOut, PeopleOut
from headwater.forecast.models import Call
from headwater.leads.models import Lead
from headwater.pipeline.models import Deal, Stage
from headwater.targets.models import Target
from tests import make
from tests.calling import Caller
from tests.coaching.conftest import Crew

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime.now(UTC)
DAY = timedelta(days=1)
LATELY = {"from": str((NOW - 60 * DAY).date()), "to": str((NOW + DAY).date())}


def a_deal(crew: Crew, owner: Member, *, days: int = 1, **fields: Any) -> Deal:
    return make.deal(
        **{"stage": crew.stages[0], "owner": owner, "at": NOW - days * DAY, "value": 100} | fields
    )


def close(deal: Deal, status: str = "won", *, days: int = 1) -> Deal:
    at = NOW - days * DAY
    Deal.objects.filter(id=deal.id).update(status=status, closed_at=at, changed_at=at)
    return deal


def sheet(crew: Crew, member: Member, *, by: Member | None = None, **query: Any) -> Any:
    status, answer = Caller(by or crew.owner).get(f"/insights/people/{member.id}", **LATELY | query)
    assert status == 200, answer
    MemberSheetOut.model_validate(answer, extra="forbid")
    return answer


def said(answer: Any, part: str) -> dict[str, Any]:
    return {one["says"]: one for one in answer[part]}


def titles(statement: Any) -> list[str]:
    return [deal["title"] for deal in statement["deals"]]


def figure(person: Any, name: str) -> tuple[Any, ...]:
    one = next(one for one in person["figures"] if one["figure"] == name)
    if one["amount"] is not None or one["median_amount"] is not None:
        return one["amount"], one["n"], one["median_amount"], one["n_members"]
    return one["value"], one["n"], one["median"], one["n_members"]


def test_members_stand_by_name_beside_the_median_of_their_team(crew: Crew) -> None:
    anna, bo, cy = crew.sellers
    for owner, status, days, value in (
        (anna, "won", 11, 300), (anna, "won", 21, 100), (anna, "lost", 5, 50),
        (bo, "won", 31, 500), (cy, "lost", 3, 10),
    ):  # fmt: skip
        close(a_deal(crew, owner, days=days, value=value), status)
    a_deal(crew, bo, value=70)

    code, answer = Caller(crew.owner).get("/insights/people", **LATELY)

    assert code == 200
    PeopleOut.model_validate(answer, extra="forbid")
    names = [one["name"] for one in answer["items"]]
    assert names == ["Anna", "Bo", "Cy", "Dora", "Mina", "Olga"]
    by_name = {one["name"]: one for one in answer["items"]}
    # Of the four in the team (the manager among them) three closed something: 2/3, 1, 0.
    assert figure(by_name["Anna"], "win_rate") == (2 / 3, 3, 2 / 3, 3)
    assert figure(by_name["Anna"], "won") == (2, None, 0.5, 4)
    assert figure(by_name["Anna"], "won_value") == ("400.00", None, "200.00", 4)
    assert figure(by_name["Anna"], "cycle_days") == (15.0, 2, 22.5, 2)
    assert figure(by_name["Anna"], "size") == ("200.00", 2, "350.00", 2)
    assert figure(by_name["Bo"], "open_value") == ("70.00", None, "0.00", 4)
    # Alone in a team there is nobody to stand beside.
    assert figure(by_name["Dora"], "won") == (0, None, None, 1)


def test_who_may_be_filtered_for_may_be_spoken_of(crew: Crew) -> None:
    anna, bo, _ = crew.sellers

    def asks(by: Member, of: Member) -> int:
        return Caller(by).get(f"/insights/people/{of.id}")[0]

    assert [asks(crew.manager, of) for of in (anna, bo, crew.other)] == [200, 200, 404]
    assert [asks(anna, of) for of in (anna, bo, crew.manager)] == [200, 404, 404]
    assert asks(crew.owner, crew.other) == 200
    _, seen = Caller(crew.manager).get("/insights/people", **LATELY)
    assert [one["name"] for one in seen["items"]] == ["Anna", "Bo", "Cy", "Mina"]
    _, own = Caller(anna).get("/insights/people", **LATELY)
    assert [one["name"] for one in own["items"]] == ["Anna"]


def test_what_was_won_lately_is_praised_with_its_deals(crew: Crew) -> None:
    anna = crew.sellers[0]
    for n, days in ((1, 10), (2, 20)):
        close(a_deal(crew, anna, title=f"Deal {n}", days=days, value=n * 100))
    close(a_deal(crew, anna, days=90), days=80)
    close(a_deal(crew, anna), "lost")

    won = said(sheet(crew, anna), "praise")["won"]

    assert (won["n"], won["amount"], won["total"]) == (2, "300.00", 2)
    assert titles(won) == ["Deal 2", "Deal 1"]
    assert [deal["cycle_days"] for deal in won["deals"]] == [19, 9]


def test_a_stalled_deal_that_went_on_was_saved(crew: Crew) -> None:
    Stage.objects.filter(id=crew.stages[0].id).update(rot_after_days=10)
    anna = crew.sellers[0]
    late, quick, lost = (
        a_deal(crew, anna, title=title, days=days)
        for title, days in (("Late", 30), ("Quick", 9), ("Lost", 30))
    )
    for deal in (late, quick, lost):
        Deal.objects.filter(id=deal.id).update(
            stage=crew.stages[1], stage_entered_at=NOW - 5 * DAY, changed_at=NOW - 5 * DAY
        )
    close(lost, "lost")

    saved = said(sheet(crew, anna), "praise")["saved"]

    assert (saved["n"], titles(saved)) == (1, ["Late"])
    (deal,) = saved["deals"]
    assert (deal["stage_name"], deal["days_in_stage"], deal["limit_days"]) == ("S0", 25, 10)


def test_questions_come_from_the_one_judgement_of_health(crew: Crew) -> None:
    Stage.objects.filter(id=crew.stages[0].id).update(rot_after_days=10)
    anna = crew.sellers[0]
    today = NOW.date()
    stuck = a_deal(crew, anna, title="Stuck", days=20, value=10)
    a_deal(crew, anna, title="Past", value=500, expected_close_date=today - 3 * DAY)
    calm = a_deal(crew, anna, title="Calm", expected_close_date=today + 40 * DAY)
    task = make.task(owner=anna)
    Deal.objects.filter(id__in=[stuck.id, calm.id]).update(next_task_id=task.id)
    a_deal(crew, crew.sellers[1], title="Bo’s", days=20)

    answer = sheet(crew, anna)

    asks = said(answer, "asks")
    assert titles(asks["slipping"]) == ["Past"]
    assert titles(asks["stalled"]) == ["Stuck"]
    assert titles(asks["adrift"]) == ["Past"]
    assert (asks["slipping"]["n"], asks["slipping"]["amount"]) == (1, "500.00")
    assert [deal["title"] for deal in answer["help"]] == ["Past", "Stuck"]
    first = answer["help"][0]
    assert (first["health"]["reasons"], first["is_ending"]) == (["adrift", "slipping"], True)
    assert answer["help_total"] == 2
    assert figure(answer, "at_risk") == (2, None, 0.5, 4)


def test_what_was_put_off_in_the_period_tells_from_when_to_when(crew: Crew) -> None:
    anna, day = crew.sellers[0], date(2031, 1, 1)
    deal = a_deal(crew, anna, title="Off", days=100, expected_close_date=day)
    for days, due in ((90, 5), (30, 20), (20, 10), (10, 40)):
        Deal.objects.filter(id=deal.id).update(
            expected_close_date=day + due * DAY, changed_at=NOW - days * DAY
        )
    a_deal(crew, anna, title="Kept", days=100, expected_close_date=day)

    pushed = said(sheet(crew, anna), "asks")["pushed"]

    assert titles(pushed) == ["Off"]
    (told,) = pushed["deals"]
    assert (told["due_before"], told["due"], told["times"]) == ("2031-01-06", "2031-02-10", 2)


def test_a_call_that_was_changed_is_asked_about(crew: Crew) -> None:
    anna = crew.sellers[0]
    start = NOW.date().replace(day=1)
    for minutes, amount, is_override in (
        (9, 500, False),
        (8, 500, False),
        (7, 400, False),
        (6, 900, True),
    ):
        Call.objects.create(
            member=anna, pipeline_id=crew.pipeline_id, unit="month", start=start,
            category="commit", basis="cumulative", amount=amount, is_override=is_override,
            author=anna, made_at=NOW - timedelta(minutes=minutes),
        )  # fmt: skip

    month: dict[str, Any] = {"from": str(start), "to": str(NOW.date())}
    answer = sheet(crew, anna, **month)

    changed = said(answer, "asks")["call_changed"]
    assert (changed["n"], changed["before"], changed["amount"]) == (1, "500.00", "400.00")
    line = answer["call"]["line"]
    assert (line["call"]["amount"], line["override"]["amount"]) == ("400.00", "900.00")
    assert answer["call"]["said"] == ["500.00", "500.00", "400.00"]


@pytest.mark.parametrize(("done", "says", "part"), [(12, "target_reached", "praise"), (0, "target_behind", "asks")])  # fmt: skip
def test_a_target_is_praised_or_asked_about(crew: Crew, done: int, says: str, part: str) -> None:
    anna = crew.sellers[0]
    last = (NOW.date().replace(day=1) - DAY).replace(day=1)  # a month that is over
    end = NOW.date().replace(day=1) - DAY
    Target.objects.create(
        member=anna, measure="deals_won", month=last, amount=10, currency="USD",
        valid_from=NOW - 900 * DAY,
    )  # fmt: skip
    at = datetime(last.year, last.month, 10, tzinfo=UTC)
    for _ in range(done):
        deal = make.deal(stage=crew.stages[0], owner=anna, at=at - DAY)
        Deal.objects.filter(id=deal.id).update(status="won", closed_at=at, changed_at=at)

    month: dict[str, Any] = {"from": str(last), "to": str(end)}
    answer = sheet(crew, anna, **month)

    told = said(answer, part)[says]
    assert (told["value"], told["goal"], told["measure"]) == (done / 10, "10.00", "deals_won")
    (aim,) = answer["targets"]
    assert (aim["attainment"], aim["n"], aim["share_over"]) == (done / 10, done, 1.0)


def test_speed_is_compared_only_where_there_is_enough(crew: Crew) -> None:
    for seller, minutes, count in zip(crew.sellers, (10, 60, 200), (10, 9, 12), strict=True):
        for _ in range(count):
            lead = make.lead(owner=seller, at=NOW - 2 * DAY)
            Lead.objects.filter(id=lead.id).update(
                answer_due_at=NOW - DAY, answer_minutes=minutes,
                first_contact_at=NOW - 2 * DAY + timedelta(minutes=minutes),
            )  # fmt: skip
    anna, bo, cy = (sheet(crew, seller) for seller in crew.sellers)

    quick = said(anna, "praise")["answers_quickly"]
    assert (quick["value"], quick["median"], quick["n"], quick["n_members"]) == (10.0, 60.0, 10, 3)
    assert said(cy, "asks")["answers_slowly"]["value"] == 200.0
    assert not {"answers_quickly", "answers_slowly"} & {*said(bo, "praise"), *said(bo, "asks")}
    # To herself she stands alone: what others have is not told by a median.
    assert "answers_quickly" not in said(sheet(crew, crew.sellers[0], by=crew.sellers[0]), "praise")


def test_a_sheet_of_the_past_is_what_it_was(crew: Crew) -> None:
    anna = crew.sellers[0]
    close(a_deal(crew, anna, title="Then", days=30), days=20)
    past: dict[str, Any] = {"as_of": (NOW - 10 * DAY).isoformat()}
    before = sheet(crew, anna, **past)

    close(a_deal(crew, anna, title="Later", days=9), days=5)
    a_deal(crew, anna, days=30, expected_close_date=NOW.date() - 3 * DAY)
    Deal.objects.filter(title="Then").update(value=9, changed_at=NOW)
    after = sheet(crew, anna, **past)

    assert titles(said(after, "praise")["won"]) == ["Then"]
    assert after["praise"] == before["praise"]
    assert (after["is_live"], after["help"], after["asks"]) == (False, [], [])
