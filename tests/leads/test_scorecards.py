"""What is known of leads and deals, as the scorecard asks for it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.services.trash import empty_trash
from headwater.events.models import EventRecord
from headwater.leads.models import Lead
from headwater.leads.schemas.scorecards import ScorecardOut
from headwater.leads.services.templates import create_starting_words
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def seller(workspace: Any) -> Member:
    create_starting_words()
    return make.member(role=Role.SELLER, name="Ada Park")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


def events() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def test_bant_is_asked_and_gaps_are_shown(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)

    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    _, shown = caller.get(f"/leads/{lead.id}")

    ScorecardOut.model_validate(card)
    assert (card["name"], card["answered"]) == ("BANT", 0)
    names = ["Need", "Budget", "Authority", "Timing"]
    assert [question["name"] for question in card["questions"]] == names
    assert (shown["questions"], shown["answered"], shown["gaps"]) == (4, 0, names)


def test_an_answer_holds_its_evidence_and_closes_a_gap(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    need = card["questions"][0]["question_id"]
    body = {"state": "yes", "evidence": "40 sellers on paper", "said_by": "Bo Li",
            "said_on": "2026-06-01", "link": "https://example.com/call"}  # fmt: skip

    answers = [caller.put(f"/leads/{lead.id}/answers/{need}", body) for _ in range(2)]

    assert answers[0] == answers[1]
    known = answers[0][1]["questions"][0]
    assert {name: known[name] for name in body} == body
    assert known["author_name"] == "Ada Park"
    assert caller.get(f"/leads/{lead.id}")[1]["gaps"] == ["Budget", "Authority", "Timing"]
    assert events() == ["lead.answered"]


def test_saying_yes_leaves_what_was_just_written_of_it(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    path = f"/leads/{lead.id}/answers/{card['questions'][0]['question_id']}"

    caller.put(path, {"evidence": "40 sellers on paper"})
    _, answered = caller.put(path, {"state": "yes"})

    known = answered["questions"][0]
    assert (known["state"], known["evidence"]) == ("yes", "40 sellers on paper")


def test_a_link_that_is_none_is_refused(caller: Caller, seller: Member) -> None:
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    path = f"/leads/{lead.id}/answers/{card['questions'][0]['question_id']}"

    assert caller.put(path, {"state": "yes", "link": "javascript:alert(1)"})[0] == 422


def test_the_deal_takes_over_what_is_known_and_gives_it_back(
    caller: Caller, seller: Member
) -> None:
    make.stage()
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    need, budget = (question["question_id"] for question in card["questions"][:2])
    caller.put(f"/leads/{lead.id}/answers/{need}", {"state": "yes", "evidence": "Hurts"})
    _, made = caller.put(f"/leads/{lead.id}/conversion", {})

    _, of_deal = caller.put(f"/deals/{made['deal_id']}/answers/{budget}", {"state": "no"})

    states = [question["state"] for question in of_deal["questions"]]
    assert (states, of_deal["questions"][0]["evidence"]) == (
        ["yes", "no", "unknown", "unknown"], "Hurts",
    )  # fmt: skip
    assert events()[-1] == "deal.answered"
    assert caller.get(f"/leads/{lead.id}")[1]["gaps"] == ["Authority", "Timing"]
    assert caller.get(f"/leads/{lead.id}/scorecard")[1] == of_deal
    assert (of_deal["lead_id"], of_deal["lead_name"]) == (str(lead.id), lead.name)

    caller.delete(f"/leads/{lead.id}/conversion")
    _, back = caller.get(f"/leads/{lead.id}/scorecard")
    assert [question["state"] for question in back["questions"]] == states


def test_who_does_not_see_the_deal_does_not_see_what_is_known_of_it(
    caller: Caller, seller: Member
) -> None:
    make.stage()
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    need = card["questions"][0]["question_id"]
    caller.put(f"/leads/{lead.id}/answers/{need}", {"state": "yes", "evidence": "Hurts"})
    caller.put(f"/leads/{lead.id}/conversion", {})
    Deal.objects.update(owner=make.member())

    _, hidden = caller.get(f"/leads/{lead.id}/scorecard")

    assert (hidden["answered"], hidden["questions"][0]["evidence"]) == (0, "")
    assert caller.get(f"/leads/{lead.id}")[1]["answered"] == 0


def test_what_is_known_outlives_the_lead(caller: Caller, seller: Member) -> None:
    make.stage()
    lead = make.lead(owner=seller)
    _, card = caller.get(f"/leads/{lead.id}/scorecard")
    need = card["questions"][0]["question_id"]
    caller.put(f"/leads/{lead.id}/answers/{need}", {"state": "yes"})
    _, made = caller.put(f"/leads/{lead.id}/conversion", {})
    lead.refresh_from_db()
    caller.delete(f"/leads/{lead.id}", **edit(lead.version))

    empty_trash(now=datetime.now(UTC) + timedelta(days=31))

    assert not Lead.objects.exists()
    assert caller.get(f"/deals/{made['deal_id']}/scorecard")[1]["answered"] == 1


def test_a_scorecard_of_ones_own_is_made_and_used(caller: Caller, seller: Member) -> None:
    admin = Caller(make.member(role=Role.ADMIN))
    lead = make.lead(owner=seller)
    status, ours = admin.post(
        "/scorecards",
        {"name_zh": "我们的", "questions": [{"name_zh": "痛点", "hint_zh": "哪里痛？"}]},
    )

    _, before = caller.get("/scorecards")
    admin.put(f"/scorecards/{ours['id']}/use")
    admin.put(f"/scorecards/{ours['id']}/use")
    _, after = caller.get("/scorecards")

    assert status == 201
    assert [one["name"] for one in before["items"]] == ["BANT", "MEDDICC", "我们的"]
    assert [one["is_default"] for one in after["items"]] == [True, False, False]
    assert caller.get(f"/leads/{lead.id}")[1]["gaps"] == ["痛点"]
    assert events() == ["scorecard.changed", "scorecard.changed"]


def test_what_one_may_not_see_is_not_answered(caller: Caller) -> None:
    theirs, deal = make.lead(), make.deal()
    _, mine = caller.get("/scorecards")
    need = mine["items"][0]["questions"][0]["id"]

    for path in (f"/leads/{theirs.id}", f"/deals/{deal.id}"):
        assert caller.get(f"{path}/scorecard")[0] == 404
        assert caller.put(f"{path}/answers/{need}", {"state": "yes"})[0] == 404
    assert events() == []


def test_questions_are_reworded_reordered_and_asked_no_longer(seller: Member) -> None:
    caller = Caller(make.member())
    _, cards = caller.get("/scorecards")
    card = cards["items"][0]
    first, second, *_ = card["questions"]
    path = f"/scorecards/{card['id']}"

    status, more = caller.post(f"{path}/questions", {"name_en": "Champion"})
    new = more["questions"][-1]
    caller.patch(f"/questions/{first['id']}", {"name_en": "Money"}, **edit(first["version"]))
    _, fewer = caller.patch(
        f"/questions/{second['id']}", {"is_archived": True}, **edit(second["version"])
    )
    _, ordered = caller.put(f"{path}/question-order", {"ids": [new["id"], first["id"]]})
    nameless = caller.patch(f"/questions/{new['id']}", {"name_en": ""}, **edit(2))
    foreign = caller.put(f"{path}/question-order", {"ids": [card["id"]]})

    assert status == 201
    assert fewer["questions"][-1]["id"] == second["id"]
    assert [one["name_en"] for one in ordered["questions"][:2]] == ["Champion", "Money"]
    assert (nameless[0], foreign[0]) == (422, 404)
    lead = make.lead()
    _, asked = caller.get(f"/leads/{lead.id}/scorecard")
    names = [one["name"] for one in asked["questions"]]
    assert names[:2] == ["Champion", "Money"]
    assert second["name_en"] not in names


def test_a_reason_goes_out_of_use_and_comes_back(seller: Member) -> None:
    caller = Caller(make.member())
    _, made = caller.post("/lead-reasons", {"name_en": "Fashion"})
    path, lead = f"/lead-reasons/{made['id']}", make.lead()
    move = {"state": "disqualified", "reason_id": made["id"]}

    def names(**query: Any) -> list[str]:
        return [one["name_en"] for one in caller.get("/lead-reasons", **query)[1]["items"]]

    _, out = caller.patch(path, {"is_archived": True}, **edit(made["version"]))
    without, all_of_them = names(), names(archived=True)
    refused, _ = caller.put(f"/leads/{lead.id}/state", move, **edit(1))
    stale, _ = caller.patch(path, {"is_archived": False}, **edit(made["version"]))
    caller.patch(path, {"is_archived": False}, **edit(out["version"]))

    assert "Fashion" not in without
    assert all_of_them[-1] == "Fashion"
    assert (refused, stale) == (404, 412)
    assert "Fashion" in names()
