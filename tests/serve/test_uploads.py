"""A file on its way to the real server, whole and cut off."""

import socket
from typing import Any

import pytest

from tests.serve.conftest import Calm
from tests.serve.running import eventually

SIZE = 3_000_000


def headers(calm: Calm) -> dict[str, str]:
    cookies = "; ".join(f"{name}={value}" for name, value in calm.cookies.items())
    return {"Cookie": cookies, "X-CSRFToken": calm.cookies["csrftoken"]}


def announce(calm: Calm, *, size: int) -> str:
    company = calm.running.ask("POST", "/api/v1/companies", {"name": "Acme"}, **headers(calm))
    about = {"name": "合同.pdf", "size": size, "company_id": company.json()["id"]}
    return str(calm.running.ask("POST", "/api/v1/uploads", about, **headers(calm)).json()["id"])


def send(calm: Calm, content: bytes, upload_id: str, *, offset: int = 0) -> Any:
    path = f"/api/v1/uploads/{upload_id}"
    sent = headers(calm) | {"Upload-Offset": str(offset)}
    return calm.running.ask("PATCH", path, content, **sent).json()


def offset_of(calm: Calm, upload_id: str) -> int:
    answer = calm.running.ask("GET", f"/api/v1/uploads/{upload_id}", **headers(calm))
    return int(answer.json()["offset"])


@pytest.mark.parametrize("arrived", [1_000, 2_000_000])
def test_a_cut_leaves_what_arrived(calm: Calm, arrived: int) -> None:
    content = bytes(range(250)) * (SIZE // 250)
    upload_id = announce(calm, size=SIZE)
    named = headers(calm) | {
        "Host": f"127.0.0.1:{calm.running.port}",
        "Upload-Offset": "0",
        "Content-Type": "application/octet-stream",
        "Content-Length": str(SIZE),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    head = f"PATCH /api/v1/uploads/{upload_id} HTTP/1.1\r\n{lines}\r\n".encode()

    with socket.create_connection(("127.0.0.1", calm.running.port)) as connection:
        connection.sendall(head + content[:arrived])

    assert eventually(lambda: offset_of(calm, upload_id) > 0)
    offset = offset_of(calm, upload_id)
    assert offset <= arrived
    sent = send(calm, content[offset:], upload_id, offset=offset)
    assert sent["file"]["size"] == SIZE
    path = f"/api/v1/files/{upload_id}/content"
    answer = calm.running.ask("GET", path, **headers(calm))
    assert answer.body == content
    head_only = calm.running.ask("HEAD", path, **headers(calm))
    assert (head_only.status, head_only.body) == (200, b"")
