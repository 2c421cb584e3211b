"""All that a list shows is put into a sequence as a work: with progress, refusals and a way back."""

from typing import Any
from uuid import UUID

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.mail.models import Mailbox, Suppression
from headwater.people.models import Channel, Person
from headwater.people.rules import ChannelKind, channel_key
from headwater.sequences.models import Enrolment, StepRun
from tests import make
from tests.calling import Caller
from tests.changes.test_bulk_api import bulk, finish, ids
from tests.mail import rows
from tests.sequences.world import mail_step

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def li(workspace: Any) -> Member:
    return make.member(name="Li", role=Role.SELLER)


@pytest.fixture
def box(li: Member) -> Mailbox:
    return rows.mailbox(li, address="li@ours.example")


def person(owner: Member, name: str, address: str = "") -> Person:
    made = make.person(name=name, owner=owner)
    if address:
        Channel.objects.create(
            person=made, kind=ChannelKind.EMAIL, value=address,
            key=channel_key(ChannelKind.EMAIL, address), is_primary=True,
        )  # fmt: skip
    return made


def wish(li: Member, box: Mailbox, **fields: Any) -> dict[str, Any]:
    body = {"name": "Desks", "steps": [mail_step()]} | fields
    status, made = Caller(li).post("/sequences", body)
    assert status == 201, made
    return {"sequence_id": made["id"], "mailbox_id": str(box.id)}


def reasons(caller: Caller, work: dict[str, Any]) -> dict[str, str]:
    _, told = caller.get(f"/works/{work['id']}/rows")
    assert {row["code"] for row in told["items"]} <= {"not_enrolled"}
    return {row["title"]: row["detail"] for row in told["items"]}


def test_whoever_cannot_go_in_is_told_and_the_others_go_in_once(li: Member, box: Mailbox) -> None:
    caller, enrol = Caller(li), wish(li, box)
    some = [
        person(li, "Bo", "bo@a.example"),
        person(li, "Cy"),
        person(li, "Di", "di@a.example"),
        person(li, "Bo too", "bo@a.example"),
        person(li, "Li", "li@ours.example"),
    ]
    Suppression.objects.create(address="di@a.example", reason="by_hand", at=make.NEW_YEAR)
    body = {"ids": ids(some), "enrol": enrol}
    expected = {
        "Cy": "They have no mail address.",
        "Di": "They do not want mail.",
        "Bo too": "Somebody with the same address is in it already.",
        "Li": "They are one of us.",
    }

    work = bulk(caller, "people", body)
    assert (work["deed"], work["counts"]) == ("enrol", {"done": 1, "refused": 4})
    assert reasons(caller, work) == expected
    again = bulk(caller, "people", body)
    assert again["counts"] == {"same": 1, "refused": 4}
    [one] = Enrolment.objects.all()
    assert (one.person_id, one.owner_id, one.state) == (some[0].id, li.id, "active")


def test_it_is_taken_back_and_whoever_got_something_is_not_begun_with_again(
    li: Member, box: Mailbox
) -> None:
    caller = Caller(li)
    some = [person(li, name, f"{name}@a.example") for name in ("bo", "cy")]
    body = {"ids": ids(some), "enrol": wish(li, box)}
    work = bulk(caller, "people", body)
    got = Enrolment.objects.get(person=some[0])
    StepRun.objects.create(enrolment=got, step="a", kind="mail", at=make.NEW_YEAR)
    _, page = caller.get("/changes")
    [change] = [one for one in page["items"] if one["id"] == work["id"]]
    assert change["what"] == [{"kind": "person", "name": "person.enrolled", "count": 2}]

    status, back = caller.post(f"/changes/{work['id']}/undo")
    assert (status, back["counts"]) == (200, {"done": 2})
    assert set(Enrolment.objects.values_list("state", "reason")) == {("stopped", "by_hand")}

    again = bulk(caller, "people", body)
    assert again["counts"] == {"done": 1, "refused": 1}
    assert reasons(caller, again) == {"bo": "They were in this sequence before."}


def test_all_that_match_go_in_as_a_job_that_can_be_stopped_and_taken_back(
    li: Member, box: Mailbox
) -> None:
    caller = Caller(li)
    for number in range(230):
        make.lead(owner=li, name=f"L{number}", email=f"l{number}@a.example")
    make.lead(owner=li, name="Without", email="")
    make.lead(name="Not mine", email="no@a.example")
    body = {"enrol": wish(li, box)}
    query = f"?owner_id={li.id}"
    assert bulk(caller, "leads", body | {"is_trial": True}, query)["total"] == 231
    assert not Enrolment.objects.exists()

    work = bulk(caller, "leads", body, query)
    assert (work["state"], work["done"]) == ("queued", 0)
    done = finish(work, li)
    assert (done["state"], done["counts"]) == ("done", {"done": 230, "refused": 1})
    assert reasons(caller, done) == {"Without": "They have no mail address."}

    _, back = caller.post(f"/changes/{work['id']}/undo")
    assert finish(back, li)["counts"] == {"done": 230}
    assert not Enrolment.objects.exclude(state="stopped").exists()


def test_a_stopped_job_leaves_the_rest_alone(li: Member, box: Mailbox) -> None:
    caller = Caller(li)
    some = [person(li, f"p{n}", f"p{n}@a.example") for n in range(60)]
    work = bulk(caller, "people", {"ids": ids(some), "enrol": wish(li, box)})
    assert caller.post(f"/works/{work['id']}/cancellation")[0] == 200

    assert finish(work, li)["state"] == "cancelled"
    assert not Enrolment.objects.exists()


def test_the_whole_is_refused_where_nobody_could_go_in(li: Member, box: Mailbox) -> None:
    caller, one = Caller(li), person(li, "Bo", "bo@a.example")
    enrol = wish(li, box)
    theirs = rows.mailbox(make.member(name="Bo"))
    empty = wish(li, box, name="Empty", steps=[])
    caller.post(f"/sequences/{enrol['sequence_id']}/archive", {"is_archived": True})

    def refused(what: dict[str, Any]) -> tuple[int, str]:
        status, problem = caller.post("/bulk/people", {"ids": ids([one]), "enrol": what})
        return status, problem["code"]

    assert refused(enrol) == (409, "sequence_not_running")
    assert refused(empty | {"mailbox_id": str(theirs.id)}) == (404, "mailbox_not_found")
    assert refused(enrol | {"sequence_id": str(UUID(int=7))}) == (404, "sequence_not_found")
    assert refused(empty)[0] == 422
    assert not Enrolment.objects.exists()
