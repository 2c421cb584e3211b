from datetime import timedelta
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.insights.schemas import StageTimesOut, SummaryOut
from headwater.insights.schemas.funnel import FunnelOut
from headwater.pipeline.models import Deal
from headwater.pipeline.schemas.deals import DealPage
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, Turn, at, write

pytestmark = pytest.mark.usefixtures("workspace")
PAST = {"as_of": at(10_000).isoformat()}
PERIOD = {"from": "2026-01-01", "to": "2026-01-31"}
PLOT = [
    Story(0, 0, 0, 100),
    Story(0, 0, 0, 200, (Turn(30, "move", 1),)),
    Story(1, 0, 1, 300, (Turn(30, "move", 2), Turn(60, "lost"))),
    Story(2, 0, 0, 400, (Turn(30, "move", 1), Turn(90, "lost"))),
    Story(3, 0, 1, 500, (Turn(30, "move", 3), Turn(99, "won"))),
    Story(4, 1, 0, 600, (Turn(40, "void"),)),
]


@pytest.fixture
def deals(cast: Cast) -> list[Any]:
    return [write(story, cast) for story in PLOT]


def get(member: Member | None, path: str, **query: Any) -> Any:
    status, answer = Caller(member).get(f"/insights/{path}", **query)
    assert status == 200, answer
    return answer


def count(cast: Cast, figure: str, **query: Any) -> int:
    """Count the deals behind a figure, and check that as many can be listed."""
    listed = DealPage.model_validate(
        get(cast.owners[0], "deals", figure=figure, **query), extra="forbid"
    )
    assert listed.total == len(listed.items)
    return len(listed.items)


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("instant", [{}, PAST])
def test_every_figure_of_a_funnel_leads_to_its_deals(cast: Cast, instant: Any) -> None:
    asked = instant | PERIOD

    funnel = FunnelOut.model_validate(get(cast.owners[0], "funnel", **asked), extra="forbid")

    assert [stage.reached.n for stage in funnel.stages] == [6, 5, 2, 1]
    assert count(cast, "funnel_cohort", **asked) == funnel.cohort.n == 6
    for end in ("won", "lost", "void", "open"):
        assert count(cast, f"funnel_{end}", **asked) == getattr(funnel, end).n
    for stage in funnel.stages:
        here = asked | {"stage_id": stage.stage_id}
        for name in ("reached", "undecided", "won", "lost", "void"):
            assert count(cast, f"funnel_{name}", **here) == getattr(stage, name).n, name


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("instant", [{}, PAST])
def test_every_figure_of_a_summary_leads_to_its_deals(cast: Cast, instant: Any) -> None:
    asked = instant | PERIOD
    reason = make.lost_reason()
    Deal.objects.filter(status="lost", value=300).update(lost_reason=reason)

    answer = get(cast.owners[0], "pipeline", **asked)
    summary = SummaryOut.model_validate(answer, extra="forbid")

    assert count(cast, "pipeline_open", **asked) == summary.open.n == 2
    for stage in summary.by_stage:
        assert count(cast, "pipeline_open", stage_id=stage.stage_id, **asked) == stage.n
    for owner in summary.by_owner:
        assert count(cast, "pipeline_open", owner_id=owner.owner_id, **asked) == owner.n
    for age in summary.aging:
        ages = {"age_from": age.from_days} | ({"age_to": age.to_days} if age.to_days else {})
        assert count(cast, "pipeline_open", **ages, **asked) == age.n
    period = summary.period
    assert count(cast, "period_closed", **asked) == period.win_rate.n == 3
    for end in ("won", "lost", "void"):
        assert count(cast, f"period_{end}", **asked) == getattr(period, end).n
    assert [one.name for one in period.loss_reasons] == [None, "Price"]
    for one in period.loss_reasons:
        which = {"lost_reason_id": one.lost_reason_id or "none"}
        assert count(cast, "period_lost", **which, **asked) == one.n == 1


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("instant", [{}, PAST])
def test_every_figure_of_times_in_stages_leads_to_its_deals(cast: Cast, instant: Any) -> None:
    asked = instant | PERIOD

    answer = get(cast.owners[0], "stage-times", **asked)
    times = StageTimesOut.model_validate(answer, extra="forbid")

    assert [(stage.n_finished, stage.n_censored) for stage in times.stages] == [
        *[(4, 1), (2, 1), (1, 0), (1, 0)]
    ]
    for stage in times.stages:
        here = asked | {"stage_id": stage.stage_id}
        assert count(cast, "stage_finished", **here) == stage.n_finished
        assert count(cast, "stage_waiting", **here) == stage.n_censored


def test_deals_of_a_figure_come_in_pages(cast: Cast, deals: list[Any]) -> None:
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = get(cast.owners[0], "deals", figure="funnel_cohort", limit=4, **after)
        seen += [row["id"] for row in page["items"]]
        if not page["next"]:
            break
        after = {"after": page["next"]}

    assert sorted(seen) == sorted(map(str, deals))
    assert page["total"] == 6


@pytest.mark.usefixtures("deals")
def test_sellers_see_figures_of_their_own_deals_only(cast: Cast) -> None:
    seller = cast.owners[1]

    assert get(seller, "funnel")["cohort"]["n"] == 2
    assert get(seller, "pipeline")["period"]["win_rate"]["n"] == 2
    assert sum(stage["n_finished"] for stage in get(seller, "stage-times")["stages"]) == 4
    assert get(seller, "deals", figure="funnel_cohort")["total"] == 2
    assert get(seller, "funnel", owner_id=cast.owners[0].id)["cohort"]["n"] == 0


def test_an_empty_pipeline_has_figures_without_ratios(cast: Cast) -> None:
    funnel = get(cast.owners[0], "funnel")
    summary = get(cast.owners[0], "pipeline")

    assert funnel["overall_conversion"] is None
    assert funnel["most_lost_stage_id"] is None
    assert summary["open"] == {"n": 0, "value": "0.00", "weighted_value": "0.00"}
    assert summary["period"]["velocity"]["per_day"] is None
    assert get(cast.owners[0], "stage-times")["slowest_stage_id"] is None


def test_an_instant_to_come_is_taken_for_now(cast: Cast) -> None:
    far = make.NEW_YEAR + timedelta(days=40_000)

    assert get(cast.owners[0], "funnel", as_of=far.isoformat())["as_of"] < far.isoformat()


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        ("funnel", {"from": "2026-02-01", "to": "2026-01-01"}, "period_ends_before_it_begins"),
        ("funnel", {"as_of": "yesterday"}, "invalid"),
        ("deals", {"figure": "everything"}, "invalid"),
        ("deals", {"figure": "funnel_reached"}, "stage_missing"),
        ("deals", {"figure": "funnel_won", "stage_id": make.NEW_YEAR.date()}, "invalid"),
        ("deals", {"figure": "funnel_won", "after": "!"}, "bad_cursor"),
    ],
)
@pytest.mark.usefixtures("cast")
def test_questions_that_make_no_sense_are_refused(
    path: str, query: dict[str, Any], code: str
) -> None:
    status, answer = Caller(make.member()).get(f"/insights/{path}", **query)

    assert (status, answer["code"]) == (422, code)


@pytest.mark.parametrize("path", ["funnel", "pipeline", "stage-times", "deals?figure=funnel_won"])
def test_strangers_and_unknown_pipelines_are_refused(path: str, cast: Cast) -> None:
    unknown = "pipeline_id=" + "0" * 32
    separator = "&" if "?" in path else "?"

    assert Caller(None).get(f"/insights/{path}")[0] == 401
    status, answer = Caller(cast.owners[0]).get(f"/insights/{path}{separator}{unknown}")
    assert (status, answer["code"]) == (404, "pipeline_not_found")


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("instant", [{}, PAST])
def test_the_figures_of_a_team_are_those_of_its_members_and_of_the_teams_below(
    cast: Cast, instant: Any
) -> None:
    asked = instant | PERIOD
    above = make.team()
    first, second = cast.owners[:2]
    Member.objects.filter(id=second.id).update(team=make.team(parent=above))

    def won_and_open(**whose: Any) -> list[int]:
        funnel = get(first, "funnel", **asked, **whose)
        changes = get(first, "changes", **asked, **whose)
        return [funnel["cohort"]["n"], changes["closing"]["n"]]

    assert won_and_open(team_id=above.id) == won_and_open(owner_id=second.id) != won_and_open()
    assert won_and_open(team_id=above.id, owner_id=first.id) == [0, 0]
    assert won_and_open(team_id=make.team().id) == [0, 0]
    assert Caller(first).get("/insights/funnel", team_id=first.id)[0] == 404
