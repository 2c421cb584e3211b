import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail

from headwater.accounts.models import Invitation, Member
from headwater.accounts.rules import Role
from headwater.accounts.services.invitations import link_of, mail_invitation
from headwater.events.models import EventRecord
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller

COMING = {"name": "Li Na", "password": "many rivers 7", "language": "zh-CN"}

pytestmark = pytest.mark.usefixtures("workspace")


def invite(caller: Caller, **fields: Any) -> dict[str, Any]:
    status, made = caller.post(
        "/invitations", {"email": "Li@Example.com", "role": "seller"} | fields
    )
    assert status == 201, made
    return dict(made)


def door(made: dict[str, Any]) -> str:
    return "/invitations/" + str(made["link"]).rpartition("/")[2]


def test_somebody_new_comes_in_and_is_signed_in() -> None:
    team = make.team()
    made = invite(Caller(make.member()), team_id=str(team.id), name="Li")
    guest = Caller(None)

    shown = guest.get(door(made))
    status, me = guest.post(door(made) + "/acceptance", COMING)

    assert shown == (200, {"workspace_name": "Ours", "email": "li@example.com", "name": "Li"})
    assert status == 201
    assert (me["member"]["name"], me["member"]["role"]) == ("Li Na", "seller")
    assert me["member"]["team_id"] == str(team.id)
    assert guest.get("/me") == (200, me)


def test_a_link_works_once() -> None:
    made = invite(Caller(make.member()))
    Caller(None).post(door(made) + "/acceptance", COMING)

    again = Caller(None).post(door(made) + "/acceptance", COMING | {"password": "other rivers 8"})

    assert (again[0], again[1]["code"]) == (404, "invitation_not_found")


def test_a_link_ends_after_seven_days_and_when_it_is_withdrawn_or_replaced() -> None:
    caller = Caller(make.member())
    old = invite(caller)
    withdrawn = invite(caller)
    caller.delete(f"/invitations/{withdrawn['id']}")
    expired = invite(caller)
    Invitation.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    assert [Caller(None).get(door(one))[0] for one in (old, withdrawn, expired)] == [404] * 3
    assert caller.get("/invitations")[1]["items"] == []


def test_somebody_with_an_account_comes_in_with_its_password(workspace: Workspace) -> None:
    user = make.user(email="li@example.com")
    user.set_password("many rivers 7")
    user.save()
    made = invite(Caller(make.member()))

    wrong = Caller(None).post(door(made) + "/acceptance", COMING | {"password": "guessed it 1"})
    right = Caller(None).post(door(made) + "/acceptance", COMING)

    assert (wrong[0], wrong[1]["code"]) == (422, "has_account")
    assert right[0] == 201
    assert Member.objects.get(user=user).name == "Li Na"


def test_guessing_the_password_of_the_account_is_slowed_down() -> None:
    user = make.user(email="li@example.com")
    user.set_password("many rivers 7")
    user.save()
    made = invite(Caller(make.member()))

    answers = [
        Caller(None).post(door(made) + "/acceptance", COMING | {"password": f"guess {n} x"})[0]
        for n in range(7)
    ]

    assert answers[-1] == 429


def test_a_member_known_by_name_gets_a_way_in_and_keeps_their_deals() -> None:
    known = make.member(user=None, name="Maureen Marcano", role=Role.SELLER)
    deal = make.deal(owner=known)
    made = invite(Caller(make.member()), member_id=str(known.id))

    guest = Caller(None)
    _, me = guest.post(door(made) + "/acceptance", COMING | {"name": "Maureen"})

    assert me["member"]["id"] == str(known.id)
    assert deal.owner_id == known.id


def test_who_is_a_member_already_is_not_invited() -> None:
    make.member(user=make.user(email="li@example.com"))

    status, problem = Caller(make.member()).post(
        "/invitations", {"email": "li@example.com", "role": "seller"}
    )

    assert (status, problem["code"]) == (409, "already_member")


def test_nobody_invites_above_themselves() -> None:
    admin = Caller(make.member(role=Role.ADMIN))

    answer = admin.post("/invitations", {"email": "li@example.com", "role": "owner"})

    assert (answer[0], answer[1]["code"]) == (403, "cannot_grant")


def test_somebody_who_left_can_be_invited_back() -> None:
    left = make.member(user=make.user(email="li@example.com"), role=Role.SELLER, is_active=False)
    assert left.user is not None
    left.user.set_password("many rivers 7")
    left.user.save()
    made = invite(Caller(make.member()))

    _, me = Caller(None).post(door(made) + "/acceptance", COMING)

    assert me["member"]["id"] == str(left.id)


@pytest.mark.parametrize(("language", "words"), [("en", "invites you"), ("zh-CN", "邀请")])
def test_the_mail_speaks_the_language_of_the_workspace(
    workspace: Workspace, language: str, words: str
) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(language=language)
    made = invite(Caller(make.member(name="Wang")))

    mail_invitation(made["id"])

    sent = mail.outbox[0]
    assert sent.to == ["li@example.com"]
    assert words in sent.subject
    assert made["link"] in sent.body
    assert made["link"].startswith("http://127.0.0.1:8000/invitations/hwi_")


def test_the_secret_is_kept_nowhere() -> None:
    made = invite(Caller(make.member()))
    secret = link_of(UUID(made["id"]))

    kept = str(list(Invitation.objects.values())) + str(list(EventRecord.objects.values()))

    assert secret == made["link"]
    assert secret.rpartition("/")[2] not in kept
    assert "li@example.com" not in str(list(EventRecord.objects.values()))


def test_a_link_nobody_made_opens_nothing() -> None:
    assert Caller(None).get("/invitations/hwi_" + "A" * 43)[0] == 404
    assert Caller(None).get("/invitations/None")[0] == 404


def test_mail_headers_cannot_be_smuggled_in(workspace: Workspace) -> None:
    Workspace.objects.filter(pk=workspace.pk).update(name="Ours\nBcc: all@example.com")
    made = invite(Caller(make.member()))

    mail_invitation(made["id"])

    assert not re.search(r"[\r\n]", str(mail.outbox[0].subject))
