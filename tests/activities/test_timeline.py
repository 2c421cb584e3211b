from datetime import timedelta
from typing import Any

from headwater.accounts.models import Member
from headwater.activities.schemas import Timeline
from headwater.events.log import emit_many
from headwater.pipeline.events import DealReopened
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit


def kinds(answer: tuple[int, Any]) -> list[str]:
    Timeline.model_validate(answer[1])
    return [item["kind"] for item in answer[1]["items"]]


def test_events_notes_and_done_tasks_are_one_list(caller: Caller, owner: Member) -> None:
    _, deal = caller.post("/deals", {"title": "Desks", "stage_id": str(make.stage().id)})
    caller.post("/notes", {"text": "They like it.", "deal_id": deal["id"]})
    task = make.task(owner=owner, deal_id=deal["id"])
    make.task(owner=owner, deal_id=deal["id"], title="open")
    caller.put(f"/tasks/{task.id}/completion")

    answer = caller.get(f"/deals/{deal['id']}/timeline")

    assert kinds(answer) == ["task", "note", "deal.created"]
    assert {item["actor_name"] for item in answer[1]["items"]} == {"Ada Park"}
    assert answer[1]["items"][1]["data"]["text"] == "They like it."


def test_a_long_timeline_is_paged_without_gaps_even_within_one_moment(
    caller: Caller, owner: Member
) -> None:
    deal = make.deal(owner=owner)
    emit_many([
        DealReopened(
            actor_id=None, at=make.NEW_YEAR + timedelta(days=number // 40), deal_id=deal.id,
            pipeline_id=deal.pipeline_id, stage_id=deal.stage_id, previous_status=str(number),
        )
        for number in range(120)
    ])  # fmt: skip

    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        _, page = caller.get(f"/deals/{deal.id}/timeline", **after)
        seen += [item["data"]["previous_status"] for item in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert seen == [str(number) for number in reversed(range(120))]


def test_a_company_tells_of_its_deals_but_only_to_who_sees_them(
    caller: Caller, stranger: Caller, owner: Member, seller: Member
) -> None:
    company = make.company()
    for of in (owner, seller):
        make.note(deal=make.deal(owner=of, company=company), text=f"of {of.name}", author=of)
    make.note(company=company, author=owner, text="of the company")

    def texts(answer: tuple[int, Any]) -> list[str]:
        assert kinds(answer)
        return [item["data"]["text"] for item in answer[1]["items"]]

    path = f"/companies/{company.id}/timeline"
    assert texts(caller.get(path)) == ["of the company", "of Bo Li", "of Ada Park"]
    assert texts(stranger.get(path)) == ["of the company", "of Bo Li"]


def test_a_person_tells_of_edits_and_of_their_deals(caller: Caller, owner: Member) -> None:
    person = make.person()
    deal = make.deal(owner=owner)
    caller.patch(f"/people/{person.id}", {"title": "CEO"}, **edit(1))
    caller.put(f"/deals/{deal.id}/people/{person.id}", {"role": "champion"})

    assert kinds(caller.get(f"/people/{person.id}/timeline")) == [
        "deal.person_added", "person.changed"]  # fmt: skip


def test_a_stranger_has_no_timeline(stranger: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)

    assert code(stranger.get(f"/deals/{deal.id}/timeline")) == (404, "deal_not_found")
