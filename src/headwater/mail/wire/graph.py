"""Microsoft's mail by Graph, in the dozen calls we need of it.

On our own guarded HTTP: Microsoft's client brings thirty packages and classes for all of Graph
(decision 0009), `o365` neither sends a letter as it is nor tells of changes.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from headwater.lib.errors import DomainError
from headwater.lib.outbound import Answer, AnswerTooLarge, Call, Limits, fetch
from headwater.mail.wire.answers import Fetched
from headwater.mail.wire.folders import Role
from headwater.mail.wire.oauth import SignInAgain
from headwater.mail.wire.refusals import CommandRefused, ConnectionBroken, told
from headwater.mail.wire.remote import (
    FLAGGED,
    SEEN,
    Changes,
    Flags,
    FreshToken,
    RemoteFolder,
    uid_of,
    with_hidden,
)
from headwater.mail.wire.smtp import Outcome, Status

# An id that stays when a letter is moved, from a draft to what was sent as well.
PREFER = 'IdType="ImmutableId", odata.maxpagesize=200'
WELL_KNOWN = {"inbox": Role.INBOX, "sentitems": Role.SENT, "drafts": Role.DRAFTS,
              "deleteditems": Role.TRASH, "junkemail": Role.JUNK}  # fmt: skip
OK, UNAUTHORIZED, MISSING, EXPIRED, TOO_MANY, SERVERS_FAULT = 200, 401, 404, 410, 429, 500
WORST = 400


class Graph:
    """See `Remote`."""

    def __init__(self, api_url: str, fresh: FreshToken, limits: Limits) -> None:
        self._api, self._fresh, self._limits = api_url, fresh, limits
        self._token, _ = fresh("")

    def folders(self) -> list[RemoteFolder]:
        roles = {
            self._json(f"/me/mailFolders/{name}?$select=id")["id"]: role
            for name, role in WELL_KNOWN.items()
        }
        found = []
        asked = "$select=id,displayName&$top=100&$expand=childFolders($select=id,displayName)"
        for one in self._pages(f"/me/mailFolders?{asked}"):
            found.append(RemoteFolder(one["id"], one["displayName"], roles.get(one["id"])))
            found += [
                RemoteFolder(child["id"], f"{one['displayName']}/{child['displayName']}", None)
                for child in one.get("childFolders", [])
            ]
        return found

    def changes(self, folder: str, cursor: str, *, since: date) -> Changes:
        """Ask what changed. Where a list goes on is an address; one of another host is not followed."""
        if cursor:
            changed = self._changes(cursor, since, is_all=False)
            if changed is not None:
                return changed
        asked = urlencode({"$select": "id,isRead,flag,receivedDateTime"}, safe="$,")
        begun = f"{self._api}/v1.0/me/mailFolders/{_in_path(folder)}/messages/delta?{asked}"
        listed = self._changes(begun, since, is_all=True)
        if listed is None:
            raise ConnectionBroken("The connection to {host} broke off.", host="Microsoft")
        return listed

    def letters(self, wanted: Mapping[str, Flags | None]) -> Iterator[Fetched]:
        for remote_id, flags in wanted.items():
            try:
                answer = self._call(f"/me/messages/{_in_path(remote_id)}/$value")
            except AnswerTooLarge:
                yield Fetched(
                    uid_of(remote_id), frozenset(), self._limits.bytes, None, b"",
                    is_whole=False, remote_id=remote_id,
                )  # fmt: skip
                continue
            if answer.status == MISSING:
                continue
            _check(answer)
            raw = answer.body
            yield Fetched(
                uid_of(remote_id), flags or frozenset(), len(raw), None, raw, remote_id=remote_id
            )

    def mark(self, remote_id: str, *, is_read: bool, is_flagged: bool) -> None:
        marks = {
            "isRead": is_read,
            "flag": {"flagStatus": "flagged" if is_flagged else "notFlagged"},
        }
        answer = self._call(f"/me/messages/{_in_path(remote_id)}", "PATCH", marks)
        if answer.status != MISSING:
            _check(answer)

    def send(self, raw: bytes, *, recipients: Sequence[str]) -> Outcome:
        """Put a draft there, which sends nothing, and let it be sent.

        In this order we know its name before it leaves, and can look what became of it.
        """
        whole = base64.b64encode(with_hidden(raw, recipients))
        try:
            made = self._call("/me/messages", "POST", whole, kind="text/plain")
        except DomainError as error:
            return Outcome(Status.RETRY, answer=str(error))
        if made.status >= WORST:
            return Outcome(_before(made), answer=_said(made))
        draft = json.loads(made.body)
        outcome = self._send(str(draft["id"]), tuple(recipients))
        return replace(outcome, message_id=str(draft.get("internetMessageId", "")).strip("<> "))

    def _send(self, remote_id: str, recipients: tuple[str, ...]) -> Outcome:
        path = f"/me/messages/{_in_path(remote_id)}"
        try:
            sent = self._call(f"{path}/send", "POST", b"")
        except DomainError as error:
            return Outcome(Status.UNKNOWN, answer=str(error), remote_id=remote_id)
        if sent.status >= SERVERS_FAULT:
            return Outcome(Status.UNKNOWN, answer=_said(sent), remote_id=remote_id)
        if sent.status >= WORST:
            with suppress(DomainError):
                self._call(path, "DELETE")
            return Outcome(_before(sent), answer=_said(sent))
        return Outcome(Status.SENT, recipients, remote_id=remote_id)

    def find(self, message_id: str) -> bool:
        wanted = message_id.replace("'", "''")
        asked = urlencode(
            {"$filter": f"internetMessageId eq '{wanted}'", "$select": "id,isDraft"}, safe="$,"
        )
        return any(not one.get("isDraft") for one in self._pages(f"/me/messages?{asked}"))

    def _changes(self, url: str, since: date, *, is_all: bool) -> Changes | None:
        """Follow a list to its end; None: the cursor is too old."""
        first = datetime.combine(since, time(), UTC)
        there: dict[str, Flags | None] = {}
        gone: set[str] = set()
        while True:
            answer = self._call(self._own(url))
            if answer.status == EXPIRED:
                return None
            page = _read(answer)
            for one in page["value"]:
                if "@removed" in one:
                    there.pop(one["id"], None)
                    gone.add(one["id"])
                elif datetime.fromisoformat(one["receivedDateTime"]) >= first:
                    gone.discard(one["id"])
                    there[one["id"]] = _flags(one)
            if "@odata.deltaLink" in page:
                return Changes(page["@odata.deltaLink"], there, frozenset(gone), is_all)
            url = page["@odata.nextLink"]

    def _own(self, url: str) -> str:
        at, own = urlsplit(url), urlsplit(self._api)
        if (at.scheme, at.netloc) != (own.scheme, own.netloc):
            raise ConnectionBroken("The connection to {host} broke off.", host="Microsoft")
        return url

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        url: str | None = path
        while url:
            page = self._json(url)
            yield from page["value"]
            url = page.get("@odata.nextLink")

    def _json(self, path: str) -> dict[str, Any]:
        return _read(self._call(path))

    def _call(
        self, path: str, method: str = "GET", body: Any = None, *, kind: str = "application/json"
    ) -> Answer:
        """Ask once, and once more with another token where this one is not taken."""
        url = self._own(path) if "://" in path else f"{self._api}/v1.0{path}"
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        answer = self._ask(Call(url, method, {"Content-Type": kind} if raw else {}, raw))
        if answer.status == UNAUTHORIZED:
            self._token, _ = self._fresh(self._token)
            answer = self._ask(Call(url, method, {"Content-Type": kind} if raw else {}, raw))
        return answer

    def _ask(self, call: Call) -> Answer:
        headers = {"Authorization": f"Bearer {self._token}", "Prefer": PREFER}
        return fetch(
            Call(call.url, call.method, {**call.headers, **headers}, call.body), self._limits
        )


def _in_path(remote_id: str) -> str:
    return quote(remote_id, safe="")  # ids hold slashes


def _flags(one: Mapping[str, Any]) -> Flags:
    is_flagged = one.get("flag", {}).get("flagStatus") == "flagged"
    return frozenset(([SEEN] if one.get("isRead") else []) + ([FLAGGED] if is_flagged else []))


def _read(answer: Answer) -> dict[str, Any]:
    _check(answer)
    try:
        found: dict[str, Any] = json.loads(answer.body)
    except ValueError as error:
        raise ConnectionBroken("The connection to {host} broke off.", host="Microsoft") from error
    return found


def _check(answer: Answer) -> None:
    if answer.status == UNAUTHORIZED:
        raise SignInAgain(
            "{provider} does not let Headwater at this mailbox any more. Sign in again.",
            provider="Microsoft",
        )
    if answer.status == TOO_MANY or answer.status >= SERVERS_FAULT:
        raise ConnectionBroken(
            "The mail server is out of order. It says: {answer}", answer=_said(answer)
        )
    if answer.status >= WORST:
        raise CommandRefused("The mail server refuses. It says: {answer}", answer=_said(answer))


def _before(answer: Answer) -> Status:
    """Say what became of a letter that surely has not left."""
    is_for_later = answer.status == TOO_MANY or answer.status >= SERVERS_FAULT
    return Status.RETRY if is_for_later else Status.REFUSED


def _said(answer: Answer) -> str:
    try:
        error = json.loads(answer.body)["error"]
        return told(f"{error['code']}: {error['message']}")
    except (ValueError, KeyError, TypeError):
        return told(answer.body) or str(answer.status)
