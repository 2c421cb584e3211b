"""The list of whom not to write to, and what people agreed to: kept, shown, and lasting."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.audit.models import AuditLine
from headwater.mail.rules.suppression import SuppressionReason
from headwater.mail.selectors.suppression import suppressed, unwilling
from headwater.people.models import Person
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit
from tests.exchange.test_imports_api import bring_in, work

BO = "bo@customer.example"
WHY = {"why": "He called and wants them again."}


@pytest.fixture
def boss(workspace: Workspace) -> Member:
    return make.member(role=Role.ADMIN)


@pytest.fixture
def caller(boss: Member) -> Caller:
    return Caller(boss)


def added(caller: Caller, text: str = BO) -> Any:
    status, answer = caller.post("/suppressions", {"addresses": text, "note": "Asked by phone."})
    assert status == 201, answer
    return answer


def person(caller: Caller, email: str = BO, name: str = "Bo Li") -> str:
    body = {"name": name, "channels": [{"kind": "email", "value": email}]}
    status, made = caller.post("/people", body)
    assert status == 201, made
    return str(made["id"])


def test_what_was_pasted_is_read_and_the_rest_is_named(caller: Caller) -> None:
    text = "Bo@Customer.example, cy@x.example;\n<dee@x.example>\t@spam.example nonsense bo@customer.example"

    assert added(caller, text) == {"added": 4, "known": 0, "refused": ["nonsense"]}
    assert added(caller, text)["known"] == 4
    _, page = caller.get("/suppressions", q="CUSTOMER")
    [one] = page["items"]
    assert (one["address"], one["reason"], one["note"]) == (BO, "by_hand", "Asked by phone.")
    status, problem = caller.post("/suppressions", {"addresses": "nonsense"})
    assert (status, problem["code"]) == (422, "no_address")


def test_a_domain_bars_what_is_below_it_and_nothing_beside(caller: Caller) -> None:
    added(caller, "spam.example")
    asked = ["a@spam.example", "a@MX.Spam.example", "a@notspam.example", "a@example"]

    assert list(suppressed(asked)) == ["a@spam.example", "a@MX.Spam.example"]


def test_who_is_taken_off_needs_a_reason_that_is_kept(caller: Caller) -> None:
    added(caller)
    _, page = caller.get("/suppressions")
    path = f"/suppressions/{page['items'][0]['id']}/removal"
    assert caller.post(path, {"why": ""})[0] == 422

    assert caller.post(path, WHY)[0] == 204
    assert caller.get("/suppressions")[1]["items"] == []
    last = AuditLine.objects.filter(name="mail.address_freed").latest("at")
    assert last.details == {"address": BO} | WHY


def test_the_list_leaves_as_a_file_in_which_nothing_runs(caller: Caller) -> None:
    caller.post("/suppressions", {"addresses": BO, "note": "=cmd()"})
    answer = caller.client.get("/api/v1/suppressions/export.csv")

    text = answer.content.decode("utf-8-sig")
    assert f"{BO},by_hand," in text
    assert ",=cmd()" not in text


def test_a_seller_adds_but_does_not_read_or_take_off(workspace: Workspace) -> None:
    seller = Caller(make.member(role=Role.SELLER))
    added(seller)

    assert seller.get("/suppressions")[0] == 403
    assert seller.get("/suppressions/export.csv")[0] == 403


def test_it_outlasts_deleting_and_restoring_a_person(caller: Caller) -> None:
    bo = person(caller)
    added(caller)
    assert caller.delete(f"/people/{bo}", **edit(1))[0] == 204
    assert suppressed([BO])
    assert caller.post(f"/trash/person/{bo}/restoration")[0] == 204

    assert suppressed([BO]) == {BO: SuppressionReason.BY_HAND}


def test_it_outlasts_merging_people_and_taking_that_back(caller: Caller) -> None:
    one, other = person(caller), person(caller, "li@customer.example", "Li Bo")
    added(caller)
    path = f"/duplicates/person/{other}/merges/{one}"
    status, answer = caller.put(path, {})
    assert status == 200, answer
    assert suppressed([BO])
    assert caller.get(f"/people/{other}/consent")[1]["suppressed"] == [
        {"address": BO, "reason": "by_hand"}
    ]
    assert caller.delete(path)[0] in {200, 204}

    assert suppressed([BO]) == {BO: SuppressionReason.BY_HAND}


def test_it_outlasts_an_import_and_taking_that_back(caller: Caller, boss: Member) -> None:
    added(caller)
    made = bring_in(caller, f"Name,Email\nBo Li,{BO}\nCy,cy@customer.example\n", boss)
    bo = Person.objects.get(channels__key=BO)
    assert caller.get(f"/people/{bo.id}/consent")[1]["suppressed"]
    assert caller.post(f"/imports/{made['id']}/undo")[0] == 202
    work(made["id"], boss)

    assert not Person.objects.filter(id=bo.id, deleted_at=None).exists()
    assert suppressed([BO]) == {BO: SuppressionReason.BY_HAND}


def test_it_holds_for_a_person_who_comes_in_later(caller: Caller) -> None:
    added(caller)
    bo = person(caller, "BO@customer.example")

    _, standing = caller.get(f"/people/{bo}/consent")
    assert standing["suppressed"] == [{"address": "BO@customer.example", "reason": "by_hand"}]


def test_what_somebody_agreed_to_is_kept_row_by_row(caller: Caller) -> None:
    bo = person(caller)
    assert caller.get(f"/people/{bo}/consent")[1]["basis"] == "unknown"
    given = {"basis": "consent", "at": "2026-01-05T09:00:00Z", "source": "Fair", "words": "Yes."}
    caller.post(f"/people/{bo}/consent", given)
    assert unwilling([BO]) == {}
    status, now = caller.post(f"/people/{bo}/consent", {"basis": "consent", "is_withdrawal": True})

    assert (status, now["is_withdrawn"], len(now["steps"])) == (200, True, 2)
    assert [(one["source"], one["words"]) for one in now["steps"]] == [("", ""), ("Fair", "Yes.")]
    assert unwilling([BO]) == {BO: SuppressionReason.WITHDRAWN}
    status, problem = caller.post(f"/people/{bo}/consent", {"at": "2090-01-05T09:00:00Z"})
    assert (status, problem["code"]) == (422, "bad_consent")


def test_a_merged_person_keeps_what_both_said(caller: Caller) -> None:
    one, other = person(caller), person(caller, "li@customer.example", "Li Bo")
    caller.post(f"/people/{one}/consent", {"is_withdrawal": True})
    caller.put(f"/duplicates/person/{other}/merges/{one}", {})

    assert caller.get(f"/people/{other}/consent")[1]["is_withdrawn"] is True
    assert unwilling(["li@customer.example"])


def test_a_lead_s_consent_goes_with_it(caller: Caller, boss: Member) -> None:
    lead = make.lead(name="Bo", email=BO, email_key=BO, owner=boss)
    status, told = caller.post(f"/leads/{lead.id}/consent", {"is_withdrawal": True})
    assert (status, told["is_withdrawn"]) == (200, True)
    assert unwilling([BO])

    make.stage()
    status, made = caller.put(f"/leads/{lead.id}/conversion", {"title": "Desks", "company": None})
    assert status == 200, made
    bo = Person.objects.get(channels__key=BO)
    assert caller.get(f"/people/{bo.id}/consent")[1]["is_withdrawn"] is True


def test_a_role_that_sees_no_addresses_learns_none_here(caller: Caller, boss: Member) -> None:
    bo = person(caller)
    added(caller)
    role = make.custom_role(fields={"person": {"email": "hidden"}})
    member = make.member(role=Role.SELLER, custom_role=role)
    Person.objects.filter(id=bo).update(owner=member)

    status, standing = Caller(member).get(f"/people/{bo}/consent")
    assert (status, standing["suppressed"]) == (200, [])
