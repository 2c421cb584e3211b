"""Gmail by Google's own client: labels are folders, and history tells what changed."""

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import google_auth_httplib2
import httplib2
from google.auth.exceptions import GoogleAuthError
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import Error, HttpError
from googleapiclient.http import MediaIoBaseUpload

from headwater.lib.errors import DomainError
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

SECONDS = 30
AGAIN = 2  # how often what only reads is tried anew, with a pause that grows
PAGE = 500
ROLES = {"INBOX": Role.INBOX, "SENT": Role.SENT, "TRASH": Role.TRASH, "SPAM": Role.JUNK,
         "DRAFT": Role.DRAFTS}  # fmt: skip
KINDS = ("messageAdded", "messageDeleted", "labelAdded", "labelRemoved")
GONE, UNAUTHORIZED, TOO_MANY, SERVERS_FAULT = 404, 401, 429, 500
LINE_BREAKS = (OSError, httplib2.HttpLib2Error, GoogleAuthError)


class Gmail:
    """See `Remote`."""

    def __init__(self, api_url: str, fresh: FreshToken) -> None:
        def given(refused: str) -> tuple[str, datetime]:
            token, until = fresh(refused)
            return token, until.astimezone(UTC).replace(tzinfo=None)  # as the library counts

        def refreshed(_: object, scopes: object) -> tuple[str, datetime]:  # noqa: ARG001  # its names
            return given(str(credentials.token))

        token, until = given("")
        credentials = Credentials(token, refresh_handler=refreshed, expiry=until)  # type: ignore[no-untyped-call]
        line = google_auth_httplib2.AuthorizedHttp(credentials, httplib2.Http(timeout=SECONDS))
        service = build(
            "gmail", "v1", http=line, static_discovery=True, cache_discovery=False,
            client_options={"api_endpoint": api_url},
        )  # fmt: skip
        self.close, self._scheme = line.close, urlsplit(api_url).scheme
        self._users = service.users()
        self._messages = self._users.messages()

    def folders(self) -> list[RemoteFolder]:
        told_of = _asked(self._users.labels().list(userId="me")).get("labels", [])
        return [
            RemoteFolder(one["id"], one["name"], ROLES.get(one["id"]))
            for one in told_of
            if one["id"] in ROLES or one.get("type") == "user"
        ]

    def changes(self, folder: str, cursor: str, *, since: date) -> Changes:
        if cursor:
            with suppress(HttpError):  # gone: Google remembers history for about a week
                return self._changed(folder, cursor)
        return self._all(folder, since)

    def letters(self, wanted: Mapping[str, Flags | None]) -> Iterator[Fetched]:
        for remote_id in wanted:
            with _in_our_words():
                try:
                    one = self._messages.get(userId="me", id=remote_id, format="raw").execute(
                        num_retries=AGAIN
                    )
                except HttpError as error:
                    if error.status_code == GONE:
                        continue
                    raise
            yield _fetched(one)

    def mark(self, remote_id: str, *, is_read: bool, is_flagged: bool) -> None:
        marks = {"UNREAD": not is_read, "STARRED": is_flagged}
        body = {
            "addLabelIds": [name for name, is_on in marks.items() if is_on],
            "removeLabelIds": [name for name, is_on in marks.items() if not is_on],
        }
        with _in_our_words():
            try:
                self._messages.modify(userId="me", id=remote_id, body=body).execute(
                    num_retries=AGAIN
                )
            except HttpError as error:
                if error.status_code != GONE:
                    raise

    def send(self, raw: bytes, *, recipients: Sequence[str]) -> Outcome:
        whole = with_hidden(raw, recipients)
        media = MediaIoBaseUpload(io.BytesIO(whole), mimetype="message/rfc822")
        call = self._messages.send(userId="me", media_body=media)
        # The library puts https in front here, whatever the endpoint says.
        call.uri = urlunsplit(urlsplit(call.uri)._replace(scheme=self._scheme))
        try:
            answer = call.execute(num_retries=0)  # it may have left: nothing tries that again
        except HttpError as error:
            return Outcome(_became(error), answer=told(error.reason or error.content))
        except LINE_BREAKS as error:
            return Outcome(_of_line(error), answer=told(error))
        return Outcome(
            Status.SENT, tuple(recipients), remote_id=answer["id"],
            message_id=self._message_id(answer["id"]),
        )  # fmt: skip

    def find(self, message_id: str) -> bool:
        found = _asked(
            self._messages.list(userId="me", q=f"rfc822msgid:{message_id} in:sent", maxResults=1)
        )
        return bool(found.get("messages"))

    def _message_id(self, remote_id: str) -> str:
        """Ask which Message-ID a letter went out with: Google may have given it another."""
        with suppress(DomainError):
            told_of = _asked(
                self._messages.get(
                    userId="me", id=remote_id, format="metadata", metadataHeaders=["Message-ID"]
                )
            )
            headers = told_of.get("payload", {}).get("headers", [])
            return str(headers[0]["value"]).strip("<> ") if headers else ""
        return ""

    def _changed(self, folder: str, cursor: str) -> Changes:
        there: dict[str, Flags | None] = {}
        gone: set[str] = set()
        asked = {"userId": "me", "startHistoryId": cursor, "historyTypes": list(KINDS)}
        page: dict[str, Any] = {}
        while not page or page.get("nextPageToken"):
            call = self._users.history().list(**asked, pageToken=page.get("nextPageToken"))
            with _in_our_words(but_gone=True):
                page = call.execute(num_retries=AGAIN)
            for one, is_deleted in _told_of(page.get("history", [])):
                labels = one.get("labelIds", [])
                if is_deleted or folder not in labels:
                    there.pop(one["id"], None)
                    gone.add(one["id"])
                else:
                    gone.discard(one["id"])
                    there[one["id"]] = _flags(labels)
        return Changes(str(page["historyId"]), there, frozenset(gone))

    def _all(self, folder: str, since: date) -> Changes:
        """List what there is. The cursor is taken before, so that nothing falls in between."""
        cursor = str(_asked(self._users.getProfile(userId="me"))["historyId"])
        after = f"after:{since - timedelta(days=1):%Y/%m/%d}"
        ids = self._ids([folder], after)
        unread = set(self._ids([folder, "UNREAD"], after))
        starred = set(self._ids([folder, "STARRED"], after))
        there = {
            one: frozenset(
                ([] if one in unread else [SEEN]) + ([FLAGGED] if one in starred else [])
            )
            for one in ids
        }
        return Changes(cursor, there, is_all=True)

    def _ids(self, labels: list[str], words: str) -> list[str]:
        found: list[str] = []
        page: dict[str, Any] = {}
        while not page or page.get("nextPageToken"):  # `list_next` cannot ask by two labels
            page = _asked(
                self._messages.list(
                    userId="me", labelIds=labels, q=words, maxResults=PAGE,
                    pageToken=page.get("nextPageToken"),
                )
            )  # fmt: skip
            found += [one["id"] for one in page.get("messages", [])]
        return found


def _told_of(history: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    for record in history:
        for kind in ("messagesAdded", "labelsAdded", "labelsRemoved", "messagesDeleted"):
            for one in record.get(kind, []):
                yield one["message"], kind == "messagesDeleted"


def _fetched(one: Mapping[str, Any]) -> Fetched:
    raw = base64.urlsafe_b64decode(one["raw"] + "=" * (-len(one["raw"]) % 4))
    at = datetime.fromtimestamp(int(one.get("internalDate", 0)) / 1000, UTC)
    return Fetched(
        uid_of(one["id"]), _flags(one.get("labelIds", [])), len(raw), at, raw, remote_id=one["id"]
    )


def _flags(labels: Sequence[str]) -> Flags:
    seen = [] if "UNREAD" in labels else [SEEN]
    return frozenset(seen + ([FLAGGED] if "STARRED" in labels else []))


def _asked(call: Any) -> dict[str, Any]:
    with _in_our_words():
        return dict(call.execute(num_retries=AGAIN))


@contextmanager
def _in_our_words(*, but_gone: bool = False) -> Iterator[None]:
    try:
        yield
    except HttpError as error:
        if but_gone and error.status_code == GONE:
            raise
        raise _refusal(error) from error
    except (*LINE_BREAKS, Error) as error:
        raise ConnectionBroken("The connection to {host} broke off.", host="Gmail") from error


def _refusal(error: HttpError) -> CommandRefused | ConnectionBroken | SignInAgain:
    if error.status_code == UNAUTHORIZED:
        return SignInAgain(
            "{provider} does not let Headwater at this mailbox any more. Sign in again.",
            provider="Google",
        )
    answer = told(error.reason or error.content)
    if _is_for_later(error):
        return ConnectionBroken("The mail server is out of order. It says: {answer}", answer=answer)
    return CommandRefused("The mail server refuses. It says: {answer}", answer=answer)


def _is_for_later(error: HttpError) -> bool:
    is_limit = "ratelimit" in str(error.error_details).lower().replace(" ", "")
    return error.status_code == TOO_MANY or error.status_code >= SERVERS_FAULT or is_limit


def _became(error: HttpError) -> Status:
    """Say what became of a letter; a server that failed may have sent it before it did."""
    if error.status_code >= SERVERS_FAULT:
        return Status.UNKNOWN
    return Status.RETRY if _is_for_later(error) else Status.REFUSED


def _of_line(error: Exception) -> Status:
    never = (ConnectionRefusedError, httplib2.ServerNotFoundError)
    return Status.RETRY if isinstance(error, never) else Status.UNKNOWN
