"""Gmail as far as we need it; all that goes in and out is held against Google's own schemas."""

import base64
import json
import re
import time
from dataclasses import dataclass, field
from email import message_from_bytes
from importlib.resources import files
from typing import Any

from tests.mail.clouds import Answer, Asked, Cloud

DISCOVERED = json.loads(
    (files("googleapiclient.discovery_cache.documents") / "gmail.v1.json").read_text()
)
SCHEMAS = DISCOVERED["schemas"]
USER = "/gmail/v1/users/me"
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def check(value: Any, schema: dict[str, Any], at: str = "") -> None:
    """Hold a body against a schema: no field that is not known, each of its type."""
    schema = SCHEMAS[schema["$ref"]] if "$ref" in schema else schema
    assert isinstance(value, TYPES[schema.get("type", "object")]), (at, value)
    if isinstance(value, list):
        for one in value:
            check(one, schema["items"], f"{at}[]")
    if isinstance(value, dict) and "properties" in schema:
        for name, one in value.items():
            assert name in schema["properties"], f"{at}.{name}"
            check(one, schema["properties"][name], f"{at}.{name}")


@dataclass
class Message:
    raw: bytes
    labels: set[str]
    at: float


@dataclass
class GmailBox:
    """The letters of one account, and what became of them; `first` is the oldest known history."""

    messages: dict[str, Message] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)
    first: int = 0
    sent: list[bytes] = field(default_factory=list)
    renames: bool = False  # gives what is sent a Message-ID of its own

    def put(self, raw: bytes, *labels: str) -> str:
        name = f"{0x18C0000000000000 + len(self.history):x}"
        self.messages[name] = Message(raw, set(labels or ("INBOX", "UNREAD")), time.time())
        self._note("messagesAdded", name)
        return name

    def label(self, name: str, *, add: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> None:
        one = self.messages[name]
        one.labels = (one.labels | set(add)) - set(remove)
        for kind, labels in (("labelsAdded", add), ("labelsRemoved", remove)):
            if labels:
                self._note(kind, name, labelIds=list(labels))

    def delete(self, name: str) -> None:
        self._note("messagesDeleted", name)
        del self.messages[name]

    def forget_history(self) -> None:
        self.first = len(self.history) + 1
        self._note("messagesDeleted", "0")

    def _note(self, kind: str, name: str, **more: Any) -> None:
        labels = sorted(self.messages[name].labels) if name in self.messages else []
        told = {"message": {"id": name, "threadId": name, "labelIds": labels}} | more
        self.history.append({"id": str(len(self.history) + 1), kind: [told]})

    def serve(self, asked: Asked) -> Answer:
        """Answer, with a body that Google's client would find described."""
        found = self._route(asked)
        if found is None:
            return 404, {"error": {"code": 404, "message": "Requested entity was not found."}}
        body, schema = found
        check(body, {"$ref": schema}, schema)
        return 200, body

    def _route(  # noqa: PLR0911  # a table of routes
        self, asked: Asked
    ) -> tuple[dict[str, Any], str] | None:
        path = asked.path.removeprefix(USER)
        match asked.method, path.strip("/").split("/"):
            case "GET", ["labels"]:
                names = ("INBOX", "SENT", "TRASH", "UNREAD")
                return {"labels": [{"id": one, "name": one, "type": "system"} for one in names]}, "ListLabelsResponse"  # fmt: skip
            case "GET", ["profile"]:
                return {"historyId": str(len(self.history))}, "Profile"
            case "GET", ["messages"]:
                return self._list(asked), "ListMessagesResponse"
            case "GET", ["history"]:
                return self._history(asked)
            case "GET", ["messages", name] if name in self.messages:
                return self._get(name, asked.one("format")), "Message"
            case "POST", ["messages", name, "modify"] if name in self.messages:
                wanted = json.loads(asked.body)
                check(wanted, {"$ref": "ModifyMessageRequest"})
                self.label(name, add=tuple(wanted["addLabelIds"]), remove=tuple(wanted["removeLabelIds"]))  # fmt: skip
                return {"id": name, "threadId": name}, "Message"
            case "POST", ["upload", "gmail", "v1", "users", "me", "messages", "send"]:
                assert asked.headers["content-type"] == "message/rfc822"
                return self._send(asked.body), "Message"
            case _:
                pass
        return None

    def _send(self, raw: bytes) -> dict[str, Any]:
        if self.renames:
            raw = re.sub(rb"(?im)^message-id:.*?$", b"Message-ID: <g1@mail.gmail.com>\r", raw)
        self.sent.append(raw)
        return {"id": self.put(raw, "SENT"), "threadId": "1"}

    def _list(self, asked: Asked) -> dict[str, Any]:
        words = asked.one("q").split()
        wanted = set(asked.query.get("labelIds", [])) | ({"SENT"} if "in:sent" in words else set())
        key = next((one.partition(":")[2] for one in words if one.startswith("rfc822msgid:")), "")
        names = [
            name
            for name, one in sorted(self.messages.items(), reverse=True)
            if wanted <= one.labels
            and (not key or message_from_bytes(one.raw)["Message-ID"] == key)
        ]
        start, most = int(asked.one("pageToken", "0")), 3  # so that there are pages
        page = [{"id": one, "threadId": one} for one in names[start : start + most]]
        more = {"nextPageToken": str(start + most)} if len(names) > start + most else {}
        return {"messages": page, "resultSizeEstimate": len(names)} | more

    def _history(self, asked: Asked) -> tuple[dict[str, Any], str] | None:
        since = int(asked.one("startHistoryId"))
        if since < self.first:
            return None
        start = max(since, int(asked.one("pageToken", "0")))
        page, last = self.history[start : start + 2], len(self.history)
        more = {"nextPageToken": str(start + 2)} if start + 2 < last else {}
        return {"history": page, "historyId": str(last)} | more, "ListHistoryResponse"

    def _get(self, name: str, form: str) -> dict[str, Any]:
        one = self.messages[name]
        if form == "metadata":
            value = message_from_bytes(one.raw)["Message-ID"]
            return {"id": name, "payload": {"headers": [{"name": "Message-ID", "value": value}]}}
        return {
            "id": name,
            "threadId": name,
            "labelIds": sorted(one.labels),
            "internalDate": str(int(one.at * 1000)),
            "raw": base64.urlsafe_b64encode(one.raw).decode(),
        }


def gmail_cloud() -> tuple[Cloud, GmailBox]:
    box = GmailBox()
    return Cloud(serve=box.serve), box
