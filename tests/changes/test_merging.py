"""Two people edit one record: what does not overlap stands side by side, the rest is asked about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.http.problems import StaleOut
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit

MERGE = "?merge=true"


def add_field(caller: Caller, kind: str) -> None:
    body = {"kind": kind, "type": "text", "name_en": "Room", "name_zh": "房间"}
    assert caller.post("/fields", body)[0] == 201


KINDS: dict[str, tuple[Callable[[Member], str], str]] = {
    "deal": (lambda one: f"/deals/{make.deal(owner=one).id}", "title"),
    "company": (lambda one: f"/companies/{make.company(owner=one).id}", "name"),
    "person": (lambda one: f"/people/{make.person(owner=one).id}", "name"),
    "lead": (lambda one: f"/leads/{make.lead(owner=one).id}", "company_name"),
    "task": (lambda one: f"/tasks/{make.task(owner=one).id}", "title"),
}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("kind", KINDS)
def test_edits_of_other_fields_stand_and_those_of_the_same_are_told_with_who_and_when(
    kind: str,
) -> None:
    ann, ben = make.member(role=Role.OWNER, name="Ann"), make.member(role=Role.ADMIN, name="Ben")
    one, other = Caller(ann), Caller(ben)
    add_field(one, kind)
    path, name = KINDS[kind][0](ann), KINDS[kind][1]
    before = one.get(path)[1]

    theirs = {name: "Theirs", "custom": {"room": "B-7"}}
    assert other.patch(path, theirs, **edit(1))[1]["version"] == 2
    clash, problem = one.patch(path + MERGE, {name: "Mine", "custom": {"room": "C"}}, **edit(1))
    apart, merged = one.patch(path + MERGE, {"custom": {"room": "B-7"}}, **edit(1))

    assert (clash, problem["code"], problem["version"]) == (412, "stale", 2)
    StaleOut.model_validate(problem)
    told = {one["field"]: one for one in problem["changes"]}
    assert told.keys() == {name, "custom.room"}
    assert told[name] | {"at": ""} == {
        "field": name, "before": before[name], "after": "Theirs", "before_name": None, "after_name": None,
        "at": "", "actor_id": str(ben.id), "actor_name": "Ben", "made": 2, "clashes": True,
    }  # fmt: skip
    assert (told["custom.room"]["before"], told["custom.room"]["after"]) == (None, "B-7")
    assert (apart, merged[name], merged["version"]) == (200, "Theirs", 2)


@pytest.mark.usefixtures("workspace")
def test_a_stale_edit_without_merging_says_what_changed_since() -> None:
    ann, ben = make.member(role=Role.OWNER), make.member(role=Role.ADMIN, name="Ben")
    deal = make.deal(owner=ann, title="Desks")
    one, other, path = Caller(ann), Caller(ben), f"/deals/{deal.id}"
    stage = make.stage(pipeline=deal.pipeline)
    other.patch(path, {"title": "Chairs"}, **edit(1))
    other.patch(path, {"owner_id": str(ben.id)}, **edit(2))
    other.patch(path, {"title": "Desks"}, **edit(3))
    other.put(f"{path}/stage", {"stage_id": str(stage.id)}, **edit(4))

    status, problem = one.patch(path, {"value": "7"}, **edit(1))
    deleted = one.delete(path, **edit(1))
    merged = one.patch(path + MERGE, {"value": "7"}, **edit(1))

    changes = [(c["field"], c["after_name"], c["clashes"]) for c in problem["changes"]]
    assert (status, problem["version"]) == (412, 5)
    assert changes == [("owner_id", "Ben", False), ("stage_id", stage.name_en, False)]
    assert (deleted[0], deleted[1]["changes"]) == (412, problem["changes"])
    assert (merged[0], merged[1]["version"], merged[1]["owner_name"]) == (200, 6, "Ben")


@pytest.mark.usefixtures("workspace")
def test_an_amount_and_its_currency_are_one_thing_and_the_future_is_not_known() -> None:
    ann = make.member(role=Role.OWNER)
    one, path = Caller(ann), f"/deals/{make.deal(owner=ann).id}"
    one.patch(path, {"value": "200"}, **edit(1))

    status, problem = one.patch(path + MERGE, {"currency": "EUR"}, **edit(1))

    assert (status, [c["field"] for c in problem["changes"]]) == (412, ["value"])
    assert problem["changes"][0]["clashes"]
    assert one.patch(path + MERGE, {"title": "Later"}, **edit(9))[0] == 412
    assert one.patch(path + MERGE, {"title": "Later"})[0] == 428


@pytest.mark.usefixtures("workspace")
def test_lines_of_before_versions_were_noted_count_where_they_may_be_later() -> None:
    ann = make.member(role=Role.OWNER)
    deal = make.deal(owner=ann)
    one, path = Caller(ann), f"/deals/{deal.id}"
    Deal.objects.filter(id=deal.id).update(competitor="Acme")
    EventRecord.objects.create(
        name="deal.changed", subject_kind="old deal", subject_id=deal.id, happened_at=timezone.now(),
        payload={"changes": {"competitor": ["", "Acme"]}},
    )  # fmt: skip

    asked = one.patch(path + MERGE, {"competitor": "Best"}, **edit(1))
    merged = one.patch(path + MERGE, {"title": "Chairs"}, **edit(1))
    one.patch(path, {"competitor": "Other"}, **edit(3))
    known = one.patch(path + MERGE, {"competitor": "Best"}, **edit(3))

    assert (asked[0], merged[0], known[0]) == (412, 200, 412)
    assert one.patch(path + MERGE, {"competitor": "Best"}, **edit(4))[0] == 200


@dataclass
class Editor:
    caller: Caller
    base: int = 1
    seen: dict[str, Any] = field(default_factory=dict)


FIELDS = st.sampled_from(["title", "competitor", "lost_comment", "tags", "custom.room"])
WORDS = st.sampled_from(["A", "B", "C"])


class TwoEditors(RuleBasedStateMachine):
    """Each edits from what they saw last; nothing they did not see is ever written over."""

    @initialize()
    def begin(self) -> None:
        ann = make.member(role=Role.OWNER)
        callers = [Caller(ann), Caller(make.member(role=Role.ADMIN))]
        self.path = f"/deals/{make.deal(owner=ann, title='A').id}"
        self.editors = [Editor(one) for one in callers]
        self.held: dict[str, Any] = {}
        self.made: dict[str, int] = {}
        for editor in self.editors:
            self.look(self.editors.index(editor))
        self.held = dict(self.editors[0].seen)

    @rule(who=st.integers(0, 1))
    def look(self, who: int) -> None:
        editor = self.editors[who]
        editor.seen = self.read(editor.caller)
        editor.base = editor.seen.pop("version")

    @rule(who=st.integers(0, 1), edits=st.dictionaries(FIELDS, WORDS, min_size=1, max_size=3))
    def write(self, who: int, edits: dict[str, str]) -> None:
        editor = self.editors[who]
        wanted = {name: [word] if name == "tags" else word for name, word in edits.items()}
        differs = {name for name in wanted if wanted[name] != self.held[name]}
        unseen = {name for name in self.touched_since(editor.base) if name in differs}
        status, answer = editor.caller.patch(
            self.path + MERGE, self.body(wanted), **edit(editor.base)
        )
        if unseen:
            assert status == 412
            assert {c["field"] for c in answer["changes"] if c["clashes"]} == unseen
            assert {c["field"]: c["after"] for c in answer["changes"] if c["clashes"]} == {
                name: self.held[name] for name in unseen
            }
        else:
            assert status == 200
            for name in differs:
                self.held[name] = wanted[name]
                self.made[name] = answer["version"]

    def touched_since(self, version: int) -> set[str]:
        return {name for name, made in self.made.items() if made > version}

    @invariant()
    def everybody_reads_what_was_accepted(self) -> None:
        if self.held:
            found = self.read(self.editors[0].caller)
            found.pop("version")
            assert found == self.held

    def read(self, caller: Caller) -> dict[str, Any]:
        deal = caller.get(self.path)[1]
        names = ("title", "competitor", "lost_comment", "tags", "version")
        return {n: deal[n] for n in names} | {"custom.room": deal["custom"].get("room")}

    @staticmethod
    def body(wanted: dict[str, Any]) -> dict[str, Any]:
        plain = {name: value for name, value in wanted.items() if name != "custom.room"}
        room = wanted.get("custom.room")
        return plain | ({"custom": {"room": room}} if room else {})


@pytest.mark.usefixtures("workspace")
@pytest.mark.timeout(300)
def test_no_interleaving_of_two_editors_loses_an_edit_silently() -> None:
    add_field(Caller(make.member(role=Role.OWNER)), "deal")
    run_state_machine_as_test(
        TwoEditors,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
