"""Three people at one board do anything in any order: it is always as a simple model says."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.pipeline.models import Deal, StageVisit
from tests import make
from tests.calling import API, Caller

WHO = st.integers(0, 2)
WHICH = st.integers(0, 1_000)


@dataclass
class Known:
    """What the model knows of a deal."""

    id: str
    stage: str
    value: int
    status: str = "open"
    is_deleted: bool = False
    version: int = 1


@dataclass
class Done:
    """What was done to a deal by one request, and whether it was taken back."""

    operation: str
    deal: Known
    what: str
    old: Any
    new: Any
    is_undone: bool = False


class Board(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        people = [make.member(role=role) for role in (Role.OWNER, Role.ADMIN, Role.ADMIN)]
        self.callers = [Caller(one) for one in people]
        self.pipeline = make.pipeline()
        self.stages = [str(make.stage(pipeline=self.pipeline).id) for _ in range(4)]
        self.archived: set[str] = set()
        self.deals: list[Known] = []
        self.done: list[Done] = []

    def send(
        self, who: int, method: str, path: str, body: Any = None, *, version: int | None = None
    ) -> tuple[int, str]:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        answer = getattr(self.callers[who].client, method)(
            API + path, body, content_type="application/json", headers=headers
        )
        return answer.status_code, answer.headers.get("Headwater-Operation", "")

    def pick(self, which: int) -> Known:
        return self.deals[which % len(self.deals)]

    def note(self, deal: Known, operation: str, what: str, old: Any, new: Any) -> None:
        deal.version += 1
        self.done.append(Done(operation, deal, what, old, new))

    @rule(who=WHO, value=st.integers(0, 500))
    def create(self, who: int, value: int) -> None:
        stage = next(one for one in self.stages if one not in self.archived)
        deal = Known(id=str(uuid4()), stage=stage, value=value)
        body = {"id": deal.id, "title": "Desks", "value": str(value), "stage_id": stage}
        assert self.send(who, "post", "/deals", body)[0] == 201
        self.deals.append(deal)

    @precondition(lambda self: self.deals)
    @rule(who=WHO, which=WHICH, to=st.integers(0, 3), stale=st.booleans())
    def move(self, who: int, which: int, to: int, stale: bool) -> None:
        deal, stage = self.pick(which), self.stages[to]
        version = deal.version - 1 if stale else deal.version
        status, operation = self.send(
            who, "put", f"/deals/{deal.id}/stage", {"stage_id": stage}, version=version
        )
        if deal.is_deleted:
            assert status == 404
        elif deal.stage == stage and deal.status == "open":
            assert (status, operation) == (200, "")
        elif stale:
            assert status == 412
        elif deal.status != "open" or stage in self.archived:
            assert status == 409
        else:
            assert status == 200
            self.note(deal, operation, "stage", deal.stage, stage)
            deal.stage = stage

    @precondition(lambda self: self.deals)
    @rule(who=WHO, which=WHICH, to=st.sampled_from(["won", "void", "open"]))
    def close_or_reopen(self, who: int, which: int, to: str) -> None:
        deal = self.pick(which)
        status, operation = self.send(
            who, "put", f"/deals/{deal.id}/status", {"status": to}, version=deal.version
        )
        if deal.is_deleted:
            assert status == 404
        elif deal.status == to:
            assert (status, operation) == (200, "")
        elif "open" not in {deal.status, to}:
            assert status == 409
        else:
            assert status == 200
            self.note(deal, operation, "status", deal.status, to)
            deal.status = to

    @precondition(lambda self: self.deals)
    @rule(who=WHO, which=WHICH, value=st.integers(0, 500))
    def edit(self, who: int, which: int, value: int) -> None:
        deal = self.pick(which)
        status, operation = self.send(
            who, "patch", f"/deals/{deal.id}", {"value": str(value)}, version=deal.version
        )
        assert status == (404 if deal.is_deleted else 200)
        if status == 200 and value != deal.value:
            self.note(deal, operation, "value", deal.value, value)
            deal.value = value

    @precondition(lambda self: self.deals)
    @rule(who=WHO, which=WHICH)
    def delete_or_restore(self, who: int, which: int) -> None:
        deal = self.pick(which)
        if deal.is_deleted:
            status, operation = self.send(who, "post", f"/trash/deal/{deal.id}/restoration")
        else:
            status, operation = self.send(who, "delete", f"/deals/{deal.id}", version=deal.version)
            self.note(deal, operation, "is_deleted", False, True)
            deal.version -= 1
        deal.version += 1
        deal.is_deleted = not deal.is_deleted
        assert status == 204

    @precondition(lambda self: len(self.archived) < 2)
    @rule(which=st.integers(0, 3), into=st.integers(0, 3))
    def take_a_stage_out_of_use(self, which: int, into: int) -> None:
        stage, to = self.stages[which], self.stages[into]
        if stage in self.archived or to in self.archived or stage == to:
            return
        assert self.send(0, "delete", f"/stages/{stage}?move_to={to}")[0] == 204
        self.archived.add(stage)
        for deal in self.deals:
            if deal.stage == stage and deal.status == "open":
                deal.stage, deal.version = to, deal.version + 1

    @precondition(lambda self: self.done)
    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        done = self.done[which % len(self.done)]
        deal, was_undone = done.deal, done.is_undone
        status, work = self.callers[0].post(f"/changes/{done.operation}/undo")
        assert status == 200
        done.is_undone = True
        if was_undone or getattr(deal, done.what) != done.new:
            return
        if done.what != "is_deleted" and deal.is_deleted:
            assert work["counts"] == {"refused": 1}
        elif done.what == "stage" and deal.status != "open":
            assert work["counts"] == {"kept": 1}
        elif done.what == "stage" and done.old in self.archived:
            assert work["counts"] == {"refused": 1}
        else:
            assert work["counts"] == {"done": 1}
            setattr(deal, done.what, done.old)
            deal.version += 1

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        if not hasattr(self, "deals"):
            return
        rows = {str(one.id): one for one in Deal.objects.filter(pipeline=self.pipeline)}
        found = [
            (id_, str(row.stage_id), int(row.value), row.status, row.deleted_at is not None,
             row.version)
            for id_, row in rows.items()
        ]  # fmt: skip
        expected = [
            (one.id, one.stage, one.value, one.status, one.is_deleted, one.version)
            for one in self.deals
        ]
        assert sorted(found) == sorted(expected)

    @invariant()
    def the_board_counts_what_is_open(self) -> None:
        if not hasattr(self, "deals"):
            return
        _, board = self.callers[1].get(f"/pipelines/{self.pipeline.id}/board")
        for column in board["stages"]:
            here = [
                one for one in self.deals
                if (one.stage, one.status, one.is_deleted) == (column["id"], "open", False)
            ]  # fmt: skip
            assert column["count"] == len(here)
            assert Decimal(column["value"]) == sum(one.value for one in here)
            assert {card["id"] for card in column["cards"]} == {one.id for one in here}

    @invariant()
    def the_history_of_stages_is_true(self) -> None:
        if not hasattr(self, "deals"):
            return
        for deal in self.deals:
            stays = [
                str(one.stage_id)
                for one in StageVisit.objects.filter(deal_id=deal.id).order_by("id")
            ]
            assert stays[-1] == deal.stage or deal.status != "open"
            at = stays[0]
            for line in EventRecord.objects.filter(subject_id=deal.id, name="deal.moved").order_by(
                "id"
            ):
                assert line.payload["from_stage_id"] == at
                at = line.payload["to_stage_id"]
            assert at == deal.stage


@pytest.mark.usefixtures("workspace")
@pytest.mark.timeout(600)
def test_the_board_is_as_the_model_says_whatever_three_people_do() -> None:
    run_state_machine_as_test(
        Board,
        settings=settings(
            max_examples=6,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
