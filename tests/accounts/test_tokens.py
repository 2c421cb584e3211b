from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from headwater.accounts.models import Token
from headwater.accounts.rules import Role, Scope
from headwater.accounts.selectors import digest
from tests import make
from tests.calling import API, Caller

pytestmark = pytest.mark.usefixtures("workspace")


def call(secret: str, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})
    content = {} if body is None else {"data": body, "content_type": "application/json"}
    answer = getattr(client, method)(API + path, **content)
    return answer.status_code, answer.json() if answer.content else None


def test_a_secret_is_shown_once_and_only_its_digest_is_kept() -> None:
    caller = Caller(make.member(role=Role.SELLER))

    status, made = caller.post("/tokens", {"name": "Script", "scopes": ["read"]})
    _, listed = caller.get("/tokens")

    assert status == 201
    assert made["secret"].startswith("hw_")
    assert "secret" not in listed["items"][0]
    assert bytes(Token.objects.get().digest) == digest(made["secret"])
    assert made["hint"] == made["secret"][-4:]


def test_a_token_acts_as_its_member_without_a_cookie() -> None:
    seller = make.member(role=Role.SELLER)

    status, me = call(make.token(seller, Scope.READ), "get", "/me")

    assert (status, me["member"]["id"], me["can"]) == (200, str(seller.id), ["export", "read"])


@pytest.mark.parametrize(
    ("scope", "role", "can"),
    [
        (Scope.READ, Role.OWNER, ["export", "read"]),
        (
            Scope.WRITE,
            Role.OWNER,
            ["assign", "bulk", "delete", "export", "override", "read", "write"],
        ),
        (Scope.IMPORT, Role.MANAGER, ["export", "import", "read"]),
        (Scope.ADMIN, Role.SELLER, ["assign", "bulk", "delete", "export", "read", "write"]),
        (Scope.ADMIN, Role.OBSERVER, ["export", "read"]),
    ],
)
def test_a_token_never_may_more_than_its_scope_or_its_member(
    scope: Scope, role: Role, can: list[str]
) -> None:
    assert call(make.token(make.member(role=role), scope), "get", "/me")[1]["can"] == can


def test_a_narrow_token_cannot_make_itself_a_wider_one() -> None:
    secret = make.token(make.member(), Scope.WRITE)

    status, problem = call(secret, "post", "/tokens", {"name": "More", "scopes": ["admin"]})

    assert (status, problem["code"]) == (403, "no_right")
    assert Token.objects.count() == 1


def test_scopes_are_a_closed_set() -> None:
    caller = Caller(make.member())

    assert caller.post("/tokens", {"name": "X", "scopes": ["everything"]})[0] == 422
    assert caller.post("/tokens", {"name": "X", "scopes": []})[0] == 422


def test_a_token_that_is_revoked_expired_or_invented_opens_nothing() -> None:
    member = make.member()
    revoked, expired = make.token(member, Scope.READ), make.token(member, Scope.READ)
    Caller(member).delete(f"/tokens/{Token.objects.get(digest=digest(revoked)).id}")
    Token.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    for secret in (revoked, expired, "hw_invented", "", "None"):
        assert call(secret, "get", "/me")[0] == 401


def test_use_is_noted_to_the_minute() -> None:
    secret = make.token(make.member(), Scope.READ)

    call(secret, "get", "/me")
    first = Token.objects.get().last_used_at
    call(secret, "get", "/me")

    assert first is not None
    assert Token.objects.get().last_used_at == first
    Token.objects.update(last_used_at=first - timedelta(minutes=2))
    call(secret, "get", "/me")
    assert Token.objects.get().last_used_at != first - timedelta(minutes=2)


def test_the_tokens_of_others_are_not_found() -> None:
    make.token(make.member(), Scope.READ)
    token = Token.objects.get()
    other = Caller(make.member())

    assert other.get("/tokens")[1]["items"] == []
    assert other.delete(f"/tokens/{token.id}")[0] == 404
    assert Token.objects.exists()


def test_a_token_is_good_for_one_workspace() -> None:
    member = make.member()
    secret = make.token(member, Scope.ADMIN)

    _, me = call(secret, "get", "/me")

    assert [w["id"] for w in me["workspaces"]] == [member.workspace_id]
    assert call(secret, "put", "/me/workspace", {"workspace_id": member.workspace_id})[0] == 404
