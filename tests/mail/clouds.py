"""A provider of our own, to be signed in at and to fetch from: it speaks HTTP on a free port.

    cloud = …; url = <what Headwater says>; code, state = cloud.consent(url, "ada@gmail.example")

It is strict where a provider is: a code is good once, for whom it was given, with its verifier; a
token that is old, or whose permission was taken back, opens nothing.
"""

import hashlib
import json
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "our-client", "our-secret"
Answer = tuple[int, Any]


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    def one(self, name: str, default: str = "") -> str:
        return self.query.get(name, [default])[0]

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


@dataclass
class Cloud:
    """Who may come in, by which tokens; `rotates` gives another lasting token with each renewal."""

    address: str = "ada@ours.example"
    rotates: bool = False
    new_access: Callable[[], str] = lambda: secrets.token_urlsafe(12)
    port: int = 0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    lasting: set[str] = field(default_factory=set)
    access: set[str] = field(default_factory=set)
    renewals: int = 0
    asked: list[Asked] = field(default_factory=list)
    serve: Callable[[Asked], Answer] = lambda asked: (404, {"error": asked.path})
    before: Callable[[Asked], Answer | None] = lambda _: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def consent(self, url: str, **wrong: str) -> dict[str, str]:
        """Do what somebody does who signs in and allows it; give what the browser brings back."""
        return self._consent(
            {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()} | wrong
        )

    def _consent(self, asked: dict[str, str]) -> dict[str, str]:
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def expire(self) -> None:
        """Let the tokens of this hour end; the permission lasts."""
        self.access.clear()

    def take_back(self) -> None:
        """Take the permission back, as people do in their account."""
        self.access.clear()
        self.lasting.clear()

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        if (instead := self.before(asked)) is not None:
            return instead
        if (given := self._at_the_door(asked)) is not None:
            return given
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.access:
            return 401, {"error": {"code": "InvalidAuthenticationToken", "message": "expired"}}
        return self.serve(asked)

    def _at_the_door(self, asked: Asked) -> Answer | None:
        """Sign in and out; None: it is about something else."""
        if asked.path.endswith("/token"):
            return self._token(asked.form)
        if asked.path.endswith("/auth"):  # a browser, whose owner allows everything at once
            wanted = {name: values[0] for name, values in asked.query.items()}
            return 302, f"{wanted['redirect_uri']}?{urlencode(self._consent(wanted))}".encode()
        if asked.path == "/revoke":
            self.take_back()
            return 200, {}
        return None

    def _token(self, form: dict[str, str]) -> Answer:
        if (form["client_id"], form["client_secret"]) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        if form["grant_type"] == "refresh_token":
            return self._renewed(form["refresh_token"])
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        if asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        claims = {"aud": CLIENT, "email": self.address, "nonce": asked["nonce"]}
        token = jwt.encode(claims, "somebody else's key of thirty-two bytes", "HS256")
        return 200, self._given(self._new_lasting()) | {"id_token": token, "scope": asked["scope"]}

    def _renewed(self, refresh: str) -> Answer:
        if refresh not in self.lasting:
            return 400, {"error": "invalid_grant", "error_description": "revoked"}
        self.renewals += 1
        if not self.rotates:
            return 200, self._given()
        self.lasting.discard(refresh)
        return 200, self._given(self._new_lasting())

    def _new_lasting(self) -> str:
        lasting = secrets.token_urlsafe(16)
        self.lasting.add(lasting)
        return lasting

    def _given(self, lasting: str = "") -> dict[str, Any]:
        access = self.new_access()
        self.access.add(access)
        given = {"access_token": access, "expires_in": 3600, "token_type": "Bearer"}
        return given | ({"refresh_token": lasting} if lasting else {})


@contextmanager
def running(cloud: Cloud) -> Iterator[Cloud]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def handle_one(self) -> None:
            at = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said = cloud.answer(
                Asked(self.command, at.path, parse_qs(at.query), headers, body)
            )
            raw = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            kind = "text/plain" if isinstance(said, bytes) else "application/json"
            self.send_header("Content-Type", kind)
            if status == 302:
                self.send_header("Location", raw.decode())
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = do_DELETE = handle_one  # noqa: N815

    server = ThreadingHTTPServer(("127.0.0.1", cloud.port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    cloud.port = server.server_port
    try:
        yield cloud
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
