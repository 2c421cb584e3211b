"""Calling the API as a browser does: signed in, with its cookie and its words."""

from typing import Any

from django.test import Client

from headwater.accounts.models import Member
from headwater.http.middleware import WORKSPACE

API = "/api/v1"


class Caller:
    """Somebody at the door of the API; answers come back as status and JSON."""

    def __init__(self, member: Member | None, *, language: str = "en") -> None:
        self.client = Client(headers={"Accept-Language": language})
        if member is not None:
            assert member.user is not None
            self.client.force_login(member.user)
            session = self.client.session
            session[WORKSPACE] = member.workspace_id
            session.save()

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        return self._answer(self.client.get(API + path, query))

    def post(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        return self._send("post", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        return self._send("put", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        return self._send("patch", path, body, **headers)

    def delete(self, path: str, **headers: str) -> tuple[int, Any]:
        return self._send("delete", path, None, **headers)

    def _send(self, method: str, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        call = getattr(self.client, method)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = {} if body is None else {"data": body, "content_type": "application/json"}
        return self._answer(call(API + path, headers=named, **content))

    @staticmethod
    def _answer(response: Any) -> tuple[int, Any]:
        return response.status_code, response.json() if response.content else None


def content_of(answer: Any) -> bytes:
    """Read an answer to its end, and close the file if it is one.

    Closing the answer itself would also close the test's connection to the database.
    """
    content: bytes = answer.getvalue()
    if (file := getattr(answer, "file_to_stream", None)) is not None:
        file.close()
    return content


def edit(version: int) -> dict[str, str]:
    """Name the version that is to be changed."""
    return {"If_Match": f'"{version}"'}
