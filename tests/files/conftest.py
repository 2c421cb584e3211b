from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import API, Caller, content_of


@pytest.fixture
def seller(workspace: Workspace) -> Member:
    return make.member(role=Role.SELLER, name="Ada Park")


@pytest.fixture
def caller(seller: Member) -> Caller:
    return Caller(seller)


@pytest.fixture
def deal(seller: Member) -> Deal:
    return make.deal(owner=seller)


def send(caller: Caller, upload_id: Any, content: bytes, *, offset: int) -> tuple[int, Any]:
    """Send a piece of a file."""
    answer = caller.client.patch(
        f"{API}/uploads/{upload_id}",
        content,
        content_type="application/octet-stream",
        headers={"Upload-Offset": str(offset)},
    )
    return answer.status_code, answer.json()


def upload(caller: Caller, content: bytes, *, name: str = "plan.png", **about: Any) -> Any:
    """Send a whole file at once and give it as the API shows it."""
    subject = {kind: str(record_id) for kind, record_id in about.items()}
    status, announced = caller.post("/uploads", {"name": name, "size": len(content)} | subject)
    assert status == 201, announced
    status, sent = send(caller, announced["id"], content, offset=0)
    assert status == 200, sent
    return sent["file"]


def download(caller: Caller, file_id: Any) -> bytes:
    answer: Any = caller.client.get(f"{API}/files/{file_id}/content")
    assert answer.status_code == 200
    return content_of(answer)
