"""Microsoft's mail as far as we need it, by its documented REST: folders, delta, MIME, sending."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any
from urllib.parse import unquote

from tests.mail.clouds import Answer, Asked

API = "/v1.0/me"
FOLDERS = {"inbox": "Posteingang", "sentitems": "Gesendet", "drafts": "Entwürfe",
           "deleteditems": "Papierkorb", "junkemail": "Junk"}  # fmt: skip
PAGE = 2


@dataclass
class Message:
    raw: bytes
    folder: str
    is_read: bool = False
    is_flagged: bool = False
    is_draft: bool = False


@dataclass
class GraphBox:
    """The letters of one account; `log` is what changed, in order, and `first` where it begins."""

    url: Callable[[], str]
    messages: dict[str, Message] = field(default_factory=dict)
    log: list[tuple[str, str]] = field(default_factory=list)
    first: int = 0
    sent: list[bytes] = field(default_factory=list)

    def put(self, raw: bytes, folder: str = "inbox", *, is_draft: bool = False) -> str:
        name = f"AAkALgAAAAAA/{len(self.log)}=="  # they hold signs that must be quoted in a path
        self.messages[name] = Message(raw, folder, is_draft=is_draft)
        self.log.append((name, folder))
        return name

    def change(self, name: str, **to: Any) -> None:
        one = self.messages[name]
        self.log.append((name, one.folder))
        for what, value in to.items():
            setattr(one, what, value)
        self.log.append((name, one.folder))

    def serve(self, asked: Asked) -> Answer:  # noqa: PLR0911  # a table of routes
        assert asked.headers["prefer"].startswith('IdType="ImmutableId"')
        match asked.method, [part for part in asked.path.removeprefix(API).split("/") if part]:
            case "GET", ["mailFolders"]:
                listed = [{"id": f"id-{one}", "displayName": name, "childFolders": []} for one, name in FOLDERS.items()]  # fmt: skip
                return 200, {"value": listed}
            case "GET", ["mailFolders", name] if name in FOLDERS:
                return 200, {"id": f"id-{name}"}
            case "GET", ["mailFolders", name, "messages", "delta"]:
                return self._delta(asked, name.removeprefix("id-"))
            case "GET", ["messages"]:
                return self._find(asked)
            case "POST", ["messages"]:
                raw = base64.b64decode(asked.body, validate=True)
                assert asked.headers["content-type"] == "text/plain"
                return 201, {"id": self.put(raw, "drafts", is_draft=True)}
            case method, ["messages", name, *rest]:
                return self._one(method, asked, unquote(name), rest)
            case _:
                pass
        return 404, {"error": {"code": "ErrorItemNotFound", "message": asked.path}}

    def _one(  # noqa: PLR0911
        self, method: str, asked: Asked, name: str, rest: list[str]
    ) -> Answer:
        one = self.messages.get(name)
        if one is None:
            return 404, {"error": {"code": "ErrorItemNotFound", "message": name}}
        match method, rest:
            case "GET", ["$value"]:
                return 200, one.raw
            case "PATCH", []:
                wanted = json.loads(asked.body)
                assert set(wanted) == {"isRead", "flag"}
                is_flagged = wanted["flag"]["flagStatus"] == "flagged"
                self.change(name, is_read=wanted["isRead"], is_flagged=is_flagged)
                return 200, {"id": name}
            case "POST", ["send"]:
                self.sent.append(one.raw)
                self.change(name, folder="sentitems", is_draft=False, is_read=True)
                return 202, b""
            case "DELETE", []:
                del self.messages[name]
                return 204, b""
            case _:
                pass
        return 405, {}

    def _find(self, asked: Asked) -> Answer:
        key = asked.one("$filter").removeprefix("internetMessageId eq '").removesuffix("'")
        found = [
            {"id": name, "isDraft": one.is_draft}
            for name, one in self.messages.items()
            if message_from_bytes(one.raw)["Message-ID"] == key
        ]
        return 200, {"value": found}

    def _delta(self, asked: Asked, folder: str) -> Answer:
        since = int(asked.one("$deltatoken", asked.one("$skiptoken", "0")))
        if since < self.first and asked.one("$deltatoken"):
            return 410, {"error": {"code": "SyncStateNotFound", "message": "gone"}}
        page = self.log[since : since + PAGE]
        names = list(dict.fromkeys(name for name, of in page if of == folder))
        end, at = since + PAGE, f"{self.url()}{asked.path}"
        link = (
            {"@odata.deltaLink": f"{at}?$deltatoken={len(self.log)}"}
            if end >= len(self.log)
            else {"@odata.nextLink": f"{at}?$skiptoken={end}"}
        )
        return 200, {"value": [self._told(name, folder) for name in names]} | link

    def _told(self, name: str, folder: str) -> dict[str, Any]:
        one = self.messages.get(name)
        if one is None or one.folder != folder:
            return {"id": name, "@removed": {"reason": "deleted"}}
        return {
            "id": name,
            "isRead": one.is_read,
            "flag": {"flagStatus": "flagged" if one.is_flagged else "notFlagged"},
            "receivedDateTime": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
