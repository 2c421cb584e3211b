"""Won and lost side by side: they are those of the summary, however they are told apart."""

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.fields.models import CustomField, CustomValue
from headwater.insights.rules.outcomes import By
from headwater.insights.schemas.process import OutcomesOut
from headwater.insights.selectors.outcomes import outcomes
from headwater.insights.selectors.summary import summary
from headwater.pipeline.models import Deal, Source
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast
from tests.insights.test_changes import a_deal, close
from tests.insights.test_figures import DAY, Asked, amount, questions, randomly, share

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": "2026-01-10", "to": "2026-01-19"}
CHOICE = "0192f000-0000-7000-8000-000000000001"


@pytest.fixture
def closed(cast: Cast) -> list[Deal]:
    """Two won and three lost, of two owners, sources and competitors."""
    made = [a_deal(cast, value) for value in (100, 3_000, 60_000, 900, 40)]
    for deal, status in zip(made, ("won", "won", "lost", "lost", "lost"), strict=True):
        close(deal, 12, status)
    source = Source.objects.create(name_en="Fair", name_zh="展会")
    Deal.objects.filter(id__in=[made[0].id, made[2].id]).update(source=source)
    Deal.objects.filter(id__in=[made[1].id, made[3].id]).update(owner=cast.owners[1])
    Deal.objects.filter(id=made[2].id).update(competitor="Nordwind")
    Deal.objects.filter(id=made[3].id).update(lost_reason=make.lost_reason())
    field = CustomField.objects.create(
        kind=Kind.DEAL,
        key="segment",
        type="choice",
        name_en="Segment",
        position=0,
        choices=[{"id": CHOICE, "name_en": "Large", "name_zh": "大", "color": "gray",
                  "is_archived": False}],
    )  # fmt: skip
    CustomValue.objects.create(field=field, record_id=made[0].id, ref=CHOICE)
    return made


def get(member: Member, path: str, **asked: Any) -> Any:
    status, answer = Caller(member).get(f"/insights/{path}", **PERIOD, **asked)
    assert status == 200, answer
    return answer


EXPECTED: dict[str, list[tuple[str | None, int, int]]] = {
    "source": [("Fair", 1, 1), (None, 1, 2)],
    "team": [(None, 2, 3)],
    "value": [(None, 1, 2), (None, 1, 0), (None, 0, 1)],
    "month": [(None, 2, 3)],
    "custom.segment": [("Large", 1, 0), (None, 1, 3)],
}


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("by", EXPECTED)
def test_groups_are_told_apart_by_what_is_known_about_deals(cast: Cast, by: str) -> None:
    answer = get(cast.owners[0], "outcomes", by=by)

    OutcomesOut.model_validate(answer, extra="forbid")
    assert [(one["name"], one["won"]["n"], one["lost"]["n"]) for one in answer["groups"]] == (
        EXPECTED[by]
    )
    assert answer["whole"]["by_count"] == pytest.approx(0.4)
    assert answer["whole"]["by_value"] == pytest.approx(3100 / 64040)
    assert answer["whole"]["won"]["size"]["mean"] == "1550.00"
    assert [one["n"] for one in answer["loss_reasons"]] == [2, 1]


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("by", [*By, "custom.segment"])
def test_every_group_leads_to_its_deals(cast: Cast, by: str) -> None:
    answer = get(cast.owners[0], "outcomes", by=by)

    assert sum(one["n"] for one in answer["groups"]) == answer["whole"]["n"] == 5
    for one in answer["groups"]:
        key = {"key": one["key"]} if one["key"] else {}
        for end in ("won", "lost"):
            asked = {"figure": f"period_{end}", "by": by} | key
            assert get(cast.owners[0], "deals", **asked)["total"] == one[end]["n"]
    assert [(one["name"], one["n"]) for one in answer["competitors"]] == [
        (None, 2),
        ("Nordwind", 1),
    ]


@randomly
@given(asked=questions(), by=st.sampled_from([By.OWNER, By.STAGE, By.VALUE, By.MONTH, By.SOURCE]))
def test_outcomes_are_those_of_the_summary(asked: Asked, by: By, cast: Cast) -> None:
    scope = asked.scope(cast)
    figures = outcomes(scope, by=by, actor=make.actor(cast.owners[0]))
    period = summary(scope)["period"]

    whole, groups = figures["whole"], figures["groups"]
    assert whole["by_count"] == period["win_rate"]["by_count"]
    assert whole["by_value"] == period["win_rate"]["by_value"]
    assert figures["loss_reasons"] == period["loss_reasons"]
    for end in ("won", "lost"):
        assert whole[end].amount == period[end]
        assert sum(one[end].n for one in groups) == period[end].n
        assert sum((one[end].value for one in groups), Decimal(0)) == period[end].value
    told = [(born, deal) for born, deal in asked.told() if asked.covers(deal.closed_at)]
    for end in ("won", "lost"):
        mine = [(born, deal) for born, deal in told if deal.status == end]
        spread, values = whole[end].cycle_days, [float(deal.value) for _, deal in mine]
        days = pd.Series([(d.closed_at - b) / DAY for b, d in mine if d.closed_at], dtype=float)
        if not mine:
            assert spread.p50 is None
            continue
        assert spread.mean == pytest.approx(days.mean())
        assert spread.p75 == pytest.approx(days.quantile(0.75))
        assert float(whole[end].size.p50) == pytest.approx(pd.Series(values).median(), abs=0.01)
    if by is By.OWNER:
        for one in groups:
            theirs = [d for _, d in told if str(cast.owners[d.owner].id) == one["key"]]
            won, lost = ([d for d in theirs if d.status == end] for end in ("won", "lost"))
            assert one["by_value"] == share(amount(won)[1], amount(won + lost)[1])


@pytest.mark.usefixtures("closed")
def test_what_is_hidden_tells_no_groups_apart(cast: Cast) -> None:
    hidden = dict.fromkeys(("value", "competitor", "lost_reason_id"), FieldAccess.HIDDEN)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: hidden | {"custom.segment": FieldAccess.HIDDEN}},
    )
    keeper = make.member(role=Role.MANAGER, custom_role=role)

    answer = get(keeper, "outcomes", by="owner")

    assert answer["whole"]["won"]["size"] == dict.fromkeys(("p25", "p50", "p75", "mean"))
    assert (answer["whole"]["by_value"], answer["whole"]["won"]["value"]) == (None, None)
    assert (answer["competitors"], answer["loss_reasons"]) == ([], [])
    for by in ("value", "competitor", "custom.segment"):
        assert Caller(keeper).get("/insights/outcomes", by=by)[0] == 422
        asked = {"figure": "period_won", "by": by}
        assert Caller(keeper).get("/insights/deals", **asked)[0] == 422


def test_a_seller_sees_the_outcomes_of_their_own_deals(cast: Cast, closed: list[Deal]) -> None:
    assert closed
    assert get(cast.owners[1], "outcomes")["whole"]["n"] == 2
    assert get(cast.owners[0], "outcomes", owner_id=cast.owners[1].id)["whole"]["n"] == 2
