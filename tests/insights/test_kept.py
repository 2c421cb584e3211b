"""An answer that took long is kept, for whoever may see the same, until something is written."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from headwater.insights.selectors.hygiene import hygiene
from headwater.insights.selectors.scope import Question, Scope, rows, scope_of
from headwater.insights.selectors.stage_times import stage_times
from headwater.insights.services import forget_touches
from headwater.pipeline.models import Deal, Stage
from headwater.tenancy import kept
from headwater.tenancy.models import Touch
from tests import make
from tests.insights.stories import Cast

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUSE = Path(kept.__file__).resolve().parents[1]
READ = (
    *["insights/selectors", "accounts/selectors/sight.py", "activities/selectors/sight.py"],
    *["pipeline/selectors/sight.py", "forecast/selectors/patterns.py", "targets/selectors/sums.py"],
    *["pipeline/selectors/health.py", "coaching/selectors"],
    *["forecast/selectors/calls.py", "forecast/selectors/history.py"],  # on the sheet of a member
)
# Kept by triggers of what is touched, written beside it, or asked about whoever asks, who is in the
# key; what holds up a task and who follows a deal is shown beside records, and in no figure. How
# often letters are answered is asked anew each time: mail comes all day.
FOLLOWS = {
    *["activities_tasklink", "sharing_follow"],
    *["insights_dealreach", "insights_cohorttotal", "insights_dealcontact", "pipeline_stagetotal"],
    *["mail_letter", "mail_outgoing"],
    *["insights_formersource", "events_eventrecord", "sharing_share", "accounts_visibilityrule"],
}


@pytest.fixture(autouse=True)
def _keep_everything(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Small figures are quick; keep them all the same, and nothing beyond a test."""
    monkeypatch.setattr(kept, "LONG", 0.0)
    yield
    kept._answers.clear()


def scope(cast: Cast, who: int = 0, *, now: datetime = NOW, **asked: Any) -> Scope:
    question = Question(pipeline_id=cast.stages[0].pipeline_id, **asked)
    return scope_of(question, actor=make.actor(cast.owners[who]), now=now)


def waiting(answer: dict[str, Any]) -> list[int]:
    return [stage["waiting"]["n"] for stage in answer["stages"]]


def test_nothing_is_worked_out_twice_while_nothing_is_written(cast: Cast) -> None:
    make.deal(stage=cast.stages[0], owner=cast.owners[0])
    first = stage_times(scope(cast))
    assert waiting(first) == [1, 0, 0, 0]

    again = stage_times(scope(cast, now=NOW + MINUTE))
    assert again == first
    assert again["as_of"] == NOW  # and says as of when it is

    later = stage_times(scope(cast, now=NOW + 2 * MINUTE))
    assert later["as_of"] == NOW + 2 * MINUTE


def test_what_is_written_is_in_the_next_answer(cast: Cast) -> None:
    assert waiting(stage_times(scope(cast))) == [0, 0, 0, 0]

    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0])
    assert waiting(stage_times(scope(cast))) == [1, 0, 0, 0]

    Deal.objects.filter(id=deal.id).update(stage=cast.stages[2], changed_at=NOW - MINUTE)
    assert waiting(stage_times(scope(cast))) == [0, 0, 1, 0]

    Stage.objects.filter(id=cast.stages[0].id).update(name_en="Another")
    assert stage_times(scope(cast))["stages"][0]["name"] == "Another"

    forget_touches(if_more_than=0)
    assert Touch.objects.count() == 1
    Deal.objects.filter(id=deal.id).delete()
    assert waiting(stage_times(scope(cast))) == [0, 0, 0, 0]


def test_nobody_is_given_the_answer_of_somebody_else(cast: Cast) -> None:
    for owner in cast.owners:
        make.deal(stage=cast.stages[0], owner=owner)

    def judged(who: int) -> int:
        actor = make.actor(cast.owners[who])
        told = hygiene(scope(cast, who), actor=actor, now=NOW)
        return int(told["open"].n)

    assert waiting(stage_times(scope(cast, 0)))[0] == 2
    assert waiting(stage_times(scope(cast, 1)))[0] == 1
    assert waiting(stage_times(scope(cast, 0, owner_id=cast.owners[1].id)))[0] == 1
    assert waiting(stage_times(scope(cast, 0, as_of=make.NEW_YEAR - MINUTE)))[0] == 0
    assert (judged(0), judged(1)) == (2, 1)


def test_every_table_figures_read_is_touched_when_it_is_written() -> None:
    tables = {model._meta.db_table for model in apps.get_models()}
    files = [
        file
        for place in READ
        for file in ([HOUSE / place] if place.endswith(".py") else (HOUSE / place).glob("*.py"))
    ]
    read = {word for file in files for word in re.findall(r"\b[a-z]+_[a-z]+\b", file.read_text())}
    sql = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'figures_are_touched'"
    touched = {name for (name,) in rows(sql, None)}

    assert read & tables - touched - FOLLOWS == set()


def test_what_a_rolled_back_transaction_wrote_is_not_kept(cast: Cast) -> None:
    before = stage_times(scope(cast))
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT here")
        make.deal(stage=cast.stages[0], owner=cast.owners[0])
        assert waiting(stage_times(scope(cast)))[0] == 1
        cursor.execute("ROLLBACK TO SAVEPOINT here")

    assert stage_times(scope(cast)) == before
